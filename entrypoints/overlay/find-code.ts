/** Looking for the code of papers whose page tells of none: of one when its button is pressed, of those in sight unasked. */
import { ask } from '../../lib/ask';
import { bestCode } from '../../lib/code-links';
import type { CodeFound } from '../../lib/messages';
import { onScreenSource } from '../../lib/sites/on-screen';
import type { Site } from '../../lib/sites/site';
import type { Shown } from './shown';

/** Each question is waited for some seconds; sources that take longer are heard at the next look. */
const MOST_QUESTIONS = 5;

/** Milliseconds after which more may be known of what was found: how many use it, or other candidates. */
const LATER = 1500;

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

/**
 * Looks for a paper's code. Gives what may be it as soon as something is found, and again as more is known, until all
 * have answered; nothing where nothing is found.
 * @throws Error with a sentence for a person
 */
export async function* findCode(it: Shown): AsyncGenerator<CodeFound['candidates']> {
  for (let question = 0; question < MOST_QUESTIONS; question++) {
    const [found] = await ask({ type: 'find-code', entries: [aboutOf(it)] });
    if (found?.candidates.length) yield found.candidates;
    if (!found?.looking) return;
    if (found.candidates.length) await new Promise((resolve) => setTimeout(resolve, LATER));
  }
}

/** Looks for the code of what comes into sight, where `isWanted`: at the site itself, and once. */
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
    try {
      const answers = await ask({ type: 'find-code', entries: some.map(aboutOf), onScreen: true });
      for (const [index, it] of some.entries()) {
        const code = bestCode(answers[index]?.candidates ?? [])?.url;
        if (code) found(it, code);
      }
    } catch {
      // Nobody pressed for it; the button of each is still there.
    }
  }

  return (it) => {
    const site = siteHere();
    if (!isWanted() || !site || !onScreenSource(site) || asked.has(it) || !lacksCode(it)) return;
    asked.add(it);
    gathered.push(it);
    timer ??= setTimeout(() => {
      timer = undefined;
      const some = gathered.filter(({ toolbar }) => toolbar.host.isConnected);
      gathered = [];
      for (let start = 0; start < some.length; start += AT_ONCE) {
        void askAbout(some.slice(start, start + AT_ONCE));
      }
    }, GATHER);
  };
}

function aboutOf({ entry, glance }: Shown) {
  return {
    ids: [...entry.ids],
    title: glance.title,
    ...(glance.authors && { authors: glance.authors.slice(0, 20) }),
  };
}
