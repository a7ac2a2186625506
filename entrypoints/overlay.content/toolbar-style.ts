/** How a toolbar looks: small, quiet, in the page's own font and colour, over free space and taking none. */

const CSS = `
:host {
  position: absolute !important;
  display: none;
  width: max-content !important;
  height: auto !important;
  margin: 0 0 0 .5em !important;
  padding: 0 !important;
  border: 0 !important;
  background: none !important;
  transform: none !important;
  translate: var(--shift, 0);
  z-index: 2;
  gap: .15em;
  font: inherit;
  line-height: inherit;
  letter-spacing: normal;
  text-transform: none;
  text-indent: 0;
  white-space: nowrap;
  color: inherit;
  /* Far from the window nothing of it is laid out: that is what makes thousands cheap. */
  content-visibility: auto;
  contain-intrinsic-size: auto 4em auto 1.2em;
  overflow-clip-margin: 6px;
  --accent: color-mix(in oklab, #2563eb 78%, currentColor);
}
:host([problem]) { content-visibility: visible; }
:host([corner]) {
  right: .75rem;
  bottom: .25rem;
  margin: 0 !important;
  font-size: 13px;
  line-height: 18px;
}
button, a {
  all: unset;
  position: relative;
  display: inline-flex;
  align-items: center;
  gap: 4px;
  padding: 0 .4em;
  border-radius: .35em;
  cursor: pointer;
  color: color-mix(in oklab, currentColor 76%, transparent);
}
button::before, a::before { content: ''; flex: none; width: 12px; height: 14px; background: currentColor; }
.save::before { clip-path: path(evenodd, 'M1 1h10v13L6 10.3 1 14zM2.4 2.4v8.9L6 8.6l3.6 2.7V2.4z'); }
.take-out::before { clip-path: path('M1 1h10v13L6 10.3 1 14z'); }
.open::before { width: 16px; clip-path: path('M5.6 2.9l1 1L3 7.5l3.6 3.6-1 1L1 7.5zM10.4 2.9l-1 1L13 7.5l-3.6 3.6 1 1L15 7.5z'); }
.undo::before { content: none; }
button::after, a::after { content: ''; position: absolute; inset: -3px 0; }
button:hover, a:hover { color: currentColor; box-shadow: 0 0 0 1px color-mix(in oklab, currentColor 35%, transparent); }
button:focus-visible, a:focus-visible { color: currentColor; outline: 2px solid var(--accent); outline-offset: 1px; }
.take-out, .take-out:hover { color: var(--accent); }
.undo { text-decoration: underline; text-underline-offset: .2em; }
.problem {
  position: absolute;
  top: 100%;
  left: 0;
  z-index: 3;
  width: max-content;
  max-width: 22em;
  margin-top: .25em;
  padding: .3em .6em;
  border-radius: .4em;
  white-space: normal;
  color: #fff;
  background: #b42318;
  box-shadow: 0 2px 8px rgb(0 0 0 / .25);
}
:host([corner]) .problem { top: auto; bottom: 100%; left: auto; right: 0; margin: 0 0 .25em; }
:host([narrow]) .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (forced-colors: active) { button, a { color: LinkText; } .take-out { color: Highlight; } button::before, a::before { forced-color-adjust: none; } }
@media print { :host { display: none !important; } }
`;

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
