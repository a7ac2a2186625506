/** What stands in the place of the reading list when there is none to show. */
import { useEffect, useState } from 'preact/hooks';
import type { LibraryError } from '../lib/library/database';
import { openRestore } from './open-restore';
import { papers } from './words';

/** What comes sooner than this, in milliseconds, comes without a word: a flash would only disturb. */
const SOON = 150;

export function Waiting({ text }: { text: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, SOON, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="state" role="status">
      {isLate && <p class="quiet">{text}</p>}
    </div>
  );
}

export function LibraryFailed({ error }: { error: LibraryError }) {
  return (
    <div class="state" role="alert">
      <h2>The reading list cannot be shown</h2>
      <p>{error.message}</p>
      <button type="button" class="main" onClick={() => location.reload()}>
        Try again
      </button>
    </div>
  );
}

export function EmptyLibrary() {
  return (
    <div class="state" data-empty>
      <h2>Your reading list is empty</h2>
      <p class="quiet">
        Press <b>Save</b> beside a paper, and it will be here: on this device, for you alone.
      </p>
      <p class="links">
        <a class="main" href="https://huggingface.co/papers" target="_blank" rel="noreferrer">
          Daily Papers
        </a>
        <a class="main" href="https://arxiv.org/list/cs.LG/new" target="_blank" rel="noreferrer">
          arXiv, new today
        </a>
      </p>
      <button type="button" class="plain quiet" onClick={openRestore}>
        Restore a backup…
      </button>
    </div>
  );
}

export function NothingMatches({ total, clear }: { total: number; clear(): void }) {
  return (
    <div class="state">
      <h2>Nothing matches</h2>
      <p class="quiet">
        {total === 1 ? 'Your one paper does not fit' : `None of your ${papers(total)} fits`} this search and
        these filters.
      </p>
      <button type="button" class="main" onClick={clear}>
        Clear
      </button>
    </div>
  );
}
