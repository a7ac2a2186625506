import { describe, expect, it } from 'vitest';
import { formats } from '../../../lib/formats/registry';
import { hardPapers } from './hard-cases';

describe('the formats', () => {
  it('stand in the order of the menu', () => {
    expect(formats.map(({ name }) => name)).toEqual([
      'BibTeX',
      'BibLaTeX',
      'RIS',
      'CSL JSON',
      'Markdown',
      'CSV',
      'JSON',
    ]);
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  });

  it.each(formats.map((format) => [format.name, format] as const))(
    '%s writes an empty library, and every hard case in well-formed text',
    (_, format) => {
      expect(() => format.write([])).not.toThrow();
      const written = format.write(hardPapers, { abstracts: true });
      expect(written.isWellFormed()).toBe(true);
      for (const { key } of hardPapers.slice(0, 3))
        expect(written).toContain(key.slice(key.indexOf(':') + 1));
    },
  );

  it('of no papers, what is JSON is JSON still', () => {
    const [csl, own] = ['csl-json', 'json'].map((id) => formats.find((it) => it.id === id)?.write([]) ?? '');
    expect(JSON.parse(csl ?? '')).toEqual([]);
    expect(JSON.parse(own ?? '')).toMatchObject({ papers: [] });
  });

  it('the JSON holds every paper whole', () => {
    const json = formats.find(({ id }) => id === 'json')?.write(hardPapers) ?? '';
    const { papers } = JSON.parse(json);
    expect(papers).toEqual(JSON.parse(JSON.stringify(hardPapers)));
  });
});
