/**
 * Searching the library from the address bar: `op`, a space, and what is looked for. In Firefox for Android the address
 * bar is the browser's alone.
 */
import { browser } from 'wxt/browser';
import { plainTitle } from '../../lib/citation/plain-title';
import { t } from '../../lib/i18n';
import type { LibraryDatabase } from '../../lib/library/database';
import { digests, papersByKey } from '../../lib/library/query';
import type { Paper } from '../../lib/paper';
import { pageOfPaper } from '../../lib/paper-links';
import { parseQuery } from '../../lib/search/parse-query';
import { makeShelf, type Shelf } from '../../lib/search/shelf';
import { authorsShown } from '../../lib/shown-lines';

/** As many as the browsers show. */
const MOST_SUGGESTED = 6;

export function answerOmnibox(library: LibraryDatabase): void {
  if (!browser.omnibox) return;
  let latest = '';
  /** All digests, while somebody types: to read them at each key would take too long. */
  let reading: Promise<Shelf> | undefined;
  const letGo = () => {
    reading = undefined;
  };
  browser.omnibox.setDefaultSuggestion({ description: t('omniboxDefault') });
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    latest = text;
    reading ??= readShelf(library);
    // What cannot be read may be readable at the next key.
    reading.catch(letGo);
    void find(library, reading, text).then(
      // Suggestions for what was typed before would take the place of newer ones.
      (papers) => text === latest && suggest(papers.flatMap(suggestion)),
      () => {},
    );
  });
  browser.omnibox.onInputCancelled.addListener(letGo);
  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    letGo();
    // A chosen suggestion is its address; anything else, `author:ada` too, is searched for.
    const url = isWebAddress(text) ? text : libraryPage(text);
    if (disposition === 'currentTab') void browser.tabs.update({ url });
    else void browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  });
}

async function readShelf(library: LibraryDatabase): Promise<Shelf> {
  const shelf = makeShelf();
  shelf.put(await digests(library));
  return shelf;
}

async function find(library: LibraryDatabase, reading: Promise<Shelf>, text: string): Promise<Paper[]> {
  const query = parseQuery(text);
  if (query.terms.length + query.filters.length === 0) return [];
  const shelf = await reading;
  const { rows } = shelf.find({ search: text, sort: 'saved' }, query);
  return papersByKey(
    library,
    rows.slice(0, MOST_SUGGESTED).flatMap((row) => shelf.at(row)?.key ?? []),
  );
}

function suggestion(paper: Paper): { content: string; description: string }[] {
  const content = pageOfPaper(paper);
  const words = [plainTitle(paper.title), authorsShown(paper)].filter(Boolean).join(' · ');
  return content ? [{ content, description: import.meta.env.CHROME ? escaped(words) : words }] : [];
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

/** Chrome reads descriptions as XML. */
function escaped(text: string): string {
  return text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function libraryPage(search: string): string {
  return `${browser.runtime.getURL('/library.html')}?search=${encodeURIComponent(search)}`;
}
