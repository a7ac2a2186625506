// @vitest-environment jsdom
/** The sites of publishers. */
import { publishers } from '../../../lib/sites/groups/publishers';
import { describeSites } from './every-site';

describeSites(publishers);
