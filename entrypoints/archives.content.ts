/** The overlay on the sites that people go through every day. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { archives } from '../lib/sites/groups/archives';
import { matchPatterns } from '../lib/sites/origins';
import { HOW } from './overlay/how';
import { overlayOn } from './overlay/on-sites';

export default defineContentScript({
  ...HOW,
  matches: matchPatterns(archives),
  main: (context) => overlayOn(archives, context),
});
