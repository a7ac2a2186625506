/** The settings: every change is kept at once, and says so. */
import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { DENSITIES, DISMISSED, type Settings, THEMES } from '../lib/settings';
import { BrowserKeys } from './browser-keys';
import { ChangeOutcome } from './change-outcome';
import { CitationSettings } from './citation-settings';
import { FORMATS } from './export-menu';
import { KeyPatternField } from './key-pattern-field';
import { ListingKeys } from './listing-keys';
import { NetworkSettings } from './network-settings';
import type { Notice } from './notice';
import { SiteSettings } from './site-settings';
import { StorageSettings } from './storage-settings';
import { useSettings } from './use-settings';
import { ZoteroSettings } from './zotero-settings';

const THEME_NAMES: Record<Settings['theme'], () => string> = {
  system: () => t('themeSystem'),
  light: () => t('themeLight'),
  dark: () => t('themeDark'),
};
const DENSITY_NAMES: Record<Settings['density'], () => string> = {
  comfortable: () => t('densityComfortable'),
  compact: () => t('densityCompact'),
};
const DISMISSED_NAMES: Record<Settings['dismissed'], () => string> = {
  dim: () => t('dismissedDim'),
  hide: () => t('dismissedHide'),
};

export function SettingsPage({ db }: { db: LibraryDatabase }) {
  const { settings, change } = useSettings();
  const [outcome, setOutcome] = useState<Notice>();
  const dismiss = useCallback(() => setOutcome(undefined), []);

  async function set(changes: Partial<Settings>) {
    try {
      await change(changes);
      setOutcome({ text: t('kept') });
    } catch (error) {
      setOutcome({ text: asLibraryError(error).message, failed: true });
    }
  }

  if (!settings) return <main class="settings" />;
  return (
    <main class="settings">
      <h1>{t('settings')}</h1>
      <Section title={t('appearance')}>
        <OneOf
          legend={t('theme')}
          values={THEMES}
          names={THEME_NAMES}
          chosen={settings.theme}
          choose={(theme) => void set({ theme })}
        />
        <OneOf
          legend={t('density')}
          values={DENSITIES}
          names={DENSITY_NAMES}
          chosen={settings.density}
          choose={(density) => void set({ density })}
        />
      </Section>
      <Section title={t('export')}>
        <label class="field">
          <span>{t('firstFormat')}</span>
          <select
            value={settings.exportFormat}
            onChange={({ currentTarget }) => void set({ exportFormat: currentTarget.value })}
          >
            {FORMATS.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.exportAbstracts}
            onChange={({ currentTarget }) => void set({ exportAbstracts: currentTarget.checked })}
          />
          <span>{t('abstractsSetting')}</span>
        </label>
        <KeyPatternField
          db={db}
          pattern={settings.keyPattern}
          change={(keyPattern) => void set({ keyPattern })}
        />
        <CitationSettings settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <Section title={t('onListings')}>
        <OneOf
          legend={t('dismissedSetting')}
          values={DISMISSED}
          names={DISMISSED_NAMES}
          chosen={settings.dismissed}
          choose={(dismissed) => void set({ dismissed })}
        />
        <ListingKeys keys={settings.listingKeys} change={(listingKeys) => void set({ listingKeys })} />
        <SiteSettings settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <BrowserKeys />
      <Section title={t('network')}>
        <NetworkSettings db={db} settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <Section title="Zotero">
        <ZoteroSettings db={db} settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <Section title={t('storage')}>
        <StorageSettings db={db} settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <ChangeOutcome outcome={outcome} dismiss={dismiss} />
    </main>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface OneOfProps<T extends string> {
  legend: string;
  values: readonly T[];
  names: Record<T, () => string>;
  chosen: T;
  choose(value: T): void;
}

function OneOf<T extends string>({ legend, values, names, chosen, choose }: OneOfProps<T>) {
  return (
    <fieldset class="one-of">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={legend} checked={value === chosen} onChange={() => choose(value)} />
          {names[value]()}
        </label>
      ))}
    </fieldset>
  );
}
