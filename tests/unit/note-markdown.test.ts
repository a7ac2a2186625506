/** Notes as trees: all of CommonMark that a person writes, and none of what is made to keep a page busy. */
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../lib/note-markdown';

describe('a note', () => {
  it('is read as it is written, however much of it there is', () => {
    const { children } = parseNote('# A\n\n- a\n  - b\n    > c *d*\n\n'.repeat(50));
    expect(children).toHaveLength(100);
    expect(JSON.stringify(children[1])).toContain('"emphasis"');
  });

  it('with more signs than any note has is read up to there, and loses nothing', () => {
    const lines = Array.from({ length: 2000 }, (_, line) => `${line} *a* [b](https://example.org/${line})`);
    const { children } = parseNote(lines.join('\n\n'));
    expect(children).toHaveLength(2000);
    expect(JSON.stringify(children[100])).toContain('"link"');
    expect(children.at(-1)).toEqual({ type: 'paragraph', children: [{ type: 'text', value: lines.at(-1) }] });
  });

  it.each([
    ['lists in lists', '1. '.repeat(30_000)],
    ['quotations in quotations', '>'.repeat(90_000)],
    ['stars without an end', '**a'.repeat(30_000)],
    ['lines without an end', '_a '.repeat(30_000)],
    ['links without an end', '[a]('.repeat(25_000)],
    ['images without an end', '![a](<b'.repeat(14_000)],
    ['links that are named nowhere', '[a][b'.repeat(20_000)],
    ['names of links without an end', '[a]: <\n'.repeat(14_000)],
    ['elements without an end', '<a '.repeat(33_000)],
    ['code without an end', '`a'.repeat(50_000)],
    ['backslashes', '\\a'.repeat(50_000)],
  ])('of %s is text, and soon there', (_, text) => {
    const start = process.cpuUsage();
    expect(parseNote(text).children.length).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});
