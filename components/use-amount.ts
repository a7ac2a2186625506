/** How much is stored. */
import { useEffect, useState } from 'preact/hooks';
import { onLibraryChanged } from '../lib/library/changes';
import type { LibraryDatabase } from '../lib/library/database';
import { count } from '../lib/library/query';

export interface Amount {
  papers: number;
  bytes: number;
}

/** While the library goes on changing, it is counted once in this time, in milliseconds. */
const EVERY = 1000;

/** Counts again when the library changes, and when the page is looked at again. Absent until it is counted. */
export function useAmount(db: LibraryDatabase, failed: (reason: unknown) => void): Amount | undefined {
  const [amount, setAmount] = useState<Amount>();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (!document.hidden) amountIn(db).then(setAmount, failed);
    };
    look();
    const stop = onLibraryChanged(db, () => {
      timer ??= setTimeout(look, EVERY);
    });
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [db, failed]);

  return amount;
}

async function amountIn(db: LibraryDatabase): Promise<Amount> {
  const [papers, { usage = 0 }] = await Promise.all([count(db), navigator.storage.estimate()]);
  return { papers, bytes: usage };
}
