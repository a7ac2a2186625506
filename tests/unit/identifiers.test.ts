import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, pdfOf } from '../../lib/addresses';
import {
  arxivIdentifier,
  contradict,
  doiIdentifier,
  identify,
  keyOf,
  schemeOf,
  valueIn,
} from '../../lib/identifiers';
import { Identifier } from '../../lib/paper';

describe('an address of a paper', () => {
  it.each([
    ['https://arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['http://arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['HTTPS://ARXIV.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['  https://arxiv.org/abs/2505.23462\n', 'arxiv:2505.23462'],
    ['https://arxiv.org:443/abs/2505.23462', 'arxiv:2505.23462'],
    ['http://arxiv.org:80/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org./abs/2505.23462', 'arxiv:2505.23462'],
    ['https://www.arxiv.org/abs/2505.23462/', 'arxiv:2505.23462'],
    ['https://export.arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462v3', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462V3', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/arXiv:2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462?context=cs', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462#submission-history', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505%2E23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462.pdf', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462v2.pdf', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462v2.PDF#page=3', 'arxiv:2505.23462'],
    ['https://arxiv.org/html/2505.23462v1', 'arxiv:2505.23462'],
    ['https://arxiv.org/html/2505.23462v1/', 'arxiv:2505.23462'],
    ['https://arxiv.org/html/2505.23462v1#S3.SS1', 'arxiv:2505.23462'],
    ['https://arxiv.org/format/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/src/2505.23462v2', 'arxiv:2505.23462'],
    ['https://arxiv.org/e-print/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/ps/hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/0704.0001', 'arxiv:0704.0001'],
    ['https://arxiv.org/abs/1412.9999', 'arxiv:1412.9999'],
    ['https://arxiv.org/abs/1501.00001', 'arxiv:1501.00001'],
    ['https://arxiv.org/abs/hep-th/9108001', 'arxiv:hep-th/9108001'],
    ['https://arxiv.org/abs/hep-th/9901001v2', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/HEP-TH/9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/cond-mat/0211034', 'arxiv:cond-mat/0211034'],
    ['https://arxiv.org/abs/cond-mat.mes-hall/0211034', 'arxiv:cond-mat/0211034'],
    ['https://arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136'],
    ['https://arxiv.org/abs/math/0309136', 'arxiv:math/0309136'],
    ['https://arxiv.org/abs/math-ph/0703099', 'arxiv:math-ph/0703099'],
    ['https://arxiv.org/abs/cs.CL%2F0309136', 'arxiv:cs/0309136'],
    ['https://arxiv.org/pdf/cond-mat/0211034v1', 'arxiv:cond-mat/0211034'],
    ['https://arxiv.org/pdf/math.GT/0309136v1.pdf', 'arxiv:math/0309136'],
    ['https://ar5iv.labs.arxiv.org/html/2505.23462', 'arxiv:2505.23462'],
    ['https://ar5iv.org/abs/math/0309136', 'arxiv:math/0309136'],
    ['https://www.alphaxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://alphaxiv.org/abs/2505.23462v2', 'arxiv:2505.23462'],
    ['https://www.alphaxiv.org/overview/2505.23462v1', 'arxiv:2505.23462'],
    ['https://scirate.com/arxiv/2505.23462', 'arxiv:2505.23462'],
    ['https://scirate.com/arxiv/quant-ph/0309136', 'arxiv:quant-ph/0309136'],
    ['https://huggingface.co/papers/2505.23462', 'arxiv:2505.23462'],
    ['https://huggingface.co/papers/2505.23462#community', 'arxiv:2505.23462'],
    ['https://hf.co/papers/2505.23462?utm_source=mail', 'arxiv:2505.23462'],
    ['https://doi.org/10.48550/arXiv.2505.23462', 'arxiv:2505.23462'],
    ['https://doi.org/10.48550/ARXIV.2505.23462', 'arxiv:2505.23462'],
    ['https://doi.org/10.48550/arxiv.hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://doi.org/10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['https://www.doi.org/10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['http://dx.doi.org/10.1145/3580305.3599263?nosfx=y', 'doi:10.1145/3580305.3599263'],
    ['https://doi.org/doi:10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['https://doi.org/10.1016/S0004-3702(97)00043-X', 'doi:10.1016/s0004-3702(97)00043-x'],
    ['https://doi.org/10.1000.10/123', 'doi:10.1000.10/123'],
    [
      'https://doi.org/10.1002/(SICI)1097-4571(199001)41:1%3C1::AID-ASI1%3E3.0.CO;2-9',
      'doi:10.1002/(sici)1097-4571(199001)41:1<1::aid-asi1>3.0.co;2-9',
    ],
    ['https://doi.org/10.1000/what%3Fis%23this', 'doi:10.1000/what?is#this'],
    ['https://doi.org/10.18653/v1/2020.acl-main.405', 'acl:2020.acl-main.405'],
    ['https://doi.org/10.18653/v1/p19-1001', 'acl:P19-1001'],
    ['https://doi.org/10.3115/v1/D14-1162', 'acl:D14-1162'],
    ['https://doi.org/10.3115/1073083.1073135', 'doi:10.3115/1073083.1073135'],
    ['https://aclanthology.org/2020.acl-main.405/', 'acl:2020.acl-main.405'],
    ['https://www.aclanthology.org/2020.acl-main.405', 'acl:2020.acl-main.405'],
    ['https://aclanthology.org/2020.acl-main.405.pdf', 'acl:2020.acl-main.405'],
    ['https://aclanthology.org/2020.acl-main.405v2.pdf', 'acl:2020.acl-main.405'],
    ['https://aclanthology.org/2022.findings-emnlp.12.bib', 'acl:2022.findings-emnlp.12'],
    ['https://aclanthology.org/P19-1001.bib', 'acl:P19-1001'],
    ['https://aclanthology.org/W19-5001/', 'acl:W19-5001'],
    ['https://www.aclweb.org/anthology/P19-1001', 'acl:P19-1001'],
    ['https://www.aclweb.org/anthology/P19-1001.pdf', 'acl:P19-1001'],
    ['http://aclweb.org/anthology/P/P19/P19-1001.pdf', 'acl:P19-1001'],
    ['https://openreview.net/forum?id=xQUe1pOKPam', 'openreview:xQUe1pOKPam'],
    ['https://openreview.net/forum?id=xQUe1pOKPam&noteId=abcdefghij', 'openreview:xQUe1pOKPam'],
    ['https://openreview.net/forum?noteId=abcdefghij&id=xQUe1pOKPam#all', 'openreview:xQUe1pOKPam'],
    ['https://openreview.net/forum?id=-aBcDeFgHi_', 'openreview:-aBcDeFgHi_'],
    ['https://openreview.net/pdf?id=--aBcDeFgHi', 'openreview:--aBcDeFgHi'],
    ['https://openreview.net/pdf?id=rJl-b3RcF7', 'openreview:rJl-b3RcF7'],
    ['https://openreview.net/attachment?id=xQUe1pOKPam&name=pdf', 'openreview:xQUe1pOKPam'],
  ])('%j is %s', (address, id) => {
    expect(identify(address)?.id).toBe(id);
  });

  it.each([
    // Hosts that only look alike.
    'https://arxiv.org.evil.example/abs/2505.23462',
    'https://notarxiv.org/abs/2505.23462',
    'https://my-arxiv.org/abs/2505.23462',
    'https://arxiv.org@evil.example/abs/2505.23462',
    'https://arxiv.org:secret@evil.example/abs/2505.23462',
    'https://evil.example/arxiv.org/abs/2505.23462',
    'https://evil.example/?https://arxiv.org/abs/2505.23462',
    'https://evil.example/#https://arxiv.org/abs/2505.23462',
    'https://evil.example\\@arxiv.org/abs/2505.23462',
    'https://arxiv.org:8443/abs/2505.23462',
    'https://arxıv.org/abs/2505.23462',
    'https://xn--arxv-1ya.org/abs/2505.23462',
    'https://huggingface.co.evil.example/papers/2505.23462',
    'https://openreview.net.evil.example/forum?id=xQUe1pOKPam',
    'https://evildoi.org/10.1145/3580305.3599263',
    // Addresses that quote a paper's.
    'https://www.google.com/url?q=https://arxiv.org/abs/2505.23462',
    'https://www.google.com/search?q=arxiv.org%2Fabs%2F2505.23462',
    'https://duckduckgo.com/l/?uddg=https%3A%2F%2Farxiv.org%2Fabs%2F2505.23462',
    'https://web.archive.org/web/2025/https://arxiv.org/abs/2505.23462',
    'https://arxiv.org/search/?query=2505.23462',
    'https://huggingface.co/login?next=%2Fpapers%2F2505.23462',
    'https://huggingface.co/papers?q=2505.23462',
    // Ids that begin like one, and impossible ones.
    'https://arxiv.org/abs/2505.2346',
    'https://arxiv.org/abs/2505.234621',
    'https://arxiv.org/abs/2505.23462x',
    'https://arxiv.org/abs/x2505.23462',
    'https://arxiv.org/abs/1412.12345',
    'https://arxiv.org/abs/1501.0001',
    'https://arxiv.org/abs/2513.23462',
    'https://arxiv.org/abs/2500.23462',
    'https://arxiv.org/abs/0703.0001',
    'https://arxiv.org/abs/2505.00000',
    'https://arxiv.org/abs/2505.23462v0',
    'https://arxiv.org/abs/2505.23462v',
    'https://arxiv.org/abs/hep-th/9913001',
    'https://arxiv.org/abs/hep-th/0704001',
    'https://arxiv.org/abs/hep-th/4501001',
    'https://arxiv.org/abs/hep-th/9901000',
    'https://arxiv.org/abs/hep-th/99010011',
    'https://arxiv.org/abs/nothing/0309136',
    'https://arxiv.org/abs/2505.23462/extra',
    'https://arxiv.org/abs/abs/2505.23462',
    'https://arxiv.org/2505.23462',
    'https://arxiv.org/html/2505.23462v1/x1.png',
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/list/math/0309136',
    'https://scirate.com/2505.23462',
    'https://huggingface.co/2505.23462',
    'https://huggingface.co/papers/date/2026-04-14',
    'https://huggingface.co/papers/trending',
    'https://openreview.net/group?id=ICLR.cc/2026',
    'https://openreview.net/forum?id=a/b',
    'https://openreview.net/forum?id=',
    'https://openreview.net/forum',
    'https://openreview.net/profile?id=~Some_One1',
    'https://doi.org/',
    'https://doi.org/10.1145',
    'https://doi.org/10.1145/',
    'https://doi.org/10.48550/arXiv.2513.23462',
    'https://aclanthology.org/',
    'https://aclanthology.org/venues/acl/',
    'https://aclanthology.org/volumes/2020.acl-main/',
    'https://aclanthology.org/P19-100/',
    'https://aclanthology.org/P19-10011/',
    'https://www.aclweb.org/portal/P19-1001',
    'javascript:alert(1)//arxiv.org/abs/2505.23462',
    'ftp://arxiv.org/abs/2505.23462',
    'arxiv.org/abs/2505.23462',
    'not an address',
    '',
    '%',
    'https://arxiv.org/abs/%E0%A4%A',
    'https://arxiv.org/abs/2505.23462%00',
    'https://constructor/__proto__/toString',
  ])('%j is no known paper', (address) => {
    expect(identify(address)).toBeUndefined();
  });

  it('tells the version apart from the identity', () => {
    expect(identify('https://arxiv.org/pdf/2505.23462v12')).toEqual({ id: 'arxiv:2505.23462', version: 12 });
    expect(identify('https://arxiv.org/abs/math.GT/0309136v99')).toEqual({
      id: 'arxiv:math/0309136',
      version: 99,
    });
    expect(identify('https://arxiv.org/abs/2505.23462')).toEqual({ id: 'arxiv:2505.23462' });
  });

  it('may be a URL already', () => {
    expect(identify(new URL('https://arxiv.org/abs/2505.23462'))?.id).toBe('arxiv:2505.23462');
  });

  it('of any kind never makes identify throw, and what it finds can be kept and found again', () => {
    const prefixes = [
      'https://arxiv.org/abs/',
      'https://doi.org/10.1145/',
      'https://openreview.net/forum?id=',
      'https://aclanthology.org/',
      '',
    ];
    const address = fc
      .tuple(fc.constantFrom(...prefixes), fc.string({ unit: 'binary' }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl()), (text) => {
        const id = identify(text)?.id;
        if (id === undefined) return;
        expect(Identifier.parse(id)).toBe(id);
        expect(identify(addressOf(id) ?? '')?.id).toBe(id);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    `https://arxiv.org/abs/2505.23462${'/'.repeat(1_000_000)}a`,
    `https://arxiv.org/abs/${'a'.repeat(1_000_000)}`,
    `https://arxiv.org/abs/${'%25'.repeat(300_000)}`,
    `https://doi.org/10.1145/${'.,;/'.repeat(250_000)}x`,
    `https://openreview.net/forum?id=${'-'.repeat(1_000_000)}`,
    `${' '.repeat(1_000_000)}x`,
  ])(
    'of a megabyte made to be slow is soon found to be none',
    (address) => {
      expect(identify(address)).toBeUndefined();
    },
    10_000,
  );
});

describe('an identifier', () => {
  it.each([
    ['2505.23462', { id: 'arxiv:2505.23462' }],
    ['arXiv:2505.23462v2', { id: 'arxiv:2505.23462', version: 2 }],
    ['arXiv: 2505.23462', { id: 'arxiv:2505.23462' }],
    ['ARXIV:2505.23462', { id: 'arxiv:2505.23462' }],
    ['arXiv:HEP-TH/9901001', { id: 'arxiv:hep-th/9901001' }],
    ['arXiv:math.GT/0309136v3', { id: 'arxiv:math/0309136', version: 3 }],
    [' see 2505.23462', undefined],
    ['2505.23462.pdf', undefined],
    ['2505.23462 [cs.CL]', undefined],
    ['2505.23462\n', undefined],
    ['', undefined],
  ])('of arXiv is read from %j', (text, identified) => {
    expect(arxivIdentifier(text)).toEqual(identified);
  });

  it.each([
    ['10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['doi:10.1145/ABC', 'doi:10.1145/abc'],
    ['DOI: 10.1145/ABC', 'doi:10.1145/abc'],
    ['https://doi.org/10.1145/ABC', 'doi:10.1145/abc'],
    ['HTTP://DX.DOI.ORG/10.1145/ABC', 'doi:10.1145/abc'],
    ['doi.org/10.1145/ABC', 'doi:10.1145/abc'],
    ['https://doi.org/10.1145/ABC?ref=x#y', 'doi:10.1145/abc'],
    ['https://doi.org/10.1002/%28SICI%291', 'doi:10.1002/(sici)1'],
    [' 10.1145/abc. ', 'doi:10.1145/abc'],
    ['10.1145/abc/', 'doi:10.1145/abc'],
    ['10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2', 'doi:10.1175/1520-0469(1963)020<0130:dnf>2.0.co;2'],
    ['10.48550/arXiv.2505.23462', 'arxiv:2505.23462'],
    ['10.48550/arXiv.2505.23462v4', 'arxiv:2505.23462'],
    ['10.18653/v1/2020.acl-main.405', 'acl:2020.acl-main.405'],
    ['10.18653/v1/something-else', 'doi:10.18653/v1/something-else'],
    ['10.1145/a b', undefined],
    ['10.1145/a"b', undefined],
    ['10.1145/a/../b', undefined],
    ['10.1145/a\u202eb', undefined],
    ['10.1145/\ud800', undefined],
    ['10.1145', undefined],
    ['11.1145/abc', undefined],
    ['see 10.1145/abc', undefined],
    ['https://evil.example/doi.org/10.1145/abc', undefined],
    ['https://doi.org.evil.example/10.1145/abc', undefined],
  ])('of a DOI is read from %j', (text, id) => {
    expect(doiIdentifier(text)).toBe(id);
  });

  it('of a length that none has is none, and soon found to be', () => {
    expect(arxivIdentifier('9'.repeat(1_000_000))).toBeUndefined();
    expect(doiIdentifier(`10.1145/${'a'.repeat(500)}`)).toBeUndefined();
    // Longer in lower case.
    expect(doiIdentifier(`10.1145/${'İ'.repeat(280)}`)).toBeUndefined();
    expect(doiIdentifier(`10.1145/a${'/'.repeat(1_000_000)}b`)).toBeUndefined();
  }, 10_000);

  it('leads to its page and back', () => {
    for (const id of [
      'arxiv:2505.23462',
      'arxiv:hep-th/9901001',
      'doi:10.1016/s0004-3702(97)00043-x',
      'doi:10.1002/(sici)1097-4571(199001)41:1<1::aid-asi1>3.0.co;2-9',
      'doi:10.1000/what?is#this',
      'doi:10.1000/50%25',
      'doi:10.1000/深度学习',
      `doi:10.1000/${'深'.repeat(280)}`,
      'acl:2020.acl-main.405',
      'acl:P19-1001',
      'openreview:-aBcDeFgHi_',
    ]) {
      expect(identify(addressOf(id) ?? '')?.id).toBe(id);
    }
    expect(addressOf('googlescholar:abc')).toBeUndefined();
  });

  it('leads to the PDF where its address follows from it', () => {
    expect(pdfOf('arxiv:math/0309136')).toBe('https://arxiv.org/pdf/math/0309136');
    expect(pdfOf('acl:2020.acl-main.405')).toBe('https://aclanthology.org/2020.acl-main.405.pdf');
    expect(pdfOf('openreview:-aBcDeFgHi_')).toBe('https://openreview.net/pdf?id=-aBcDeFgHi_');
    expect(pdfOf('doi:10.1145/abc')).toBeUndefined();
  });

  it('is a scheme and a value, which may hold colons itself', () => {
    expect(schemeOf('doi:10.1000/a:b')).toBe('doi');
    expect(valueIn('doi:10.1000/a:b')).toBe('10.1000/a:b');
  });

  it('that is the strongest names the paper, whichever was told first', () => {
    const ids = ['iacr:2026/1', 'openreview:abcde', 'acl:P19-1001', 'doi:10.1/x', 'arxiv:2505.23462'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), (some) => {
        expect(keyOf(some)).toBe(ids.findLast((id) => some.includes(id)));
      }),
    );
    expect(keyOf(['doi:10.1/b', 'doi:10.1/a'])).toBe('doi:10.1/a');
    expect(() => keyOf([])).toThrow(RangeError);
  });

  it('of a scheme that gives one work one, makes two works of two different ones', () => {
    expect(contradict(['arxiv:2505.00001', 'doi:10.1/x'], ['arxiv:2505.00002', 'doi:10.1/x'])).toBe(true);
    expect(contradict(['acl:P19-1001'], ['acl:P19-1002'])).toBe(true);
    expect(contradict(['openreview:abcde'], ['openreview:abcdf'])).toBe(true);
    expect(contradict(['arxiv:2505.00001'], ['doi:10.1/x'])).toBe(false);
    expect(contradict(['arxiv:2505.00001', 'doi:10.1/x'], ['arxiv:2505.00001', 'doi:10.1/y'])).toBe(false);
    expect(contradict(['arxiv:2505.00001', 'arxiv:2505.00002'], ['arxiv:2505.00002'])).toBe(false);
  });
});

it.each([
  `https://aclanthology.org/2020.acl-${'9'.repeat(600)}.1/`,
  `https://icml.cc/virtual/2025/poster/${'9'.repeat(600)}`,
  `https://papers.nips.cc/paper/${'9'.repeat(600)}-x`,
])('a number that no paper has is no identifier: %s', (address) => {
  expect(identify(address)).toBeUndefined();
});
