/** The program's texts: none missing, none left over, and every language whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const ROOT = new URL('../..', import.meta.url).pathname;
const LOCALES = join(ROOT, 'public/_locales');

type Messages = Record<string, { message: string }>;

const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8'));

const english = messagesOf('en');
const locales = readdirSync(LOCALES).filter((it) => it !== 'en');

const code = ['components', 'entrypoints', 'lib', 'wxt.config.ts'].flatMap(sourcesIn);
const manifest = code.find(({ path }) => path === 'wxt.config.ts')?.text ?? '';

describe('the texts that the code asks for', () => {
  it('are all there in English', () => {
    const asked = code.flatMap(({ text }) => namesAskedFor(text));
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((name) => !(name in english) && !(`${name}_other` in english))).toEqual([]);
  });

  it('are all that there are', () => {
    const named = new Set(code.flatMap(({ text }) => namesIn(text)));
    expect(Object.keys(english).filter((name) => !named.has(stemOf(name)))).toEqual([]);
  });

  it('stand in English where the language of the browser is none of ours', () => {
    expect(manifest).toContain("default_locale: 'en'");
  });
});

describe.each(locales)('%s', (locale) => {
  const messages = messagesOf(locale);
  const named = locale.replace('_', '-');

  it('has every text, in as many forms as it counts by, and no other', () => {
    const wanted = Object.keys(english).flatMap((name) => {
      const stem = stemOf(name);
      if (stem === name) return [name];
      return name.endsWith('_other') ? formsOf(named).map((form) => `${stem}_${form}`) : [];
    });
    expect(Object.keys(messages).toSorted()).toEqual(wanted.toSorted());
  });

  it('names in each text all that the English one names', () => {
    const wrong = Object.entries(messages).filter(([name, { message }]) => {
      // “Your one paper” needs no number.
      const dropped = name.endsWith('_one') ? ['$1'] : [];
      const parts = (text: string) => partsOf(text).filter((it) => !dropped.includes(it));
      return String(parts(message)) !== String(parts(inEnglish(name)));
    });
    expect(wrong).toEqual([]);
  });

  it('has no empty text, and none left in English', () => {
    const same = Object.keys(messages).filter((name) => messages[name]?.message === inEnglish(name));
    expect(same.toSorted()).toEqual((SAME[locale] ?? []).toSorted());
    expect(Object.keys(messages).filter((name) => !messages[name]?.message.trim())).toEqual([]);
  });

  it('keeps to its own quotation marks and spaces, and raises its voice nowhere', () => {
    const strange = Object.entries(messages).filter(([, { message }]) => STRANGE[locale]?.test(message));
    expect(strange).toEqual([]);
  });

  it('names itself', () => {
    expect(messages['language']?.message).toBe(named);
  });
});

it.each(['en', ...locales])('%s says what Offprint is in as many characters as the stores take', (locale) => {
  expect(messagesOf(locale)['description']?.message.length).toBeLessThanOrEqual(132);
});

describe('a browser in another language', () => {
  /** What formats and tells in a browser that was started in that language. */
  const speak = (locale: string, ofBrowser: string) => {
    const messages = messagesOf(locale);
    Object.assign(fakeBrowser.i18n, {
      // What a locale lacks is taken from the default one.
      getMessage: (name: string, parts: string[] = []) =>
        (messages[name] ?? english[name])?.message.replace(/\$(\d)/g, (_, place) => parts[place - 1] ?? '') ??
        '',
      getUILanguage: () => ofBrowser,
    });
    vi.resetModules();
    return import('../../lib/i18n');
  };

  it('has numbers and days as it writes them', async () => {
    const moment = Date.UTC(2026, 3, 14, 12);
    const english = await speak('en', 'en-GB');
    expect([english.language(), english.number(12_345.5), english.day(moment)]).toEqual([
      'en-GB',
      '12,345.5',
      '14 Apr 2026',
    ]);
    const german = await speak('de', 'de');
    expect([german.number(1234.5), german.day(moment), german.partialDay('2026-04')]).toEqual([
      '1.234,5',
      '14.04.2026',
      'Apr. 2026',
    ]);
    const japanese = await speak('ja', 'ja');
    expect([japanese.day(moment), japanese.partialDay('2026-04'), japanese.partialDay('2026')]).toEqual([
      '2026/04/14',
      '2026年4月',
      '2026年',
    ]);
    expect(japanese.list(['a', 'b', 'c'])).toBe('a、b、c');
  });

  it('counts by its own rules', async () => {
    const french = await speak('fr', 'fr');
    expect([0, 1, 2, 1_000_000].map((count) => french.tn('papers', count))).toEqual([
      '0 article',
      '1 article',
      '2 articles',
      '1 000 000 articles'.replaceAll(' ', '\u202f').replace('\u202farticles', ' articles'),
    ]);
    const japanese = await speak('ja', 'ja');
    expect([1, 2].map((count) => japanese.tn('papers', count))).toEqual(['論文 1 件', '論文 2 件']);
  });

  it('that is none of ours has English texts with English numbers and days, and the page says so', async () => {
    const { language, tn, day, speakLanguage, t } = await speak('en', 'pl');
    expect([language(), tn('papers', 22_000), day(Date.UTC(2026, 3, 14, 12))]).toEqual([
      'en',
      '22,000 papers',
      'Apr 14, 2026',
    ]);
    const root = { lang: '' };
    Object.assign(globalThis, { document: { documentElement: root } });
    speakLanguage();
    expect(root.lang).toBe('en');
    expect(t('undo')).toBe('Undo');
  });
});

