import { describe, expect, it } from 'vitest';
import { fullName, nameOf, shortName } from '../../../lib/citation/names';

describe('names', () => {
  it.each([
    ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
    ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', particle: 'van' }],
    ['Charles de la Vallée Poussin', { family: 'Vallée Poussin', given: 'Charles', particle: 'de la' }],
    ["Jan van 't Hoff", { family: 'Hoff', given: 'Jan', particle: "van 't" }],
    ['Luc Van Gool', { family: 'Van Gool', given: 'Luc' }],
    ['Hieu Van Nguyen', { family: 'Nguyen', given: 'Hieu Van' }],
    ['Quoc V. Le', { family: 'Le', given: 'Quoc V.' }],
    ['Wei Ai', { family: 'Ai', given: 'Wei' }],
    ['Muhammad al-Khwarizmi', { family: 'al-Khwarizmi', given: 'Muhammad' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Robert Downey, Jr.', { family: 'Downey', given: 'Robert', suffix: 'Jr.' }],
    ['King, Jr., Martin', { family: 'King', given: 'Martin', suffix: 'Jr.' }],
    ['van den Oord, Aaron', { family: 'Oord', given: 'Aaron', particle: 'van den' }],
    ['danah boyd', { family: 'boyd', given: 'danah' }],
    ['Wei Wang (王伟)', { family: 'Wang', given: 'Wei' }],
    ['Иван Петров', { family: 'Петров', given: 'Иван' }],
    ['Plato', { family: 'Plato' }],
    ["O'Brien", { family: "O'Brien" }],
    ['LeCun', { family: 'LeCun' }],
  ])('%s is a person', (name, expected) => {
    expect(nameOf({ name })).toEqual(expected);
  });

  it.each([
    'ATLAS Collaboration',
    'OpenAI',
    'DeepSeek-AI',
    'DeepSeek',
    'NASA',
    'Google Research',
    'Gemini Team, Google',
    'Bill and Melinda Gates',
    'Université de Paris',
    '山田 太郎',
    '王小明',
  ])('%s is not taken apart', (name) => {
    expect(nameOf({ name })).toEqual({ literal: name });
  });

  it('trusts the parts that the page gave, and finds the particle in them', () => {
    const name = nameOf({ name: 'Jan van der Berg Smit', family: 'van der Berg Smit', given: 'Jan' });
    expect(name).toEqual({ family: 'Berg Smit', given: 'Jan', particle: 'van der' });
    expect(fullName(name)).toBe('Jan van der Berg Smit');
    expect(shortName(name)).toBe('van der Berg Smit');
  });
});
