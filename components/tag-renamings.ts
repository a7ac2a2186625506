/** A tag that is renamed takes with it the views that ask for it, in all of our pages, and back where that is undone. */
import { useEffect, useRef } from 'preact/hooks';
import { withTagRenamed } from '../lib/search/renamed-tag';
import type { View } from '../lib/search/view';

export interface Renaming {
  id: string;
  from: string;
  to: string;
  /** The other name was in use already: what asked for that goes on to when this is undone. */
  isMerged: boolean;
  isUndone: boolean;
}

export type ChangeView = (change: (view: View) => View) => void;

const CHANNEL = 'tag-renamings';

/** Has a view follow each renaming that it is told of, and nothing else of it change. */
export function follower(viewNow: () => View, change: ChangeView): (renaming: Renaming) => void {
  const followed = new Set<string>();
  return ({ id, from, to, isMerged, isUndone }) => {
    if (isUndone) {
      if (!isMerged || followed.has(id)) change((view) => withTagRenamed(view, to, from));
      return;
    }
    const view = viewNow();
    if (withTagRenamed(view, from, to) !== view) followed.add(id);
    change((now) => withTagRenamed(now, from, to));
  };
}

/** Has the view of a page follow what is renamed in others. */
export function useTagRenamings(viewNow: () => View, change: ChangeView): void {
  const latest = useRef({ viewNow, change });
  latest.current = { viewNow, change };
  useEffect(() => {
    const follow = follower(
      () => latest.current.viewNow(),
      (by) => latest.current.change(by),
    );
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Renaming>) => follow(data);
    return () => channel.close();
  }, []);
}

export function tellPages(renaming: Renaming): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(renaming);
  channel.close();
}
