/** The Export button with its menu: of the selection, of what the filter shows, or of everything; to a file or copied. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Icon } from './icons';
import { papers } from './words';

/** The formats' names stand here, so that opening the popup need not load the formats themselves. */
export const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl-json', 'CSL JSON'],
  ['markdown', 'Markdown'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const;

export interface ExportChoice {
  format: string;
  copy: boolean;
  abstracts: boolean;
}

interface Props {
  /** What an export would hold. */
  scope: 'selected' | 'shown' | 'all';
  count: number;
  run(choice: ExportChoice): Promise<void>;
}

const SCOPES = { selected: 'selected ', shown: 'shown ', all: '' };

export function ExportMenu({ scope, count, run }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [copy, setCopy] = useState(false);
  const [abstracts, setAbstracts] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  async function choose(format: string) {
    close();
    setBusy(true);
    try {
      await run({ format, copy, abstracts });
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items.at((at + step) % items.length)?.focus();
  }

  function onFocusOut(event: FocusEvent) {
    const next = event.relatedTarget;
    if (next instanceof Node && !menu.current?.contains(next) && next !== button.current) setOpen(false);
  }

  return (
    <div class="export">
      <button
        ref={button}
        type="button"
        class="main"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        disabled={busy || count === 0}
        onClick={() => setOpen(!open)}
      >
        {busy ? 'Exporting…' : 'Export'}
        <Icon name="down" />
      </button>
      {open && (
        <>
          {/* biome-ignore lint/a11y: a press anywhere else closes the menu, as Escape does for the keyboard. */}
          <div class="elsewhere" onClick={close} />
          <div
            ref={menu}
            id={id}
            class="menu"
            role="menu"
            aria-label="Export"
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onFocusOut={onFocusOut}
          >
            <p class="quiet scope" role="presentation">
              {copy ? 'Copy' : 'Download'} {count.toLocaleString()} {SCOPES[scope]}
              {papers(count).replace(/^\S+ /, '')} as
            </p>
            {FORMATS.map(([format, name]) => (
              <button
                key={format}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => void choose(format)}
              >
                {name}
              </button>
            ))}
            <hr />
            <button
              type="button"
              role="menuitemcheckbox"
              aria-checked={copy}
              tabIndex={-1}
              onClick={() => setCopy(!copy)}
            >
              Copy instead of downloading
            </button>
            <button
              type="button"
              role="menuitemcheckbox"
              aria-checked={abstracts}
              tabIndex={-1}
              onClick={() => setAbstracts(!abstracts)}
            >
              With abstracts (BibTeX, Markdown)
            </button>
            <hr />
            <button type="button" role="menuitem" tabIndex={-1} onClick={openRestore}>
              Restore a backup…
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** In a tab of its own: a popup closes when the browser shows its file chooser. */
export function openRestore(): void {
  void browser.tabs
    .create({ url: browser.runtime.getURL('/popup.html?restore' as '/popup.html') })
    .then(() => window.close());
}
