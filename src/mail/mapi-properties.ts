/**
 * The properties inside a TNEF file, as far as a mail and its files are named and read by them. Source:
 * MS-OXTNEF section 2.1.3.4 for the row, MS-OXCDATA section 2.11.1 for the types, MS-OXPROPS for the numbers.
 */
import { type ByteReader, readBytes } from './byte-reader.ts';

/** Values by property number; only those with text or bytes. */
export type MapiProperties = ReadonlyMap<number, Uint8Array>;

/** Numbers of the properties that are read. */
export const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeTag: 0x370e,
} as const;

/** Set on a key of the result for a text in UTF-16, so that `propertyText` knows. */
const UNICODE = 0x1_0000;

const MAX_PROPERTIES = 2_000;
const MAX_VALUES = 1_000;
const MULTIPLE = 0x1000;
const NAMED = 0x8000;

const TYPE = { object: 0x0d, text: 0x1e, unicode: 0x1f, bytes: 0x102 } as const;
const VARIABLE: readonly number[] = [TYPE.object, TYPE.text, TYPE.unicode, TYPE.bytes];
// Bytes of the types of fixed size, padded to four.
const FIXED: ReadonlyMap<number, number> = new Map([
  ...[0x02, 0x03, 0x04, 0x0a, 0x0b].map((type) => [type, 4] as const),
  ...[0x05, 0x06, 0x07, 0x14, 0x40].map((type) => [type, 8] as const),
  [0x48, 16] as const,
]);

/** The properties of a row, as many as can be read before it breaks off. */
export function readProperties(bytes: Uint8Array): MapiProperties {
  const reader = readBytes(bytes);
  const found = new Map<number, Uint8Array>();
  const count = Math.min(reader.u32() ?? 0, MAX_PROPERTIES);
  for (let done = 0; done < count; done += 1) {
    const type = reader.u16();
    const number = reader.u16();
    if (type === null || number === null) break;
    if (number >= NAMED && !skipName(reader)) break;
    const value = readValue(reader, type);
    if (value === null) break;
    const key = type === TYPE.unicode ? number + UNICODE : number;
    if (value.length > 0 && !found.has(key)) found.set(key, value);
  }
  return found;
}

/** A text property; `decode` reads one that is not in UTF-16. '' when there is none. */
export function propertyText(
  properties: MapiProperties,
  number: number,
  decode: (bytes: Uint8Array) => string,
): string {
  const wide = properties.get(number + UNICODE);
  const narrow = properties.get(number);
  const text =
    wide !== undefined ? new TextDecoder('utf-16le').decode(wide) : decode(narrow ?? new Uint8Array());
  return text.replace(/\0+$/, '');
}

function skipName(reader: ByteReader): boolean {
  const set = reader.take(16);
  const kind = reader.u32();
  const length = reader.u32();
  if (set === null || kind === null || length === null) return false;
  return kind === 0 || reader.take(padded(length)) !== null;
}

/** The first value; empty for a number, whose value nobody needs. Null when the row breaks off. */
function readValue(reader: ByteReader, type: number): Uint8Array | null {
  const single = type & ~MULTIPLE;
  if (VARIABLE.includes(single)) return readVariable(reader);
  const size = FIXED.get(single);
  const count = type === single ? 1 : reader.u32();
  if (size === undefined || count === null) return null;
  return reader.take(size * count) === null ? null : new Uint8Array();
}

function readVariable(reader: ByteReader): Uint8Array | null {
  const count = reader.u32();
  if (count === null || count > MAX_VALUES) return null;
  let first = new Uint8Array();
  for (let done = 0; done < count; done += 1) {
    const length = reader.u32();
    const value = length === null ? null : reader.take(Math.min(padded(length), reader.left()));
    if (length === null || value === null || value.length < length) return null;
    if (done === 0) first = new Uint8Array(value.subarray(0, length));
  }
  return first;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
