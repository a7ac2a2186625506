// @vitest-environment jsdom
/** The sites of conferences. */
import { proceedings } from '../../../lib/sites/groups/proceedings';
import { describeSites } from './every-site';

describeSites(proceedings);
