/**
 * The files that `redress try` reads: those that were named, all those below a folder that was named, and
 * standard input. What cannot be read is reported beside the rest and stops nothing.
 */
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFileFault } from '../shell/file-faults.ts';

/** Standard input as a file name. */
const STANDARD_INPUT = '-';

/**
 * A file to be read, or why there is none; `fault` is for people. `sizeBytes` is infinite where nobody knows
 * before it is read: standard input, a pipe.
 */
export type MailFile = {
  readonly path: string;
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
    else yield { path, fault: null, sizeBytes };
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
    yield { path: folder, fault: describeFileFault(fault), sizeBytes: 0 };
    return;
  }
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const { kind, sizeBytes } = await lookAt(path);
    if (kind === 'folder') yield* filesBelow(path, seen);
    else yield { path, fault: kind === 'other' ? 'is not a file' : null, sizeBytes };
  }
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
