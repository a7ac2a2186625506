/** The overlay on sites with preprints and their readings. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { preprints } from '../lib/sites/groups/preprints';
import { matchPatterns } from '../lib/sites/origins';
import { HOW } from './overlay/how';
import { overlayOn } from './overlay/on-sites';

export default defineContentScript({
  ...HOW,
  matches: matchPatterns(preprints),
  main: (context) => overlayOn(preprints, context),
});
