/** In the details of a preprint that is cited as published: where it appeared, and whose word that is. */
import { referenceOf } from '../lib/citation/reference';
import { appearanceOf } from '../lib/citation/venues';
import { t } from '../lib/i18n';
import type { Paper } from '../lib/paper';
import { nameOfTeller } from './disagreements';

export function CitedAs({ paper }: { paper: Paper }) {
  const { publication, eprint } = referenceOf(paper);
  if (!publication || !eprint) return null;
  const { container, year = '' } = publication;
  const where = container.includes(year) ? container : `${container} ${year}`;
  const teller = tellerOf(paper, container);
  return (
    <p class="quiet cited-as" dir="auto">
      {teller ? t('citedBySource', where, nameOfTeller(teller)) : t('citedByAuthors', where)}
    </p>
  );
}

/** The source that tells of the publication; nothing where the authors do, in arXiv's fields for that. */
function tellerOf({ comments: _, ...paper }: Paper, container: string): string | undefined {
  if (!appearanceOf(paper).publication) return undefined;
  const { journalRef, from } = paper;
  const isReference = journalRef && appearanceOf({ journalRef }).publication?.container === container;
  const source = from[isReference ? 'journalRef' : 'venue'] ?? '';
  return isReference && source.startsWith('arxiv/') ? undefined : source;
}
