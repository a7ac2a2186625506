/**
 * How much the overlay of one tab may ask in a while. No reader comes near it, on the longest listings either; a page
 * that has taken over its browser's process and writes messages as our overlay would can learn and change no more.
 */
import type { OverlayMessage } from '../../lib/messages';

/** What is there at first, and how fast it comes back. */
interface Measure {
  atOnce: number;
  aMinute: number;
}

/** An overlay looks all of its entries up whenever the library changes, which is announced 40 times a second at most. */
const MESSAGES: Measure = { atOnce: 1000, aMinute: 6000 };
/** That the tab has not asked about before: several of the longest listings at once. */
const IDENTIFIERS: Measure = { atOnce: 25_000, aMinute: 5000 };
const CHANGES: Measure = { atOnce: 500, aMinute: 3000 };

/** What a tab has asked about is remembered so far. */
const MOST_REMEMBERED = 100_000;
/** Tabs that are remembered, those that asked last. */
const MOST_TABS = 50;

export interface Allowance {
  /** False where the tab has asked too often of late, whatever it asks. */
  mayAsk(tabId: number): boolean;
  /** False where this message asks about more papers, or changes more, than is left. */
  mayHave(tabId: number, message: OverlayMessage): boolean;
}

/** The allowances of all tabs. They are full again when the browser has stopped the background, as after some minutes. */
export function makeAllowance(now: () => number = () => Date.now()): Allowance {
  const tabs = new Map<number, ReturnType<typeof makeTab>>();

  function makeTab() {
    return {
      messages: bucket(MESSAGES, now),
      identifiers: bucket(IDENTIFIERS, now),
      changes: bucket(CHANGES, now),
      known: new Set<string>(),
    };
  }

  function tabOf(id: number) {
    const tab = tabs.get(id) ?? makeTab();
    tabs.delete(id);
    tabs.set(id, tab);
    const [oldest] = tabs.keys();
    if (tabs.size > MOST_TABS && oldest !== undefined) tabs.delete(oldest);
    return tab;
  }

  return {
    mayAsk: (tabId) => tabOf(tabId).messages(1),
    mayHave(tabId, message) {
      const { identifiers, changes, known } = tabOf(tabId);
      const fresh = [...new Set(askedAbout(message))].filter((it) => !known.has(it));
      if (!identifiers(fresh.length) || (isChange(message) && !changes(1))) return false;
      if (known.size + fresh.length > MOST_REMEMBERED) known.clear();
      for (const it of fresh) known.add(it);
      return true;
    },
  };
}

/** Takes so many of what is left; false, and takes none, where there are not so many. */
function bucket({ atOnce, aMinute }: Measure, now: () => number): (cost: number) => boolean {
  let left = atOnce;
  let at = now();
  return (cost) => {
    const since = now() - at;
    at += since;
    left = Math.min(atOnce, left + (Math.max(0, since) * aMinute) / 60_000);
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}

/** By the answer it can be known whether these are in the library. */
function askedAbout(message: OverlayMessage): string[] {
  switch (message.type) {
    case 'look-up':
      return message.entries.flatMap(({ ids, likeness }) => (likeness ? [...ids, likeness] : ids));
    case 'find-code':
      return message.entries.flatMap(({ ids }) => ids);
    case 'take-out':
      return message.ids;
    case 'put-back':
      return message.removal.keys;
    default:
      return [];
  }
}

function isChange({ type }: OverlayMessage): boolean {
  return type !== 'look-up' && type !== 'find-code' && type !== 'bring-overlay';
}
