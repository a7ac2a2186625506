/** The backup: everything that the library holds about these papers, to be brought back later. */
import { writeBackup } from '../library/write-backup';
import type { Format } from './format';

export const json: Format = {
  id: 'json',
  name: 'JSON',
  extension: 'json',
  mediaType: 'application/json',
  usedBy: 'Offprint itself: a complete backup, to restore or to move to another machine',
  write: (papers) => writeBackup(papers),
};
