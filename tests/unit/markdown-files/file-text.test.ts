/** The text of a paper's file: true to the paper, kind to what the reader wrote, and deaf to what a page would have it say. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { fileText, MARKER } from '../../../lib/markdown-files/file-text';
import { idIn, part, UnreadableFrontMatter } from '../../../lib/markdown-files/front-matter';
import { harmlessMarkdown } from '../../../lib/markdown-files/harmless';
import type { Paper } from '../../../lib/paper';
import { aPaper } from '../builders';

const paper = aPaper({
  key: 'arxiv:2505.23462',
  title: 'Graph Kernels: A Review',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Jürgen Müller' }],
  published: '2025-05-29',
  abstract: 'We review them.',
  venue: 'NeurIPS 2025',
  tags: ['to cite', '2026'],
  note: 'Read **this**.',
});

const front = (text: string) => parse(part(text).yaml ?? '') as Record<string, unknown>;
const textOf = (told: Partial<Paper>) => fileText(aPaper(told), 'key');

afterEach(() => void vi.unstubAllEnvs());

describe('a new file', () => {
  it('says in its front matter what it is of, in YAML that every program reads alike', () => {
    expect(front(fileText(paper, 'lovelace2025graph'))).toEqual({
      offprint: 'arxiv:2505.23462',
      title: 'Graph Kernels: A Review',
      authors: ['Ada Lovelace', 'Jürgen Müller'],
      date: '2025',
      venue: 'NeurIPS 2025',
      arxiv: '2505.23462',
      url: 'https://arxiv.org/abs/2505.23462',
      pdf: 'https://arxiv.org/pdf/2505.23462',
      citekey: 'lovelace2025graph',
      status: 'to-read',
      saved: '2026-04-14',
      tags: ['to-cite', 'y2026'],
    });
  });

  it('says on which day its paper was saved where the reader was', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const early = { ...paper, savedAt: Date.UTC(2026, 3, 13, 23) };
    expect(front(fileText(early, 'k'))).toMatchObject({ saved: '2026-04-14' });
  });

  it('reads well, and ends in the marker', () => {
    const { rest } = part(fileText(paper, 'k'));
    expect(rest).toBe(`
# Graph Kernels: A Review

Ada Lovelace, Jürgen Müller

NeurIPS 2025

[Page](https://arxiv.org/abs/2505.23462) · [PDF](https://arxiv.org/pdf/2505.23462)

## Abstract

We review them.

## Note

Read **this**.

${MARKER}

`);
  });
});

describe('a file that is there', () => {
  const before = fileText(paper, 'k');

  it('stays as it is while the paper does', () => {
    expect(fileText(paper, 'k', before)).toBe(before);
  });

  it('is brought up to date above the marker, and keeps every letter below it', () => {
    const mine =
      '## My thoughts\r\n\r\n- one\r\n\n<!-- a comment of mine -->\n\n---\n\ntitle: not front matter\n';
    const now = fileText({ ...paper, status: 'read', abstract: 'We do more.' }, 'k', before + mine);
    expect(front(now)['status']).toBe('read');
    expect(now).toContain('We do more.');
    expect(now).not.toContain('We review them.');
    expect(now.slice(now.indexOf(MARKER))).toBe(`${MARKER}\n\n${mine}`);
  });

  it('keeps the fields, the comments, the order and the tags that the reader added', () => {
    const edited = before
      .replace('---\n', '---\n# mine\nrating: 5 # of 5\naliases: [GK, "Kernels"]\n')
      .replace('tags:\n', 'tags:\n  - project/x\n');
    const now = fileText({ ...paper, tags: ['to cite', 'new'] }, 'k', edited);
    expect(now).toMatch(/^---\n# mine\nrating: 5 # of 5\naliases: \[ ?GK, "Kernels" ?\]\noffprint: /);
    expect(front(now)['tags']).toEqual(['to-cite', 'new', 'project/x', 'y2026']);
    expect(fileText({ ...paper, tags: ['to cite', 'new'] }, 'k', now)).toBe(now);
  });

  it('whose marker the reader took out is theirs but for the front matter', () => {
    const theirs = before.replace(MARKER, '').replace('We review them.', 'My own summary.');
    const now = fileText({ ...paper, status: 'read', abstract: 'Other.' }, 'k', theirs);
    expect(front(now)['status']).toBe('read');
    expect(part(now).rest).toBe(part(theirs).rest);
  });

  it('with front matter that is no YAML is not touched', () => {
    for (const yaml of ['title: "never closed', 'a: b: c: [', '- a list', 'just words', 'a: *nowhere']) {
      expect(() => fileText(paper, 'k', `---\n${yaml}\n---\nText\n`), yaml).toThrow(UnreadableFrontMatter);
    }
  });

  it('is brought up to date with as many authors as a paper can have', () => {
    const authors = Array.from({ length: 10_000 }, (_, n) => ({ name: `Maximiliana Author-Number ${n}` }));
    const many = aPaper({ ...paper, authors });
    const before = fileText(many, 'k');
    expect(front(fileText({ ...many, status: 'read' }, 'k', before))).toMatchObject({ status: 'read' });
  });
});

describe('what pages tell', () => {
  const nasty = [
    '---\noffprint: doi:10.1/other\n---',
    'A: "quoted" \'title\' # no comment',
    '- [ ] *bold* `code` <script>alert(1)</script> ![[embed]] {{query}} <%* tp %>',
    MARKER,
    'no',
    '2026-01-01',
    '!!js/function "x"',
    '&anchor *alias',
    '[x](javascript:alert(1)) https://example.org #tag $math$ | table |',
    '\u2028\u0000\u0085key: value',
  ];

  it.each(nasty)('is text, whatever it looks like: %j', (title) => {
    const authors = [{ name: title.replaceAll('\u0000', '') }];
    const text = textOf({ key: 'arxiv:2505.23462', title, abstract: title, venue: title, authors });
    const { offprint, title: kept } = front(text);
    expect(offprint).toBe('arxiv:2505.23462');
    expect(idIn(text)).toBe('arxiv:2505.23462');
    expect(typeof kept).toBe('string');
    expect(text.split('\n').filter((line) => line.startsWith('<!--'))).toEqual([MARKER]);
    expect(part(text).rest).not.toMatch(/(?<!\\)<(?!!-- Offprint)|(?<!\\)!\\?\[|(?<!\\)\{\{/);
    expect(fileText(aPaper({ key: 'arxiv:2505.23462', title }), 'key', text)).toContain(MARKER);
  });

  it('leaves front matter that says what it was told, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (title) => {
        const text = textOf({ key: 'doi:10.1/x', title: title.trim() ? title : 'x' });
        expect(idIn(text)).toBe('doi:10.1/x');
        expect(front(text)).toMatchObject({ offprint: 'doi:10.1/x', citekey: 'key' });
        expect(fileText(aPaper({ key: 'doi:10.1/x', title: 'Other' }), 'key', `${text}mine`)).toMatch(
          /mine$/,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('a note', () => {
  it('keeps its Markdown', () => {
    const note = '# Head\n\n- **a**\n- [x](https://example.org)\n\n```\nif (a < b) {{x}}\n```\n> said';
    expect(harmlessMarkdown(note)).toBe(note);
  });

  it('is no HTML, loads nothing, and runs nothing', () => {
    expect(harmlessMarkdown('<img src=x> ![p](http://t) {{query}} `= this.x` `$= dv`')).toBe(
      '\\<img src=x> !\\[p](http://t) \\{\\{query}} ` = this.x` ` $= dv`'.replace('!\\[', '\\!\\['),
    );
    expect(harmlessMarkdown('```dataviewjs\ndv.x()\n```\n> ~~~query\n> x\n- ```tasks\n  y')).toBe(
      '```\ndv.x()\n```\n> ~~~\n> x\n- ```\n  y',
    );
  });

  it('does not reach beyond its end', () => {
    expect(harmlessMarkdown('````js\nopen\n```')).toBe('````\nopen\n```\n````');
    expect(harmlessMarkdown(`~~~\n${MARKER}`)).not.toContain(MARKER);
    expect(harmlessMarkdown(MARKER)).not.toMatch(/^<!--/);
  });
});
