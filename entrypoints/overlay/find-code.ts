/** Looking for the code of papers whose page tells of none: of one when its button is pressed, of those in sight unasked. */
import { ask } from '../../lib/ask';
import { bestCode } from '../../lib/code-links';
import { onScreenSource } from '../../lib/sites/on-screen';
import type { Site } from '../../lib/sites/site';
import type { CodeFound } from '../../lib/sources/code-found';
import type { CodeSearch, Shown } from './shown';

/** Milliseconds after which more may be known; each time half as long again, up to the longest. */
const LATER = 1500;
const LONGEST = 30_000;

/** Milliseconds in which what comes into sight is gathered, so that one request serves a screenful. */
const GATHER = 600;

/** As many as one question may name. */
const AT_ONCE = 50;

/** The address of a paper's code, as far as the library, a search or the page tells. */
export function codeOf({ mark, foundCode, glance }: Shown): string | undefined {
  return mark.code ?? foundCode ?? bestCode(glance.links)?.url;
}

/** True where neither the page nor the library tells of code. */
export function lacksCode(it: Shown): boolean {
  return codeOf(it) === undefined;
}

/** True where sources have not answered that will. */
export function goesOn(state: CodeSearch | undefined): boolean {
  return state === 'looking' || state === 'unreachable';
}

/**
 * Looks for a paper's code, `anew` whatever was answered before. Gives what is known and how far the search is, and again
 * as that changes, until all have answered or the toolbar has left the page.
 * @throws Error with a sentence for a person
 */
export async function* findCode(it: Shown, anew: boolean): AsyncGenerator<CodeFound> {
  let before = '';
  for (let wait = LATER; ; wait = longer(wait)) {
    const [found] = await ask({ type: 'find-code', entries: [aboutOf(it)], ...(!before && { anew }) });
    const told = JSON.stringify(found);
    // What is read meanwhile is not drawn again.
    if (found && told !== before) yield found;
    before = told;
    if (!goesOn(found?.state)) return;
    await sleep(wait);
    if (!isHere(it)) return;
  }
}

/** Looks for the code of what comes into sight, where `isWanted`: at the site itself, until that has answered. */
export function findInSight(
  siteHere: () => Site | undefined,
  isWanted: () => boolean,
  found: (it: Shown, code: string) => void,
  signal: AbortSignal,
): (it: Shown) => void {
  const asked = new WeakSet<Shown>();
  let gathered: Shown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function askAbout(some: Shown[]) {
    let left = some;
    for (let wait = LATER; left.length > 0 && !signal.aborted; wait = longer(wait)) {
      try {
        const answers = await ask({ type: 'find-code', entries: left.map(aboutOf), onScreen: true });
        left = left.filter((it, index) => {
          const code = bestCode(answers[index]?.candidates ?? [])?.url;
          if (code) found(it, code);
          return !code && goesOn(answers[index]?.state);
        });
      } catch {
        // Nobody pressed for it; there may be too much that is looked for already.
      }
      await sleep(wait);
      left = left.filter(isHere);
    }
  }

  return (it) => {
    const site = siteHere();
    if (!isWanted() || !site || !onScreenSource(site) || asked.has(it) || !lacksCode(it)) return;
    asked.add(it);
    gathered.push(it);
    timer ??= setTimeout(() => {
      timer = undefined;
      const some = gathered.filter(isHere);
      gathered = [];
      for (let start = 0; start < some.length; start += AT_ONCE) {
        void askAbout(some.slice(start, start + AT_ONCE));
      }
    }, GATHER);
  };
}

function longer(wait: number): number {
  return Math.min(wait * 1.5, LONGEST);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isHere({ toolbar }: Shown): boolean {
  return toolbar.host.isConnected;
}

function aboutOf({ entry, glance }: Shown) {
  return {
    ids: [...entry.ids],
    title: glance.title,
    ...(glance.authors && { authors: glance.authors.slice(0, 20) }),
  };
}
