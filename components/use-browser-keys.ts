/** The keys that work in the whole browser, as they are assigned: the reader can change them there at any time. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../lib/i18n';

export interface BrowserKey {
  command: string;
  what: string;
  /** As the browser writes it; `''` where no key is assigned. */
  shortcut: string;
}

/** None until they are read, and in a browser that has none, as Firefox for Android. */
export function useBrowserKeys(): readonly BrowserKey[] {
  const [keys, setKeys] = useState<readonly BrowserKey[]>([]);

  useEffect(() => {
    const stop = new AbortController();
    const read = () => void assigned().then((all) => !stop.signal.aborted && setKeys(all));
    read();
    // Whoever comes back may have changed them.
    addEventListener('focus', read, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return keys;
}

async function assigned(): Promise<BrowserKey[]> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    command: name,
    // The browser answers this one itself, and does not say what it does.
    what: name === '_execute_action' ? t('openReadingList') : description,
    shortcut,
  }));
}
