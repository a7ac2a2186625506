/** The keys, shown by `?`. */
import { useEffect, useRef } from 'preact/hooks';

const KEYS = [
  ['/', 'Search'],
  ['↓ or j, ↑ or k', 'Next, previous paper'],
  ['Enter', 'Open the paper'],
  ['p', 'Open its PDF'],
  ['c', 'Open its code'],
  ['s', 'Change its status'],
  ['t', 'Edit its tags'],
  ['n', 'Edit its note'],
  ['y', 'Copy its citation'],
  ['x', 'Select it for export'],
  ['#', 'Remove it'],
  ['u', 'Undo'],
  ['e', 'Export'],
  ['Esc', 'Back to search; clear it'],
] as const;

export function Help({ close }: { close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="main">
          Close
        </button>
      </form>
    </dialog>
  );
}
