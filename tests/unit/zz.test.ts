import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { bibtex } from '../../lib/formats/bibtex';
import { hardCases, aReference } from './formats/hard-cases';
it('x', () => {
  const ok = hardCases.filter((c) => !/Latin|particles|accents/.test(c.name)).map((c) => c.paper);
  const hostile = ['\\write18{rm}', '\\catcode`\\@=11 ^^5cinput{x}', '$\\immediate\\openout1=x$', '{\\it \\input{x}}', '\\\\input{x}', '$\\frac{1}{2}\\mathbb{R}$ $\\lesssim$', '$x_{$y$}$', '$a_b_c$', '$x^{}$ $^$ $\\left($', '$\\hat$', '\\emph{$\\}$}', '$\\text{a_b}$', '$a^b^c$','$\\mathbb$', '$x\'^2$', '$\\right)$', '$\\textit{a_b}$ $\\emph{x}$', '\\textbf{a_b}'];
  const tok = fc.constantFrom('$', '{', '}', '^', '_', '\\', '\\emph', '\\emph{', '\\frac', '\\it ', '{\\it ', '\\left(', '\\right)', 'a', 'B', '1', ' ', "'", '\\"', '\\alpha', '\\mathbb{', '\\text{', '%', '#', '&', '~', '\\(', '\\)', '\\hat', '\\sqrt', '\\S', '\\o', '\\{', '\\}', '\\,', '\\not', '\\sum', '\\cal ', '\\aa', '\\big', '\\mathrm', '\\circ', '``', '--');
  const rnd = fc.sample(fc.array(tok, { minLength: 1, maxLength: 14 }).map((a) => a.join('')), { numRuns: 600, seed: 3 });
  writeFileSync('/tmp/chk/tex.bib', bibtex.write([...ok, ...[...hostile, ...rnd].map((title) => aReference({ title, authors: [{ name: 'A B' }], published: '2020' }))], { abstracts: true }));
});
