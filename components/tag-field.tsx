/** A paper's tags and a field to add more, with the tags in use offered as one types. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { fold } from '../lib/text';
import { Icon } from './icons';
import { isComposing } from './takes-letters';

interface Props {
  /** Unique on the page. */
  id: string;
  tags: readonly string[];
  /** The tags in use, the most used first. */
  known: readonly { value: string }[];
  /** What is typed and not yet a tag. */
  text: string;
  input: RefObject<HTMLInputElement | null>;
  type(text: string): void;
  add(tags: string[]): void;
  remove(tag: string): void;
}

/** As many completions as can be taken in at a glance. */
const MOST_OFFERED = 6;

/** The tags in a text that separates them by commas. */
export function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

export function TagField({ id, tags, known, text, input, type, add, remove }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offered = isOpen ? completions(text, tags, known) : [];
  const listId = `completions-${id}`;
  const optionId = (index: number) => `${listId}-${index}`;

  function commit(wanted: string[]) {
    setOpen(false);
    setActive(-1);
    if (wanted.length) add(wanted);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const last = tags.at(-1);
    const chosen = offered[active];
    const acts: Record<string, (() => void) | undefined> = {
      Enter: event.ctrlKey || event.metaKey ? undefined : () => commit(chosen ? [chosen] : tagsIn(text)),
      ',': () => commit(tagsIn(text)),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: offered.length ? () => setOpen(false) : text ? () => type('') : undefined,
      Backspace: text === '' && last ? () => remove(last) : undefined,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Through the offered tags, and past their ends back to what is typed. */
  function step(by: number) {
    if (!isOpen) {
      setOpen(true);
      return;
    }
    const places = offered.length + 1;
    setActive(((active + 1 + by + places) % places) - 1);
  }

  /** Its button goes with it, and would take the focus along. */
  function removeByButton(tag: string) {
    remove(tag);
    input.current?.focus();
  }

  return (
    <div class="tags-field">
      {tags.map((tag) => (
        <span key={tag} class="tag">
          <span class="tag-name" dir="auto">
            {tag}
          </span>
          <button type="button" aria-label={t('removeTag', tag)} onClick={() => removeByButton(tag)}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        role="combobox"
        aria-label={t('addTag')}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        {...(active >= 0 && { 'aria-activedescendant': optionId(active) })}
        placeholder={tags.length ? t('addTag') : t('tagsPlaceholder')}
        maxLength={500}
        dir="auto"
        autocomplete="off"
        value={text}
        onInput={(event) => {
          type(event.currentTarget.value);
          setOpen(event.currentTarget.value.trim() !== '');
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit(tagsIn(text))}
      />
      <div
        id={listId}
        class="completions"
        role="listbox"
        aria-label={t('tagsInUse')}
        hidden={!offered.length}
      >
        {offered.map((tag, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: the field says which option is active.
          <div
            key={tag}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            dir="auto"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => commit([tag])}
          >
            {tag}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Tags in use that what is typed could become: those that begin with it before those that hold it. */
function completions(text: string, has: readonly string[], known: readonly { value: string }[]): string[] {
  const wanted = fold(text.trim());
  const had = new Set(has.map((tag) => tag.toLowerCase()));
  const fitting = known
    .map(({ value }) => value)
    .filter((tag) => !had.has(tag.toLowerCase()) && fold(tag).includes(wanted));
  const begins = (tag: string) => fold(tag).startsWith(wanted);
  return [...fitting.filter(begins), ...fitting.filter((tag) => !begins(tag))].slice(0, MOST_OFFERED);
}
