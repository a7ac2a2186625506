/** Papers as items of Zotero: each in the fields of its kind, and nothing of a page's text taken for more than text. */
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../lib/paper';
import { itemOf } from '../../../lib/zotero/item';
import { noteAsHtml } from '../../../lib/zotero/note';
import { aPaper } from '../builders';

const ALL = { note: true, links: true };

const item = (told: Partial<Paper>) => itemOf(aPaper(told), ALL);

describe('a preprint', () => {
  it('has its server, its number there and its DOI, as Zotero writes them', () => {
    const sent = item({
      key: 'arxiv:2505.23462',
      title: 'Retrieval of $\\beta$-Things',
      authors: [{ name: 'Ludwig van Beethoven' }, { name: 'OpenAI' }],
      abstract: 'We retrieve.',
      published: '2025-05-29',
      categories: ['cs.LG', 'cs.CL'],
    });
    expect(sent).toMatchObject({
      itemType: 'preprint',
      title: 'Retrieval of β-Things',
      creators: [
        { creatorType: 'author', firstName: 'Ludwig', lastName: 'van Beethoven' },
        { creatorType: 'author', name: 'OpenAI' },
      ],
      abstractNote: 'We retrieve.',
      date: '2025-05-29',
      repository: 'arXiv',
      archiveID: 'arXiv:2505.23462',
      DOI: '10.48550/arXiv.2505.23462',
      url: 'https://arxiv.org/abs/2505.23462',
      extra: 'arXiv:2505.23462 [cs.LG]',
    });
  });
});

describe('what has appeared', () => {
  it('in a journal is an article of it', () => {
    const sent = item({
      key: 'doi:10.1038/nature14539',
      title: 'Deep Learning',
      venue: 'Nature',
      venueType: 'journal',
      volume: '521',
      issue: '7553',
      pages: '436-444',
      published: '2015-05-28',
      from: { venue: 'nature/paper', volume: 'nature/paper', issue: 'nature/paper', pages: 'nature/paper' },
    });
    expect(sent).toMatchObject({
      itemType: 'journalArticle',
      publicationTitle: 'Nature',
      volume: '521',
      issue: '7553',
      pages: '436-444',
      DOI: '10.1038/nature14539',
    });
  });

  it('in proceedings is a paper of them, and keeps its arXiv number', () => {
    const sent = item({
      ids: ['doi:10.1145/3580305.3599263', 'arxiv:2505.23462'],
      key: 'doi:10.1145/3580305.3599263',
      venue: 'KDD 2023',
      venueType: 'proceedings',
    });
    expect(sent).toMatchObject({
      itemType: 'conferencePaper',
      proceedingsTitle: expect.stringContaining('KDD'),
      extra: 'arXiv:2505.23462',
    });
  });

  it('as a thesis names its university', () => {
    const extra = { school: 'University of Ghent', edition: '2' };
    const sent = item({ workType: 'phdthesis', extra, from: {}, publisher: 'University of Ghent' });
    expect(sent.itemType).toBe('thesis');
    expect(sent).toHaveProperty('university', 'University of Ghent');
  });
});

describe('what the reader wrote', () => {
  it('goes along as a note of paragraphs, and as the key that they cite by', () => {
    const sent = item({ note: 'First line\nsecond line\n\nNext paragraph', citationKey: 'ours2026' });
    expect(sent.notes).toEqual([{ note: '<p>First line<br>second line</p>\n<p>Next paragraph</p>' }]);
    expect(sent['extra']).toContain('Citation Key: ours2026');
  });

  it('stays behind where they say so', () => {
    const sent = itemOf(aPaper({ note: 'Mine' }), { note: false, links: false });
    expect(sent).toMatchObject({ notes: [], attachments: [] });
  });

  it('is text and no HTML', () => {
    expect(noteAsHtml('<img src=x onerror="alert(1)"> & \'so on\'')).toBe(
      '<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;so on&#39;</p>',
    );
    expect(noteAsHtml(' \n ')).toBe('');
  });
});

it('the addresses of the PDF and of the code go along as links to pages, which alone Zotero keeps as links', () => {
  const sent = item({
    key: 'arxiv:2505.23462',
    links: [{ kind: 'repository', url: 'https://github.com/lab/things', foundIn: 'abstract' }],
  });
  expect(sent.attachments).toEqual([
    { title: 'PDF', url: 'https://arxiv.org/pdf/2505.23462', mimeType: 'text/html', snapshot: false },
    { title: 'Code', url: 'https://github.com/lab/things', mimeType: 'text/html', snapshot: false },
  ]);
});

it('a page that writes a field of Zotero into its venue sets none', () => {
  const sent = item({
    key: 'arxiv:2505.23462',
    comments: 'to appear in Type: book\nDOI: 10.1/evil',
    title: 'A\nType: thesis',
  });
  expect(sent['title']).toBe('A Type: thesis');
  for (const line of String(sent['extra'] ?? '').split('\n')) {
    expect(line).toMatch(/^(?:arXiv:|Citation Key: |Appeared in: |Retracted|Withdrawn)/);
  }
});
