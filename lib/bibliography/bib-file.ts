/**
 * A file as text of which every part that is not changed comes back byte for byte, whatever its encoding and its line
 * breaks are.
 */
import { decodeText } from '../imports/encoding';

/** What takes the place of a part of the text. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

export interface BibFile {
  /** To take apart, and to count places in. */
  text: string;
  /** A part of the text as a person reads it. */
  readable(part: string): string;
  /** The file with these changes, in the order of their places. */
  withEdits(edits: readonly Edit[]): Uint8Array<ArrayBuffer>;
}

export function openBibFile(content: ArrayBuffer | string): BibFile {
  if (typeof content === 'string') return unicodeFile(content, (text) => new TextEncoder().encode(text));
  const bytes = new Uint8Array(content);
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return unicodeFile(decoded('utf-16le', bytes), utf16(true));
  if (first === 0xfe && second === 0xff) return unicodeFile(decoded('utf-16be', bytes), utf16(false));
  try {
    return unicodeFile(decoded('utf-8', bytes), (text) => new TextEncoder().encode(text));
  } catch {
    return byteFile(bytes);
  }
}

/** With its mark, which belongs to the file. @throws TypeError where the bytes are not in this encoding */
function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
}

function unicodeFile(text: string, encode: (text: string) => Uint8Array<ArrayBuffer>): BibFile {
  return { text, readable: (part) => part, withEdits: (edits) => encode(edited(text, edits)) };
}

function edited(text: string, edits: readonly Edit[]): string {
  let last = 0;
  const pieces = edits.map((edit) => {
    const before = text.slice(last, edit.from);
    last = edit.to;
    return before + edit.text;
  });
  return pieces.join('') + text.slice(last);
}

function utf16(isLittle: boolean): (text: string) => Uint8Array<ArrayBuffer> {
  return (text) => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
    return bytes;
  };
}

const AT_ONCE = 8192;

/** In an encoding that cannot be told: each byte is a character, of which BibTeX's own signs are what they are anywhere. */
function byteFile(bytes: Uint8Array): BibFile {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  }
  const text = pieces.join('');
  return {
    text,
    readable: (part) => (/[\x80-\xff]/.test(part) ? decodeText(toBytes(part)) : part),
    withEdits: (edits) =>
      toBytes(
        edited(
          text,
          edits.map((it) => ({ ...it, text: inOneByte(it.text) })),
        ),
      ),
  };
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** What we write into such a file is in ASCII, which all of these encodings share. */
function inOneByte(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[–—]/g, '--')
    .replace(/[‘’]/g, "'")
    .replace(/\p{M}/gu, '')
    .replace(/\P{ASCII}/gu, '?');
}
