/** The overlay on sites of publishers. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { publishers } from '../lib/sites/groups/publishers';
import { matchPatterns } from '../lib/sites/origins';
import { HOW } from './overlay/how';
import { overlayOn } from './overlay/on-sites';

export default defineContentScript({
  ...HOW,
  matches: matchPatterns(publishers),
  main: (context) => overlayOn(publishers, context),
});
