import { expect, it } from 'vitest';
import { digestOf } from '../../../lib/library/digest';
import { facetsOf, makeTally } from '../../../lib/search/facets';
import { aPaper } from '../builders';

const tagged = (...tags: string[]) => tags.map((tag) => digestOf(aPaper({ tags: [tag] })));

it('a tag that is spelled anew on its papers, one after the other, is counted in its new spelling', () => {
  const tally = makeTally();
  const [before, after] = [tagged('ml', 'ml', 'ml'), tagged('ML', 'ML', 'ML')];
  for (const it of before) tally.add(it);
  for (const [place, it] of before.entries()) {
    tally.drop(it);
    if (after[place]) tally.add(after[place]);
  }
  expect(tally.facets().tags).toEqual([{ value: 'ML', count: 3 }]);
});

it.each([
  ['ml', 'ML', 'ML'],
  ['ML', 'ml', 'ML'],
  ['ML', 'ML', 'ml'],
])('of %s, %s and %s the most used spelling is shown, whatever came first', (...tags) => {
  expect(facetsOf(tagged(...tags)).tags).toEqual([{ value: 'ML', count: 3 }]);
});

it('a tag in several spellings stands where all of them together belong', () => {
  const { tags } = facetsOf(tagged('gnn', 'gnn', 'ML', 'Ml', 'ml'));
  expect(tags.map(({ count }) => count)).toEqual([3, 2]);
});
