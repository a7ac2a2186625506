import { describe, expect, it } from 'vitest';
import { inUnicode, plainTitle } from '../../../lib/citation/plain-title';

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
    ['bounds \\(n^3\\) where \\[ E = mc^2 \\]', 'bounds n³ where E = mc²'],
    ['Sampling $\\binom{n}{k}$ subsets', 'Sampling (n choose k) subsets'],
    ['$a \\overset{d}{=} b$, $\\stackrel{f}{\\to}$, $\\underset{x}{\\max}$', 'a =ᵈ b, →ᶠ, maxₓ'],
    ['$A \\xrightarrow{n} B \\xleftarrow[k]{} C$, $p \\longleftrightarrow q$', 'A →ⁿ B ←ₖ C, p ⟷ q'],
    ['$\\sum\\limits_{i=1}^n \\mathbbm{1}$, $\\mathds R$', '∑ᵢ₌₁ⁿ 𝟙, ℝ'],
    ['$a \\equiv b \\pmod{n}$', 'a ≡ b (mod n)'],
    ['$\\sqrt[3]{x}$, $\\sqrt[4]{x+1}$, $\\sqrt[n]{x}$, $\\sqrt[$', '∛x, ∜(x+1), ⁿ√x, √['],
  ])('shows %s as %s', (title, expected) => {
    expect(plainTitle(title)).toBe(expected);
  });

  it.each([
    'A $100 model for $50',
    'snake_case, 2^10 and C:\\new',
    'alone { and } and $ and \\',
    '',
    '大規模言語モデル',
  ])('leaves %j as it is', (title) => {
    expect(plainTitle(title)).toBe(title);
  });

  it.each([
    ['$\\eps$-DP in $\\R^n$', 'eps-DP in Rⁿ'],
    ['Bounds on $\\KL{p}{q}$ and \\ours\\xspace', 'Bounds on KL p q and ours'],
    ['$\\foo{\\frac{\\baz}{2}}\\qux$', 'foo baz/2 qux'],
    ['\\(\\unknown{x}\\) of \\unknown and \\href{https://a.b}{\\it it}', 'unknown x of unknown and it'],
  ])('keeps the words of what it does not know, and no signs of TeX: %s', (title, expected) => {
    expect(plainTitle(title)).toBe(expected);
  });

  it.each([
    ['GPT at $1M, \\emph{cheap}, or $2M', 'GPT at $1M, cheap, or $2M'],
    ['US$ 5 \\textbf{more} than US$ 6', 'US$ 5 more than US$ 6'],
    ['$5 \\cite{a} and $x$', '$5 cite a and x'],
    ['for $10 or \\alpha more at $20', 'for $10 or α more at $20'],
    ['at $ 13 \\mathrm{TeV} $ and $\\sim$10 or $ \\textbf{x} $', 'at 13 TeV and ∼10 or x'],
  ])('tells sums of money from mathematics: %s', (title, expected) => {
    expect(plainTitle(title)).toBe(expected);
  });

  it('takes no longer than its length for hostile text', () => {
    const started = process.cpuUsage();
    for (const part of [
      '{',
      '}',
      '$',
      '\\',
      '$a',
      '\\emph',
      '$ {a}',
      '\\(',
      '\\[',
      '\\frac',
      '$\\sqrt[',
      '~',
      '{\\it ',
      '$^',
    ]) {
      plainTitle(part.repeat(100_000 / part.length));
    }
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
    expect(plainTitle(`${'{'.repeat(50_000)}x${'}'.repeat(50_000)}`)).toContain('x');
  });
});

describe('a text for programs', () => {
  it.each([
    ['$\\beta$-VAE and \\emph{more}', 'β-VAE and more'],
    ['\\unknown and $\\unknown{x}$', '\\unknown and $\\unknown{x}$'],
    ['\\(\\unknown\\)', '$\\unknown$'],
  ])('has what can be read in Unicode, and what cannot as TeX: %s', (text, expected) => {
    expect(inUnicode(text)).toBe(expected);
  });
});
