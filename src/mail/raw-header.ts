/**
 * The header block of a mail or a part, found in the raw bytes (RFC 5322 section 2.2) and forgiving what
 * arrives: blank lines, a byte order mark or an mbox line in front, bare CR as line end, lines that are no
 * header, no blank line at the end (inbound.md B1). Works by offsets, copies nothing but CR-only mails.
 */

/** One field as it stands: `name` in lower case, the value's bytes from `start` to `end` without the last line end. */
export type RawField = { readonly name: string; readonly start: number; readonly end: number };

export type HeaderBlock = {
  readonly fields: readonly RawField[];
  /** Where the body begins. */
  readonly bodyStart: number;
  /** True when fields were left out because the block is longer than the caps below. */
  readonly cut: boolean;
  /** True when lines between the fields are no fields and belong to none: what stands there was damaged or forged. */
  readonly broken: boolean;
};

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const MAX_FIELDS = 2_000;
const MAX_NAME_BYTES = 100;
const MAX_GARBAGE = 16_384;
const KNOWN_FIELD =
  /^(?:arc-|authentication-|auto-submitted|bcc|cc|content-|date|delivered-to|dkim-|errors-to|from|importance|in-reply-to|list-|message-id|mime-version|precedence|received|references|reply-to|return-path|sender|subject|thread-|to|user-agent|x-)/i;
const TRACE_FIELD = /^(?:return-path|received|delivered-to|message-id|x-original-to|x-envelope-to)$/i;
/** Most bytes read of the header of a mail; mailers and relays refuse far less. */
const MAX_HEADER_BYTES = 1 << 20;

/** The same bytes, except that a mail whose only line end is CR gets LF in its place, so that offsets stay true. */
export function repairLineEnds(raw: Uint8Array): Uint8Array {
  const bytes = view(raw);
  const head = bytes.subarray(0, 65_536);
  if (head.includes(LF) || !head.includes(CR)) return raw;
  return bytes.map((byte) => (byte === CR ? LF : byte));
}

/** Where the first header line begins: behind blank lines, a byte order mark, an mbox line or a program's banner. */
export function headerStart(raw: Uint8Array): number {
  let at = 0;
  for (let again = true; again; ) {
    const before = at;
    while (isBlank(raw[at])) at += 1;
    // White space may begin a folded line only, so a first line of white space is garbage as a whole.
    if (raw[at] === 0xef && raw[at + 1] === 0xbb && raw[at + 2] === 0xbf) at += 3;
    if (isMboxLine(raw, at) || isBanner(raw, at)) at = lineEnd(raw, at);
    again = at !== before && at < raw.length;
  }
  return at;
}

/**
 * The fields from `start` on.
 * @param stopAt  called with the offset of each line that is no field; true ends the header there
 */
export function readHeaderBlock(
  raw: Uint8Array,
  start: number,
  stopAt: (line: number) => boolean = () => false,
): HeaderBlock {
  const fields: RawField[] = [];
  let cut = false;
  let broken = false;
  let garbageEnd = start;
  let at = start;
  while (at < raw.length) {
    const next = lineEnd(raw, at);
    if (isEmptyLine(raw, at)) return { fields, bodyStart: next, cut, broken };
    const colon = fieldColon(raw, at);
    if (colon < 0 && at >= garbageEnd) garbageEnd = stopAt(at) ? at : continuationEnd(raw, at, next, fields);
    const ended = colon < 0 && at >= garbageEnd;
    if (ended) return { fields, bodyStart: at, cut, broken };
    broken ||= isStray(raw, at, colon);
    cut = cut || isFull(fields, at - start);
    if (!cut) takeLine(raw, fields, { at, colon, next });
    at = next;
  }
  return { fields, bodyStart: raw.length, cut, broken };
}

/** No field, and no folded part of one. */
function isStray(raw: Uint8Array, at: number, colon: number): boolean {
  return colon < 0 && !isFolded(raw[at]);
}

function isFull(fields: readonly RawField[], length: number): boolean {
  return fields.length >= MAX_FIELDS || length > MAX_HEADER_BYTES;
}

/** The bytes of a field's value, at most `limit` of them. */
export function fieldBytes(raw: Uint8Array, field: RawField, limit: number): Uint8Array {
  return raw.subarray(field.start, Math.min(field.end, field.start + limit));
}

