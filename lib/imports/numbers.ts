/** The identifiers that files give works in fields of their own, and those that stand where something else should. */
import { arxivIdentifier, doiIdentifier, identify } from '../identifiers';
import type { Identifier } from '../paper';
import { clean } from '../text';

export interface Numbers {
  doi?: string | undefined;
  arxiv?: string | undefined;
  pmid?: string | undefined;
  pmcid?: string | undefined;
  /** Only of a work that is a whole book: a chapter's is that of its book. */
  isbn?: string | undefined;
  addresses?: readonly (string | undefined)[];
}

/** The identifiers that these are, each once; what is none is left out. Gives arXiv's version as well. */
export function identifiersIn({ doi, arxiv, pmid, pmcid, isbn, addresses = [] }: Numbers): {
  ids: Identifier[];
  version?: number;
} {
  const preprint = arxivIdentifier(clean(arxiv).replace(/ ?\[[\w.-]+\]$/, ''));
  const found = [preprint, ...addresses.map((it) => identify(it ?? ''))];
  const version = found.find((it) => it?.version)?.version;
  const ids = [
    preprint?.id,
    doiIdentifier(clean(doi).replace(/^<|>$/g, '')),
    numbered('pmid', /^(?:PMID:?\s*)?([1-9]\d{0,8})$/i, pmid),
    numbered('pmcid', /^(?:PMCID:?\s*)?(PMC\d+)$/, pmcid?.toUpperCase()),
    isbnIdentifier(isbn),
    ...found.map((it) => it?.id),
  ];
  return { ids: [...new Set(ids)].filter((id) => id !== undefined), ...(version && { version }) };
}

function numbered(scheme: string, shape: RegExp, text: string | undefined): Identifier | undefined {
  const [, value] = shape.exec(clean(text)) ?? [];
  return value && `${scheme}:${value}`;
}

/** An ISBN of ten digits names the same book as one of thirteen, and is kept as that. */
function isbnIdentifier(text: string | undefined): Identifier | undefined {
  const [first = ''] = clean(text).split(/[,;/(]|\s+(?=97[89])/);
  const digits = first.replace(/[^\dX]/gi, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce((all, digit, at) => all + (10 - at) * (digit === 'X' ? 10 : +digit), 0);
    return sum % 11 === 0 ? `isbn:${withCheck(`978${digits.slice(0, 9)}`)}` : undefined;
  }
  const isValid = /^97[89]\d{10}$/.test(digits) && withCheck(digits.slice(0, 12)) === digits;
  return isValid ? `isbn:${digits}` : undefined;
}

/** Two numbers with a hyphen between them, whatever lines and blanks they were written with. */
export function pageRange(text: string): string {
  return text.replace(/(?<!\s)\s*[-–—](?:\s*[-–—])*\s*/g, '-');
}

function withCheck(twelve: string): string {
  const sum = [...twelve].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

/** An arXiv id that is all that a venue or a number says: "arXiv preprint arXiv:1706.03762 [cs]", "abs/1706.03762". */
export function arxivIn(text: string | undefined): string | undefined {
  const [, id = ''] =
    /^(?:(?:arxiv )?(?:e-?prints?|preprints?),?\s*)?(?:arxiv:\s*|abs\/)([\w.-]+(?:\/\d+)??)(?:\s*\[[\w.-]+\])?(?:\s*\(\d{4}\))?\.?$/i.exec(
      clean(text),
    ) ?? [];
  return arxivIdentifier(id) ? id : undefined;
}
