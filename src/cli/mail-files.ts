/**
 * The mails that `redress try` reads: in files that were named, in all those below a folder that was named, and on
 * standard input. What cannot be read is reported beside the rest and stops nothing.
 */
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFileFault } from '../shell/file-faults.ts';
import { listMbox, type MailPlace } from '../shell/mail-archive.ts';

/** Standard input as a file name. */
const STANDARD_INPUT = '-';

/**
 * A mail to be read, or why there is none; `fault` is for people. `sizeBytes` is infinite where nobody knows
 * before it is read: standard input, a pipe. `place` says where it lies in an mbox with several mails, and is null
 * for a file that is one mail.
 */
export type MailFile = {
  readonly path: string;
  readonly place: MailPlace | null;
  readonly fault: string | null;
  readonly sizeBytes: number;
};

/**
 * Finds the files of some paths in order; those below a folder are sorted. Files that were named may be
 * anything that can be read (a pipe too), below a folder only ordinary files are mails.
 */
export async function* findMailFiles(paths: readonly string[]): AsyncGenerator<MailFile> {
  for (const path of paths) {
    const { kind, sizeBytes } = path === STANDARD_INPUT ? UNKNOWN : await lookAt(path);
    if (kind === 'folder') yield* filesBelow(path, new Set());
    else if (kind === 'file') yield* mailsIn(path, sizeBytes);
    else yield { path, place: null, fault: null, sizeBytes };
  }
}

/** @param seen  real paths of the folders above and before, so that links never lead round in circles */
async function* filesBelow(folder: string, seen: Set<string>): AsyncGenerator<MailFile> {
  let names: readonly string[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = await readdir(folder);
  } catch (fault) {
    yield { path: folder, place: null, fault: describeFileFault(fault), sizeBytes: 0 };
    return;
  }
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const { kind, sizeBytes } = await lookAt(path);
    if (kind === 'folder') yield* filesBelow(path, seen);
    else if (kind === 'file') yield* mailsIn(path, sizeBytes);
    else yield { path, place: null, fault: 'is not a file', sizeBytes };
  }
}

/** The mails of an mbox by their number, or the file as it is: many programs put a "From " line before one mail. */
async function* mailsIn(path: string, sizeBytes: number): AsyncGenerator<MailFile> {
  // A file that is named as one mail is one. What cannot be opened is one all the same: reading it tells why.
  const places = /\.eml$/iu.test(path) ? [] : await listMbox(path).catch(() => []);
  if (places.length < 2) yield { path, place: null, fault: null, sizeBytes };
  else
    for (const [index, place] of places.entries())
      yield { path: `${path}, mail ${index + 1}`, place, fault: null, sizeBytes: place.end - place.start };
}

type Look = { readonly kind: 'folder' | 'file' | 'other'; readonly sizeBytes: number };
const UNKNOWN: Look = { kind: 'other', sizeBytes: Number.POSITIVE_INFINITY };

async function lookAt(path: string): Promise<Look> {
  const found = await stat(path).catch(() => null);
  // What cannot even be looked at counts as a file: reading it tells why.
  if (found === null) return { kind: 'file', sizeBytes: 0 };
  if (found.isFile()) return { kind: 'file', sizeBytes: found.size };
  return found.isDirectory() ? { kind: 'folder', sizeBytes: 0 } : UNKNOWN;
}

/** What was read; `isCut` when there was more than the limit, which is not read. */
export type FileContent = { readonly bytes: Buffer; readonly isCut: boolean };

/**
 * Reads a file or standard input up to a limit.
 * @returns the content, or why it cannot be read, in words for people
 */
export async function readMailFile(path: string, maxBytes: number): Promise<FileContent | string> {
  try {
    if (path === STANDARD_INPUT) return await readUpTo(process.stdin, maxBytes);
    const found = await stat(path);
    if (found.isFile() && found.size <= maxBytes) return { bytes: await readFile(path), isCut: false };
    return await readUpTo(createReadStream(path), maxBytes);
  } catch (fault) {
    return describeFileFault(fault);
  }
}

async function readUpTo(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<FileContent> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, maxBytes), isCut: bytes.length > maxBytes };
}
