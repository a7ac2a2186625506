/** How citations are copied: their style, their language, and what journals are called in them. */
import { CITATION_LANGUAGES, STYLES, VENUE_NAMES, type VenueNames } from '../lib/citing/styles';
import { language, t } from '../lib/i18n';
import type { Settings } from '../lib/settings';
import { STYLE_NAMES } from './words';

interface Props {
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

const VENUE_CHOICES: Record<VenueNames, () => string> = {
  style: () => t('venueNamesByStyle'),
  full: () => t('venueNamesFull'),
  short: () => t('venueNamesShort'),
};

export function CitationSettings({ settings, change }: Props) {
  const languages = new Intl.DisplayNames([language()], { type: 'language' });
  return (
    <>
      <Choice
        name={t('citationStyle')}
        chosen={settings.citationStyle}
        values={STYLES}
        nameOf={(style) => STYLE_NAMES[style]()}
        choose={(citationStyle) => change({ citationStyle })}
      />
      <Choice
        name={t('citationLanguage')}
        chosen={settings.citationLanguage}
        values={CITATION_LANGUAGES}
        nameOf={(tag) => languages.of(tag.split('-')[0] ?? tag) ?? tag}
        choose={(citationLanguage) => change({ citationLanguage })}
      />
      <Choice
        name={t('venueNames')}
        chosen={settings.venueNames}
        values={VENUE_NAMES}
        nameOf={(it) => VENUE_CHOICES[it]()}
        choose={(venueNames) => change({ venueNames })}
      />
      <p class="quiet">
        {t('setBy')}{' '}
        <a href="https://github.com/Juris-M/citeproc-js" target="_blank" rel="noreferrer">
          citeproc-js © Frank Bennett
        </a>
        ,{' '}
        <a href="https://citationstyles.org" target="_blank" rel="noreferrer">
          Citation Style Language (CC BY-SA 3.0)
        </a>
      </p>
    </>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  chosen: T;
  values: readonly T[];
  nameOf(value: T): string;
  choose(value: T): void;
}

function Choice<T extends string>({ name, chosen, values, nameOf, choose }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span>{name}</span>
      <select value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value as T)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {nameOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
