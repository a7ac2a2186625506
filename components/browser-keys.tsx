/** The keys that work in the whole browser, and the way to where the browser has them changed. */
import { browser } from 'wxt/browser';
import { t } from '../lib/i18n';
import { useBrowserKeys } from './use-browser-keys';

export function BrowserKeys() {
  const keys = useBrowserKeys();
  if (keys.length === 0) return null;
  return (
    <section aria-label={t('browserKeys')}>
      <h2>{t('browserKeys')}</h2>
      <dl class="key-list">
        {keys.map(({ command, what, shortcut }) => (
          <div key={command}>
            <dt>{shortcut ? <kbd>{shortcut}</kbd> : <span class="quiet">{t('noKey')}</span>}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="main" onClick={() => void openShortcuts()}>
        {t('changeInBrowser')}
      </button>
    </section>
  );
}

/** Firefox opens its page for that when asked to; Chromium's has an address. */
async function openShortcuts(): Promise<void> {
  const commands = browser.commands as typeof browser.commands & { openShortcutSettings?(): Promise<void> };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
