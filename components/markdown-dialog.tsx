/** Asks where Markdown files are to go and what they are called after, and has them written. */

import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import type { Settings } from '../lib/settings';
import { DialogAnswers } from './dialog-answers';
import { FolderLost } from './folder-lost';
import { canPickFolder, keptFolder, mayWriteTo, pickFolder } from './picked-folder';
import { useDialog } from './use-dialog';
import { useSettings } from './use-settings';

interface Props {
  /** How many papers there are to write; absent while they are not counted yet. */
  count: number | undefined;
  /** Into the folder; without one, into an archive. */
  write(folder: FileSystemDirectoryHandle | undefined): Promise<void>;
  close(): void;
}

const NAMES: Record<Settings['markdownNames'], () => string> = {
  title: () => t('sortTitle'),
  key: () => t('columnCitationKey'),
};

export function MarkdownDialog({ count, write, close }: Props) {
  const { dialog, end } = useDialog();
  const { settings, change } = useSettings();
  const [folder, setFolder] = useState<FileSystemDirectoryHandle>();
  const [problem, setProblem] = useState('');
  const picks = canPickFolder();
  useEffect(() => {
    if (picks) void keptFolder().then(setFolder, () => {});
  }, [picks]);

  async function pick() {
    try {
      const picked = await pickFolder();
      if (picked) setFolder(picked);
      setProblem('');
    } catch (reason) {
      setProblem(new FolderLost({ cause: reason }).message);
    }
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (picks && !folder) return pick();
    if (folder && !(await mayWriteTo(folder).catch(() => false))) return setProblem(t('folderNotAllowed'));
    end();
    await write(folder);
  }

  const forFiles = count === undefined ? t('writeAllFiles') : tn('writeFiles', count);
  const answer = picks && !folder ? t('chooseFolder') : forFiles;
  return (
    <dialog ref={dialog} aria-labelledby="markdown-title" onClose={close}>
      <h2 id="markdown-title">{t('markdownFiles')}</h2>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        <p class="quiet">{t(picks ? 'markdownHint' : 'markdownArchiveHint')}</p>
        {picks && (
          <p class="picked-folder">
            <span>{folder ? t('labelled', t('folder'), folder.name) : t('noFolder')}</span>
            {folder && (
              <button type="button" class="plain" onClick={() => void pick()}>
                {t('otherFolder')}
              </button>
            )}
          </p>
        )}
        <label>
          <span>{t('namedAfter')}</span>
          <select
            value={settings?.markdownNames ?? 'title'}
            onChange={({ currentTarget }) =>
              void change({ markdownNames: currentTarget.value as Settings['markdownNames'] })
            }
          >
            {(Object.keys(NAMES) as Settings['markdownNames'][]).map((name) => (
              <option key={name} value={name}>
                {NAMES[name]()}
              </option>
            ))}
          </select>
        </label>
        <DialogAnswers problem={problem} submit={answer} close={end} />
      </form>
    </dialog>
  );
}
