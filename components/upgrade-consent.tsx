/** Before anybody is asked: what would be sent to whom. Nothing is sent until the reader says so. */
import { useEffect, useState } from 'preact/hooks';
import type { Work } from '../lib/bibliography/read-bibliography';
import { list, t, tn } from '../lib/i18n';
import { onPermissionsChanged, readableSources } from '../lib/sources/readable';
import { openPage } from './open-page';
import { useSettings } from './use-settings';
import { sourceName } from './words';

/** Those that tell of publications and retractions. */
const ASKED = ['arxiv', 'crossref', 'openreview', 'semantic-scholar'];
const ASKED_BY_TITLE = 'dblp';

interface Props {
  works: readonly Work[];
  begin(works: readonly Work[]): void;
  cancel(): void;
}

export function UpgradeConsent({ works, begin, cancel }: Props) {
  const { settings } = useSettings();
  const [readable, setReadable] = useState<string[]>();
  const [withOthers, setWithOthers] = useState(true);
  const preprints = works.filter(({ isPreprint }) => isPreprint);
  const others = works.filter(({ isPreprint }) => !isPreprint);

  useEffect(() => {
    const look = () => void readableSources().then((them) => setReadable(them.map(({ id }) => id)));
    look();
    return onPermissionsChanged(look);
  }, []);
  if (!settings || !readable) return null;

  const isAsked = (id: string) => readable.includes(id) && !settings.sourcesOff.includes(id);
  const asked = ASKED.filter(isAsked);
  const notAsked = ASKED.filter((id) => !isAsked(id));
  const isSentTitles = readable.includes(ASKED_BY_TITLE) && settings.sourcesOn.includes(ASKED_BY_TITLE);
  const wanted = withOthers ? [...preprints, ...others] : preprints;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin(wanted);
      }}
    >
      {works.length === 0 && <p>{t('upgradeNothing')}</p>}
      {works.length > 0 && asked.length > 0 && <p>{t('upgradeSends', list(asked.map(sourceName)))}</p>}
      {works.length > 0 && isSentTitles && <p>{t('upgradeSendsTitles', sourceName(ASKED_BY_TITLE))}</p>}
      {works.length > 0 && !settings.completeOnSave && <p class="to-check">{t('upgradeAsksOnce')}</p>}
      {notAsked.length > 0 && (
        <p class="quiet">
          {t('upgradeNotAsked', list(notAsked.map(sourceName)))}{' '}
          <button type="button" class="plain" onClick={() => void openPage('options.html')}>
            {t('openSettings')}
          </button>
        </p>
      )}
      {others.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={withOthers}
            onChange={({ currentTarget }) => setWithOthers(currentTarget.checked)}
          />
          <span>{tn('upgradeWithOthers', others.length)}</span>
        </label>
      )}
      <p class="buttons">
        <button type="submit" class="main primary" disabled={wanted.length === 0 || asked.length === 0}>
          {t('upgradeLookUp')}
        </button>
        <button type="button" class="main" onClick={cancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  );
}
