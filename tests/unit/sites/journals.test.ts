// @vitest-environment jsdom
/** The sites of open journals. */
import { journals } from '../../../lib/sites/groups/journals';
import { describeSites } from './every-site';

describeSites(journals);
