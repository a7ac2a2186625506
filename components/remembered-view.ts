/**
 * The view that the reader left: filters and order stay, and what was searched for stays a while, since a popup closes
 * at any press beside it. Kept in the page's own storage, which is there before the first frame.
 */
import { EVERYTHING, SORTS, type View } from '../lib/search/view';
import { STATUSES } from '../lib/statuses';

const NAME = 'view';

/** How long a search is remembered, in milliseconds. */
const SEARCH_KEPT = 5 * 60 * 1000;

/** Milliseconds: while somebody types, each view is soon followed by another. */
const SETTLED = 250;

/** Remembers the view once it has stayed a moment, or at once when the page goes. Returns how to call that off. */
export function rememberView(view: View): () => void {
  const at = Date.now();
  const timer = setTimeout(keep, SETTLED);
  addEventListener('pagehide', keep);
  return stop;

  function keep() {
    stop();
    try {
      localStorage.setItem(NAME, JSON.stringify({ ...view, at }));
    } catch {
      // Then the next popup begins anew.
    }
  }

  function stop() {
    clearTimeout(timer);
    removeEventListener('pagehide', keep);
  }
}

export function rememberedView(): View {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Record<string, unknown>;
    const isFresh = typeof kept['at'] === 'number' && Date.now() - kept['at'] < SEARCH_KEPT;
    const status = STATUSES.find((it) => it === kept['status']);
    return {
      search: isFresh && typeof kept['search'] === 'string' ? kept['search'] : '',
      sort: SORTS.find((it) => it === kept['sort']) ?? EVERYTHING.sort,
      ...(status && { status }),
      ...(kept['code'] === true && { code: true }),
      ...(typeof kept['tag'] === 'string' && kept['tag'] && { tag: kept['tag'] }),
    };
  } catch {
    return EVERYTHING;
  }
}
