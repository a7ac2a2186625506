import { describe, expect, it } from 'vitest';
import { bibtexNames } from '../../../lib/citation/bibtex-names';

/** The parts in the order in which BibTeX has them: von Last, Jr, First. */
const parts = (text: string) =>
  bibtexNames(text).authors.map(({ name, particle = '', family = name, suffix = '', given = '' }) =>
    [particle, family, suffix, given].join('|'),
  );

describe('a list of names', () => {
  it.each([
    ['Ada Lovelace', ['|Lovelace||Ada']],
    ['Lovelace, Ada', ['|Lovelace||Ada']],
    ['Ludwig van Beethoven', ['van|Beethoven||Ludwig']],
    ['van Beethoven, Ludwig', ['van|Beethoven||Ludwig']],
    ['King, Jr., Martin Luther', ['|King|Jr.|Martin Luther']],
    ['von der Last, Jr, First Second', ['von der|Last|Jr|First Second']],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      ['de la|Vallée Poussin||Charles Louis Xavier Joseph'],
    ],
    ["{\\'E}mile Zola", ['|Zola||Émile']],
    ['{\\o}rsted, Hans Christian', ['|ørsted||Hans Christian']],
    ['Ana {\\v{C}}apek and Bob', ['|Čapek||Ana', '|Bob||']],
    ['Donald~E. Knuth', ['|Knuth||Donald E.']],
    ['M{\\"u}ller, Hans and Andr\\\'e Gide', ['|Müller||Hans', '|Gide||André']],
    ['{Barnes and Noble} and {NASA}', ['|Barnes and Noble||', '|NASA||']],
    ["{\\'Ecole Normale Sup\\'erieure}", ['|École Normale Supérieure||']],
    ["da {Silva e Costa}, Jos\\'e", ['da|Silva e Costa||José']],
    ["d'Alembert, Jean", ["|d'Alembert||Jean"]],
    ['王小明 and 山田, 太郎', ['|王小明||', '|山田||太郎']],
    ['family=Hasselhoff, given=David', ['|Hasselhoff||David']],
    ['given=Ludwig, prefix=van, family=Beethoven, useprefix=true', ['van|Beethoven||Ludwig']],
    ['A. One   and\n  B. Two', ['|One||A.', '|Two||B.']],
    ['Anders Sandor', ['|Sandor||Anders']],
    ['  and A B', ['|B||A']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('that ends in “and others” is cut, and nobody is called others', () => {
    expect(bibtexNames('A. One and others')).toEqual({
      authors: [{ name: 'A. One', family: 'One', given: 'A.' }],
      cut: true,
    });
  });

  it('shows each name as a person reads it', () => {
    const { authors } = bibtexNames('von der Last, Jr, First and {The {ATLAS} Group}');
    expect(authors.map(({ name }) => name)).toEqual(['First von der Last Jr', 'The ATLAS Group']);
  });

  it('is read in linear time, whatever its braces', () => {
    const started = process.cpuUsage();
    bibtexNames('{'.repeat(50_000));
    bibtexNames('a, '.repeat(50_000));
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  });
});
