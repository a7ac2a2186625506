/**
 * One toolbar: Save or Saved, Open code where code is known, Undo after a removal. It knows nothing of papers or
 * of the library; it paints a state and reports presses by a person.
 */
import { toolbarStyle } from './toolbar-style';

/** The element's name. A valid custom element name may carry a shadow root without being defined. */
export const TOOLBAR = 'offprint-toolbar';

export interface ToolbarState {
  saved: boolean;
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
}

interface Presses {
  save(): void;
  takeOut(): void;
  undo(): void;
}

const RIBBON = 'M4 2.5h8v11.2l-4-3-4 3z';
const BRACKETS = 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5';

/** Makes a toolbar for a paper. `inCorner` when it stands in a corner of its entry and not at the end of a line. */
export function createToolbar(title: string, inCorner: boolean, presses: Presses): Toolbar {
  const host = document.createElement(TOOLBAR);
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', 'Offprint');
  if (inCorner) host.setAttribute('corner', '');
  const root = host.attachShadow({ mode: 'open' });
  toolbarStyle(root);
  const saveButton = button('save', RIBBON, 'Save');
  root.append(saveButton);
  let undoButton: HTMLElement | undefined;
  let link: HTMLAnchorElement | undefined;
  let alert: HTMLElement | undefined;
  let saved = false;

  root.addEventListener('click', (event) => {
    // The card beneath is often one big link.
    event.stopPropagation();
    const pressed = event.target instanceof Element ? event.target.closest('button') : null;
    if (!event.isTrusted || !pressed) return;
    if (pressed === undoButton) presses.undo();
    else if (saved) presses.takeOut();
    else presses.save();
  });

  function paint(state: ToolbarState): void {
    saved = state.saved;
    saveButton.classList.toggle('saved', saved);
    label(saveButton, saved ? 'Saved' : 'Save', title);
    paintUndo(state.undo);
    paintLink(state.code, state.project);
    paintProblem(state.problem);
  }

  function paintUndo(wanted: boolean): void {
    if (!wanted && undoButton === root.activeElement) saveButton.focus();
    if (!wanted) undoButton?.remove();
    if (!wanted || undoButton?.isConnected) return;
    undoButton ??= button('undo', undefined, 'Undo');
    label(undoButton, 'Undo', `removing ${title}`);
    saveButton.after(undoButton);
  }

  function paintLink(code: string | undefined, project: string | undefined): void {
    const url = code ?? project;
    if (!url || !/^https?:/i.test(url)) {
      link?.remove();
      return;
    }
    link ??= openLink();
    link.href = url;
    link.title = url;
    label(link, code ? 'Open code' : 'Project page', title);
    if (!link.isConnected) root.append(link);
  }

  function paintProblem(problem: string | undefined): void {
    alert?.remove();
    if (!problem) return;
    alert = element('span', 'problem');
    alert.setAttribute('role', 'alert');
    alert.textContent = problem;
    root.append(alert);
  }

  return { host, paint };
}

function button(name: string, path: string | undefined, text: string): HTMLElement {
  const it = element('button', name);
  it.setAttribute('type', 'button');
  if (path) it.append(icon(path));
  it.append(word(text));
  return it;
}

function openLink(): HTMLAnchorElement {
  const it = document.createElement('a');
  it.className = 'open';
  it.target = '_blank';
  it.rel = 'noopener noreferrer';
  it.append(icon(BRACKETS), word(''));
  return it;
}

/** The visible word begins the accessible name, which adds the paper's title: a page holds many such buttons. */
function label(it: HTMLElement, text: string, title: string): void {
  it.setAttribute('aria-label', `${text} ${title}`);
  if (it.lastChild && it.lastChild.textContent !== text) it.lastChild.textContent = text;
}

function word(text: string): HTMLElement {
  const it = element('span', 'word');
  it.textContent = text;
  return it;
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

function element(name: string, className: string): HTMLElement {
  const it = document.createElement(name);
  it.className = className;
  return it;
}
