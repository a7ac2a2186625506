/**
 * OpenReview's API 2: https://docs.openreview.net/reference/api-v2. Relies on `notes[0]` with `id` and `content`, each
 * field of which holds its `value`: `title`, `authors`, `abstract`, `keywords`, `venue`, `venueid`, `code` and the like;
 * `pdate` is when it was published. Papers of before 2023 are in the older API only, which is not asked. It may answer
 * with a page that checks the browser. Only its own pages may read it, so it needs the reader's permission; no limit is
 * published. Looked at: 2026-11.
 */
import { addressOf, pdfOf } from '../addresses';
import { linkOf, linksInText } from '../code-links';
import { partialDate } from '../dates';
import { valueIn } from '../identifiers';
import type { Link } from '../paper';
import { everyone } from '../sites/people';
import { field, linkTo, list, number, sighting, text } from '../sites/reading';
import { clean } from '../text';
import { aboutOnly, type Finding, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const openReview: Source = {
  id: 'openreview',
  name: 'OpenReview',
  host: 'api2.openreview.net',
  needs: 'https://api2.openreview.net/*',
  spacing: 2000,
  batch: 1,
  handles: ofSchemes('openreview'),
  request: ([handle = '']) => ({
    url: `https://api2.openreview.net/notes?id=${encodeURIComponent(valueIn(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const notes = field(jsonIn(body), 'notes');
    if (!Array.isArray(notes)) throw new Unreadable('OpenReview gave no notes.');
    return aboutOnly(handles, notes.length ? findingIn(notes[0]) : undefined);
  },
};

function findingIn(note: unknown): Finding | undefined {
  const content = field(note, 'content');
  const value = (name: string) => field(field(content, name), 'value');
  const id = `openreview:${text(field(note, 'id')) ?? ''}`;
  const title = text(value('title'));
  if (!title) return undefined;
  const venue = clean(text(value('venue')));
  return {
    sighting: sighting('openreview/api', new URL(addressOf(id) ?? 'https://openreview.net/'), [id], {
      title,
      authors: everyone(list(value('authors')).map((it) => text(it) ?? '')),
      abstract: text(value('abstract')),
      keywords: list(value('keywords')).flatMap((it) => text(it) ?? []),
      published: dayOf(number(field(note, 'pdate'))),
      venue: isAccepted(venue, text(value('venueid')) ?? '') ? venue : undefined,
      links: [...codeIn(content), ...linkTo('pdf', value('pdf') ? pdfOf(id) : undefined)],
    }),
  };
}

/** Where it was only handed in, turned down or taken back, it has not appeared. */
function isAccepted(venue: string, venueId: string): boolean {
  const isOpen = /^submitted to\b|\bunder review\b|\bwithdrawn\b|\breject|\bsubmission\b/i.test(venue);
  return venue !== '' && !isOpen && !/(?:Rejected|Withdrawn)_|\/Submission$|Desk_Reject/i.test(venueId);
}

function dayOf(moment: number | undefined): string | undefined {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : partialDate(date.toISOString().slice(0, 10));
}

/** What the venue asks for: `code`, `code_link`, `github_url`, `software`. */
function codeIn(content: unknown): Link[] {
  const fields = Object.entries(typeof content === 'object' && content ? content : {});
  return fields.flatMap(([name, it]): Link[] => {
    if (!/(?:^|_)(?:code|github|software|repository)(?:_|$)/i.test(name)) return [];
    const written = text(field(it, 'value')) ?? '';
    const tidied = linkOf(written);
    return tidied ? [{ ...tidied, foundIn: 'page data', theirs: true }] : linksInText(written, 'page data');
  });
}
