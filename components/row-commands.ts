/** What a key does with the paper of a row, in every list. */
import { t } from '../lib/i18n';
import type { Changes } from '../lib/library/edited';
import type { Identifier, Paper } from '../lib/paper';
import { codeOfPaper, pageOfPaper, pdfOfPaper } from '../lib/paper-links';
import type { CopyAs } from './copy-papers';
import { nextStatus, STATUS_NAMES } from './words';

export interface RowDesk {
  edit(paper: Paper, changes: Changes): Promise<void>;
  remove(paper: Paper): void;
  copyPapers(keys: readonly Identifier[], as?: CopyAs): void;
  say(text: string): void;
  failed(error: unknown): void;
  /** Says it to those who do not see the row change. */
  speak(text: string): void;
}

/** The commands for a paper, by their keys. */
export function rowCommands(paper: Paper, desk: RowDesk): Record<string, () => void> {
  return {
    o: () => openTab(pageOfPaper(paper), t('noPage'), desk),
    p: () => openTab(pdfOfPaper(paper), t('noPdf'), desk),
    c: () => openTab(codeOfPaper(paper), t('noCode'), desk),
    s: () => void advance(paper, desk),
    y: () => desk.copyPapers([paper.key]),
    l: () => desk.copyPapers([paper.key], 'link'),
    '#': () => desk.remove(paper),
    Delete: () => desk.remove(paper),
  };
}

/** Takes a paper to its next status. */
export async function advance(paper: Paper, desk: RowDesk): Promise<void> {
  const next = nextStatus(paper.status);
  try {
    await desk.edit(paper, { status: next });
    desk.speak(t('statusIs', STATUS_NAMES[next]()));
  } catch (error) {
    desk.failed(error);
  }
}

function openTab(url: string | undefined, unknown: string, { say }: RowDesk): void {
  if (url) window.open(url, '_blank', 'noreferrer');
  else say(unknown);
}
