/** Gives toolbars their style. */
import CSS from './toolbar.css?inline';

let shared: CSSStyleSheet | undefined;

/** A curtain before toolbars whose marks are not known yet. All that stand behind one are shown at once. */
export interface Curtain {
  sheet: CSSStyleSheet | undefined;
  open(): void;
}

/** A closed curtain. */
export function curtain(): Curtain {
  const sheet = sheetOf(':host { visibility: hidden !important; }');
  return { sheet, open: () => sheet?.replaceSync('') };
}

/** Gives a shadow root the toolbar's style: one sheet for all of them, where the browser lets us share it. */
export function toolbarStyle(root: ShadowRoot, behind?: Curtain): void {
  shared ??= sheetOf(CSS);
  try {
    root.adoptedStyleSheets = [shared, behind?.sheet].filter((sheet) => sheet !== undefined);
  } catch {
    shared = undefined;
  }
  if (shared) return;
  // Older Firefoxes keep constructed sheets of a content script from the page's shadow roots.
  const style = document.createElement('style');
  style.textContent = CSS;
  root.append(style);
}

function sheetOf(css: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  } catch {
    return undefined;
  }
}
