/** Texts as they are kept: compressed, and called after what is in them. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** The SHA-256 of a text, in hexadecimal digits. */
export async function nameOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function pack(text: string): Promise<Bytes> {
  return joined(await through(new TextEncoder().encode(text), new CompressionStream('gzip')));
}

/** @throws where these are not what `pack` gave */
export async function unpack(packed: Bytes): Promise<string> {
  return new TextDecoder().decode(joined(await through(packed, new DecompressionStream('gzip'))));
}

async function through(
  bytes: Bytes,
  { readable, writable }: CompressionStream | DecompressionStream,
): Promise<Bytes[]> {
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const parts: Bytes[] = [];
  const reading = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  })();
  await Promise.all([writer.write(bytes), writer.close(), reading]);
  return parts;
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
