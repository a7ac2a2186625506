/** A paper as a citation style reads it: the CSL JSON of our exports, without what no reference prints. */
import { cslItem } from '../formats/csl-json';
import type { Paper } from '../paper';
import { OTHERS, UNLABELLED, unmarked } from './marked';
import { shortVenue } from './short-venue';
import type { CitingOptions, VenueNames } from './styles';

export type Item = Readonly<Record<string, unknown>>;

/** In notes, citeproc would look for further fields. */
const UNPRINTED: ReadonlySet<string> = new Set('abstract keyword note annote status citation-key'.split(' '));

export function itemOf(paper: Paper, id: string, { style, venueNames }: CitingOptions): Item {
  const item: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(cslItem(paper, id))) {
    const safe = UNPRINTED.has(name) ? undefined : safeValue(value);
    if (safe !== undefined) item[name] = safe;
  }
  return withVenueName(asStyleWants(item, style), venueNames);
}

function asStyleWants(item: Item, style: CitingOptions['style']): Item {
  const { type, page, number, genre } = item;
  // What is found by its pages needs no address; a DOI stays.
  if (type === 'article-journal' && page) return without(item, 'URL');
  if (type !== 'article' || genre !== 'preprint') return item;
  // As in "(arXiv:1706.03762)", without "Preprint No."
  if (style === 'apa' && number) return { ...without(item, 'genre'), number: `${UNLABELLED}${number}` };
  // As in "arXiv:1706.03762", without the server's name once more.
  return style === 'ieee' && number ? without(item, 'publisher') : item;
}

function withVenueName(item: Item, names: VenueNames): Item {
  const name = item['container-title'];
  if (typeof name !== 'string') return item;
  const given = item['container-title-short'];
  const short = typeof given === 'string' ? given : shortVenue(name);
  if (names === 'full' || short === undefined) return without(item, 'container-title-short');
  return { ...item, 'container-title-short': short, ...(names === 'short' && { 'container-title': short }) };
}

function without(item: Item, name: string): Item {
  const { [name]: _, ...rest } = item;
  return rest;
}

/** Bibliographies that were imported can hold anything in any field; what is no text, no names and no date is left out. */
function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return unmarked(value);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.filter(isRecord).map(safeName).filter(isNamed);
  return isRecord(value) ? safeDate(value) : undefined;
}

function safeName(name: Record<string, unknown>): Record<string, string> {
  if (name['literal'] === 'others') return { family: OTHERS };
  const parts = Object.entries(name).filter((part): part is [string, string] => typeof part[1] === 'string');
  return Object.fromEntries(parts.map(([part, text]) => [part, unmarked(text)]));
}

function isNamed({ family, literal }: Record<string, string>): boolean {
  return Boolean(family || literal);
}

function safeDate({ 'date-parts': parts, literal }: Record<string, unknown>): unknown {
  if (typeof literal === 'string') return { literal: unmarked(literal) };
  if (!Array.isArray(parts) || parts.length === 0) return undefined;
  const dates = parts.map((date: unknown) => (Array.isArray(date) ? date.map(Number) : []));
  return dates.every((date) => date.length > 0 && date.every(Number.isInteger))
    ? { 'date-parts': dates }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
