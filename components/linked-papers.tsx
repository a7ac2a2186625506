/** The papers that the page in front links to, as a list to tick. */
import { useEffect, useState } from 'preact/hooks';
import { number, t, tn } from '../lib/i18n';
import { valueIn } from '../lib/identifiers';
import { messageOf } from '../lib/message-of';
import type { Replies } from '../lib/messages';
import { papersLinked, saveSeen } from '../lib/page-in-front';
import type { Identifier } from '../lib/paper';
import { markedTex } from './marked';
import { useDialog } from './use-dialog';
import { papers } from './words';

interface Props {
  /** Called with what was done in words, and with the keys of what was not in the library before. */
  saved(text: string, added: Identifier[]): void;
  close(): void;
}

type Found = Replies['papers-linked'];

export function LinkedPapers({ saved, close }: Props) {
  const { dialog, end } = useDialog();
  const [found, setFound] = useState<Found>();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    papersLinked().then(
      (linked) => {
        setFound(linked);
        setTicked(new Set(linked.flatMap(({ saved }, index) => (saved ? [] : [index]))));
      },
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, []);

  function tick(index: number) {
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    setTicked(next);
  }

  async function save(event: Event) {
    event.preventDefault();
    const chosen = (found ?? []).flatMap(({ sighting }, index) => (ticked.has(index) ? [sighting] : []));
    setBusy(true);
    try {
      const { added } = await saveSeen(chosen);
      saved(tn('papersSaved', added.length), added);
      end();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  const free = found?.filter(({ saved }) => !saved).length ?? 0;
  return (
    <dialog ref={dialog} class="linked" aria-labelledby="linked-title" onClose={close}>
      <h2 id="linked-title">{t('linkedPapers')}</h2>
      {problem ? (
        <p role="alert">{problem}</p>
      ) : (
        <p class="quiet" role="status">
          {found ? summary(found.length, found.length - free) : t('lookingForLinks')}
        </p>
      )}
      <form method="dialog" onSubmit={save}>
        {found && found.length > 0 && (
          <>
            {free > 1 && (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={ticked.size === free}
                  onChange={() =>
                    setTicked(
                      new Set(
                        ticked.size === free
                          ? []
                          : found.flatMap(({ saved }, index) => (saved ? [] : [index])),
                      ),
                    )
                  }
                />
                <span>{t('allUnsaved')}</span>
              </label>
            )}
            <ul aria-label={t('linkedPapers')}>
              {found.map(({ sighting, saved }, index) => (
                <li key={sighting.ids[0]}>
                  <label class="tick">
                    <input
                      type="checkbox"
                      checked={saved || ticked.has(index)}
                      disabled={saved}
                      onChange={() => tick(index)}
                    />
                    <span>
                      <bdi>{markedTex(sighting.title, [], 'title')}</bdi>{' '}
                      <span class="quiet">{aside(sighting.ids[0], saved)}</span>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
        <div class="answers">
          <button type="button" class="main" onClick={end}>
            {t(found?.length ? 'cancel' : 'close')}
          </button>
          {free > 0 && (
            <button type="submit" class="main primary" disabled={busy || ticked.size === 0}>
              {busy ? t('saving') : tn('savePapers', ticked.size)}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

function summary(count: number, saved: number): string {
  if (count === 0) return t('noLinkedPapers');
  return saved ? tn('papersSavedAlready', count, number(saved)) : papers(count);
}

function aside(id: Identifier | undefined, saved: boolean): string {
  return [id && valueIn(id), saved && t('isSaved')].filter(Boolean).join(' · ');
}
