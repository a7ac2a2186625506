/** The search box, and what it has to say of what is typed. */
import type { RefObject } from 'preact';
import { t } from '../lib/i18n';
import { Icon } from './icons';

interface Props {
  search: string;
  input: RefObject<HTMLInputElement | null>;
  /** Parts that say nothing. */
  ignored: readonly string[];
  /** Words that were looked for, since what is typed is nowhere. */
  instead: readonly string[] | undefined;
  change(search: string): void;
}

export function SearchBox({ search, input, ignored, instead, change }: Props) {
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={t('search')}
        aria-describedby="search-remark"
        placeholder={t('searchPlaceholder')}
        maxLength={1000}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        value={search}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="quiet remark" id="search-remark" role="status">
        {ignored.length > 0
          ? t('searchIgnores', ignored.join(' '))
          : instead && t('searchInstead', instead.join(' '))}
      </p>
    </div>
  );
}
