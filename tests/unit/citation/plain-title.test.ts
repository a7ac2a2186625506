import { describe, expect, it } from 'vitest';
import { plainTitle } from '../../../lib/citation/plain-title';

describe('a title in plain text', () => {
  it.each([
    ['$\\beta$-VAE: Learning', 'β-VAE: Learning'],
    ['\\emph{x} and {\\it y}', 'x and y'],
    ['H$_2$O, $^{87}$Rb and $x_{ij}$', 'H₂O, ⁸⁷Rb and xᵢⱼ'],
    ['G\\"odel, \\\'{\\i}, \\v{S}, \\c c, {\\AA}, \\o re, \\L{}ukasz', 'Gödel, í, Š, ç, Å, øre, Łukasz'],
    ['$\\tilde{\\mathcal{O}}(n^{1+\\epsilon})$', 'Õ(n^(1+ε))'],
    ['$\\mathbb{R}^n$ and $\\mathbb E[x]$', 'ℝⁿ and 𝔼[x]'],
    ['$\\frac{a+b}{c}$, $\\sqrt{n}$, $\\sqrt{n+1}$', '(a+b)/c, √n, √(n+1)'],
    ['$Z \\to e^+e^-$ at $90^\\circ$', 'Z → e⁺e⁻ at 90°'],
    ['$\\mathrm{Sr}_2\\mathrm{RuO}_4$', 'Sr₂RuO₄'],
    ['R\\&D, 5\\%, foo\\_bar', 'R&D, 5%, foo_bar'],
    ["``Quoted'' -- and --- dashed", '“Quoted” – and — dashed'],
    ['{BERT} and {1, 2}', 'BERT and {1, 2}'],
    ['Fig.~1 of ~10x', 'Fig. 1 of ~10x'],
    ['see example.org/~ada', 'see example.org/~ada'],
    ['two  spaces\nand a line', 'two spaces and a line'],
  ])('shows %s as %s', (title, expected) => {
    expect(plainTitle(title)).toBe(expected);
  });

  it.each([
    'A $100 model for $50',
    'snake_case, 2^10 and C:\\new',
    'alone { and } and $ and \\',
    '\\unknown and $\\unknown{x}$',
    '',
    '大規模言語モデル',
  ])('leaves %j as it is', (title) => {
    expect(plainTitle(title)).toBe(title);
  });

  it('takes no longer than its length for hostile text', () => {
    const started = performance.now();
    for (const part of ['{', '}', '$', '\\', '$a', '\\emph', '$ {a}', '\\(', '\\frac', '~', '{\\it ', '$^']) {
      plainTitle(part.repeat(100_000 / part.length));
    }
    expect(performance.now() - started).toBeLessThan(5000);
    expect(plainTitle(`${'{'.repeat(50_000)}x${'}'.repeat(50_000)}`)).toContain('x');
  });
});
