/** The keys, and the language of the search, shown by `?`. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../lib/i18n';
import { Icon } from './icons';

/** What stands on the keys: some are named in the language of the keyboard. */
const KEYS = [
  [['/'], 'keySearch'],
  [['↓', 'j'], 'keyNext'],
  [['↑', 'k'], 'keyPrevious'],
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
] as const;

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

export function Help({ close }: { close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <form method="dialog">
        <button type="submit" class="plain quiet" aria-label={t('close')} title={t('close')}>
          <Icon name="close" />
        </button>
      </form>
      <h2 id="help-title">{t('keys')}</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => {
                const name = typeof key === 'string' ? key : key();
                return <kbd key={name}>{name}</kbd>;
              })}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('searchLanguage')}</h2>
      <dl>
        {SEARCHES.map(([typed, what]) => (
          <div key={what}>
            <dt class="typed">
              <code dir="ltr">{typed}</code>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
