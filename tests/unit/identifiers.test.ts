import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  arxivIdentifier,
  contradict,
  doiIdentifier,
  identify,
  keyOf,
  pdfOf,
} from '../../lib/identifiers';

describe('an address of a paper', () => {
  it.each([
    ['https://arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['http://arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://ARXIV.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://www.arxiv.org/abs/2505.23462/', 'arxiv:2505.23462'],
    ['https://export.arxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462v3', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462?context=cs', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/2505.23462#submission', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/pdf/2505.23462v2.pdf', 'arxiv:2505.23462'],
    ['https://arxiv.org/html/2505.23462v1', 'arxiv:2505.23462'],
    ['https://arxiv.org/format/2505.23462', 'arxiv:2505.23462'],
    ['https://arxiv.org/abs/0704.0001', 'arxiv:0704.0001'],
    ['https://arxiv.org/abs/1412.9999', 'arxiv:1412.9999'],
    ['https://arxiv.org/abs/1501.00001', 'arxiv:1501.00001'],
    ['https://arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/hep-th/9901001v2', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/cond-mat/0211034', 'arxiv:cond-mat/0211034'],
    ['https://arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136'],
    ['https://arxiv.org/abs/math/0309136', 'arxiv:math/0309136'],
    ['https://arxiv.org/abs/cs.CL%2F0309136', 'arxiv:cs/0309136'],
    ['https://arxiv.org/pdf/cond-mat/0211034v1', 'arxiv:cond-mat/0211034'],
    ['https://ar5iv.labs.arxiv.org/html/2505.23462', 'arxiv:2505.23462'],
    ['https://www.alphaxiv.org/abs/2505.23462', 'arxiv:2505.23462'],
    ['https://scirate.com/arxiv/2505.23462', 'arxiv:2505.23462'],
    ['https://huggingface.co/papers/2505.23462', 'arxiv:2505.23462'],
    ['https://huggingface.co/papers/2505.23462#community', 'arxiv:2505.23462'],
    ['https://hf.co/papers/2505.23462', 'arxiv:2505.23462'],
    ['https://doi.org/10.48550/arXiv.2505.23462', 'arxiv:2505.23462'],
    ['https://doi.org/10.48550/arxiv.hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://doi.org/10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['https://dx.doi.org/10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['https://doi.org/10.1016/S0004-3702(97)00043-X', 'doi:10.1016/s0004-3702(97)00043-x'],
    [
      'https://doi.org/10.1002/(SICI)1097-4571(199001)41:1%3C1::AID-ASI1%3E3.0.CO;2-9',
      'doi:10.1002/(sici)1097-4571(199001)41:1<1::aid-asi1>3.0.co;2-9',
    ],
    ['https://doi.org/10.18653/v1/2020.acl-main.405', 'acl:2020.acl-main.405'],
    ['https://doi.org/10.18653/v1/P19-1001', 'acl:P19-1001'],
    ['https://aclanthology.org/2020.acl-main.405/', 'acl:2020.acl-main.405'],
    ['https://aclanthology.org/2020.acl-main.405.pdf', 'acl:2020.acl-main.405'],
    ['https://aclanthology.org/P19-1001.bib', 'acl:P19-1001'],
    ['https://www.aclweb.org/anthology/P19-1001', 'acl:P19-1001'],
    ['https://openreview.net/forum?id=xQUe1pOKPam', 'openreview:xQUe1pOKPam'],
    ['https://openreview.net/forum?noteId=abc&id=xQUe1pOKPam', 'openreview:xQUe1pOKPam'],
    ['https://openreview.net/forum?id=-aBcDeFgHi_', 'openreview:-aBcDeFgHi_'],
    ['https://openreview.net/pdf?id=--aBcDeFgHi', 'openreview:--aBcDeFgHi'],
    ['https://openreview.net/attachment?id=xQUe1pOKPam&name=pdf', 'openreview:xQUe1pOKPam'],
  ])('%s is %s', (address, id) => {
    expect(identify(address)?.id).toBe(id);
  });

  it.each([
    // Hosts that only look alike.
    'https://arxiv.org.evil.example/abs/2505.23462',
    'https://notarxiv.org/abs/2505.23462',
    'https://arxiv.org@evil.example/abs/2505.23462',
    'https://evil.example/arxiv.org/abs/2505.23462',
    'https://arxiv.org:8443/abs/2505.23462',
    'https://xn--arxv-1ya.org/abs/2505.23462',
    // Addresses that quote a paper's.
    'https://www.google.com/url?q=https://arxiv.org/abs/2505.23462',
    'https://web.archive.org/web/2025/https://arxiv.org/abs/2505.23462',
    'https://arxiv.org/search/?query=2505.23462',
    'https://huggingface.co/login?next=%2Fpapers%2F2505.23462',
    // Ids that begin like one, and impossible ones.
    'https://arxiv.org/abs/2505.2346',
    'https://arxiv.org/abs/2505.234621',
    'https://arxiv.org/abs/2505.23462x',
    'https://arxiv.org/abs/2513.23462',
    'https://arxiv.org/abs/2500.23462',
    'https://arxiv.org/abs/0703.0001',
    'https://arxiv.org/abs/2505.23462v0',
    'https://arxiv.org/abs/nothing/0309136',
    'https://arxiv.org/abs/2505.23462/extra',
    'https://arxiv.org/list/cs.CL/recent',
    'https://huggingface.co/papers/date/2026-04-14',
    'https://huggingface.co/papers/trending',
    'https://openreview.net/group?id=ICLR.cc/2026',
    'https://openreview.net/forum?id=a/b',
    'https://doi.org/10.1145',
    'https://aclanthology.org/venues/acl/',
    'javascript:alert(1)//arxiv.org/abs/2505.23462',
    'ftp://arxiv.org/abs/2505.23462',
    'not an address',
    '',
    '%',
    'https://arxiv.org/abs/%E0%A4%A',
  ])('%s is no known paper', (address) => {
    expect(identify(address)).toBeUndefined();
  });

  it('tells the version apart from the identity', () => {
    expect(identify('https://arxiv.org/pdf/2505.23462v12')).toEqual({ id: 'arxiv:2505.23462', version: 12 });
  });

  it('never makes identify throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((it) => `https://arxiv.org/abs/${it}`),
        ),
        (text) => {
          const found = identify(text);
          if (found) expect(identify(addressOf(found.id) ?? '')?.id).toBe(found.id);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an identifier', () => {
  it.each([
    ['2505.23462', 'arxiv:2505.23462'],
    ['arXiv:2505.23462v2', 'arxiv:2505.23462'],
    ['arXiv: 2505.23462', 'arxiv:2505.23462'],
    ['arXiv:HEP-TH/9901001', 'arxiv:hep-th/9901001'],
    [' see 2505.23462', undefined],
    ['2505.23462.pdf', undefined],
  ])('of arXiv is read from %j', (text, id) => {
    expect(arxivIdentifier(text)?.id).toBe(id);
  });

  it.each([
    ['10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
    ['doi:10.1145/ABC', 'doi:10.1145/abc'],
    ['DOI: 10.1145/ABC', 'doi:10.1145/abc'],
    ['https://doi.org/10.1145/ABC', 'doi:10.1145/abc'],
    ['10.48550/arXiv.2505.23462', 'arxiv:2505.23462'],
    ['10.48550/arXiv.2505.23462v4', 'arxiv:2505.23462'],
    ['10.1145/a b', undefined],
    ['11.1145/abc', undefined],
  ])('of a DOI is read from %j', (text, id) => {
    expect(doiIdentifier(text)).toBe(id);
  });

  it('leads to its page and back', () => {
    for (const id of [
      'arxiv:2505.23462',
      'arxiv:hep-th/9901001',
      'doi:10.1016/s0004-3702(97)00043-x',
      'acl:2020.acl-main.405',
      'acl:P19-1001',
      'openreview:-aBcDeFgHi_',
    ]) {
      expect(identify(addressOf(id) ?? '')?.id).toBe(id);
    }
    expect(pdfOf('arxiv:2505.23462')).toBe('https://arxiv.org/pdf/2505.23462');
    expect(pdfOf('doi:10.1145/abc')).toBeUndefined();
  });

  it('that is the strongest names the paper, whichever was told first', () => {
    const ids = ['openreview:abcde', 'doi:10.1/x', 'arxiv:2505.23462', 'acl:P19-1001'];
    expect(keyOf(ids)).toBe('arxiv:2505.23462');
    expect(keyOf(ids.toReversed())).toBe('arxiv:2505.23462');
  });

  it('of a scheme that gives one work one, makes two works of two different ones', () => {
    expect(contradict(['arxiv:2505.00001', 'doi:10.1/x'], ['arxiv:2505.00002', 'doi:10.1/x'])).toBe(true);
    expect(contradict(['arxiv:2505.00001'], ['doi:10.1/x'])).toBe(false);
    expect(contradict(['arxiv:2505.00001', 'doi:10.1/x'], ['arxiv:2505.00001', 'doi:10.1/y'])).toBe(false);
  });
});
