/** A small table of the library, as a component holds it, followed in whatever context it changes. */
import Dexie, { type ObservabilitySet } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import type { LibraryDatabase } from '../lib/library/database';

/** What `read` gives of the table; nothing until it is read, or where it cannot be: the list beside it says why. */
export function useStored<T>(
  db: LibraryDatabase,
  table: 'searches' | 'tagLooks' | 'removed' | 'digests',
  read: (db: LibraryDatabase) => Promise<T>,
): T | undefined {
  const [held, setHeld] = useState<T>();

  useEffect(() => {
    let stopped = false;
    const look = () =>
      void read(db).then(
        (now) => !stopped && setHeld(() => now),
        () => {},
      );
    const hear = (parts: ObservabilitySet) => {
      if (Object.keys(parts).some((part) => part.startsWith(`idb://${db.name}/${table}/`))) look();
    };
    look();
    Dexie.on('storagemutated', hear);
    return () => {
      stopped = true;
      Dexie.on.storagemutated.unsubscribe(hear);
    };
  }, [db, table, read]);

  return held;
}
