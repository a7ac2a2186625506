// @vitest-environment jsdom
/** Formulas in texts: how they are drawn, what is heard of them, and what is marked around them. */
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { markedTex } from '../../../components/marked';
import { parseQuery } from '../../../lib/search/parse-query';

const loaded = vi.hoisted(() => vi.fn());

vi.mock('temml', (original) => {
  loaded();
  return original();
});

afterEach(cleanup);

const show = (text: string, search = '') =>
  render(<p>{markedTex(text, parseQuery(search).terms, 'title')}</p>).container;

const formula = (name: string) => screen.findByRole('img', { name });

/** What is marked, and the rest as it stands. */
const marks = (container: Element) => [...container.querySelectorAll('mark')].map((it) => it.textContent);

it('loads what draws formulas where there is the first', async () => {
  for (const text of ['Plain', 'A $\\beta$-VAE for H$_2$O at $5', '\\emph{Set} [1]', '\\(n\\)']) show(text);
  await vi.dynamicImportSettled();
  expect(loaded).not.toHaveBeenCalled();
  const container = show('In $O(n^2)$ time, diffused', 'diffused');
  expect(container.textContent).toBe('In O(n²) time, diffused');
  expect(marks(container)).toEqual(['diffused']);
  await formula('O(n²)');
  expect(loaded).toHaveBeenCalledOnce();
});

it.each([
  ['on $O(n^2)$ steps', 'O(n²)'],
  ['on \\(O(n^2)\\) steps', 'O(n²)'],
  ['so \\[ E = mc^2 \\] holds', 'E = mc²'],
  ['$$x_1 + x_2$$', 'x₁ + x₂'],
  ['Sampling $\\binom{n}{k}$ subsets', '(n choose k)'],
  ['an \\(\\mathbbm{1}_{A}(x)\\) of it', '𝟙_A(x)'],
  ['at most $a \\$ b$ of it', 'a $ b'],
])('draws %s, and says %s', async (text, name) => {
  show(text);
  const drawn = await formula(name);
  await waitFor(() => expect(drawn.querySelector('math')).not.toBeNull());
  expect(drawn.parentElement?.textContent).not.toMatch(/\\[()[\]]/);
});

it('shows what cannot be drawn in words, without signs of TeX', async () => {
  const container = show('Bounds on $\\KLdiv{p}{q}$ for \\ours');
  expect((await formula('KLdiv p q')).textContent).toBe('KLdiv p q');
  expect(container.textContent).toBe('Bounds on KLdiv p q for ours');
});

it('marks what was looked for around formulas, and nothing in them', async () => {
  const container = show('Diffusion in $O(n^2)$ and \\emph{diff}usion, not $diffusion$', 'diffusion');
  await formula('diffusion');
  expect(marks(container)).toEqual(['Diffusion', 'diffusion']);
});

it('draws a formula once, however often what was looked for changes', async () => {
  const shown = (search: string) => (
    <p>{markedTex('Graphs in $O(n^2)$', parseQuery(search).terms, 'title')}</p>
  );
  const { container, rerender } = render(shown('g'));
  const drawn = (await formula('O(n²)')).firstChild;
  rerender(shown('gra'));
  expect(marks(container)).toEqual(['Gra']);
  expect((await formula('O(n²)')).firstChild).toBe(drawn);
});
