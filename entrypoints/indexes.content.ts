/** The overlay on sites that find papers published elsewhere. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { indexes } from '../lib/sites/groups/indexes';
import { matchPatterns } from '../lib/sites/origins';
import { HOW } from './overlay/how';
import { overlayOn } from './overlay/on-sites';

export default defineContentScript({
  ...HOW,
  matches: matchPatterns(indexes),
  main: (context) => overlayOn(indexes, context),
});
