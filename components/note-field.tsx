/** The reader's note on a paper: Markdown, shown as it reads, and typed as it is. */
import type { ComponentType, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/i18n';

interface Props {
  note: string;
  input: RefObject<HTMLTextAreaElement | null>;
  /** The field is open to type in. */
  writing: boolean;
  write(): void;
  type(text: string): void;
  leave(): void;
}

export function NoteField({ note, input, writing, write, type, leave }: Props) {
  const Markdown = useMarkdown(!writing && note !== '');
  if (writing || note === '') {
    return (
      <textarea
        ref={input}
        aria-label={t('note')}
        placeholder={t('notePlaceholder')}
        rows={3}
        maxLength={100_000}
        dir="auto"
        value={note}
        onFocus={write}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={leave}
      />
    );
  }
  return (
    <section class="written-note" aria-label={t('note')}>
      {Markdown ? <Markdown text={note} /> : <p class="as-typed">{note}</p>}
      <button type="button" class="plain" onClick={write}>
        {t('editNote')}
      </button>
    </section>
  );
}

type MarkdownComponent = ComponentType<{ text: string }>;

let loaded: MarkdownComponent | undefined;

/** What shows Markdown, loaded when the first note is shown. */
function useMarkdown(wanted: boolean): MarkdownComponent | undefined {
  const [, setLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (!wanted || loaded) return;
    let stopped = false;
    void import('./markdown').then(({ Markdown }) => {
      loaded = Markdown;
      if (!stopped) setLoaded(true);
    });
    return () => {
      stopped = true;
    };
  }, [wanted]);
  return loaded;
}
