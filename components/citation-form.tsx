/** In a paper's details: what its citation says, to be put right by the reader. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import {
  type Cited,
  type Correction,
  correctionsIn,
  type CitationForm as Form,
  formOf,
  LONGEST_CITED,
} from '../lib/library/correct';
import type { Paper } from '../lib/paper';
import { DialogAnswers } from './dialog-answers';
import { keepCitation, keptCitation } from './drafts';
import { isComposing } from './takes-letters';

interface Props {
  paper: Paper;
  /** @throws what the library throws: what was typed is kept then */
  correct(corrections: readonly Correction[]): Promise<void>;
  failed(reason: unknown): void;
}

/**
 * Closed at first, but where something was typed into it and neither saved nor cancelled. What was typed stays while the
 * paper changes around it.
 */
export function CitationForm(props: Props) {
  const [state, setState] = useState(() => (keptCitation(props.paper) ? 'found open' : 'found closed'));
  const opener = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (state === 'closed') opener.current?.focus();
  }, [state]);
  if (state === 'opened' || state === 'found open') {
    return <Fields {...props} takesFocus={state === 'opened'} close={() => setState('closed')} />;
  }
  return (
    <p>
      <button ref={opener} type="button" class="plain" onClick={() => setState('opened')}>
        {t('editCitation')}
      </button>
    </p>
  );
}

function Fields({
  paper,
  correct,
  failed,
  takesFocus,
  close,
}: Props & { takesFocus: boolean; close(): void }) {
  const [begunWith] = useState(paper);
  const [form, setForm] = useState(() => keptCitation(paper) ?? formOf(paper));
  const [problem, setProblem] = useState('');
  const first = useRef<HTMLTextAreaElement>(null);
  const forget = () => keepCitation(begunWith);
  useLayoutEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);

  function set(field: Cited, text: string) {
    const next = { ...form, [field]: text };
    setForm(next);
    keepCitation(begunWith, next);
  }

  function submit(event: Event) {
    event.preventDefault();
    try {
      const corrections = correctionsIn(begunWith, form);
      if (corrections.length > 0) correct(corrections).then(forget, failed);
      close();
    } catch (error) {
      setProblem(error instanceof RangeError ? error.message : String(error));
    }
  }

  return (
    <form
      class="citation-form"
      aria-label={t('editCitation')}
      onSubmit={submit}
      onKeyDown={(event) => {
        // Letters are letters here, not the list's commands.
        event.stopPropagation();
        if (event.key === 'Escape' && !isComposing(event)) close();
      }}
    >
      <Labelled name={t('sortTitle')} isLong>
        {(labelled) => (
          <textarea
            {...labelled}
            ref={first}
            rows={2}
            maxLength={LONGEST_CITED.title}
            value={form.title}
            onInput={({ currentTarget }) => set('title', currentTarget.value)}
          />
        )}
      </Labelled>
      <Labelled name={t('authors')} hint={t('authorALine')} isLong>
        {(labelled) => (
          <textarea
            {...labelled}
            rows={Math.min(8, Math.max(3, form.authors.split('\n').length))}
            value={form.authors}
            onInput={({ currentTarget }) => set('authors', currentTarget.value)}
          />
        )}
      </Labelled>
      <Line form={form} set={set} field="venue" name={t('sortVenue')} isLong />
      <Labelled name={t('venueKind')}>
        {(labelled) => (
          <select
            {...labelled}
            value={form.venueType}
            onChange={({ currentTarget }) => set('venueType', currentTarget.value)}
          >
            <option value="">{t('notKnown')}</option>
            <option value="journal">{t('kindJournal')}</option>
            <option value="proceedings">{t('kindProceedings')}</option>
            <option value="book">{t('kindBook')}</option>
          </select>
        )}
      </Labelled>
      <Line form={form} set={set} field="publisher" name={t('columnPublisher')} />
      <Line form={form} set={set} field="published" name={t('columnDate')} hint={t('dateWritten')} />
      <Line form={form} set={set} field="pages" name={t('columnPages')} />
      <Line form={form} set={set} field="volume" name={t('columnVolume')} />
      <Line form={form} set={set} field="issue" name={t('columnIssue')} />
      <Labelled name={t('columnAbstract')} isLong>
        {(labelled) => (
          <textarea
            {...labelled}
            rows={4}
            maxLength={LONGEST_CITED.abstract}
            value={form.abstract}
            onInput={({ currentTarget }) => set('abstract', currentTarget.value)}
          />
        )}
      </Labelled>
      <DialogAnswers
        problem={problem}
        submit={t('save')}
        close={() => {
          forget();
          close();
        }}
      />
    </form>
  );
}

interface LineProps {
  form: Form;
  set(field: Cited, text: string): void;
  field: keyof typeof LONGEST_CITED;
  name: string;
  hint?: string;
  isLong?: boolean;
}

function Line({ form, set, field, name, hint, isLong = false }: LineProps) {
  return (
    <Labelled name={name} hint={hint} isLong={isLong}>
      {(labelled) => (
        <input
          {...labelled}
          type="text"
          maxLength={LONGEST_CITED[field]}
          autocomplete="off"
          value={form[field]}
          onInput={({ currentTarget }) => set(field, currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

interface LabelledProps {
  name: string;
  hint?: string | undefined;
  /** It takes the whole width. */
  isLong?: boolean;
  children(labelled: { id: string; 'aria-describedby'?: string }): ComponentChildren;
}

function Labelled({ name, hint, isLong, children }: LabelledProps) {
  const id = useId();
  return (
    <div class={isLong ? 'long' : undefined}>
      <label for={id}>{name}</label>
      {children({ id, ...(hint && { 'aria-describedby': `${id}-hint` }) })}
      {hint && (
        <p id={`${id}-hint`} class="quiet hint">
          {hint}
        </p>
      )}
    </div>
  );
}
