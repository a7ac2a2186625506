import { expect, it } from 'vitest';
import { withTagRenamed } from '../../../lib/search/renamed-tag';
import type { View } from '../../../lib/search/view';

const view = (search: string, tag?: string): View => ({ search, sort: 'saved', ...(tag && { tag }) });

it('a view of a tag is one of its new name, however it was spelled', () => {
  expect(withTagRenamed(view('', 'ML'), 'ml', 'learning')).toEqual(view('', 'learning'));
  expect(withTagRenamed(view('', 'ml'), 'ml', 'ML')).toEqual(view('', 'ML'));
});

it.each([
  ['tag:ml graph', 'learning', 'tag:learning graph'],
  ['graph -tag:ML', 'learning', 'graph -tag:learning'],
  ['Tag:ml', 'machine learning', 'Tag:"machine learning"'],
  ['tag:"ml"', 'learning', 'tag:"learning"'],
  ['tag:ml', 'so "called"', 'tag:"so  called "'],
  ['tag：ml', '“called”', 'tag:"“called”"'],
  ['-tag:“ml”', 'learning', '-tag:"learning"'],
])('typed as %s, and renamed to %s, it is looked for as %s', (typed, to, looked) => {
  expect(withTagRenamed(view(typed), 'ml', to).search).toBe(looked);
});

it('a name of many words is known between quotation marks', () => {
  expect(withTagRenamed(view('tag:"to cite"'), 'To cite', 'cited').search).toBe('tag:"cited"');
});

it.each(['ml', 'title:ml', '"a tag:ml"', 'tag:m', 'tag:mlops', 'tag:', 'author:"ml"', ''])(
  'what asks for something else, as %s does, stays the same',
  (typed) => {
    const before = view(typed, 'other');
    expect(withTagRenamed(before, 'ml', 'learning')).toBe(before);
  },
);

it('a tag that differs by a sign is another one', () => {
  const before = view('tag:"c++" -tag:c#');
  expect(withTagRenamed(before, 'c', 'clang')).toBe(before);
  expect(withTagRenamed(before, 'C++', 'cpp').search).toBe('tag:"cpp" -tag:c#');
});

it('a tag without a word is not taken for another such', () => {
  const before = view('tag:★');
  expect(withTagRenamed(before, '♥', 'loved')).toBe(before);
});
