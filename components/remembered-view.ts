/**
 * The view that the reader left: filters and order stay, and what was searched for stays a while, since a popup closes
 * at any press beside it. Kept in the page's own storage, which is there before the first frame.
 */
import { EVERYTHING, SORTS, type View } from '../lib/search/view';
import { STATUSES } from '../lib/statuses';

const NAME = 'view';

/** How long a search is remembered, in milliseconds. */
const SEARCH_KEPT = 5 * 60 * 1000;

export function rememberView(view: View): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...view, at: Date.now() }));
  } catch {
    // Then the next popup begins anew.
  }
}

/** Has the next popup begin with another view, where this one comes to another. */
export function changeRemembered(change: (view: View) => View): void {
  const before = rememberedView();
  const after = change(before);
  if (after !== before) rememberView(after);
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
