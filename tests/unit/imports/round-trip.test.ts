/** A whole bibliography through the library and out again: nothing of it is lost. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bibtex as written } from '../../../lib/formats/bibtex';
import { bibtex } from '../../../lib/imports/bibtex';
import type { Draft, Item, Problem } from '../../../lib/imports/import';
import { openLibrary } from '../../../lib/library/database';
import { applyImport } from '../../../lib/library/import';
import { allPapers } from '../../../lib/library/query';
import { Paper } from '../../../lib/paper';
import { biblatexLibrary, TYPES } from './biblatex-library';
import { lostBetween } from './bibtex-difference';

const draftsOf = (items: readonly Item[]): Draft[] => items.flatMap((it) => ('draft' in it ? it.draft : []));
const problemsOf = (items: readonly Item[]): Problem[] =>
  items.flatMap((it) => ('problem' in it ? it.problem : []));

describe('10,000 entries of every type of BibLaTeX', () => {
  it('come out as they went in, field by field', { timeout: 600_000 }, async () => {
    const file = biblatexLibrary(10_000);
    for (const type of TYPES) expect(file.toLowerCase()).toContain(`@${type}{`);
    const items = [...bibtex.read(file)];
    expect(problemsOf(items).filter(({ isLeftOut }) => isLeftOut)).toEqual([]);
    const db = openLibrary('round-trip');
    const { plan } = await applyImport(db, draftsOf(items), 'import/bibtex');
    expect(plan).toMatchObject({ added: 10_000, merged: 0, same: 0, repeated: 0 });
    const papers = await allPapers(db);
    for (const paper of papers.slice(0, 500)) expect(Paper.safeParse(paper).error).toBeUndefined();
    const lost = lostBetween(file, written.write(papers, { abstracts: true }));
    console.log(`Lost of ${papers.length} entries: ${JSON.stringify(lost.slice(0, 20), undefined, 1)}`);
    expect(lost).toEqual([]);
  });
});
