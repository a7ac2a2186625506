/**
 * One toolbar: Save or Saved, how far a saved paper is read, Not for me for others, Open code where code is known,
 * Undo after either. It knows nothing of papers or of the library; it paints a state. A page can hold thousands, so
 * each is a clone of one pattern.
 */
import type { Status } from '../../lib/paper';
import type { SearchState } from '../../lib/sources/code-found';
import { type FoundList, showFound } from './found-code';
import { isInSight } from './in-sight';
import type { FoundCode } from './shown';
import { spoken } from './spoken';
import { type Texts, texts } from './texts';
import { TOOLBAR } from './toolbar-name';
import { type Curtain, toolbarStyle } from './toolbar-style';
import { isWebAddress } from './web-address';

export interface ToolbarState {
  saved: boolean;
  /** The library holds a paper that looks the same. */
  probably?: boolean | undefined;
  /** It is not for the reader. */
  dismissed?: boolean | undefined;
  status?: Status | undefined;
  code: string | undefined;
  project: string | undefined;
  /** Code can be looked for, how far the search is, or that something was found that may be it. */
  find?: 'offered' | SearchState | 'found' | undefined;
  found?: FoundCode | undefined;
  /** What was done a moment ago and can be undone. */
  undo?: Undoable | undefined;
  /** Why the last press came to nothing. */
  problem?: string | undefined;
}

export type Undoable = 'removing' | 'dismissing';

export interface Toolbar {
  host: HTMLElement;
  paint(state: ToolbarState): void;
  /** Opens the code or the project's page, as a press of its link does. False where there is no link. */
  openLink(): boolean;
}

/** Which of its buttons was pressed. */
export type Press = 'save' | 'take-out' | 'dismiss' | 'take-back' | 'undo' | 'find-code';

/**
 * Makes a toolbar for the paper of this title, behind a curtain until its mark is known. `inCorner` when it stands in a
 * corner of its entry and not at the end of a line.
 */
