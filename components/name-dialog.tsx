/** Asks for a name, and keeps something under it. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { asLibraryError } from '../lib/library/database';
import { DialogAnswers } from './dialog-answers';

interface Props {
  title: string;
  suggestion: string;
  keep(name: string): Promise<unknown>;
  close(): void;
}

export function NameDialog({ title, suggestion, keep, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(suggestion);
  const [problem, setProblem] = useState('');
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function submit(event: Event) {
    event.preventDefault();
    try {
      await keep(name);
      close();
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
        <DialogAnswers problem={problem} submit={t('save')} close={close} />
      </form>
    </dialog>
  );
}
