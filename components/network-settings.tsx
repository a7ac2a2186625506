/** What the network may be asked for: each source with what it is asked, when it last was, and a switch. */
import { useEffect, useState } from 'preact/hooks';
import { day, list, t } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import type { Pace } from '../lib/library/errands';
import type { Settings } from '../lib/settings';
import { letRead, onPermissionsChanged, readableSources } from '../lib/sources/readable';
import { sources } from '../lib/sources/registry';
import type { Source } from '../lib/sources/source';
import { isTurnedOn } from '../lib/sources/turned-on';
import { useStored } from './use-stored';

interface Props {
  db: LibraryDatabase;
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function NetworkSettings({ db, settings, change }: Props) {
  const { sourcesOff, sourcesOn } = settings;
  const paces = useStored(db, 'paces', allPaces);
  const lastAsked = new Map(paces?.map(({ source, lastAskedAt }) => [source, lastAskedAt]));
  const readable = useReadable();

  /** Where the browser has to be asked as well, it asks the reader. */
  async function turn(source: Source, box: HTMLInputElement) {
    const on = box.checked;
    if (on && !readable.includes(source.id) && !(await letRead(source))) {
      box.checked = false;
      return;
    }
    const without = (ids: readonly string[]) => ids.filter((it) => it !== source.id);
    if (source.sendsTitle)
      change({ sourcesOn: on ? [...without(sourcesOn), source.id] : without(sourcesOn) });
    else change({ sourcesOff: on ? without(sourcesOff) : [...without(sourcesOff), source.id] });
  }

  return (
    <>
      <p>{t('networkHint')}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.completeOnSave}
          onChange={({ currentTarget }) => change({ completeOnSave: currentTarget.checked })}
        />
        <span>{t('completeSetting')}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.findCodeOnScroll}
          aria-describedby="find-on-scroll"
          onChange={({ currentTarget }) => change({ findCodeOnScroll: currentTarget.checked })}
        />
        <span>{t('findOnScrollSetting')}</span>
      </label>
      <p class="quiet" id="find-on-scroll">
        {t('findOnScrollHint')}
      </p>
      <label class="field">
        <span>{t('mailtoSetting')}</span>
        <input
          type="email"
          value={settings.mailto}
          maxLength={200}
          autocomplete="email"
          aria-describedby="mailto-hint"
          onChange={({ currentTarget }) => {
            if (currentTarget.reportValidity()) change({ mailto: currentTarget.value.trim() });
          }}
        />
      </label>
      <p class="quiet" id="mailto-hint">
        {t('mailtoHint')}
      </p>
      <table class="sources">
        <caption class="visually-hidden">{t('sources')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('sourceIsSent')}</th>
            <th scope="col">{t('lastAsked')}</th>
            <th scope="col">{t('mayBeAsked')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => {
            const at = lastAsked.get(source.id);
            return (
              <tr key={source.id}>
                <th scope="row">
                  {source.name} <span class="quiet host">{source.host}</span>
                </th>
                <td>{list(sentTo(source, settings))}</td>
                <td>{at === undefined ? t('neverAsked') : day(at)}</td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('mayAsk', source.name)}
                    checked={readable.includes(source.id) && isTurnedOn(source, settings)}
                    onChange={({ currentTarget }) => void turn(source, currentTarget)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** The ids of the sources of which the browser lets us read the answers; of all until that is known. */
function useReadable(): string[] {
  const [ids, setIds] = useState(() => sources.map(({ id }) => id));

  useEffect(() => {
    const look = () => void readableSources().then((readable) => setIds(readable.map(({ id }) => id)));
    look();
    return onPermissionsChanged(look);
  }, []);

  return ids;
}

function allPaces(db: LibraryDatabase): Promise<Pace[]> {
  return db.paces.toArray();
}

/** An identifier of each kind that sources know, and what the kind is called. */
const KINDS: readonly (readonly [id: string, name: () => string])[] = [
  ['arxiv:2504.10001', () => t('arxivNumbers')],
  ['doi:10.1145/3580305.3599263', () => 'DOI'],
  ['doi:10.5281/zenodo.1234567', () => 'DOI'],
  ['openreview:xQUe1pOKPam', () => t('openReviewNumbers')],
  ['acl:2020.acl-main.405', () => t('aclNumbers')],
  ['pmid:31452104', () => t('pubMedNumbers')],
  ['github:lab/repository', () => t('repositoryNames')],
];

/** What it is asked by: of each kind, whether it takes such an identifier. */
function sentTo(source: Source, { mailto }: Settings): string[] {
  if (source.sendsTitle) return [t('titleAndAuthor')];
  const kinds = new Set(KINDS.flatMap(([id, name]) => (source.handles([id]).length ? [name()] : [])));
  return [...kinds, ...(source.asksForMail && mailto ? [t('yourMail')] : [])];
}
