/**
 * The mails of an archive on disk: an mbox file, a Maildir with its subfolders, a folder with .eml and .mbox
 * files, or one mail. First only their places and dates are listed, so that they can be put in order whatever
 * their size; the bytes are read one mail at a time. Faults are told beside the rest and stop nothing.
 */
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GLANCE_BYTES, glanceAt } from '../mail/archived-mail.ts';
import { openMboxScan, unquoteFromLines, withMailLineEnds } from '../mail/mbox.ts';
import { describeFileFault } from './file-faults.ts';

/** Where a mail lies: bytes of a file from `start` to before `end`. */
export type MailPlace = {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly isInMbox: boolean;
};

/** A mail of an archive. */
export type ArchivePlace = MailPlace & {
  /** When it was received, as far as anything tells; milliseconds since 1970. */
  readonly receivedAt: number;
};

/** What lies in an archive: a mail, or something that is none, with the reason in words for people. */
export type ArchiveItem =
  | { readonly kind: 'mail'; readonly place: ArchivePlace }
  | { readonly kind: 'not-a-mail' | 'left-out'; readonly path: string; readonly why: string };

/**
 * Lists an archive.
 * @param at  now; dates after it are not believed
 */
export async function* listArchive(path: string, at: Date): AsyncGenerator<ArchiveItem> {
  const kind = await kindOf(path);
  if (kind === 'folder') yield* itemsBelow(path, at, new Set());
  else if (kind === 'file') yield* itemsOfFile(path, at);
  else yield { kind: 'not-a-mail', path, why: kind };
}

/** @returns `folder`, `file`, or in words why it is neither */
async function kindOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'is not a file';
  } catch (fault) {
    return describeFileFault(fault);
  }
}

/** @param seen  real paths of the folders before, so that links never lead round in circles */
async function* itemsBelow(folder: string, at: Date, seen: Set<string>): AsyncGenerator<ArchiveItem> {
  let names: readonly string[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = (await readdir(folder)).toSorted();
  } catch (fault) {
    yield { kind: 'not-a-mail', path: folder, why: describeFileFault(fault) };
    return;
  }
  const isMaildir = names.includes('cur') && names.includes('new');
  for (const name of names) {
    const path = join(folder, name);
    if (isMaildir && (name === 'cur' || name === 'new')) yield* deliveredIn(path, at);
    // What lies in "tmp" was never delivered whole.
    else if (!(isMaildir && name === 'tmp')) yield* itemsOfEntry(path, name, at, seen);
  }
}

async function* itemsOfEntry(
  path: string,
  name: string,
  at: Date,
  seen: Set<string>,
): AsyncGenerator<ArchiveItem> {
  const kind = await kindOf(path);
  if (kind === 'folder' && isThrownAway(name))
    yield { kind: 'left-out', path, why: 'holds what was thrown away' };
  else if (kind === 'folder') yield* itemsBelow(path, at, seen);
  else if (/\.(?:eml|mbox)$/iu.test(name)) yield* itemsOfEntryFile(path, kind, at);
}

async function* itemsOfEntryFile(path: string, kind: string, at: Date): AsyncGenerator<ArchiveItem> {
  if (kind === 'file') yield* itemsOfFile(path, at);
  else yield { kind: 'not-a-mail', path, why: kind };
}

const THROWN_AWAY =
  /^(?:trash|junk|spam|drafts|deleted (?:items|messages)|prullenbak|verwijderde items|ongewenst|concepten)$/iu;

/** Subfolders of a Maildir are named by their whole way: `.Archive.2019.Trash`. */
function isThrownAway(name: string): boolean {
  return THROWN_AWAY.test(name.slice(name.lastIndexOf('.') + 1));
}

/** The mails of `cur` or `new`; flags behind the name tell drafts and mails that were thrown away. */
async function* deliveredIn(folder: string, at: Date): AsyncGenerator<ArchiveItem> {
  const names = await readdir(folder).catch((fault: unknown) => describeFileFault(fault));
  if (typeof names === 'string') {
    yield { kind: 'not-a-mail', path: folder, why: names };
    return;
  }
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const kind = await kindOf(path);
    if (name.startsWith('.') || kind === 'folder') continue;
    if (/[:;!]2,[A-Za-z]*[DT]/u.test(name))
      yield { kind: 'left-out', path, why: 'is a draft or was thrown away' };
    else yield* itemsOfEntryFile(path, kind, at);
  }
}