/** Texts that a language writes as English does. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    ...['andOthers', 'code', 'columnAbstract', 'copyAsLink', 'details', 'escapeKey', 'export', 'hintPdf'],
    ...['keyExport', 'labelled', 'linkCode', 'linkHtml', 'linkSpace', 'links', 'name', 'orange'],
    ...['pageTitle', 'priorityNormal', 'seenOn', 'status'],
    ...['statusIs', 'tag', 'tags'],
  ],
  fr: [
    ...['andOthers', 'code', 'ctrlKey', 'hintPdf', 'important', 'linkArchive', 'linkCode', 'linkCollection'],
    ...['linkHtml', 'note', 'orange', 'paperPage', 'seenOn', 'site', 'sites', 'source'],
  ],
  es: [
    'andOthers',
    'ctrlKey',
    'escapeKey',
    'hintPdf',
    'labelled',
    'linkHtml',
    'linkSpace',
    'pageTitle',
    'priorityNormal',
    'seenOn',
  ],
  zh_CN: [
    ...['ctrlKey', 'deleteKey', 'endKey', 'enterKey', 'escapeKey', 'homeKey', 'linkHtml'],
    ...['pageDownKey', 'pageUpKey', 'quoted', 'shiftKey'],
  ],
  ja: [
    ...['ctrlKey', 'deleteKey', 'endKey', 'enterKey', 'escapeKey', 'homeKey', 'linkHtml'],
    ...['pageDownKey', 'pageUpKey', 'shiftKey'],
  ],
};

/**
 * What a language does not write: another's marks; in German a space before dots, and “Sie” where all else speaks to
 * nobody; in French a plain space where one must not break; in Chinese and Japanese Western marks beside their letters.
 */
const STRANGE: Readonly<Record<string, RegExp>> = {
  de: /[!"'”«»]|\.{3}| …|n Sie\b/,
  fr: /[!"'„“”]|\.{3}|« | (?:[;?»]|:(?! _))/,
  es: /[!"'“”„]|\.{3}/,
  zh_CN: /[!！"'„«»「」]|\.{3}|[\p{Lo}”] ?(?:[,;()]|:(?! _))|[,;:()] ?[\p{Lo}“]/u,
  ja: /[!！"'„“”«»]|\.{3}|[\p{Lo}ー」] ?(?:[,;()]|:(?! _))|[,;:()] ?[\p{Lo}「]/u,
};

interface Source {
  path: string;
  text: string;
}

function sourcesIn(path: string): Source[] {
  if (/\.tsx?$/.test(path)) return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
  if (/\.\w+$/.test(path)) return [];
  return readdirSync(join(ROOT, path)).flatMap((name) => sourcesIn(join(path, name)));
}

/** The names in calls: `t('name')`, `tn(a ? 'name' : 'other', 2)`, `t(TABLE[key])`, and `__MSG_name__`. */
function namesAskedFor(text: string): string[] {
  const calls = [...text.matchAll(/\btn?\(([^,()]*)/g)].map(([, first = '']) => first);
  const tables = calls.flatMap((it) => /^\s*(\w+)\[/.exec(it)?.[1] ?? []);
  const values = tables.flatMap((name) => {
    const [, body = ''] = new RegExp(`const ${name}\\b[^=]*= \\{([^}]*)\\}`).exec(text) ?? [];
    return [...body.matchAll(/: '(\w+)'/g)];
  });
  const literals = calls.flatMap((it) => [...it.matchAll(/(?<!== )'(\w+)'/g)]);
  return [...literals, ...values, ...text.matchAll(/__MSG_(\w+?)__/g)].map(([, name = '']) => name);
}

/** Every quoted word of a file that has texts. */
function namesIn(text: string): string[] {
  const quoted = /\/i18n'|function t\(/.test(text) ? [...text.matchAll(/'(\w+)'/g)] : [];
  return [...quoted, ...text.matchAll(/__MSG_(\w+?)__/g)].map(([, name = '']) => name);
}

function stemOf(name: string): string {
  return name.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** The forms that the numbers of papers meet; that for whole millions falls back to the general one. */
function formsOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)))];
}

/** The English text of that name; of a form that English lacks, the general one. */
function inEnglish(name: string): string {
  return (english[name] ?? english[`${stemOf(name)}_other`])?.message ?? '';
}

function partsOf(text: string): string[] {
  return [...new Set(text.match(/\$\d/g))].toSorted();
}
