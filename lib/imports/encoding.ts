/** Text out of a file's bytes, in whatever encoding they are. */

/**
 * UTF-8 and UTF-16 by their marks; UTF-8 if it is valid; what the file itself says (`% Encoding: …`, as JabRef writes);
 * else line by line, each UTF-8 if it can be and Windows-1252, in which any bytes are text, if it cannot. Line breaks
 * are `\n`, whatever they were.
 */
export function decodeText(bytes: Uint8Array): string {
  return decoded(bytes).replace(/\r\n?/g, '\n');
}

function decoded(bytes: Uint8Array): string {
  const marked = byMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const said = saidEncoding(bytes);
    return said ? said.decode(bytes) : lineByLine(bytes);
  }
}

function byMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark, every other byte of a Western text is 0.
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined;
}

function saidEncoding(bytes: Uint8Array): TextDecoder | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
  const [, name = ''] = /(?:%\s*encoding\s*:|charset=["']?)\s*([\w-]{2,30})/i.exec(head) ?? [];
  if (!name || /^utf-?8$/i.test(name)) return undefined;
  try {
    return new TextDecoder(name.replace(/^cp(?=125\d$)/i, 'windows-').replace(/_/g, '-'));
  } catch {
    return undefined;
  }
}

function lineByLine(bytes: Uint8Array): string {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? undefined : end);
    try {
      lines.push(strict.decode(line));
    } catch {
      lines.push(western.decode(line));
    }
    if (end < 0) break;
    start = end + 1;
  }
  return lines.join('\n');
}