async function* itemsOfFile(path: string, at: Date): AsyncGenerator<ArchiveItem> {
  try {
    yield* placesIn(path, at);
  } catch (fault) {
    yield { kind: 'not-a-mail', path, why: describeFileFault(fault) };
  }
}

type Opened = Awaited<ReturnType<typeof open>>;

async function* placesIn(path: string, at: Date): AsyncGenerator<ArchiveItem> {
  const file = await open(path);
  try {
    const { size, mtime } = await file.stat();
    const whole = { start: 0, end: size, deliveredAt: null };
    const beginning = await readRange(file, 0, Math.min(size, GLANCE_BYTES));
    if (!beginsMbox(beginning)) {
      yield itemAt(path, false, whole, beginning, mtime, at);
      return;
    }
    for await (const span of spansOf(file)) {
      const top = await readRange(file, span.start, Math.min(span.end, span.start + GLANCE_BYTES));
      yield itemAt(path, true, span, top, mtime, at);
    }
  } finally {
    await file.close();
  }
}

function beginsMbox(beginning: Buffer): boolean {
  return /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*From /u.test(beginning.toString('latin1', 0, 100));
}

/** The mails of an mbox; none in a file of another kind. Rejects when the file cannot be read. */
export async function listMbox(path: string): Promise<readonly MailPlace[]> {
  const file = await open(path);
  try {
    if (!beginsMbox(await readRange(file, 0, 100))) return [];
    const places: MailPlace[] = [];
    for await (const { start, end } of spansOf(file)) places.push({ path, start, end, isInMbox: true });
    return places;
  } finally {
    await file.close();
  }
}

type Span = { readonly start: number; readonly end: number; readonly deliveredAt: Date | null };

async function* spansOf(file: Opened): AsyncGenerator<Span> {
  const scan = openMboxScan();
  const pieces: AsyncIterable<Buffer> = file.createReadStream({
    start: 0,
    autoClose: false,
    highWaterMark: 1 << 20,
  });
  for await (const piece of pieces) yield* scan.take(piece);
  yield* scan.end();
}

function itemAt(
  path: string,
  isInMbox: boolean,
  { start, end, deliveredAt }: Span,
  beginning: Buffer,
  writtenAt: Date,
  at: Date,
): ArchiveItem {
  const { isMail, receivedAt } = glanceAt(beginning, at);
  const where = isInMbox ? `${basename(path)}, byte ${start}` : path;
  if (!isMail) return { kind: 'not-a-mail', path: where, why: end > start ? 'is not a mail' : 'is empty' };
  const delivered = deliveredAt !== null && deliveredAt <= at ? deliveredAt : null;
  const date = receivedAt ?? delivered ?? (writtenAt <= at ? writtenAt : at);
  return { kind: 'mail', place: { path, start, end, isInMbox, receivedAt: date.getTime() } };
}

/** A mail of an archive as a server would have given it; `sizeBytes` is its whole size where it was cut. */
export type ArchivedBytes = { readonly bytes: Buffer; readonly isCut: boolean; readonly sizeBytes: number };

/**
 * Reads a mail up to a limit.
 * @returns the mail, or in words why it cannot be read
 */
export async function readArchived(place: MailPlace, maxBytes: number): Promise<ArchivedBytes | string> {
  const { path, start, end, isInMbox } = place;
  try {
    const file = await open(path);
    try {
      const raw = await readRange(file, start, Math.min(end, start + maxBytes));
      const bytes = withMailLineEnds(isInMbox ? unquoteFromLines(raw) : raw);
      const isCut = end - start > maxBytes;
      return { bytes, isCut, sizeBytes: isCut ? end - start : bytes.length };
    } finally {
      await file.close();
    }
  } catch (fault) {
    return describeFileFault(fault);
  }
}

/** A file that became shorter meanwhile gives what is left of it. */
async function readRange(file: Opened, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, end - start));
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
