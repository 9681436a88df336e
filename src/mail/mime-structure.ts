/**
 * The parts of a mail as byte ranges (RFC 2046 section 5.1), found in one pass over the raw bytes without
 * decoding anything: a 45 MB attachment costs one native search. The caps of inbound.md B7 hold here, so
 * that nothing behind this file sees deep or endless structures.
 */
import { decodeRawValue } from './encoded-words.ts';
import { fieldBytes, type HeaderBlock, lineEnd, parameter, readHeaderBlock } from './raw-header.ts';
import { type TransferEncoding, transferEncodingOf } from './transfer-encoding.ts';

/** A multipart; `parent` is its index in `containers`, -1 at the top. */
export type Container = { readonly type: string; readonly parent: number };

/** A part that is not a multipart, with its header values as they stand (encoded words not decoded). */
export type Leaf = {
  readonly start: number;
  readonly end: number;
  readonly encoding: TransferEncoding;
  /** Lower case without parameters; '' when the part names none. */
  readonly type: string;
  readonly contentType: string;
  readonly disposition: string;
  readonly contentId: string;
  /** Index of the multipart it stands in, -1 for the only part of a mail. */
  readonly container: number;
};

/** A mail taken apart: `leaves` in the order of the mail. */
export type MimeStructure = {
  readonly header: HeaderBlock;
  readonly containers: readonly Container[];
  readonly leaves: readonly Leaf[];
  readonly tooManyParts: boolean;
};

/** inbound.md B7. */
const MAX_PARTS = 1_000;
const MAX_DEPTH = 50;
const MAX_VALUE_BYTES = 8_192;
// RFC 2046 allows 70; programs write more.
const MAX_BOUNDARY_LINE = 300;

type Open = { readonly boundary: string; readonly index: number; readonly bodyStart: number; parts: number };
type Delimiter = {
  readonly lineStart: number;
  readonly next: number;
  readonly depth: number;
  readonly closes: boolean;
};
type Scan = {
  readonly raw: Uint8Array;
  readonly bytes: Buffer;
  readonly open: Open[];
  readonly containers: Container[];
  readonly leaves: Leaf[];
};

/** The parts of the mail whose header begins at `start`. Never throws. */
export function scanStructure(raw: Uint8Array, start: number): MimeStructure {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const scan: Scan = { raw, bytes, open: [], containers: [], leaves: [] };
  const header = readHeaderBlock(raw, start);
  let at = enterPart(scan, header);
  while (at < raw.length) {
    if (scan.leaves.length + scan.containers.length >= MAX_PARTS) {
      scan.leaves.push(restOf(scan, at));
      return { header, containers: scan.containers, leaves: scan.leaves, tooManyParts: true };
    }
    at = enterPart(
      scan,
      readHeaderBlock(raw, at, (line) => delimiterAt(scan, line) !== null),
    );
  }
  closeDownTo(scan, 0, raw.length);
  return { header, containers: scan.containers, leaves: scan.leaves, tooManyParts: false };
}

/** Takes in one part whose header is read; gives the offset of the next part's header, or the end. */
function enterPart(scan: Scan, header: HeaderBlock): number {
  const values = contentValues(scan.raw, header);
  const type = mediaType(values.contentType);
  const boundary = type.startsWith('multipart/') ? parameter(values.contentType, 'boundary').trimEnd() : '';
  const parent = scan.open.at(-1);
  if (parent !== undefined) parent.parts += 1;
  if (boundary !== '' && scan.open.length < MAX_DEPTH) {
    const index = scan.containers.push({ type, parent: parent?.index ?? -1 }) - 1;
    scan.open.push({ boundary, index, bodyStart: header.bodyStart, parts: 0 });
    return nextPart(scan, nextDelimiter(scan, header.bodyStart));
  }
  const delimiter = nextDelimiter(scan, header.bodyStart);
  const end =
    delimiter === null ? scan.raw.length : beforeLineEnd(scan.raw, header.bodyStart, delimiter.lineStart);
  // A multipart without a boundary cannot be split; its body is still readable.
  const readable = type.startsWith('multipart/') && boundary === '' ? 'text/plain' : type;
  scan.leaves.push({
    start: header.bodyStart,
    end,
    encoding: transferEncodingOf(values.encoding),
    type: readable,
    contentType: readable === type ? values.contentType : 'text/plain',
    disposition: values.disposition,
    contentId: values.contentId,
    container: parent?.index ?? -1,
  });
  return nextPart(scan, delimiter);
}

