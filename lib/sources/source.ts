/**
 * What a source is to the rest of the program: an outside API that can be asked about papers by identifiers that it
 * knows, and nothing but identifiers unless it says so and the reader lets it. A source says what to ask and reads what
 * is answered; it never fetches or stores.
 */
import { parseJson } from '../json';
import type { Author, Identifier, Link, PublicationEvidence, Retraction, Sighting } from '../paper';

/** What a source told about one paper. */
export interface Finding {
  /** What it tells of the paper as any page would; absent where it tells only of links. */
  sighting?: Sighting;
  /** The title and the authors of what it tells of, where there is no sighting: to see that it is the same paper. */
  title?: string;
  authors?: Author[];
  /** Links that may be the paper's code. */
  links?: Link[];
  /** Where the paper has appeared since. */
  publications?: Told<PublicationEvidence>[];
  retractions?: Told<Retraction>[];
}

/** As the source tells it; when it did, and which source it was, is known to whoever asked. */
export type Told<T> = Omit<T, 'at' | 'source' | 'accepted'> & { by?: string };

/** One request to a source. */
export interface Request {
  url: string;
  /** Sent as JSON, by POST. */
  body?: unknown;
  /** What the answer has to be. */
  wants: 'json' | 'xml' | 'html';
}

/** What is known of the paper that is asked about. */
export interface About {
  title: string;
  authors?: Author[] | undefined;
}

export interface Source {
  /** Short and stable: `ID/api` is stored as the source of what it told, `ID` where the reader turns it off. */
  id: string;
  name: string;
  host: string;
  /** The permission without which the browser does not let us read its answers. Absent where it lets any origin. */
  needs?: string;
  /** Milliseconds from one request to the next: never less than its documentation asks for. */
  spacing: number;
  /** How many papers one request may ask about. */
  batch: number;
  /** It is sent the title and the first author: it is asked only where the reader turned it on, or asks for it by name. */
  sendsTitle?: true;
  /** It asks for an e-mail address; it is sent the reader's where they have given one. */
  asksForMail?: true;
  /** The identifiers by which it can be asked about a paper that goes by these. */
  handles(ids: readonly Identifier[]): Identifier[];
  /** What is known of the paper is for those that are sent its title. */
  request(handles: readonly Identifier[], about?: About): Request;
  /**
   * What the answer tells about each of the papers that were asked about; what it does not know is left out. What is
   * known of the paper helps to read an answer that is not about one paper.
   * @throws Unreadable where the answer is not what the source documents
   */
  read(body: string, handles: readonly Identifier[], about?: About): ReadonlyMap<Identifier, Finding>;
}

/** An answer that is not what the source documents: half of it, another page, an error in the place of a record. */
export class Unreadable extends Error {}

/** The values of the identifiers of these schemes, as `handles` gives them. */
export function ofSchemes(...schemes: string[]): (ids: readonly Identifier[]) => Identifier[] {
  return (ids) => ids.filter((id) => schemes.includes(id.slice(0, id.indexOf(':'))));
}

/** A JSON text's value. @throws Unreadable where the text is none */
export function jsonIn(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    throw new Unreadable('The answer is not JSON, or not all of it.');
  }
}

/** What a source that is asked about one paper tells of it. */
export function aboutOnly(
  handles: readonly Identifier[],
  finding: Finding | undefined,
): ReadonlyMap<Identifier, Finding> {
  const [handle] = handles;
  return new Map(handle && finding ? [[handle, finding]] : []);
}
