/** The files of a mail as ranges of its raw bytes, with safe names (inbound.md B7 and B8). */
import { decodedSize } from './attachment-size.ts';
import { cleanFileName, cleanLine } from './clean-text.ts';
import { fileNameOf } from './file-name.ts';
import type { AttachmentPart } from './inbound-mail.ts';
import type { Leaf } from './mime-structure.ts';

// Extensions for parts that have no name, by type; the rest is `.bin`.
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/ms-tnef': 'dat',
  'application/msword': 'doc',
  'application/pdf': 'pdf',
  'application/pgp-encrypted': 'asc',
  'application/pgp-signature': 'asc',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'message/delivery-status': 'txt',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/rfc822-headers': 'txt',
  'video/mp4': 'mp4',
};

// Types by the ending of the name, for parts that are declared as bytes of no kind.
const TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(EXTENSIONS).map(([type, extension]) => [extension, type])),
  asc: 'application/octet-stream',
  dat: 'application/octet-stream',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mov: 'video/quicktime',
  msg: 'application/vnd.ms-outlook',
  rtf: 'application/rtf',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The content type of a file: as declared, else by its name. */
export function fileType(declared: string, name: string): string {
  if (declared !== '' && declared !== 'application/octet-stream') return declared;
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? '';
  return TYPES[extension.toLowerCase()] ?? 'application/octet-stream';
}

/**
 * One file of a mail.
 * @param number  its place among the files, from 1, for a name when it has none
 * @param html    the HTML of the mail, to see which pictures it shows
 */
export function attachmentPart(raw: Uint8Array, leaf: Leaf, number: number, html: string): AttachmentPart {
  const written = fileNameOf(leaf.disposition, leaf.contentType);
  const type = fileType(cleanLine(leaf.type, 200), written);
  const contentId = leaf.contentId.replace(/^[\s<]+|[\s>]+$/g, '');
  const { start, end, encoding } = leaf;
  return {
    name: cleanFileName(written, `attachment-${number}.${EXTENSIONS[type] ?? 'bin'}`),
    type,
    bytes: decodedSize(raw.subarray(start, end), encoding),
    inline: type.startsWith('image/') && contentId !== '' && html.includes(`cid:${contentId}`),
    range: { start, end, encoding },
    content: null,
  };
}

/**
 * A file that was inside another one or in the text, beside the original (inbound.md B8).
 * @param number  its place among the files of the mail, from 1
 */
export function unpackedPart(
  file: { readonly name: string; readonly type?: string; readonly content: Uint8Array },
  number: number,
): AttachmentPart {
  const type = fileType(cleanLine(file.type ?? '', 200), file.name.trimEnd());
  return {
    name: cleanFileName(file.name, `attachment-${number}.${EXTENSIONS[type] ?? 'bin'}`),
    type,
    bytes: file.content.length,
    inline: false,
    range: null,
    content: file.content,
  };
}
