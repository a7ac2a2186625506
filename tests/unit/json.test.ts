/** JSON from outside, and values of any make: what is too large or too deep is refused before anything walks it. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../lib/json';
import { isWithin } from '../../lib/within';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('JSON', () => {
  it('is parsed where it is no deeper than records are', () => {
    expect(parseJson('{"a": [1, {"b": "]]]]["}]}')).toEqual({ a: [1, { b: ']]]][' }] });
    expect(parseJson(nested(100))).toBeTruthy();
    const text = JSON.stringify({ quotes: '"\\"\\\\', brackets: '['.repeat(500), end: '\\' });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['deeper', nested(101)],
    ['deeper than any parser bears', nested(5_000_000)],
    ['deeper, in records', '{"a":'.repeat(200) + 1 + '}'.repeat(200)],
    ['never closed', '[['.repeat(1_000_000)],
    ['a text without an end', `["${'\\'.repeat(1_000_001)}`],
    ['no JSON', '{a: 1}'],
  ])('that is %s is refused', (_, text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('that is larger than allowed is refused', () => {
    expect(parseJson('"12345678"', { size: 10 })).toBe('12345678');
    expect(() => parseJson('"123456789"', { size: 10 })).toThrow('too large');
  });
});

describe('a value', () => {
  it.each<[string, unknown, boolean]>([
    ['plain', { a: ['x', 1, null, true] }, true],
    ['without a prototype', Object.assign(Object.create(null), { a: 1 }), true],
    ['too deep', [[[[1]]]], false],
    ['too large', { a: 'x'.repeat(101) }, false],
    ['of many names', Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`name${n}`, 0])), false],
    ['a list of holes', new Array(4_000_000_000), false],
    ['of another kind', new Map([[1, 2]]), false],
    ['bytes', new Uint8Array(3), false],
  ])('%s', (_, value, is) => {
    expect(isWithin(value, { size: 100, depth: 3 })).toBe(is);
  });
});
