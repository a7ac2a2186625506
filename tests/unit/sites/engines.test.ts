// @vitest-environment jsdom
/** The search engines for papers. */
import { engines } from '../../../lib/sites/groups/engines';
import { describeSites } from './every-site';

describeSites(engines);
