/** The reader's own words on a paper: tags and a note. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { asLibraryError } from '../lib/library/database';
import type { Changes } from '../lib/library/edited';
import type { Paper } from '../lib/paper';
import { keepDraft } from './drafts';
import { NoteField } from './note-field';
import type { Wish } from './paper-details';
import { TagField, tagsIn } from './tag-field';
import { isComposing } from './takes-letters';
import { useLeaving } from './use-leaving';

interface Props {
  paper: Paper;
  /** The tags in use, for completion. */
  known: readonly { value: string }[];
  focus: Wish | undefined;
  save(changes: Changes): Promise<void>;
  close(): void;
}

/** How long after the last key press a note is saved, in milliseconds. */
const PAUSE = 400;

export function PaperEditor({ paper, known, focus, save, close }: Props) {
  const tagInput = useRef<HTMLInputElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const { tag, note, problem, typeTag, typeNote, addTags, change, flush, flushNote } = useWriting(
    paper,
    save,
  );

  const [writing, setWriting] = useState(focus?.field === 'note');

  useLayoutEffect(() => {
    if (focus?.field === 'tags') tagInput.current?.focus();
    if (focus?.field !== 'note') return;
    setWriting(true);
    // It may be open still, and the focus elsewhere.
    toEndOf(noteInput.current);
  }, [focus]);

  useLayoutEffect(() => {
    if (writing) toEndOf(noteInput.current);
  }, [writing]);

  useLeaving(noteInput, writing, () => setWriting(false));

  /** What could not be saved stays on the screen. */
  async function finish() {
    if (await flush()) close();
  }

  function onKeyDown(event: KeyboardEvent) {
    // The list's own keys are letters here.
    event.stopPropagation();
    if (isComposing(event)) return;
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone) return;
    event.preventDefault();
    void finish();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields in it; it only keeps the list from taking them.
    <div class="editor" onKeyDown={onKeyDown}>
      <TagField
        id={paper.key}
        tags={paper.tags}
        known={known}
        text={tag}
        input={tagInput}
        type={typeTag}
        add={(tags) => void addTags(tags)}
        remove={(it) => void change({ removeTags: [it] })}
      />
      <NoteField
        note={note}
        input={noteInput}
        writing={writing}
        write={() => setWriting(true)}
        type={typeNote}
        leave={() => void flushNote()}
      />
      {problem && (
        <p class="problem" role="alert">
          {t('problemKeepsText', problem)}
        </p>
      )}
    </div>
  );
}

function toEndOf(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** What is being typed: saved a moment after the last key, and when a field is left; kept aside until it is. */
function useWriting(paper: Paper, save: (changes: Changes) => Promise<void>) {
  const [tag, setTag] = useState('');
  const [note, setNote] = useState(paper.note);
  const [problem, setProblem] = useState('');
  const latest = useRef(save);
  latest.current = save;

  const [writing] = useState(() => {
    const { key } = paper;
    let unsaved: { tag: string; note?: string } = { tag: '' };
    /** The note that the one in the field was written over. */
    let before = paper.note;
    /** When the field's was saved, until that is seen in the paper. */
    let savedAt = 0;
    let saving = Promise.resolve(true);
    let timer: ReturnType<typeof setTimeout> | undefined;

    function put(next: Partial<typeof unsaved>) {
      unsaved = { ...unsaved, ...next };
      const addTags = tagsIn(unsaved.tag);
      keepDraft(key, {
        ...(unsaved.note !== undefined && { note: unsaved.note, noteBefore: before }),
        addTags,
      });
    }

    function typeTag(text: string) {
      setTag(text);
      put({ tag: text });
    }

    function typeNote(text: string) {
      setNote(text);
      put({ note: text });
      clearTimeout(timer);
      timer = setTimeout(() => void flushNote(), PAUSE);
    }

    async function change(changes: Changes): Promise<boolean> {
      try {
        await latest.current(changes);
        setProblem('');
        return true;
      } catch (error) {
        setProblem(asLibraryError(error).message);
        return false;
      }
    }

    /** What could not be added is in the field again. */
    async function addTags(tags: string[]): Promise<boolean> {
      const before = unsaved.tag;
      setTag('');
      const isSaved = await change({ addTags: tags });
      if (unsaved.tag === before) typeTag(isSaved ? '' : tags.join(', '));
      return isSaved;
    }

    /** Saves what is typed as it is now. False where that failed. */
    async function flush(): Promise<boolean> {
      const tags = tagsIn(unsaved.tag);
      return (await flushNote()) && (tags.length === 0 || addTags(tags));
    }

    /** One after the other: each is written over what the one before it wrote. */
    function flushNote(): Promise<boolean> {
      clearTimeout(timer);
      saving = saving.then(saveNote);
      return saving;
    }

    async function saveNote(): Promise<boolean> {
      const { note } = unsaved;
      if (note === undefined) return true;
      savedAt = Date.now();
      const isSaved = await change({ note, noteBefore: before });
      if (isSaved) before = note;
      // More may have been typed in the meantime.
      if (isSaved && unsaved.note === note) {
        unsaved = { tag: unsaved.tag };
        put({});
      }
      return isSaved;
    }

    /** Shows what the note has become, here or on another page, unless more is being typed. */
    function follow({ note, edited }: Paper) {
      if (unsaved.note !== undefined || (edited.note ?? 0) < savedAt) return;
      savedAt = 0;
      before = note;
      setNote(note);
    }

    return { typeTag, typeNote, addTags, change, flush, flushNote, follow };
  });

  const { flush, follow } = writing;
  useLayoutEffect(() => follow(paper), [paper, follow]);
  useEffect(() => {
    const onHidden = () => void (document.visibilityState === 'hidden' && flush());
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void flush();
    };
  }, [flush]);

  return { tag, note, problem, ...writing };
}
