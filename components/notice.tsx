/** What was just done, said at the foot of the list, and how to undo it; and what is being done. */
import { useEffect } from 'preact/hooks';
import { t } from '../lib/i18n';
import { Icon } from './icons';
import { ProgressLine } from './progress-line';
import type { Progress } from './use-long-work';

export interface Notice {
  text: string;
  failed?: boolean;
  undo?: () => Promise<void>;
}

/** How long a confirmation stays that asks for nothing, in milliseconds. What can be undone, or failed, stays. */
export const GLANCE = 4000;

interface Props {
  notice: Notice | undefined;
  dismiss(): void;
  progress: Progress | undefined;
  /** What the reader has to mind while something is being done. */
  hint?: string | undefined;
}

export function NoticeBar({ notice, dismiss, progress, hint }: Props) {
  useEffect(() => {
    if (!notice || notice.undo || notice.failed) return;
    const timer = setTimeout(dismiss, GLANCE);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  return (
    <div class="notice-place">
      <div class="notices">
        <div role="status">
          {notice && (
            <p class={`notice${notice.failed ? ' failed' : ''}`}>
              <span class="notice-text">{notice.text}</span>
              {notice.undo && (
                <button type="button" class="plain" onClick={() => void notice.undo?.()}>
                  {t('undo')}
                </button>
              )}
              <button type="button" class="plain quiet" aria-label={t('dismissNotice')} onClick={dismiss}>
                <Icon name="close" />
              </button>
            </p>
          )}
        </div>
        <ProgressLine progress={progress} hint={hint} />
      </div>
    </div>
  );
}
