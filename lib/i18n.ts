/** The texts of the program in the browser's language, by name; and what else depends on a language. */
import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';

export type MessageName = keyof typeof english;

type PluralName = { [Name in MessageName]: Name extends `${infer Stem}_other` ? Stem : never }[MessageName];

/** The text of that name, with its `$1`, `$2` … filled in. */
export function t(name: MessageName, ...parts: (string | number)[]): string {
  return browser.i18n.getMessage(name as never, parts.map(String));
}

/** The text of that name for so many: `$1` is the number as the language writes it, `$2` … the other parts. */
export function tn(name: PluralName, count: number, ...parts: (string | number)[]): string {
  plural ??= new Intl.PluralRules(language());
  const form = `${name}_${plural.select(count)}` as MessageName;
  const text = t(form, number(count), ...parts);
  return text || t(`${name}_other`, number(count), ...parts);
}

let plural: Intl.PluralRules | undefined;

/** The language of the browser's own interface, as BCP 47 writes it. */
export function language(): string {
  return browser.i18n.getUILanguage();
}

export function number(value: number): string {
  return value.toLocaleString(language());
}

/** A day, such as 14 Apr 2026. */
export function day(moment: number): string {
  return new Date(moment).toLocaleDateString(language(), { dateStyle: 'medium' });
}

/** Tells the page its language and the direction in which that is written. */
export function speakLanguage(): void {
  document.documentElement.lang = t('@@ui_locale' as MessageName).replace('_', '-');
  document.documentElement.dir = t('@@bidi_dir' as MessageName);
}
