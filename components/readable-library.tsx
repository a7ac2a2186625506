/**
 * A library that this Offprint cannot open, as far as it can be read: how many papers, their titles, and all of it as a
 * file. Nothing of it is changed.
 */
import { useEffect, useState } from 'preact/hooks';
import { number, t } from '../lib/i18n';
import { type LibraryDatabase, LibraryError, troubleOf } from '../lib/library/database';
import { type RawLibrary, rawBackup, readRaw } from '../lib/library/read-raw';
import { download } from './export-papers';
import { papers as inWords } from './words';

export function ReadableLibrary({ db }: { db: LibraryDatabase }) {
  const [raw, setRaw] = useState<RawLibrary>();
  const [trouble, setTrouble] = useState<unknown>();

  useEffect(() => {
    readRaw(db.name).then(setRaw, setTrouble);
  }, [db]);

  async function save() {
    try {
      const file = await rawBackup(db.name);
      download(file.name, file);
    } catch (reason) {
      setTrouble(reason);
    }
  }

  if (trouble) return <p class="problem">{new LibraryError(troubleOf(trouble)).message}</p>;
  if (!raw?.papers) return null;
  const more = raw.papers - raw.titles.length;
  return (
    <>
      <button type="button" class="main" onClick={() => void save()}>
        {t('downloadReadable')}
      </button>
      <p class="quiet">{inWords(raw.papers)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard as well. */}
      <ul class="readable" tabIndex={0} aria-label={t('readingList')}>
        {raw.titles.map((title, at) => (
          <li key={at}>
            <bdi>{title}</bdi>
          </li>
        ))}
        {more > 0 && <li class="quiet">{t('andMore', number(more))}</li>}
      </ul>
    </>
  );
}
