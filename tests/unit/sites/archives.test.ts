// @vitest-environment jsdom
/** The sites of the archives. */
import { archives } from '../../../lib/sites/groups/archives';
import { describeSites } from './every-site';

describeSites(archives);
