/** The foot of a dialog: what stands in the way, if anything, and the buttons that end it. */
import type { ComponentChildren } from 'preact';
import { t } from '../lib/i18n';

interface Props {
  problem: string | undefined;
  /** What the button says that the form is sent with. */
  submit: string;
  close(): void;
  /** Buttons before the usual two. */
  children?: ComponentChildren;
}

export function DialogAnswers({ problem, submit, close, children }: Props) {
  return (
    <>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p class="answers">
        {children}
        <span class="ends">
          <button type="button" class="main" onClick={close}>
            {t('cancel')}
          </button>
          <button type="submit" class="main primary">
            {submit}
          </button>
        </span>
      </p>
    </>
  );
}
