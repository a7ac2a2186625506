/**
 * GitHub: repositories whose README names a paper's arXiv id or DOI, and what a repository is like.
 * https://docs.github.com/rest/search/search#search-repositories, https://docs.github.com/rest/repos/repos#get-a-repository.
 * Relies on `items[]` and on a repository's `html_url`, `full_name`, `description`, `fork`, `archived`,
 * `stargazers_count`, `language`, `license.spdx_id`, `pushed_at`. Any origin may read it. Without a login ten searches a
 * minute and sixty other requests an hour; searching code itself needs a login. Looked at: 2026-11.
 */
import { plainTitle } from '../citation/plain-title';
import { linkOf, rankLinks } from '../code-links';
import { partialDate } from '../dates';
import { schemeOf, valueIn } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { field, list, number, text } from '../sites/reading';
import { clean, fold } from '../text';
import { aboutOnly, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const gitHubSearch: Source = {
  id: 'github-search',
  name: 'GitHub search',
  host: 'api.github.com',
  spacing: 6500,
  batch: 1,
  handles: ofSchemes('arxiv', 'doi'),
  request: ([handle = '']) => ({
    url: `https://api.github.com/search/repositories?q=${encodeURIComponent(`"${valueIn(handle)}" in:readme`)}&per_page=20`,
    wants: 'json',
  }),
  read(body, handles, { title } = { title: '' }) {
    const items = field(jsonIn(body), 'items');
    if (!Array.isArray(items)) throw new Unreadable('GitHub listed nothing.');
    const found = items.filter(isOnePapers).flatMap((it) => {
      const isOwn = isNamedAfter(it, title);
      return repositoryIn(it).map((link): Link => (isOwn ? { ...link, theirs: true } : link));
    });
    return aboutOnly(handles, { links: rankLinks(found).slice(0, 10) });
  },
};

/** It describes itself by the paper's title, or has the paper's short name and says that it is its code. */
function isNamedAfter(repository: unknown, title: string): boolean {
  const description = wordsIn(text(field(repository, 'description')) ?? '');
  const whole = wordsIn(plainTitle(title));
  if (whole.split(' ').length > 2 && ` ${description} `.includes(` ${whole} `)) return true;
  const short = wordsIn(/^([^:]{3,30}):/.exec(plainTitle(title))?.[1] ?? '').replaceAll(' ', '');
  const name = wordsIn(text(field(repository, 'name')) ?? '').replaceAll(' ', '');
  return short !== '' && short === name && /\b(?:code|implementation|official)\b/.test(description);
}

function wordsIn(written: string): string {
  return fold(written)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The name of a repository as if it were an identifier: `github:owner/name`. */
export function handleOfRepository({ url }: Link): Identifier | undefined {
  const [, name] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/.exec(url) ?? [];
  return name && `github:${name.toLowerCase()}`;
}

export const gitHub: Source = {
  id: 'github',
  name: 'GitHub',
  host: 'api.github.com',
  spacing: 60_000,
  batch: 1,
  handles: (ids) => ids.filter((id) => schemeOf(id) === 'github'),
  request: ([handle = '']) => ({ url: `https://api.github.com/repos/${valueIn(handle)}`, wants: 'json' }),
  read(body, handles) {
    const repository = jsonIn(body);
    if (!text(field(repository, 'html_url'))) throw new Unreadable('GitHub gave no repository.');
    return aboutOnly(handles, { links: repositoryIn(repository) });
  },
};

/** Lists of papers name thousands of them, and mirrors of arXiv all. */
const LISTS =
  /awesome|paper[-_ ]?(?:list|reading|notes?|daily|digest|club)|daily[-_ ]?(?:paper|arxiv)|arxiv[-_ ]?(?:daily|bot|feed|digest)|reading[-_ ]?list|survey|curated|collection of|list of|literature|bibliograph|resources|roadmap|(?:^|[-_/])papers?$|summar(?:y|ies) of/i;

function isOnePapers(repository: unknown): boolean {
  const name = text(field(repository, 'full_name')) ?? '';
  const words = [
    name,
    text(field(repository, 'description')) ?? '',
    ...list(field(repository, 'topics')),
  ].join(' ');
  return field(repository, 'fork') !== true && !LISTS.test(name) && !LISTS.test(words);
}

function repositoryIn(repository: unknown): Link[] {
  const tidied = linkOf(text(field(repository, 'html_url')) ?? '');
  if (tidied?.kind !== 'repository') return [];
  const stars = number(field(repository, 'stargazers_count'));
  const language = clean(text(field(repository, 'language'))).slice(0, 100);
  const spdx = clean(text(field(field(repository, 'license'), 'spdx_id'))).slice(0, 100);
  const pushed = partialDate(text(field(repository, 'pushed_at')) ?? '');
  return [
    {
      ...tidied,
      foundIn: 'mention',
      ...(stars !== undefined && { stars }),
      ...(language && { language }),
      ...(spdx && spdx !== 'NOASSERTION' && { licence: spdx }),
      ...(pushed && { pushed }),
      archived: field(repository, 'archived') === true,
    },
  ];
}