/** Follows delimiters until one opens a part. */
function nextPart(scan: Scan, first: Delimiter | null): number {
  let delimiter = first;
  while (delimiter !== null) {
    closeDownTo(scan, delimiter.closes ? delimiter.depth : delimiter.depth + 1, delimiter.lineStart);
    if (!delimiter.closes) return delimiter.next;
    delimiter = nextDelimiter(scan, delimiter.next);
  }
  return scan.raw.length;
}

/** Leaves the multiparts from `depth` on; one whose boundary never came is read as text. */
function closeDownTo(scan: Scan, depth: number, end: number): void {
  for (const left of scan.open.splice(depth)) {
    if (left.parts > 0 || end <= left.bodyStart) continue;
    scan.leaves.push({ ...plainText(left.bodyStart, end), container: left.index });
  }
}

function nextDelimiter(scan: Scan, from: number): Delimiter | null {
  if (scan.open.length === 0) return null;
  // The line before a body ends with LF, so that a delimiter may be the first line of the body.
  let at = scan.bytes.indexOf('\n--', Math.max(0, from - 1), 'latin1');
  while (at >= 0) {
    const found = delimiterAt(scan, at + 1);
    if (found !== null) return found;
    at = scan.bytes.indexOf('\n--', at + 1, 'latin1');
  }
  return null;
}

/** The delimiter on the line at `lineStart`, the innermost multipart first, or null. */
function delimiterAt(scan: Scan, lineStart: number): Delimiter | null {
  if (scan.raw[lineStart] !== 0x2d || scan.raw[lineStart + 1] !== 0x2d) return null;
  const next = lineEnd(scan.raw, lineStart);
  if (next - lineStart > MAX_BOUNDARY_LINE) return null;
  const line = scan.bytes.toString('latin1', lineStart + 2, next).trimEnd();
  for (let depth = scan.open.length - 1; depth >= 0; depth -= 1) {
    const boundary = scan.open[depth]?.boundary ?? '';
    if (line === boundary) return { lineStart, next, depth, closes: false };
    if (line === `${boundary}--`) return { lineStart, next, depth, closes: true };
  }
  return null;
}

function contentValues(raw: Uint8Array, header: HeaderBlock) {
  const values = { contentType: '', encoding: '', disposition: '', contentId: '' };
  const keys = new Map<string, keyof typeof values>([
    ['content-type', 'contentType'],
    ['content-transfer-encoding', 'encoding'],
    ['content-disposition', 'disposition'],
    ['content-id', 'contentId'],
  ]);
  for (const field of header.fields) {
    const key = keys.get(field.name);
    if (key === undefined || values[key] !== '') continue;
    values[key] = decodeRawValue(fieldBytes(raw, field, MAX_VALUE_BYTES), '');
  }
  return values;
}

function mediaType(contentType: string): string {
  return (contentType.split(/[;\s]/)[0] ?? '').toLowerCase().slice(0, 200);
}

function restOf(scan: Scan, start: number): Leaf {
  return {
    ...plainText(start, scan.raw.length),
    type: 'application/octet-stream',
    contentType: 'application/octet-stream',
    disposition: 'attachment',
  };
}

function plainText(start: number, end: number): Leaf {
  const words = { type: 'text/plain', contentType: 'text/plain', disposition: '', contentId: '' };
  return { start, end, encoding: 'identity', ...words, container: -1 };
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1). */
function beforeLineEnd(raw: Uint8Array, start: number, lineStart: number): number {
  let end = lineStart;
  if (end > start && raw[end - 1] === 0x0a) end -= 1;
  if (end > start && raw[end - 1] === 0x0d) end -= 1;
  return end;
}