/** A parameter of a structured value (`charset` of `text/plain; charset=utf-8`), or ''. */
export function parameter(value: string, name: string): string {
  const match = new RegExp(`;\\s*${name}\\*?(?:0\\*?)?\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2] ?? '';
}

/** Offset just behind the line end of the line that holds `at`, or the length of the mail. */
export function lineEnd(raw: Uint8Array, at: number): number {
  const found = raw.indexOf(LF, at);
  return found < 0 ? raw.length : found + 1;
}

/** Where lines that belong to the field above end: `at` when this line is not one, because the body begins here. */
function continuationEnd(raw: Uint8Array, at: number, next: number, fields: readonly RawField[]): number {
  if (fields.length === 0) return at;
  if (isFolded(raw[at])) return next;
  // A line that is no field is a badly folded one when a field follows; else the body begins without a blank line.
  const follows = nextKnownField(raw, next);
  return follows < 0 ? at : follows;
}

/** The offset of the next field that only mail programs write, before a blank line and not far away; or -1. */
function nextKnownField(raw: Uint8Array, from: number): number {
  for (let at = from; at < from + MAX_GARBAGE && at < raw.length; at = lineEnd(raw, at)) {
    if (isEmptyLine(raw, at)) return -1;
    if (isKnownField(raw, at)) return at;
  }
  return -1;
}

function isKnownField(raw: Uint8Array, at: number): boolean {
  const colon = fieldColon(raw, at);
  return colon >= 0 && KNOWN_FIELD.test(view(raw).toString('latin1', at, colon).trim());
}

/** A line that some programs put above a mail they saved or passed on; a field of the mail follows directly. */
function isBanner(raw: Uint8Array, at: number): boolean {
  const next = lineEnd(raw, at);
  return !isEmptyLine(raw, at) && fieldColon(raw, at) < 0 && next - at < 200 && isTraceField(raw, next);
}

function isTraceField(raw: Uint8Array, at: number): boolean {
  const colon = fieldColon(raw, at);
  return colon >= 0 && TRACE_FIELD.test(view(raw).toString('latin1', at, colon));
}

type Line = { readonly at: number; readonly colon: number; readonly next: number };

/** Takes in one header line: a field when it has a colon, else more of the field above. */
function takeLine(raw: Uint8Array, fields: RawField[], line: Line): void {
  const { at, colon, next } = line;
  if (colon >= 0) {
    const name = view(raw).toString('latin1', at, colon).trim().toLowerCase();
    fields.push({ name, start: colon + 1, end: contentEnd(raw, colon + 1, next) });
    return;
  }
  const last = fields.pop();
  if (last !== undefined) fields.push({ ...last, end: contentEnd(raw, last.start, next) });
}

/** The offset of the colon behind a field name at `at`, or -1 when the line begins no field. */
function fieldColon(raw: Uint8Array, at: number): number {
  for (let here = at; here < at + MAX_NAME_BYTES; here += 1) {
    const byte = raw[here];
    if (byte === COLON) return here > at ? here : -1;
    if (byte === undefined || byte > 0x7e) return -1;
    // Blanks may stand only directly before the colon (obsolete syntax of RFC 5322 section 4.5).
    if (byte <= 0x20) return blankBeforeColon(raw, here) && here > at ? skipBlanks(raw, here) : -1;
  }
  return -1;
}

function blankBeforeColon(raw: Uint8Array, at: number): boolean {
  return raw[skipBlanks(raw, at)] === COLON;
}

function skipBlanks(raw: Uint8Array, from: number): number {
  let at = from;
  while ((raw[at] === 0x20 || raw[at] === 0x09) && at < from + MAX_NAME_BYTES) at += 1;
  return at;
}

function contentEnd(raw: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && raw[end - 1] === LF) end -= 1;
  if (end > start && raw[end - 1] === CR) end -= 1;
  return end;
}

function isEmptyLine(raw: Uint8Array, at: number): boolean {
  return raw[at] === LF || (raw[at] === CR && (raw[at + 1] === LF || at + 1 === raw.length));
}

function isFolded(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === CR || byte === LF;
}

/** `From somebody Sat Jan 3 …` of an mbox file, also quoted as `>From `; a field would have its colon at once. */
function isMboxLine(raw: Uint8Array, at: number): boolean {
  const start = raw[at] === 0x3e ? at + 1 : at;
  return view(raw).toString('latin1', start, start + 5) === 'From ' && fieldColon(raw, start) < 0;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
