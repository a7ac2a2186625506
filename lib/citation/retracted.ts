/** How a bibliography says that a paper was taken back. */
import type { Paper } from '../paper';

/** "Retracted 2026-01-02, https://doi.org/10.1145/notice"; nothing for a paper that stands. */
export function retractionLine({ retracted = [] }: Pick<Paper, 'retracted'>): string | undefined {
  const told = retracted.find(({ date }) => date) ?? retracted[0];
  if (!told) return undefined;
  const word = told.source === 'arxiv' ? 'Withdrawn' : 'Retracted';
  const words = told.date ? `${word} ${told.date}` : word;
  return told.notice ? `${words}, ${told.notice}` : words;
}
