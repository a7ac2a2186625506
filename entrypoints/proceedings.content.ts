/** The overlay on sites of conferences and open journals. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { proceedings } from '../lib/sites/groups/proceedings';
import { matchPatterns } from '../lib/sites/origins';
import { HOW } from './overlay/how';
import { overlayOn } from './overlay/on-sites';

export default defineContentScript({
  ...HOW,
  matches: matchPatterns(proceedings),
  main: (context) => overlayOn(proceedings, context),
});
