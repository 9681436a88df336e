/**
 * Reads little-endian numbers and stretches of bytes one after the other, and says when they end too early:
 * the formats of Outlook are rows of lengths that come from strangers.
 */

/** A place in some bytes. Every read gives null, and stays there, when fewer bytes are left than it needs. */
export type ByteReader = {
  readonly u16: () => number | null;
  readonly u32: () => number | null;
  /** The next bytes, not copied. */
  readonly take: (length: number) => Uint8Array | null;
  readonly left: () => number;
};

/** A reader at the beginning of some bytes. */
export function readBytes(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const advance = <T>(length: number, read: (from: number) => T): T | null => {
    if (length > bytes.length - at) return null;
    const from = at;
    at += length;
    return read(from);
  };
  return {
    u16: () => advance(2, (from) => view.getUint16(from, true)),
    u32: () => advance(4, (from) => view.getUint32(from, true)),
    take: (length) => advance(length, (from) => bytes.subarray(from, from + length)),
    left: () => bytes.length - at,
  };
}
