/** The settings: every change is kept at once, and says so. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { DENSITIES, DISMISSED, type Settings, THEMES } from '../lib/settings';
import { FORMATS } from './export-menu';
import { KeyPatternField } from './key-pattern-field';
import { ListingKeys } from './listing-keys';
import { SiteSettings } from './site-settings';
import { StorageSettings } from './storage-settings';
import { useSettings } from './use-settings';

const THEME_NAMES: Record<Settings['theme'], string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};
const DENSITY_NAMES: Record<Settings['density'], string> = { comfortable: 'Comfortable', compact: 'Compact' };
const DISMISSED_NAMES: Record<Settings['dismissed'], string> = { dim: 'Dim them', hide: 'Hide them' };

export function SettingsPage({ db }: { db: LibraryDatabase }) {
  const { settings, change } = useSettings();
  const [said, setSaid] = useState('');

  async function set(changes: Partial<Settings>) {
    try {
      await change(changes);
      setSaid('Kept.');
    } catch (error) {
      setSaid(asLibraryError(error).message);
    }
  }

  if (!settings) return <main class="settings" />;
  return (
    <main class="settings">
      <h1>Settings</h1>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <Section title="Appearance">
        <OneOf
          legend="Theme"
          values={THEMES}
          names={THEME_NAMES}
          chosen={settings.theme}
          choose={(theme) => void set({ theme })}
        />
        <OneOf
          legend="Rows of the list"
          values={DENSITIES}
          names={DENSITY_NAMES}
          chosen={settings.density}
          choose={(density) => void set({ density })}
        />
      </Section>
      <Section title="Export">
        <label class="field">
          <span>Format that comes first</span>
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
          <span>With abstracts, in the formats that leave them out otherwise (BibTeX, Markdown)</span>
        </label>
        <KeyPatternField
          db={db}
          pattern={settings.keyPattern}
          change={(keyPattern) => void set({ keyPattern })}
        />
      </Section>
      <Section title="On pages that list papers">
        <OneOf
          legend="Papers that are not for me"
          values={DISMISSED}
          names={DISMISSED_NAMES}
          chosen={settings.dismissed}
          choose={(dismissed) => void set({ dismissed })}
        />
        <ListingKeys keys={settings.listingKeys} change={(listingKeys) => void set({ listingKeys })} />
        <SiteSettings settings={settings} change={(changes) => void set(changes)} />
      </Section>
      <Section title="Network">
        <p>
          Offprint makes no request to any network. It reads the pages that you open, and nothing of your list
          leaves this machine but in the files that you export.
        </p>
      </Section>
      <Section title="Storage and backup">
        <StorageSettings db={db} />
      </Section>
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
  names: Record<T, string>;
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
          {names[value]}
        </label>
      ))}
    </fieldset>
  );
}
