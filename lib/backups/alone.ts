/** Work of which only one may be at it at a time, in whatever page of ours. */

const LOCK = 'offprint-backups';

let last: Promise<unknown> = Promise.resolve();

/** Does the work once nobody else is at such work; where there are no locks, nobody else in this page. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(() => (globalThis.navigator?.locks ? navigator.locks.request(LOCK, work) : work()));
  last = next.catch(() => {});
  return next as Promise<T>;
}
