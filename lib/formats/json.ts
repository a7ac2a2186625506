/** The backup: everything that the library holds about these papers, to be brought back later. */
import { backupEntry, backupFrame } from '../library/write-backup';
import { formatOf } from './format';

export const json = formatOf({
  id: 'json',
  name: 'JSON',
  extension: 'json',
  mediaType: 'application/json',
  usedBy: 'Offprint itself: a complete backup, to restore or to move to another machine',
  entry: backupEntry,
  frame: backupFrame,
});
