/**
 * One toolbar: Save or Saved, Open code where code is known, Undo after a removal. It knows nothing of papers or
 * of the library; it paints a state. A page can hold thousands, so each is a clone of one pattern.
 */
import { type Curtain, toolbarStyle } from './toolbar-style';

/** The element's name. A valid custom element name may carry a shadow root without being defined. */
export const TOOLBAR = 'offprint-toolbar';

export interface ToolbarState {
  saved: boolean;
  /** The library holds a paper that looks the same. */
  probably?: boolean | undefined;
  code: string | undefined;
  project: string | undefined;
  /** It was taken out a moment ago and can be put back. */
  undo: boolean;
  /** Why the last press came to nothing. */
  problem?: string | undefined;
}

export interface Toolbar {
  host: HTMLElement;
  paint(state: ToolbarState): void;
  /** Opens the code or the project's page, where there is one, as a press of its link does. */
  openLink(): void;
}

/** Which of its buttons was pressed. */
export type Press = 'save' | 'take-out' | 'undo';

/**
 * Makes a toolbar for a paper, behind a curtain until its mark is known. `inCorner` when it stands in a corner of its
 * entry and not at the end of a line.
 */
export function createToolbar(title: string, inCorner: boolean, behind?: Curtain): Toolbar {
  const host = hostPattern().cloneNode() as HTMLElement;
  if (inCorner) host.setAttribute('corner', '');
  const root = host.attachShadow({ mode: 'open' });
  toolbarStyle(root, behind);
  const saveButton = buttonPattern().cloneNode(true) as HTMLElement;
  root.append(saveButton);
  let undoButton: HTMLElement | undefined;
  let link: HTMLAnchorElement | undefined;
  let alert: HTMLElement | undefined;

  function paint({ saved, probably, code, project, undo, problem }: ToolbarState): void {
    saveButton.className = saved ? 'take-out' : 'save';
    label(saveButton, saved ? 'Saved' : 'Save', title);
    paintProbably(saveButton, !saved && probably === true, title);
    paintUndo(undo);
    paintLink(code, project);
    paintProblem(problem);
  }

  function paintUndo(wanted: boolean): void {
    if (!wanted && undoButton && undoButton === root.activeElement) saveButton.focus();
    if (!wanted) undoButton?.remove();
    if (!wanted || undoButton?.isConnected) return;
    undoButton ??= buttonPattern().cloneNode(true) as HTMLElement;
    undoButton.className = 'undo';
    label(undoButton, 'Undo', `removing ${title}`);
    saveButton.after(undoButton);
  }

  function paintLink(code: string | undefined, project: string | undefined): void {
    const url = code ?? project;
    if (!url || !/^https?:/i.test(url)) {
      link?.remove();
      return;
    }
    link ??= linkPattern().cloneNode(true) as HTMLAnchorElement;
    link.href = url;
    link.title = url;
    label(link, code ? 'Open code' : 'Project page', title);
    if (!link.parentNode) root.append(link);
  }

  function paintProblem(problem: string | undefined): void {
    alert?.remove();
    host.toggleAttribute('problem', Boolean(problem));
    if (!problem) return;
    alert = document.createElement('span');
    alert.className = 'problem';
    alert.setAttribute('role', 'alert');
    alert.textContent = problem;
    root.append(alert);
  }

  return { host, paint, openLink: () => link?.isConnected && link.click() };
}

/** It is no proof, so the button still saves; but it says what the reader will want to know before. */
function paintProbably(button: HTMLElement, isProbable: boolean, title: string): void {
  if (!isProbable) {
    // Thousands are painted that never were.
    if (button.hasAttribute('probably')) {
      button.removeAttribute('probably');
      button.removeAttribute('title');
    }
    return;
  }
  button.setAttribute('probably', '');
  button.title = 'Probably saved already: your list has a paper with this title, first author and year.';
  button.setAttribute('aria-label', `Save ${title} (probably saved already)`);
  (button.firstChild?.firstChild as Text).data = 'Saved?';
}

/**
 * Tells of each press of a toolbar's button, by a person and by nobody else. It hears a press before the page does,
 * since the card beneath is often one big link, and keeps it to itself. One listener serves all toolbars.
 */
export function onPress(pressed: (host: Element, press: Press) => void, signal: AbortSignal): void {
  const hear = (event: Event) => {
    const path = event.composedPath();
    const at = path.findIndex((node) => node instanceof Element && node.localName === TOOLBAR);
    if (at < 0) return;
    event.stopPropagation();
    const button = path.slice(0, at).find((node) => node instanceof HTMLButtonElement);
    if (event.type === 'click' && event.isTrusted && button) {
      pressed(path[at] as Element, (button as HTMLButtonElement).className as Press);
    }
  };
  for (const type of ['click', 'auxclick', 'mousedown', 'pointerdown']) {
    addEventListener(type, hear, { capture: true, signal });
  }
}

/** The visible word begins the accessible name, which adds the paper's title: a page holds many such buttons. */
function label(it: HTMLElement, text: string, title: string): void {
  it.setAttribute('aria-label', `${text} ${title}`);
  const word = it.firstChild?.firstChild as Text;
  if (word.data !== text) word.data = text;
}

const hostPattern = once(() => {
  const host = document.createElement(TOOLBAR);
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', 'Offprint');
  return host;
});

const buttonPattern = once(() => {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(word());
  return button;
});

const linkPattern = once(() => {
  const link = document.createElement('a');
  link.className = 'open';
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.append(word());
  return link;
});

function word(): HTMLElement {
  const it = document.createElement('span');
  it.className = 'word';
  it.append(' ');
  return it;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
