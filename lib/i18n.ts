/** The texts of the program in the browser's language, by name; and what else depends on a language. */
import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';
import type { PartialDate } from './paper';

export type MessageName = keyof typeof english;

type PluralName = { [Name in MessageName]: Name extends `${infer Stem}_other` ? Stem : never }[MessageName];

/** The text of that name, with its `$1`, `$2` … filled in. */
export function t(name: MessageName, ...parts: (string | number)[]): string {
  // Asked for once: there are over a hundred texts in a list of ten rows.
  const text = known.get(name) ?? browser.i18n.getMessage(name as never, PLACES);
  known.set(name, text);
  return text.replace(/[\ue001-\ue009]/g, (place) => `${parts[PLACES.indexOf(place)] ?? ''}`);
}

const known = new Map<MessageName, string>();

/** Stand for `$1` to `$9` in what the browser gives: characters that no text of ours has. */
const PLACES = [...'\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009'];

/** The text of that name for so many: `$1` is the number as the language writes it, `$2` … the other parts. */
export function tn(name: PluralName, count: number, ...parts: (string | number)[]): string {
  const form = `${name}_${plurals().select(count)}` as MessageName;
  const text = t(form, number(count), ...parts);
  return text || t(`${name}_other`, number(count), ...parts);
}

/**
 * The language that numbers and days are written in: that of the texts, in the variety that the browser's own
 * interface has (`en-GB`).
 */
export function language(): string {
  // A browser speaks another language only when it starts anew.
  spoken ??= languageOf(t('language'), browser.i18n.getUILanguage());
  return spoken;
}

let spoken: string | undefined;

function languageOf(texts: string, browsers: string): string {
  return primary(browsers) === primary(texts) ? browsers : texts;
}

function primary(tag: string): string | undefined {
  return tag.split('-')[0];
}

/** What formats in the language: making one takes as long as some hundred uses of it. */
function inLanguage<Format>(make: (tag: string) => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= make(language());
    return made;
  };
}

const plurals = inLanguage((tag) => new Intl.PluralRules(tag));
const numbers = inLanguage((tag) => new Intl.NumberFormat(tag));
const lists = inLanguage((tag) => new Intl.ListFormat(tag, { style: 'narrow', type: 'conjunction' }));
const days = inLanguage((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }));
const moments = inLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
);
const shortMonths = inLanguage((tag) => new Intl.DateTimeFormat(tag, { month: 'short', year: '2-digit' }));
const dates = (
  [{ year: 'numeric' }, { year: 'numeric', month: 'short' }, { dateStyle: 'medium' }] as const
).map((precision) => inLanguage((tag) => new Intl.DateTimeFormat(tag, { ...precision, timeZone: 'UTC' })));

export function number(value: number): string {
  return numbers().format(value);
}

/** A day, such as 14 Apr 2026. */
export function day(moment: number): string {
  return days().format(moment);
}

/** A day with its time, such as 14 Apr 2026, 12:30. */
export function dayAndTime(moment: number): string {
  return moments().format(moment);
}

/** A date as precisely as it is known: 12 Jun 2017, Jun 2017, 2017. */
export function partialDay(date: PartialDate): string {
  return dates[date.split('-').length - 1]?.().format(Date.parse(date)) ?? date;
}

/** A month in as little room as a chart has, such as Apr 26. */
export function shortMonth(date: Date): string {
  return shortMonths().format(date);
}

/** `a, b, c`, as the language joins what stands side by side. */
export function list(parts: readonly string[]): string {
  return lists().format(parts);
}

/** Tells the page the language of its texts. */
export function speakLanguage(): void {
  document.documentElement.lang = t('language');
}
