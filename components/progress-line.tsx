/** How far long work is, and a button to end it. */
import { number, t, tn } from '../lib/i18n';
import type { Progress } from './use-long-work';

interface Props {
  progress: Progress | undefined;
  /** What the reader has to mind meanwhile. */
  hint?: string | undefined;
}

/** Screen readers are told what begins; how far it is they say when they are asked. */
export function ProgressLine({ progress, hint }: Props) {
  const far = progress && tn('shownOf', progress.total, number(progress.done));
  return (
    <div class={progress && 'progress'}>
      <p role="status">
        {progress?.text}
        {progress && hint && <span class="quiet"> {hint}</span>}
      </p>
      {progress && (
        <>
          <button type="button" class="plain" onClick={progress.cancel}>
            {t('cancel')}
          </button>
          <progress
            aria-label={progress.text}
            aria-valuetext={far}
            value={progress.done}
            max={progress.total}
          />
          <p class="quiet" aria-hidden="true">
            {far}
          </p>
        </>
      )}
    </div>
  );
}
