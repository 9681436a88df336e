/**
 * Where the mails of an mbox file begin and end (RFC 4155, the form of mbox that mail programs agree on), found in
 * pieces of any size, so that a file of any size can be read. Only offsets are given: a mail is read later,
 * byte for byte. A line of a mail that begins with "From " ends no mail unless it bears a date as a delivery
 * does, and stands behind an empty line or before the first field of a header.
 */
import { readDate } from './header-facts.ts';

/** A mail in the file: `start` behind its "From " line, `end` before the empty line that separates it, if any. */
export type MboxSpan = {
  readonly start: number;
  readonly end: number;
  /** When the "From " line says that it was delivered; null when it does not. */
  readonly deliveredAt: Date | null;
};

export type MboxScan = {
  /** Takes the next piece of the file. @returns the mails that ended in it */
  readonly take: (piece: Buffer) => readonly MboxSpan[];
  /** Ends the file. @returns its last mail, unless there is none */
  readonly end: () => readonly MboxSpan[];
};

const LF = 0x0a;
const CR = 0x0d;
const SIGN = Buffer.from('\nFrom ');
/** A longer line is no "From " line. */
const MOST_LINE = 1_000;
/** As much as is needed to see an empty line before a sign, or a sign that is cut in two. */
const KEPT = 10;

/** A scan at the beginning of a file. */
export function openMboxScan(): MboxScan {
  // The file is read as if an empty line stood before it, so that its first line is like all others.
  let held = Buffer.from('\n\n');
  let heldAt = -held.length;
  let looked = 0;
  let open: Omit<MboxSpan, 'end'> | null = null;

  /** Drops what was looked at; `sign` is one whose line is not whole yet, or negative. */
  const forget = (sign: number): void => {
    const keepFrom = Math.max(0, (sign < 0 ? held.length : sign) - KEPT);
    held = held.subarray(keepFrom);
    heldAt += keepFrom;
    looked = sign < 0 ? Math.max(0, held.length - SIGN.length + 1) : sign - keepFrom;
  };

  const take = (piece: Buffer): readonly MboxSpan[] => {
    const found: MboxSpan[] = [];
    held = Buffer.concat([held, piece]);
    let sign = held.indexOf(SIGN, looked);
    for (; sign >= 0 && isWhole(held, sign); sign = held.indexOf(SIGN, sign + 1)) {
      const delivery = deliveryAt(held, sign);
      if (delivery === null) continue;
      if (open !== null) found.push({ ...open, end: heldAt + delivery.mailEnd });
      open = { start: heldAt + delivery.start, deliveredAt: delivery.deliveredAt };
    }
    forget(sign);
    return found;
  };

  const end = (): readonly MboxSpan[] => {
    const lastLine = held.at(-1) === LF ? emptyLineAt(held, held.length - 1) : null;
    const fileEnd = heldAt + (lastLine ?? held.length);
    // Whatever line the file breaks off in is whole now.
    const found = take(Buffer.from('\n\n'));
    if (open === null) return found;
    const start = Math.min(open.start, fileEnd);
    return [...found, { ...open, start, end: fileEnd }];
  };
  return { take, end };
}

/** Whether the line of a sign and the one behind it are there, or are longer than such lines can be. */
function isWhole(bytes: Buffer, sign: number): boolean {
  const lineEnd = bytes.indexOf(LF, sign + 1);
  if (lineEnd < 0) return bytes.length - sign > MOST_LINE;
  return bytes.includes(LF, lineEnd + 1) || bytes.length - lineEnd > MOST_LINE;
}

/** What a sign means; null when the line behind it is part of a mail. */
function deliveryAt(bytes: Buffer, sign: number) {
  const lineEnd = bytes.indexOf(LF, sign + 1);
  if (lineEnd < 0) return null;
  const start = lineEnd + 1;
  const line = bytes.toString('latin1', sign + 1, lineEnd);
  const emptyLine = emptyLineAt(bytes, sign);
  if (!isDelivery(line) || (emptyLine === null && !isField(bytes, start))) return null;
  // A program that forgot the empty line ended the mail with the line before.
  return { mailEnd: emptyLine ?? sign + 1, start, deliveredAt: deliveryDate(line) };
}

function isField(bytes: Buffer, start: number): boolean {
  return /^[!-9;-~]{1,80}:[ \t\r\n]/u.test(bytes.toString('latin1', start, start + 100));
}

/** Where the empty line begins that ends at `lineEnd`; null when that line is not empty. */
function emptyLineAt(bytes: Buffer, lineEnd: number): number | null {
  const start = bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
  return bytes[start - 1] === LF ? start : null;
}

// "From karin@example.net Tue Nov 17 10:59:00 2026", and the spellings of other programs.
const DELIVERY =
  /^From (?:.* )?(?<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}[A-Za-z0-9]{1,3} {1,2}[A-Za-z0-9]{1,3} .{0,40})$/u;

function isDelivery(line: string): boolean {
  const date = dateText(line);
  return date !== null && /\b\d{1,2}:\d\d\b/u.test(date) && /\b(?:19|20)\d\d\b/u.test(date);
}

/** The date is in UTC unless it says otherwise (RFC 4155). */
function deliveryDate(line: string): Date | null {
  const date = dateText(line) ?? '';
  return readDate(/[+-]\d{4}\b|\b[A-Z]{3,4}\b/u.test(date) ? date : `${date} UTC`);
}

function dateText(line: string): string | null {
  return line.length > MOST_LINE ? null : (DELIVERY.exec(line.trimEnd())?.groups?.['date'] ?? null);
}

/** A mail as it was before it was put into an mbox: a line that began with "From " got a `>`, and loses it. */
export function unquoteFromLines(mail: Buffer): Buffer {
  if (!mail.includes('>From ')) return mail;
  return Buffer.from(mail.toString('latin1').replace(/(^|\n)>(>*From )/gu, '$1$2'), 'latin1');
}

/**
 * A mail with the line ends of the standard. Files on a disk often have those of the system; a server puts the
 * others back before it hands a mail out, and only then are the bytes the same. A mail with line ends of the
 * standard among them is left as it is.
 */
export function withMailLineEnds(mail: Buffer): Buffer {
  if (!mail.includes(LF) || mail.includes('\r\n')) return mail;
  return Buffer.from(mail.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
