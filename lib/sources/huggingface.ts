/**
 * Hugging Face's record of a paper: https://huggingface.co/docs/hub/api, https://huggingface.co/.well-known/openapi.json.
 * Relies on `/api/papers/ARXIV_ID` with `id`, `title`, `authors[].name`, `summary`, `publishedAt`, `upvotes`,
 * `organization`, `projectPage`, `githubRepo`, `githubStars` and `githubRepoAddedBy`: `user`, or `auto` where it was only
 * matched by a program. Its limit is in its documentation of rate limits, over five minutes. Looked at: 2026-11.
 */
import { pdfOf } from '../addresses';
import { linkOf } from '../code-links';
import { partialDate } from '../dates';
import { arxivIdentifier, valueIn } from '../identifiers';
import type { Link } from '../paper';
import { everyone } from '../sites/people';
import { field, linkTo, list, number, sighting, text } from '../sites/reading';
import { aboutOnly, type Finding, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const huggingFace: Source = {
  id: 'huggingface',
  name: 'Hugging Face',
  host: 'huggingface.co',
  needs: 'https://huggingface.co/*',
  spacing: 1500,
  batch: 1,
  handles: ofSchemes('arxiv'),
  request: ([handle = '']) => ({
    url: `https://huggingface.co/api/papers/${encodeURIComponent(valueIn(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const record = jsonIn(body);
    const id = arxivIdentifier(text(field(record, 'id')) ?? '')?.id;
    if (!id) throw new Unreadable('Hugging Face gave no paper.');
    return aboutOnly(handles, findingIn(record, id));
  },
};

function findingIn(record: unknown, id: string): Finding | undefined {
  const title = text(field(record, 'title'));
  if (!title) return undefined;
  const organization = field(record, 'organization');
  return {
    sighting: sighting('huggingface/api', new URL(`https://huggingface.co/papers/${valueIn(id)}`), [id], {
      title,
      authors: everyone(list(field(record, 'authors')).map((it) => text(field(it, 'name')) ?? '')),
      abstract: text(field(record, 'summary')),
      published: partialDate(text(field(record, 'publishedAt')) ?? ''),
      upvotes: number(field(record, 'upvotes')),
      organization: text(field(organization, 'fullname')) ?? text(field(organization, 'name')),
      links: [...codeIn(record), ...projectIn(record), ...linkTo('pdf', pdfOf(id))],
    }),
  };
}

function codeIn(record: unknown): Link[] {
  const tidied = linkOf(text(field(record, 'githubRepo')) ?? '');
  if (!tidied) return [];
  const stars = number(field(record, 'githubStars'));
  const isMatched = field(record, 'githubRepoAddedBy') === 'auto';
  return [
    {
      ...tidied,
      foundIn: 'page data',
      ...(!isMatched && { theirs: true }),
      ...(stars !== undefined && { stars }),
    },
  ];
}

function projectIn(record: unknown): Link[] {
  const tidied = linkOf(text(field(record, 'projectPage')) ?? '');
  return tidied ? [{ ...tidied, foundIn: 'page data', theirs: true }] : [];
}
