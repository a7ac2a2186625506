/** One line on the page in front: what Offprint sees there, and what can be done with it. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { number, t, tn } from '../lib/i18n';
import { messageOf } from '../lib/message-of';
import type { Trouble } from '../lib/messages';
import {
  askForAccess,
  type PageInFront,
  saveAll,
  saveThisPage,
  showHidden,
  turnOn,
  watchPage,
} from '../lib/page-in-front';
import type { Identifier } from '../lib/paper';
import { LinkedPapers } from './linked-papers';
import { memo } from './memo';

interface Props {
  /** The page stays open while others come in front; and no press of the button allows it to read them. */
  atSide: boolean;
  /** Called with what was done in words, and with the keys of what was not in the library before. */
  saved(text: string, added: Identifier[]): void;
  failed(problem: string): void;
  /** Puts a text on the clipboard, and says so. */
  copy(text: string, what: string): void;
}

export const PageLine = memo(function PageLine({ atSide, saved, failed, copy }: Props) {
  const [page, setPage] = useState<PageInFront>({ state: 'none' });
  const [busy, setBusy] = useState(false);
  // Asked before anything is painted, it mostly answers in time to move nothing.
  useLayoutEffect(() => watchPage(setPage, atSide), [atSide]);

  const [isListing, setListing] = useState(false);

  async function attempt(work: () => Promise<[text: string, added: Identifier[]]>) {
    setBusy(true);
    try {
      saved(...(await work()));
    } catch (error) {
      failed(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  const saveEach = () =>
    attempt(async () => {
      const { added } = await saveAll();
      return [tn('papersSaved', added.length), added];
    });
  const saveOne = () =>
    attempt(async () => {
      const { title, added } = await saveThisPage();
      return [t(added.length ? 'savedTitle' : 'alreadySavedTitle', plainTitle(title)), added];
    });

  switch (page.state) {
    case 'none':
      return null;
    case 'looking':
      return <p class="page-line quiet">{t('lookingAtPage')}</p>;
    case 'not-understood':
      return (
        <p class="page-line to-check" role="status">
          <span>{t('notUnderstood', page.site)}</span>
          <button type="button" class="plain" onClick={() => copy(reportOn(page.trouble), t('report'))}>
            {t('copyReport')}
          </button>
        </p>
      );
    case 'no-access':
      return (
        <p class="page-line to-check">
          <span>{t(page.isNew ? 'accessNew' : 'accessGone', page.site)}</span>
          <button type="button" class="plain" onClick={() => void askForAccess(page.origins)}>
            {t('allowIt')}
          </button>
        </p>
      );
    case 'off':
      return (
        <p class="page-line quiet">
          <span>{t('siteOff', page.site)}</span>
          <button type="button" class="plain" onClick={() => void turnOn(page.id)}>
            {t('turnOn')}
          </button>
        </p>
      );
    case 'other':
      if (atSide) return null;
      return (
        <>
          <p class="page-line">
            <button type="button" class="plain" disabled={busy} onClick={() => void saveOne()}>
              {t(busy ? 'saving' : 'saveThisPage')}
            </button>
            <button type="button" class="plain" onClick={() => setListing(true)}>
              {t('linkedHere')}
            </button>
          </p>
          {isListing && <LinkedPapers saved={saved} close={() => setListing(false)} />}
        </>
      );
    case 'papers':
      return (
        <div class="page-lines">
          <p class="page-line">
            <span>
              {page.saved === page.total
                ? tn('papersHereAllSaved', page.total)
                : tn('papersHere', page.total, number(page.saved))}
            </span>
            {page.saved + page.dismissed < page.total && (
              <button type="button" class="plain" disabled={busy} onClick={() => void saveEach()}>
                {t(busy ? 'saving' : 'saveAll')}
              </button>
            )}
          </p>
          {page.hidden > 0 && (
            <p class="page-line quiet">
              <span>{tn('hiddenHere', page.hidden)}</span>
              <button type="button" class="plain" onClick={() => void showHidden()}>
                {t('showHidden')}
              </button>
            </p>
          )}
        </div>
      );
  }
});

/** What somebody who mends the adapter needs to know, and nothing of the page's contents or address. */
function reportOn({ version, adapter, pattern, selector, matches, lost }: Trouble): string {
  return [
    `Offprint ${version} no longer understands a page.`,
    `Adapter: ${adapter}`,
    `Address pattern: ${pattern}`,
    `Entries: ${selector} (${matches} found)`,
    ...(lost.length ? [`Told by none of them: ${lost.join(', ')}`] : []),
    `Browser: ${navigator.userAgent}`,
  ].join('\n');
}
