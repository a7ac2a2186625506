/** The files of our content scripts, as the manifest names them. */
import { browser } from 'wxt/browser';

export interface ScriptFiles {
  js: string[];
  css: string[];
}

/** The files that the overlay on a group of sites consists of. */
export function filesOf(group: string): ScriptFiles | undefined {
  return (
    (browser.runtime.getManifest().content_scripts ?? [])
      // Firefox fills in null for what the manifest leaves out.
      .map(({ js, css }) => ({ js: (js ?? []).map(pathOf), css: (css ?? []).map(pathOf) }))
      .find(({ js }) => js.includes(`content-scripts/${group}.js`))
  );
}

/** A file's path in the extension. Firefox tells whole addresses. */
function pathOf(file: string): string {
  return new URL(file, location.origin).pathname.slice(1);
}