export function createToolbar(paper: string, inCorner: boolean, behind?: Curtain): Toolbar {
  const title = spoken(paper);
  const host = hostPattern().cloneNode() as HTMLElement;
  if (inCorner) host.setAttribute('corner', '');
  const root = host.attachShadow({ mode: 'open' });
  toolbarStyle(root, behind);
  const saveButton = buttonPattern().cloneNode(true) as HTMLElement;
  const notForMe = notForMePattern().cloneNode(true) as HTMLElement;
  notForMe.setAttribute('aria-label', texts().notForMe.name(title));
  root.append(saveButton, notForMe);
  let statusMark: HTMLElement | undefined;
  let undoButton: HTMLElement | undefined;
  let link: HTMLAnchorElement | undefined;
  let findButton: HTMLElement | undefined;
  let foundList: FoundList | undefined;
  /** How often that list was wanted until now. */
  let shownTimes = 0;
  let alert: HTMLElement | undefined;

  function paint(state: ToolbarState): void {
    const { saved, probably, dismissed, status, code, project, find, found, undo, problem } = state;
    paintSave(saved, !saved && probably === true);
    paintStatus(saved ? status : undefined);
    paintNotForMe(!saved, dismissed === true);
    paintUndo(undo);
    paintLink(code, project);
    paintFind(find);
    paintFound(found);
    paintProblem(problem);
  }

  /** Probably saved is no proof, so the button still saves; but it says what the reader will want to know before. */
  function paintSave(saved: boolean, isProbable: boolean): void {
    saveButton.className = saved ? 'take-out' : 'save';
    label(saveButton, texts()[saved ? 'saved' : isProbable ? 'maybeSaved' : 'save']);
    // Thousands are painted that never were.
    if (isProbable === saveButton.hasAttribute('probably')) return;
    saveButton.toggleAttribute('probably');
    saveButton.title = isProbable ? texts().maybeSaved.hint : '';
  }

  /** The button's name says that it is saved, and no more; so how far it is read is said in its description. */
  function paintStatus(status: Status | undefined): void {
    const said = status && texts().status[status];
    if (!said) {
      statusMark?.remove();
      if (statusMark) saveButton.removeAttribute('aria-description');
      return;
    }
    statusMark ??= statusPattern().cloneNode(true) as HTMLElement;
    statusMark.className = `status ${status}`;
    write(statusMark, said);
    saveButton.setAttribute('aria-description', said);
    if (!statusMark.parentNode) saveButton.after(statusMark);
  }

  /** A saved paper is taken out by its own button. */
  function paintNotForMe(wanted: boolean, pressed: boolean): void {
    if (!wanted) takeAway(notForMe);
    else if (!notForMe.parentNode) root.append(notForMe);
    const { hint, pressed: pressedHint } = texts().notForMe;
    if (pressed === (notForMe.className === 'take-back')) return;
    notForMe.className = pressed ? 'take-back' : 'dismiss';
    notForMe.setAttribute('aria-pressed', String(pressed));
    notForMe.title = pressed ? pressedHint : hint;
  }

  function paintUndo(undo: Undoable | undefined): void {
    if (!undo) {
      if (undoButton) takeAway(undoButton);
      return;
    }
    undoButton ??= buttonPattern().cloneNode(true) as HTMLElement;
    undoButton.className = 'undo';
    label(undoButton, texts().undo[undo]);
    // Beside what it undoes.
    const before = undo === 'removing' ? saveButton : notForMe;
    if (before.nextSibling !== undoButton) before.after(undoButton);
  }

  function label(it: HTMLElement, { word, name }: Texts['save']): void {
    it.setAttribute('aria-label', name(title));
    write(it, word);
  }

  /** The focus goes to the first button, and not to the top of the page. */
  function takeAway(button: HTMLElement): void {
    if (button === root.activeElement) saveButton.focus();
    button.remove();
  }

  function paintLink(code: string | undefined, project: string | undefined): void {
    const url = code ?? project;
    if (!url || !isWebAddress(url)) {
      link?.remove();
      link = undefined;
      return;
    }
    link ??= linkPattern().cloneNode(true) as HTMLAnchorElement;
    link.href = url;
    link.title = url;
    label(link, code ? texts().openCode : texts().projectPage);
    if (!link.parentNode) root.insertBefore(link, notForMe.parentNode && notForMe);
  }

  function paintFind(find: ToolbarState['find']): void {
    if (!find) {
      if (findButton) takeAway(findButton);
      return;
    }
    findButton ??= buttonPattern().cloneNode(true) as HTMLElement;
    findButton.className = 'find-code';
    label(findButton, texts().find[find]);
    findButton.setAttribute('aria-busy', String(find === 'looking' || find === 'unreachable'));
    findButton.title = texts().find[find].hint;
    if (!findButton.parentNode) root.insertBefore(findButton, notForMe.parentNode && notForMe);
  }

  /** What the reader has closed stays closed, until it is wanted again. */
  function paintFound(found: FoundCode | undefined): void {
    if (!found) return;
    // Not over what the reader does elsewhere by then.
    const isHere = [host, document.body, null].includes(document.activeElement as HTMLElement | null);
    if (found.wanted > shownTimes && isHere) foundList = showFound(root, title);
    shownTimes = found.wanted;
    foundList?.fill(found.candidates);
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

  function openLink(): boolean {
    link?.click();
    return Boolean(link);
  }

  return { host, paint, openLink };
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
    if (
      event.type === 'click' &&
      event.isTrusted &&
      button &&
      isInSight(button as Element, event as MouseEvent)
    ) {
      pressed(path[at] as Element, (button as HTMLButtonElement).className as Press);
    }
  };
  for (const type of ['click', 'auxclick', 'mousedown', 'pointerdown']) {
    addEventListener(type, hear, { capture: true, signal });
  }
}

function write(it: HTMLElement, word: string): void {
  const text = it.firstChild?.firstChild as Text;
  if (text.data !== word) text.data = word;
}

const hostPattern = once(() => {
  const host = document.createElement(TOOLBAR);
  host.lang = texts().language;
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

const notForMePattern = once(() => {
  const button = buttonPattern().cloneNode(true) as HTMLElement;
  button.className = 'dismiss';
  button.title = texts().notForMe.hint;
  button.setAttribute('aria-pressed', 'false');
  write(button, texts().notForMe.word);
  return button;
});

const statusPattern = once(() => {
  const mark = document.createElement('span');
  mark.setAttribute('aria-hidden', 'true');
  mark.append(word());
  return mark;
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
