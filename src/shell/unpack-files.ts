/**
 * What is inside the files of a mail that no person can open as they are (inbound.md B8): a winmail.dat, and
 * the text that a mail without words of its own has in its files.
 */

import { calendarLine } from '../mail/calendar-line.ts';
import { decodeText } from '../mail/charset.ts';
import { cleanText } from '../mail/clean-text.ts';
import { CALENDAR_TYPES, isTnef } from '../mail/content-flags.ts';
import { fileNameOf } from '../mail/file-name.ts';
import type { Leaf } from '../mail/mime-structure.ts';
import { type PackedFile, readTnef } from '../mail/tnef.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';
import { htmlText } from './html-text.ts';

/** Files in the order of the containers; `text` is what stands for the text of the mail, '' for nothing. */
export type UnpackedFiles = { readonly files: readonly PackedFile[]; readonly text: string };

/** Most encoded bytes of a container that are decoded; mailers refuse more. */
const MAX_CONTAINER_BYTES = 64 * 1_048_576;
const MAX_CALENDAR_BYTES = 262_144;
const MAX_FILES = 300;

/** Opens the containers of Outlook among the parts of a mail. Never throws; a damaged one gives what it can. */
export function unpackTnef(raw: Uint8Array, parts: readonly Leaf[]): UnpackedFiles {
  const contents = parts
    .filter((leaf) => isTnef(leaf.type, fileNameOf(leaf.disposition, leaf.contentType)))
    .flatMap((leaf) => readTnef(decodePart(raw, leaf, MAX_CONTAINER_BYTES)) ?? []);
  const texts = contents.map(({ text, html }) => (text.trim() === '' ? htmlText(html).text : text));
  return {
    files: contents.flatMap(({ files }) => files).slice(0, MAX_FILES),
    text: cleanText(texts.join('\n')).trim(),
  };
}

/** The invitation of a mail in one line, '' when it brings none. */
export function invitation(raw: Uint8Array, parts: readonly Leaf[]): string {
  const calendar = parts.find((leaf) => CALENDAR_TYPES.includes(leaf.type));
  if (calendar === undefined) return '';
  return calendarLine(decodeText(decodePart(raw, calendar, MAX_CALENDAR_BYTES), 'utf-8').text);
}

function decodePart(raw: Uint8Array, leaf: Leaf, limit: number): Uint8Array {
  return decodeTransfer(raw.subarray(leaf.start, Math.min(leaf.end, leaf.start + limit)), leaf.encoding);
}
