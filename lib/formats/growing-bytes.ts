/** Bytes that are put one behind the other, in memory that grows with them and is used again. */
export interface GrowingBytes {
  /** How many there are. */
  readonly length: number;
  put(more: Uint8Array): void;
  /** Puts a text in UTF-8. */
  putText(text: string): void;
  /** All that were put; the next begin anew. */
  taken(): Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

export function growingBytes(): GrowingBytes {
  let bytes = new Uint8Array(1000);
  let length = 0;

  const makeRoom = (more: number) => {
    if (length + more <= bytes.length) return;
    const wider = new Uint8Array((length + more) * 2);
    wider.set(bytes.subarray(0, length));
    bytes = wider;
  };

  return {
    get length() {
      return length;
    },
    put(more) {
      makeRoom(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    putText(text) {
      // A unit of UTF-16 takes three bytes at most.
      makeRoom(text.length * 3);
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    taken() {
      const all = bytes.slice(0, length);
      length = 0;
      return all;
    },
  };
}
