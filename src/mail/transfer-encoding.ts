/**
 * The two transfer encodings of RFC 2045, read the way mail is written rather than the way it should be:
 * stray characters are skipped, nothing throws.
 */

/** `identity` stands for 7bit, 8bit, binary and anything unknown. */
export type TransferEncoding = 'base64' | 'quoted-printable' | 'identity';

/** The encoding that a Content-Transfer-Encoding field names; anything unknown is taken as it stands. */
export function transferEncodingOf(field: string): TransferEncoding {
  const word = field
    .replace(/\(.*\)/, '')
    .trim()
    .toLowerCase();
  if (word.startsWith('base64')) return 'base64';
  return word.startsWith('quoted-printable') ? 'quoted-printable' : 'identity';
}

/** The decoded bytes of an encoded body. `identity` gives the same bytes, not a copy. */
export function decodeTransfer(body: Uint8Array, encoding: TransferEncoding): Uint8Array {
  if (encoding === 'base64') return decodeBase64(body);
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

const EQUALS = 0x3d;

// Decoding by chunks keeps the memory of a 45 MB body low; what is left of a group of four is carried over.
const CHUNK = 1 << 20;

function decodeBase64(body: Uint8Array): Uint8Array {
  const parts: Buffer[] = [];
  let carried = '';
  for (let at = 0; at < body.length; at += CHUNK) {
    const chunk = view(body.subarray(at, at + CHUNK)).toString('latin1');
    // Padding in the middle ends a group; encoders that pad every line would otherwise lose all but the first.
    const letters = carried + chunk.replace(/[^A-Za-z0-9+/=]+/g, '');
    const runs = letters.includes('=') ? letters.split(/=+/) : [letters];
    const tail = runs.pop() ?? '';
    for (const run of runs) parts.push(Buffer.from(run, 'base64'));
    const whole = tail.length - (tail.length % 4);
    parts.push(Buffer.from(tail.slice(0, whole), 'base64'));
    carried = tail.slice(whole);
  }
  parts.push(Buffer.from(carried, 'base64'));
  return Buffer.concat(parts);
}

function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  for (let equals = body.indexOf(EQUALS); equals >= 0; equals = body.indexOf(EQUALS, at)) {
    out.set(body.subarray(at, equals), length);
    length += equals - at;
    at = softBreakEnd(body, equals + 1);
    if (at > 0) continue;
    const value = hexPair(body[equals + 1], body[equals + 2]);
    out[length] = value < 0 ? EQUALS : value;
    length += 1;
    at = equals + (value < 0 ? 1 : 3);
  }
  out.set(body.subarray(at), length);
  return out.subarray(0, length + body.length - at);
}

/** Where the line after a soft line break begins, or 0 when these bytes are none. */
function softBreakEnd(body: Uint8Array, from: number): number {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (at >= body.length) return at;
  if (body[at] === 0x0d && body[at + 1] === 0x0a) return at + 2;
  return body[at] === 0x0a ? at + 1 : 0;
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const upper = hexDigit(high);
  const lower = hexDigit(low);
  return upper < 0 || lower < 0 ? -1 : upper * 16 + lower;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The bytes as a Buffer over the same memory. */
function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
