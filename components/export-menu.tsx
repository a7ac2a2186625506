/** The Export button with its menu: of the selection, of what the filter shows, or of everything; to a file or copied. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import type { CopyAs } from './copy-papers';
import { Icon } from './icons';
import { memo } from './memo';
import { MenuButton } from './menu-button';
import { MenuItem } from './menu-item';
import { openRestore, openUpgrade } from './open-page';
import { canPickFolder } from './picked-folder';
import { useSettings } from './use-settings';
import { papers, STYLE_NAMES } from './words';

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
  copy(as?: CopyAs): Promise<void>;
  /** Asks where files for each paper are to go; absent where the page may close meanwhile. */
  files?(): void;
}

export const ExportMenu = memo(function ExportMenu({
  scope,
  count,
  button,
  run,
  copy: copyPapers,
  files,
}: Props) {
  const [busy, setBusy] = useState(false);
  const [copy, setCopy] = useState(false);
  /** What was chosen in this menu, and in place of which setting. */
  const [chosen, setChosen] = useState<{ abstracts: boolean; insteadOf: boolean }>();
  const { settings } = useSettings();
  const { exportFormat: first, exportAbstracts: usual = false, citationStyle: style } = settings ?? {};
  const abstracts = chosen?.abstracts ?? usual;

  // The format that the reader set comes first.
  const formats = FORMATS.toSorted(([a], [b]) => Number(b === first) - Number(a === first));

  async function work(doing: Promise<void>) {
    setBusy(true);
    try {
      await doing;
    } finally {
      setBusy(false);
    }
  }

  return (
    <MenuButton
      name={t('export')}
      label={t(busy ? 'exporting' : 'export')}
      busy={busy}
      button={button}
      headline={() => headline(scope, count, copy)}
      opening={() => {
        // A setting that was changed since counts again.
        if (chosen?.insteadOf !== usual) setChosen(undefined);
      }}
      items={(close) => {
        const item = (name: string, act: () => Promise<void>) => (
          <MenuItem
            key={name}
            name={name}
            disabled={count === 0}
            close={close}
            act={() => void work(act())}
          />
        );
        return (
          <>
            {formats.map(([format, name]) => item(name, () => run({ format, copy, abstracts })))}
            {files && item(t(canPickFolder() ? 'markdownFolder' : 'markdownArchive'), async () => files())}
            <hr />
            <Choice name={t('copyInstead')} chosen={copy} choose={setCopy} />
            <Choice
              name={t('withAbstracts')}
              chosen={abstracts}
              choose={(it) => setChosen({ abstracts: it, insteadOf: usual })}
            />
            <hr />
            {item(t('copyCitationsIn', style ? STYLE_NAMES[style]() : ''), () => copyPapers(style))}
            {item(t('copyLinks'), () => copyPapers('link'))}
            <hr />
            <button type="button" role="menuitem" tabIndex={-1} onClick={openRestore}>
              {t('importOrRestore')}
            </button>
            <button type="button" role="menuitem" tabIndex={-1} onClick={openUpgrade}>
              {t('upgradeMenu')}
            </button>
          </>
        );
      }}
    />
  );
});

const SCOPED = { selected: 'selectedPapers', shown: 'shownPapers' } as const;

/** What choosing a format will do. */
function headline(scope: Props['scope'], count: number | undefined, copy: boolean): string {
  if (count === 0) return t('nothingToExport');
  const what =
    count === undefined ? t('allPapers') : scope === 'all' ? papers(count) : tn(SCOPED[scope], count);
  return t(copy ? 'copyAs' : 'downloadAs', what);
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
