/** What sources told, as far as it can be kept: every record is checked once, where it comes in. */
import type { ZodType } from 'zod';
import { Author, Link, PublicationEvidence, Retraction, Sighting } from '../paper';
import type { Finding } from './source';

/** The finding without whatever is not of the right shape. */
export function checked(finding: Finding): Finding {
  const sighting = finding.sighting && valid(Sighting, finding.sighting);
  const links = all(Link, finding.links);
  const publications = all(PublicationEvidence.omit({ at: true, source: true }), finding.publications);
  const retractions = (finding.retractions ?? []).flatMap(({ by, ...it }) => {
    const told = valid(Retraction.omit({ at: true, source: true }), it);
    return told ? [{ ...told, ...(by && { by }) }] : [];
  });
  const authors = all(Author, finding.authors);
  return {
    ...(sighting && { sighting }),
    ...(finding.title && { title: finding.title.slice(0, 1000) }),
    ...(authors.length && { authors }),
    ...(links.length && { links }),
    ...(publications.length && { publications }),
    ...(retractions.length && { retractions }),
  };
}

function all<T>(schema: ZodType<T>, records: readonly unknown[] = []): T[] {
  return records.flatMap((it) => valid(schema, it) ?? []);
}

function valid<T>(schema: ZodType<T>, record: unknown): T | undefined {
  const parsed = schema.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}
