/** What the presses of a toolbar's buttons do: the outcome is shown at once, and taken back where the library fails. */
import { ask } from '../../lib/ask';
import { bestCode } from '../../lib/code-links';
import { messageOf } from '../../lib/message-of';
import { findCode, goesOn } from './find-code';
import type { CodeSearch, Shown, Undo } from './shown';
import type { Press } from './toolbar';

/** What a press shows. */
type Outcome = Pick<Shown, 'mark' | 'undo'>;

/** For each button what its press does. `repaint` draws an entry's toolbar anew, with what went wrong. */
export function makePresses(
  repaint: (it: Shown, problem?: string) => void,
): Record<Press, (it: Shown) => Promise<unknown>> {
  function show(it: Shown, { mark, undo }: Outcome, problem?: string): void {
    it.mark = mark;
    it.undo = undo;
    repaint(it, problem);
  }

  /** Gives what `act` gave, if it came to something and nothing was pressed after it. */
  async function press<T>(it: Shown, outcome: Outcome, act: () => Promise<T>): Promise<T | undefined> {
    const before = { mark: it.mark, undo: it.undo };
    it.presses++;
    const press = it.presses;
    show(it, outcome);
    try {
      const done = await act();
      if (press === it.presses) return done;
    } catch (error) {
      if (press === it.presses) show(it, before, messageOf(error));
    }
    return undefined;
  }

  const presses: ReturnType<typeof makePresses> = {
    save(it) {
      it.savedHere = true;
      return press(it, { mark: { saved: true } }, () => ask({ type: 'save', sighting: it.entry.read() }));
    },

    async 'take-out'(it) {
      const { mark } = it;
      const removal = await press(it, { mark: { saved: false } }, () =>
        ask({ type: 'take-out', ids: [...it.entry.ids] }),
      );
      if (!removal) return;
      const undo: Undo = { of: 'removing', mark, ask: () => ask({ type: 'put-back', removal }) };
      show(it, { mark: it.mark, undo });
    },

    /** It can be undone from the start: until then it would not stay in sight. */
    dismiss(it) {
      const ids = [...it.entry.ids];
      const undo: Undo = { of: 'dismissing', mark: it.mark, ask: () => ask({ type: 'undismiss', ids }) };
      return press(it, { mark: { saved: false, dismissed: true }, undo }, () =>
        ask({ type: 'dismiss', ids }),
      );
    },

    'take-back': (it) =>
      press(it, { mark: { saved: false } }, () => ask({ type: 'undismiss', ids: [...it.entry.ids] })),

    /** It changes nothing in the library, so it does not count as a press. */
    async 'find-code'(it) {
      const { search } = it;
      if (goesOn(search)) return;
      if (typeof search === 'object') {
        it.search = { ...search, wanted: search.wanted + 1 };
        return repaint(it);
      }
      let problem: string | undefined;
      it.search = 'looking';
      repaint(it);
      try {
        for await (const { candidates, state } of findCode(it, search === 'done')) {
          it.search = candidates.length ? { candidates, wanted: wantedOf(it.search) } : state;
          const code = bestCode(candidates)?.url;
          if (code) it.foundCode = code;
          repaint(it);
        }
      } catch (error) {
        problem = messageOf(error);
      }
      // It was not seen to its end.
      if (goesOn(it.search)) it.search = undefined;
      repaint(it, problem);
    },

    /** Of a save there is no button for it, for Saved itself is one. */
    undo: async (it) =>
      it.undo
        ? press(it, { mark: it.undo.mark }, it.undo.ask)
        : it.savedHere && it.mark.saved && presses['take-out'](it),
  };
  return presses;
}

function wantedOf(search: CodeSearch | undefined): number {
  return typeof search === 'object' ? search.wanted : 1;
}
