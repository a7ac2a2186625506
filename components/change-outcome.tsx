/** What became of the last change of a setting, said at the foot of the window. */
import { useEffect } from 'preact/hooks';
import { t } from '../lib/i18n';
import { Icon } from './icons';
import { GLANCE, type Notice } from './notice';
import { useAtRest } from './use-at-rest';

interface Props {
  outcome: Notice | undefined;
  dismiss(): void;
}

/** That a change was kept is said for a glance, that it was not until the next one. */
export function ChangeOutcome({ outcome, dismiss }: Props) {
  // What is typed is kept with every key, and said to be once. What is said twice is gone in between: that makes it news.
  const said = useAtRest(outcome) ? outcome : undefined;

  useEffect(() => {
    if (!said || said.failed) return;
    const timer = setTimeout(dismiss, GLANCE);
    return () => clearTimeout(timer);
  }, [said, dismiss]);

  return (
    <div class="outcome">
      <p role="status">{said && !said.failed && <span class="notice">{said.text}</span>}</p>
      {said?.failed && (
        <p class="notice failed" role="alert">
          <span class="notice-text">{said.text}</span>
          <button type="button" class="plain quiet" aria-label={t('dismissNotice')} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
