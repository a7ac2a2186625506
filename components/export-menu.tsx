/** The Export button with its menu: of the selection, of what the filter shows, or of everything; to a file or copied. */
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import { readSettings } from '../lib/settings';
import { Icon } from './icons';
import { openRestore } from './open-page';
import { papers } from './words';

/** The formats' names stand here, so that opening the popup need not load the formats themselves. */
export const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['biblatex', 'BibLaTeX'],
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
  /** How many papers; absent while they are not counted yet. */
  count: number | undefined;
  button: RefObject<HTMLButtonElement | null>;
  run(choice: ExportChoice): Promise<void>;
}

export function ExportMenu({ scope, count, button, run }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [copy, setCopy] = useState(false);
  const [abstracts, setAbstracts] = useState(false);
  const [first, setFirst] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  // The format that the reader set comes first.
  const formats = FORMATS.toSorted(([a], [b]) => Number(b === first) - Number(a === first));

  useEffect(() => {
    void readSettings().then(({ exportFormat, exportAbstracts }) => {
      setFirst(exportFormat);
      setAbstracts(exportAbstracts);
    });
  }, []);

  useLayoutEffect(() => {
    if (open) itemsOf(menu.current)[0]?.focus();
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
    const items = itemsOf(menu.current);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const acts: Record<string, (() => void) | undefined> = {
      // Unhandled, it would close the popup as well.
      Escape: close,
      ArrowDown: () => items[(at + 1) % items.length]?.focus(),
      ArrowUp: () => items.at(at - 1)?.focus(),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
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
        disabled={busy}
        onClick={() => setOpen(!open)}
      >
        {t(busy ? 'exporting' : 'export')}
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
            aria-label={t('export')}
            aria-describedby={`${id}-scope`}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onFocusOut={onFocusOut}
          >
            <p class="quiet scope" id={`${id}-scope`} role="presentation">
              {headline(scope, count, copy)}
            </p>
            {formats.map(([format, name]) => (
              <button
                key={format}
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={count === 0}
                onClick={() => void choose(format)}
              >
                {name}
              </button>
            ))}
            <hr />
            <Choice name={t('copyInstead')} chosen={copy} choose={setCopy} />
            <Choice name={t('withAbstracts')} chosen={abstracts} choose={setAbstracts} />
            <hr />
            <button type="button" role="menuitem" tabIndex={-1} onClick={openRestore}>
              {t('importOrRestore')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

const SCOPED = { selected: 'selectedPapers', shown: 'shownPapers' } as const;

/** What choosing a format will do. */
function headline(scope: Props['scope'], count: number | undefined, copy: boolean): string {
  if (count === 0) return t('nothingToExport');
  const what =
    count === undefined ? t('allPapers') : scope === 'all' ? papers(count) : tn(SCOPED[scope], count);
  return t(copy ? 'copyAs' : 'downloadAs', what);
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLButtonElement>('[role^=menuitem]') ?? [])].filter(
    (item) => !item.disabled,
  );
}

function Choice({ name, chosen, choose }: { name: string; chosen: boolean; choose(chosen: boolean): void }) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={chosen}
      tabIndex={-1}
      onClick={() => choose(!chosen)}
    >
      <span class="box">{chosen && <Icon name="check" />}</span>
      {name}
    </button>
  );
}
