/** One line on the page in front: how many papers Offprint sees there, how many are saved, and Save all. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { askForAccess, type PageInFront, saveAll, watchPage } from '../lib/page-in-front';
import type { Identifier } from '../lib/paper';
import { papers } from './words';

interface Props {
  /** Called with the keys of what Save all added. */
  saved(added: Identifier[]): void;
  failed(problem: string): void;
}

export function PageLine({ saved, failed }: Props) {
  const [page, setPage] = useState<PageInFront>({ state: 'none' });
  const [busy, setBusy] = useState(false);
  // Asked before anything is painted, it mostly answers in time to move nothing.
  useLayoutEffect(() => watchPage(setPage), []);

  async function onSaveAll() {
    setBusy(true);
    try {
      saved((await saveAll()).added);
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  switch (page.state) {
    case 'none':
      return null;
    case 'looking':
      return <p class="page-line quiet">Looking at this page…</p>;
    case 'not-understood':
      return (
        <p class="page-line to-check" role="status">
          Offprint no longer understands this page of {page.site}. Nothing on it was changed.
        </p>
      );
    case 'no-access':
      return (
        <p class="page-line to-check">
          Offprint may not look at {page.site} at the moment.{' '}
          <button type="button" class="plain" onClick={() => void askForAccess(page.origins)}>
            Allow it
          </button>
        </p>
      );
    case 'papers':
      return (
        <p class="page-line">
          <span>
            {papers(page.total)} here,{' '}
            {page.saved === page.total ? 'all saved' : `${page.saved.toLocaleString()} saved`}
          </span>
          {page.saved < page.total && (
            <button type="button" class="plain" disabled={busy} onClick={() => void onSaveAll()}>
              {busy ? 'Saving…' : 'Save all'}
            </button>
          )}
        </p>
      );
  }
}
