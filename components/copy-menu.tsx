/** What can be copied of papers: citations in every style, the last used one first; BibTeX; links. */

import { STYLES, type StyleId } from '../lib/citing/styles';
import { t } from '../lib/i18n';
import type { CopyAs } from './copy-papers';
import { MenuButton } from './menu-button';
import { MenuItem } from './menu-item';
import { useSettings } from './use-settings';
import { STYLE_NAMES } from './words';

const OTHERS = [
  ['bibtex', () => 'BibTeX'],
  ['biblatex', () => 'BibLaTeX'],
] as const;

const LINKS = [
  ['link', () => t('copyAsLink')],
  ['markdown-link', () => t('copyAsMarkdownLink')],
] as const;

export function CopyMenu({ busy = false, copy }: { busy?: boolean; copy(as: CopyAs): void }) {
  const { settings, change } = useSettings();
  const last = settings?.citationStyle;
  const styles = STYLES.toSorted((a, b) => Number(b === last) - Number(a === last));

  function cite(style: StyleId) {
    copy(style);
    if (style !== last) void change({ citationStyle: style });
  }

  return (
    <MenuButton
      name={t('copyCitation')}
      busy={busy}
      items={(close) => {
        const item = (id: CopyAs, name: string, act: () => void) => (
          <MenuItem key={id} name={name} close={close} act={act} />
        );
        return (
          <>
            {styles.map((style) => item(style, STYLE_NAMES[style](), () => cite(style)))}
            <hr />
            {OTHERS.map(([id, name]) => item(id, name(), () => copy(id)))}
            <hr />
            {LINKS.map(([id, name]) => item(id, name(), () => copy(id)))}
          </>
        );
      }}
    />
  );
}
