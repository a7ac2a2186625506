/** The keys, and the language of the search, shown by `?`. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../lib/i18n';

const KEYS = [
  [['/'], 'keySearch'],
  [['↓', 'j'], 'keyNext'],
  [['↑', 'k'], 'keyPrevious'],
  [['Enter'], 'keyDetails'],
  [['o'], 'keyOpen'],
  [['p'], 'keyPdf'],
  [['c'], 'keyCode'],
  [['s'], 'keyStatus'],
  [['t'], 'keyTags'],
  [['n'], 'keyNote'],
  [['y'], 'keyCopy'],
  [['x'], 'keySelect'],
  [['#', 'Delete'], 'keyRemove'],
  [['u'], 'keyUndo'],
  [['e'], 'keyExport'],
  [['Esc'], 'keyEscape'],
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
      <h2 id="help-title">{t('keys')}</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
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
              <code>{typed}</code>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="main">
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}
