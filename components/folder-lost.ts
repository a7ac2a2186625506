/** The folder that the reader picked cannot be written any more. */
import { t } from '../lib/i18n';

export class FolderLost extends Error {
  constructor(options?: ErrorOptions) {
    super(t('folderLost'), options);
    this.name = 'FolderLost';
  }
}
