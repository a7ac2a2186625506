// @vitest-environment jsdom
/** The sites that keep indexes of papers published elsewhere. */
import { indexes } from '../../../lib/sites/groups/indexes';
import { describeSites } from './every-site';

describeSites(indexes);
