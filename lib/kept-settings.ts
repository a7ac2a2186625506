/**
 * How settings are kept: each is a key of its own in the extension's local storage, so that two pages that change two
 * settings lose neither. Whatever is found there that is no such value counts as not set.
 */
import { browser } from 'wxt/browser';

const PREFIX = 'setting.';

/** For each setting what is a value of it. */
export type Checks<Settings> = { [Name in keyof Settings]: (value: unknown) => boolean };

export interface KeptSettings<Settings> {
  read(): Promise<Settings>;
  /** Calls back with all of them after any setting has changed, in whatever page. Returns how to stop. */
  onChanged(changed: (settings: Settings) => void): () => void;
}

/** The settings that have these defaults, and the values that these checks let through. */
export function keptSettings<Settings extends object>(
  defaults: Readonly<Settings>,
  isValid: Checks<Settings>,
): KeptSettings<Settings> {
  const names = Object.keys(defaults) as (keyof Settings & string)[];

  async function read(): Promise<Settings> {
    const stored = await browser.storage.local.get(names.map((name) => PREFIX + name));
    const valid = names.filter((name) => isValid[name](stored[PREFIX + name]));
    // Each value was found valid for its name.
    return Object.assign(
      { ...defaults },
      Object.fromEntries(valid.map((name) => [name, stored[PREFIX + name]])),
    );
  }

  return {
    read,
    onChanged(changed) {
      const listen = (changes: object, area: string) => {
        if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) {
          void read().then(changed);
        }
      };
      browser.storage.onChanged.addListener(listen);
      return () => browser.storage.onChanged.removeListener(listen);
    },
  };
}

/** Calls back when this setting was off, and is on now. */
export function hearOfTurningOn(name: string, turned: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const { [PREFIX + name]: change } = changes;
    if (area === 'local' && change?.oldValue === false && change.newValue === true) turned();
  });
}

/** Keeps these settings, and leaves the others as they are. */
export function keepSettings(changes: object): Promise<void> {
  return browser.storage.local.set(
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [PREFIX + name, value])),
  );
}

export function oneOf(values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}

export function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 200;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
