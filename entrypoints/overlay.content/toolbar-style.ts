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
  contain: layout style;
  --accent: color-mix(in oklab, #2563eb 78%, currentColor);
}
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
  gap: .3em;
  padding: 0 .4em;
  border-radius: .35em;
  cursor: pointer;
  color: color-mix(in oklab, currentColor 76%, transparent);
}
button::after, a::after { content: ''; position: absolute; inset: -3px 0; }
button:hover, a:hover { color: currentColor; box-shadow: 0 0 0 1px color-mix(in oklab, currentColor 35%, transparent); }
button:focus-visible, a:focus-visible { color: currentColor; outline: 2px solid var(--accent); outline-offset: 1px; }
.saved, .saved:hover { color: var(--accent); }
.undo { text-decoration: underline; text-underline-offset: .2em; }
svg { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
.saved svg { fill: currentColor; }
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
@media (forced-colors: active) { button, a { color: LinkText; } .saved { color: Highlight; } }
@media print { :host { display: none !important; } }
`;

let shared: CSSStyleSheet | undefined;

/** Gives a shadow root the toolbar's style: one sheet for all of them, where the browser lets us share it. */
export function toolbarStyle(root: ShadowRoot): void {
  try {
    shared ??= sheet();
    root.adoptedStyleSheets = [shared];
  } catch {
    // Firefox keeps constructed sheets of a content script from the page's shadow roots.
    const style = document.createElement('style');
    style.textContent = CSS;
    root.append(style);
  }
}

function sheet(): CSSStyleSheet {
  const it = new CSSStyleSheet();
  it.replaceSync(CSS);
  return it;
}
