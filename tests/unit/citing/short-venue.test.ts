import { expect, it } from 'vitest';
import { shortVenue } from '../../../lib/citing/short-venue';

it.each([
  ['Journal of Machine Learning Research', 'J. Mach. Learn. Res.'],
  [
    'IEEE Transactions on Pattern Analysis and Machine Intelligence',
    'IEEE Trans. Pattern Anal. Mach. Intell.',
  ],
  ['International Journal of Computer Vision', 'Int. J. Comput. Vis.'],
  ['Advances in Neural Information Processing Systems', 'Adv. Neural Inf. Process. Syst.'],
  ['Transactions of the Association for Computational Linguistics', 'Trans. Assoc. Comput. Linguist.'],
  ['Physical Review Letters', 'Phys. Rev. Lett.'],
  ['Physical Review D', 'Phys. Rev. D'],
  ['Journal of Physics A: Mathematical and Theoretical', 'J. Phys. A: Math. Theor.'],
  ['Nature Machine Intelligence', 'Nat. Mach. Intell.'],
  ['Nature Communications', 'Nat. Commun.'],
  ['Science Advances', 'Sci. Adv.'],
  ['Scientific Reports', 'Sci. Rep.'],
  ['Nucleic Acids Research', 'Nucleic Acids Res.'],
  ['Journal of the ACM', 'J. ACM'],
  ['Communications of the ACM', 'Commun. ACM'],
  ['ACM Computing Surveys', 'ACM Comput. Surv.'],
  ['Astronomy & Astrophysics', 'Astron. Astrophys.'],
  ['The Astrophysical Journal', 'Astrophys. J.'],
  ['The Lancet', 'Lancet'],
  ['SIAM Journal on Numerical Analysis', 'SIAM J. Numer. Anal.'],
  ['New England Journal of Medicine', 'N. Engl. J. Med.'],
  ['The New England Journal of Medicine', 'N. Engl. J. Med.'],
  [
    'IEEE/CVF Conference on Computer Vision and Pattern Recognition',
    'IEEE/CVF Conf. Comput. Vis. Pattern Recognit.',
  ],
])('%s is %s', (name, short) => {
  expect(shortVenue(name)).toBe(short);
});

it.each([
  ['Nature', 'one word'],
  ['NeurIPS', 'one word'],
  ['Phys. Rev. Lett.', 'short already'],
  ['Journal of Zymurgy', 'a word that is not known'],
  ['', 'nothing'],
])('%j stays as it is: %s', (name) => {
  expect(shortVenue(name)).toBeUndefined();
});
