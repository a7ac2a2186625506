/** What is kept for the library's safety, followed in whatever page it changes. */
import Dexie, { type ObservabilitySet } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type BackupsDatabase, type KeptBackup, keptBackups, openBackups } from '../lib/backups/database';
import { onNoted, readNotes, type UpkeepNotes } from '../lib/backups/upkeep';
import type { LibraryDatabase } from '../lib/library/database';

export interface Kept {
  backups: BackupsDatabase;
  /** The newest first; absent until they are read. */
  kept: readonly KeptBackup[] | undefined;
  notes: UpkeepNotes;
}

export function useKeptBackups(db: LibraryDatabase): Kept {
  const backups = useMemo(() => openBackups(db.name), [db]);
  const [kept, setKept] = useState<readonly KeptBackup[]>();
  const [notes, setNotes] = useState<UpkeepNotes>({});

  useEffect(() => {
    const look = () => void keptBackups(backups).then(setKept, () => setKept([]));
    const lookAtNotes = () => void readNotes().then(setNotes);
    const hear = (parts: ObservabilitySet) => {
      if (Object.keys(parts).some((part) => part.startsWith(`idb://${backups.name}/backups/`))) look();
    };
    look();
    lookAtNotes();
    Dexie.on('storagemutated', hear);
    const stop = onNoted(lookAtNotes);
    return () => {
      Dexie.on.storagemutated.unsubscribe(hear);
      stop();
      backups.close();
    };
  }, [backups]);

  return { backups, kept, notes };
}
