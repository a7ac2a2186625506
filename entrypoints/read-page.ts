/** Run in a page once, when the reader asks: tells what it says of itself, and of papers that it links to. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAnyPage } from '../lib/sites/any-page';

export default defineUnlistedScript(() => readAnyPage(document, new URL(location.href)));
