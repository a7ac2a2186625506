/** The keys, shown by `?`. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const KEYS = [
  [['/'], 'Search'],
  [['↓', 'j'], 'Next paper'],
  [['↑', 'k'], 'Previous paper'],
  [['Enter'], 'Open the paper'],
  [['p'], 'Open its PDF'],
  [['c'], 'Open its code'],
  [['s'], 'Change its status'],
  [['t'], 'Edit its tags'],
  [['n'], 'Edit its note'],
  [['y'], 'Copy its citation'],
  [['x'], 'Select it for export'],
  [['#', 'Delete'], 'Remove it'],
  [['u'], 'Undo'],
  [['e'], 'Export'],
  [['Esc'], 'Back to search; clear it'],
] as const;

export function Help({ close }: { close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
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
