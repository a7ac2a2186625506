/**
 * What may be a paper's code, each with why it is believed: a small list in the browser's top layer, which the page
 * cannot cut. Escape or a press beside it closes it.
 */
import { number, partialDay, t } from '../../lib/i18n';
import type { Candidate } from '../../lib/sources/code-found';
import { isWebAddress } from './web-address';

/** The gap between the list and its toolbar or the window's edge, in pixels. */
const GAP = 6;

/** The list as long as it is open. */
export interface FoundList {
  fill(found: readonly Candidate[]): void;
}

/** Opens the list beside the toolbar in this root; it takes the focus once it has something. */
export function showFound(root: ShadowRoot, title: string): FoundList {
  let isFilled = false;
  const list = document.createElement('ul');
  list.className = 'found';
  list.popover = 'auto';
  list.setAttribute('aria-label', t('codeFoundFor', title));
  root.append(list);
  list.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') list.remove();
  });
  list.showPopover();
  return {
    fill(found) {
      if (!list.isConnected) return;
      const at = [...list.querySelectorAll<Element>('a')].indexOf(root.activeElement ?? list);
      list.replaceChildren(...found.filter(({ url }) => isWebAddress(url)).map(item));
      standBeside(list, root.host.getBoundingClientRect());
      const links = list.querySelectorAll('a');
      if (at >= 0 || !isFilled) (links[at] ?? links[0])?.focus({ preventScroll: true });
      isFilled = true;
    },
  };
}

function item(candidate: Candidate): HTMLElement {
  const link = document.createElement('a');
  link.href = candidate.url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.className = 'candidate';
  link.textContent = candidate.url.replace(/^https?:\/\/(?:www\.)?/i, '');
  const about = document.createElement('span');
  about.textContent = [t(candidate.because), ...factsOf(candidate)].join(' · ');
  const line = document.createElement('li');
  line.append(link, about);
  return line;
}

function factsOf({ stars, language, licence, pushed, archived }: Candidate): string[] {
  return [
    stars !== undefined && `★ ${number(stars)}`,
    language,
    licence,
    pushed && t('codeChanged', partialDay(pushed)),
    archived && t('codeArchived'),
  ].filter((it) => typeof it === 'string');
}

/** Below the toolbar, or above it where there is more room; within the window. */
function standBeside(list: HTMLElement, toolbar: DOMRect): void {
  const { width, height } = list.getBoundingClientRect();
  const fitsBelow = toolbar.bottom + GAP + height <= innerHeight;
  const top = fitsBelow ? toolbar.bottom + GAP : Math.max(GAP, toolbar.top - GAP - height);
  const left = Math.max(GAP, Math.min(toolbar.left, innerWidth - width - GAP));
  list.style.setProperty('top', `${top}px`);
  list.style.setProperty('left', `${left}px`);
}
