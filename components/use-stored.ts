/** What a component holds of a database's tables, followed in whatever context they change. */
import Dexie, { type ObservabilitySet } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

type Table =
  | 'searches'
  | 'tagLooks'
  | 'removed'
  | 'digests'
  | 'bulkEdits'
  | 'apart'
  | 'paces'
  | 'zotero'
  | 'errands'
  | 'answers'
  | 'undos';

/**
 * What `read` gives of these tables; nothing until it is read, or where it cannot be: the list beside it says why.
 */
export function useStored<T, Database extends Dexie>(
  db: Database,
  tables: Table | readonly Table[],
  read: (db: Database) => Promise<T>,
): T | undefined {
  const [held, setHeld] = useState<T>();
  const names = [tables].flat().join(' ');

  useEffect(() => {
    let stopped = false;
    const look = () =>
      void read(db).then(
        (now) => !stopped && setHeld(() => now),
        () => {},
      );
    const hear = (parts: ObservabilitySet) => {
      const isOurs = names
        .split(' ')
        .some((name) => Object.keys(parts).some((part) => part.startsWith(`idb://${db.name}/${name}/`)));
      if (isOurs) look();
    };
    look();
    Dexie.on('storagemutated', hear);
    return () => {
      stopped = true;
      Dexie.on.storagemutated.unsubscribe(hear);
    };
  }, [db, names, read]);

  return held;
}
