/** The icons of our pages: 16 by 16, one stroke, in the colour of the text. */

import type { VNode } from 'preact';
import type { Status } from '../lib/statuses';

const PATHS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  pdf: 'M9.5 1.5h-6v13h9v-10zM9.5 1.5v3h3M6 8.5h4M6 11.5h4',
  quote: 'M3 9.5c0-3 1-4.5 3-5.5M3 9.5h3v3H3zM9.5 9.5c0-3 1-4.5 3-5.5M9.5 9.5h3v3h-3z',
  note: 'M3 13l.6-2.8L11 2.8 13.2 5l-7.4 7.4zM9.5 4.3l2.2 2.2',
  remove: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4',
  down: 'M4 6.5 8 10.5l4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  help: 'M6 6a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.3M8 11.9v.1',
  library: 'M2.5 2.5h3v11h-3zM6.5 2.5h3v11h-3zM10.7 3.3l2.8-.8 2 10.6-2.9.8z',
  panel: 'M2 3h12v10H2zM9.5 3v10',
  settings:
    'M2 4.5h5M11 4.5h3M2 11.5h3M9 11.5h5M9 2.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM7 9.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  same: 'M2.5 2.5h8v8h-8zM5.5 10.5v3h8v-8h-3',
  up: 'M4 9.5 8 5.5l4 4',
  disc: 'M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z',
  flag: 'M4 14V2.5h8L10 6l2 3.5H4',
  check: 'M3.5 8.5 6.5 11.5l6-7',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn once: a list that is drawn anew finds its icons as they were, and goes no further into them. */
const DRAWN = Object.fromEntries(
  Object.entries(PATHS).map(([name, path]) => [
    name,
    <svg key={name} class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>,
  ]),
);

/** Decoration: what it stands for is said by the control that holds it. */
export function Icon({ name }: { name: IconName }) {
  return icon(name);
}

/** The same, for what is not to mount a component for it. */
export function icon(name: IconName): VNode | null {
  return DRAWN[name] ?? null;
}

const DISCS: Record<Status, VNode> = {
  'to-read': disc(),
  reading: disc(<path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke="none" />),
  read: disc(<circle cx="8" cy="8" r="4.5" fill="currentColor" />),
};

function disc(filling?: VNode): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="4.5" />
      {filling}
    </svg>
  );
}

/** How far the reader has come: an empty, a half and a full disc. */
export function statusIcon(status: Status): VNode {
  return DISCS[status];
}
