/** Asks for a name, and keeps something under it. */

import { useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { asLibraryError } from '../lib/library/database';
import { DialogAnswers } from './dialog-answers';
import { useDialog } from './use-dialog';

interface Props {
  title: string;
  suggestion: string;
  /** Says what gives way to another of this name, if anything does. */
  replaces(name: string): string | undefined;
  keep(name: string): Promise<unknown>;
  close(): void;
}

export function NameDialog({ title, suggestion, replaces, keep, close }: Props) {
  const { dialog, end } = useDialog();
  const [name, setName] = useState(suggestion);
  const [problem, setProblem] = useState('');
  const replaced = replaces(name);

  async function submit(event: Event) {
    event.preventDefault();
    try {
      await keep(name);
      end();
    } catch (error) {
      setProblem(error instanceof RangeError ? error.message : asLibraryError(error).message);
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby="name-title" onClose={close}>
      <h2 id="name-title">{title}</h2>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        <label>
          <span>{t('name')}</span>
          <input
            type="text"
            value={name}
            maxLength={100}
            autocomplete="off"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        {replaced && <p class="to-check">{replaced}</p>}
        <DialogAnswers problem={problem} submit={t(replaced ? 'replace' : 'save')} close={end} />
      </form>
    </dialog>
  );
}
