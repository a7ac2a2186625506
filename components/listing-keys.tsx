/** Which key does what on pages that list papers. */
import { t } from '../lib/i18n';
import { LISTING_ACTIONS, type ListingAction } from '../lib/settings';

export const ACTION_NAMES: Record<ListingAction, () => string> = {
  next: () => t('keyNext'),
  previous: () => t('keyPrevious'),
  nextUnseen: () => t('nextUnseen'),
  save: () => t('save'),
  code: () => t('openCode'),
  dismiss: () => t('notForMe'),
  undo: () => t('undo'),
};

interface Props {
  keys: Readonly<Record<ListingAction, string>>;
  change(keys: Record<ListingAction, string>): void;
}

export function ListingKeys({ keys, change }: Props) {
  const twice = LISTING_ACTIONS.filter(
    (it) => keys[it] && LISTING_ACTIONS.some((other) => other !== it && keys[other] === keys[it]),
  );
  return (
    <fieldset class="keys">
      <legend>{t('keys')}</legend>
      {LISTING_ACTIONS.map((action) => (
        <label key={action}>
          <input
            type="text"
            maxLength={1}
            size={1}
            autocomplete="off"
            spellcheck={false}
            value={keys[action]}
            aria-invalid={twice.includes(action)}
            onFocus={({ currentTarget }) => currentTarget.select()}
            // What is typed takes the place of what is there: there is room for one letter.
            onKeyDown={({ currentTarget }) => currentTarget.select()}
            onInput={({ currentTarget }) => change({ ...keys, [action]: currentTarget.value.trim() })}
          />
          {ACTION_NAMES[action]()}
        </label>
      ))}
      <p class={twice.length ? 'problem' : 'quiet'} aria-live="polite">
        {twice.length ? t('keyTwice', keys[twice[0] ?? 'next']) : t('keysHint')}
      </p>
    </fieldset>
  );
}
