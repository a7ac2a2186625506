/** One line on the page in front: what Offprint sees there, and what can be done with it. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import type { Trouble } from '../lib/messages';
import { askForAccess, type PageInFront, saveAll, saveThisPage, watchPage } from '../lib/page-in-front';
import type { Identifier } from '../lib/paper';
import { LinkedPapers } from './linked-papers';
import { papers } from './words';

interface Props {
  /** Called with what was done in words, and with the keys of what was not in the library before. */
  saved(text: string, added: Identifier[]): void;
  failed(problem: string): void;
  /** Puts a text on the clipboard, and says so. */
  copy(text: string, what: string): void;
}

export function PageLine({ saved, failed, copy }: Props) {
  const [page, setPage] = useState<PageInFront>({ state: 'none' });
  const [busy, setBusy] = useState(false);
  // Asked before anything is painted, it mostly answers in time to move nothing.
  useLayoutEffect(() => watchPage(setPage), []);

  const [isListing, setListing] = useState(false);

  async function attempt(work: () => Promise<[text: string, added: Identifier[]]>) {
    setBusy(true);
    try {
      saved(...(await work()));
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  const saveEach = () =>
    attempt(async () => {
      const { added } = await saveAll();
      return [`${papers(added.length)} saved`, added];
    });
  const saveOne = () =>
    attempt(async () => {
      const { title, added } = await saveThisPage();
      return [`${added.length ? 'Saved' : 'Already saved'} “${plainTitle(title)}”`, added];
    });

  switch (page.state) {
    case 'none':
      return null;
    case 'looking':
      return <p class="page-line quiet">Looking at this page…</p>;
    case 'not-understood':
      return (
        <p class="page-line to-check" role="status">
          <span>Offprint no longer understands this page of {page.site}.</span>
          <button type="button" class="plain" onClick={() => copy(reportOn(page.trouble), 'Report')}>
            Copy a report
          </button>
        </p>
      );
    case 'no-access':
      return (
        <p class="page-line to-check">
          <span>
            {page.isNew
              ? `Offprint can mark papers on ${page.site}, if you allow it.`
              : `Offprint may not look at ${page.site} at the moment.`}
          </span>
          <button type="button" class="plain" onClick={() => void askForAccess(page.origins)}>
            Allow it
          </button>
        </p>
      );
    case 'other':
      return (
        <>
          <p class="page-line">
            <button type="button" class="plain" disabled={busy} onClick={() => void saveOne()}>
              {busy ? 'Saving…' : 'Save this page'}
            </button>
            <button type="button" class="plain" onClick={() => setListing(true)}>
              Papers linked here…
            </button>
          </p>
          {isListing && <LinkedPapers saved={saved} close={() => setListing(false)} />}
        </>
      );
    case 'papers':
      return (
        <p class="page-line">
          <span>
            {papers(page.total)} here,{' '}
            {page.saved === page.total ? 'all saved' : `${page.saved.toLocaleString()} saved`}
          </span>
          {page.saved < page.total && (
            <button type="button" class="plain" disabled={busy} onClick={() => void saveEach()}>
              {busy ? 'Saving…' : 'Save all'}
            </button>
          )}
        </p>
      );
  }
}

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
