/** The keys of every place, and the language of the search, shown by `?`. */
import { type MessageName, t } from '../lib/i18n';
import { LISTING_ACTIONS } from '../lib/settings';
import { Icon } from './icons';
import { ACTION_NAMES } from './listing-keys';
import { useBrowserKeys } from './use-browser-keys';
import { useDialog } from './use-dialog';
import { useSettings } from './use-settings';

/** What stands on the keys, some of which are named in the language of the keyboard, and what they do. */
type Lines = readonly (readonly [keys: readonly (string | (() => string))[], what: MessageName])[];

const IN_LISTS: Lines = [
  [['/'], 'keySearch'],
  [['↓', 'j'], 'keyNext'],
  [['↑', 'k'], 'keyPrevious'],
  [[() => t('homeKey'), () => t('endKey')], 'keyEnds'],
  [[() => t('enterKey')], 'keyDetails'],
  [['o'], 'keyOpen'],
  [['p'], 'keyPdf'],
  [['c'], 'keyCode'],
  [['s'], 'keyStatus'],
  [['t'], 'keyTags'],
  [['n'], 'keyNote'],
  [['y'], 'keyCopy'],
  [['l'], 'keyCopyLink'],
  [['x'], 'keySelect'],
  [['#', () => t('deleteKey')], 'keyRemove'],
  [['u'], 'keyUndo'],
  [['e'], 'keyExport'],
  [[() => t('escapeKey')], 'keyEscape'],
];

const IN_POPUP: Lines = [[['b'], 'openLibrary']];

const IN_LIBRARY: Lines = [
  [[() => t('pageUpKey'), () => t('pageDownKey')], 'keyPages'],
  [[() => `${t('shiftKey')}+↓`, () => `${t('shiftKey')}+↑`], 'keyExtend'],
  [[() => `${t('ctrlKey')}+A`], 'selectAll'],
];

const SEARCHES = [
  ['"graph kernel"', 'searchPhrase'],
  ['-survey', 'searchWithout'],
  ['author:lovelace', 'searchAuthor'],
  ['title: tag: venue:', 'searchFields'],
  ['year:2023..2025', 'searchYears'],
  ['has:code', 'searchHas'],
  ['is:unread', 'searchIs'],
  ['site:arxiv', 'searchSite'],
] as const;

interface Props {
  /** The library's page has keys of its own. */
  inLibrary?: boolean;
  close(): void;
}

export function Help({ inLibrary = false, close }: Props) {
  const { dialog } = useDialog();
  const { settings } = useSettings();
  const browserKeys = useBrowserKeys();
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <form method="dialog">
        <button type="submit" class="plain quiet" aria-label={t('close')} title={t('close')}>
          <Icon name="close" />
        </button>
      </form>
      <KeySection
        id="help-title"
        title={t('keys')}
        keys={[...IN_LISTS, ...(inLibrary ? IN_LIBRARY : IN_POPUP)].map(([keys, what]) => ({
          names: keys.map((key) => (typeof key === 'string' ? key : key())),
          what: t(what),
        }))}
      />
      <section>
        <h2>{t('searchLanguage')}</h2>
        <dl class="key-list">
          {SEARCHES.map(([typed, what]) => (
            <div key={what}>
              <dt>
                <code dir="ltr">{typed}</code>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <KeySection
        title={t('onListings')}
        keys={LISTING_ACTIONS.flatMap((action) => {
          const key = settings?.listingKeys[action];
          return key ? [{ names: [key], what: ACTION_NAMES[action]() }] : [];
        })}
      />
      <KeySection
        title={t('browserKeys')}
        keys={browserKeys.flatMap(({ shortcut, what }) => (shortcut ? [{ names: [shortcut], what }] : []))}
      />
    </dialog>
  );
}

interface KeySectionProps {
  id?: string;
  title: string;
  keys: readonly { names: readonly string[]; what: string }[];
}

function KeySection({ id, title, keys }: KeySectionProps) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h2 id={id}>{title}</h2>
      <dl class="key-list">
        {keys.map(({ names, what }) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
