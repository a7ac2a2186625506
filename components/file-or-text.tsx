/** Where a person gives a file, or pastes a text. */
import { t } from '../lib/i18n';

interface Props {
  hint: string;
  /** Endings of files. */
  accept: string;
  /** What a text may look like. */
  example: string;
  /** What is done with a pasted text. */
  act: string;
  error: string | undefined;
  /** What is in the field so far. */
  text: string;
  setText(text: string): void;
  open(file: File | undefined): void;
  paste(): void;
}

export function FileOrText({ hint, accept, example, act, error, text, setText, open, paste }: Props) {
  return (
    <>
      <p class="quiet">{hint}</p>
      <label class="file">
        <span>{t('importFile')}</span>
        <input type="file" accept={accept} onChange={(event) => open(event.currentTarget.files?.[0])} />
      </label>
      <p class="quiet">{t('importDrop')}</p>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          paste();
        }}
      >
        <label>
          <span>{t('importPaste')}</span>
          <textarea
            rows={6}
            spellcheck={false}
            placeholder={example}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p>
          <button type="submit" class="main" disabled={!text.trim()}>
            {act}
          </button>
        </p>
      </form>
      {error && (
        <p class="problem" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
