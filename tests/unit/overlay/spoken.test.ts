import { expect, it } from 'vitest';
import { spoken } from '../../../entrypoints/overlay/spoken';

it.each([
  ['Learning $\\alpha$-stable processes in $\\mathbb{R}^3$', 'Learning alpha-stable processes in R^3'],
  ['Bounds of $O(\\frac{1}{n^2})$', 'Bounds of O(1/n^2)'],
  ['Training GPT for $100 on a \\$50 budget', 'Training GPT for $100 on a $50 budget'],
  ['A $1.5M model', 'A $1.5M model'],
  ['How we spent $2,000', 'How we spent $2,000'],
  ['$3$-fold covers and $2n$ points', '3-fold covers and 2n points'],
])('%s', (title, said) => {
  expect(spoken(title)).toBe(said);
});
