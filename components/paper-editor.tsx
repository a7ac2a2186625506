/** The reader's own words on a paper, beneath its row: tags with completion, and a note. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Changes } from '../lib/library/edit';
import type { Paper } from '../lib/paper';
import { Icon } from './icons';

interface Props {
  paper: Paper;
  /** The tags in use, for completion. */
  known: readonly { tag: string }[];
  focus: 'tags' | 'note';
  save(changes: Changes): Promise<void>;
  close(): void;
}

/** How long after the last key press a note is saved, in milliseconds. */
const PAUSE = 400;

export function PaperEditor({ paper, known, focus, save, close }: Props) {
  const tagInput = useRef<HTMLInputElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState('');
  const note = useDraft(paper.note, (text) => save({ note: text }), setProblem);
  const listId = `tags-${paper.key}`;

  useEffect(() => {
    (focus === 'tags' ? tagInput : noteInput).current?.focus();
  }, [focus]);

  async function change(changes: Changes) {
    try {
      await save(changes);
      setProblem('');
    } catch (error) {
      setProblem(sentence(error));
    }
  }

  function addTags(input: HTMLInputElement) {
    const tags = input.value
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    if (tags.length === 0) return;
    input.value = '';
    void change({ addTags: tags });
  }

  function onTagKey(event: KeyboardEvent) {
    const input = event.currentTarget as HTMLInputElement;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      addTags(input);
    }
    const last = paper.tags.at(-1);
    if (event.key === 'Backspace' && input.value === '' && last) void change({ removeTags: [last] });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields in it; it only keeps the list from taking them.
    <div
      class="editor"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          note.flush();
          close();
        }
      }}
    >
      <div class="tags-field">
        {paper.tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
            <button
              type="button"
              aria-label={`Remove tag ${tag}`}
              onClick={() => void change({ removeTags: [tag] })}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          ref={tagInput}
          list={listId}
          aria-label="Add a tag"
          placeholder={paper.tags.length ? 'Add a tag' : 'Tags, separated by commas'}
          maxLength={100}
          onKeyDown={onTagKey}
          onBlur={(event) => addTags(event.currentTarget)}
        />
        <datalist id={listId}>
          {known.map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </div>
      <textarea
        ref={noteInput}
        aria-label="Note"
        placeholder="Note"
        rows={3}
        maxLength={100_000}
        dir="auto"
        value={note.text}
        onInput={(event) => note.write(event.currentTarget.value)}
        onBlur={note.flush}
      />
      {problem && (
        <p class="problem" role="alert">
          {problem} What you wrote is still here.
        </p>
      )}
    </div>
  );
}

/** A text that is saved a moment after the last key, and at once when the field is left or the popup closes. */
function useDraft(saved: string, save: (text: string) => Promise<void>, failed: (problem: string) => void) {
  const [text, setText] = useState(saved);
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const latest = useRef({ save, failed });
  latest.current = { save, failed };

  const [{ write, flush }] = useState(() => {
    function flush() {
      if (!pending.current) return;
      clearTimeout(pending.current.timer);
      const { text } = pending.current;
      pending.current = undefined;
      latest.current.save(text).then(
        () => latest.current.failed(''),
        (error) => latest.current.failed(sentence(error)),
      );
    }
    function write(text: string) {
      setText(text);
      clearTimeout(pending.current?.timer);
      pending.current = { text, timer: setTimeout(flush, PAUSE) };
    }
    return { write, flush };
  });

  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { text, write, flush };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
