/** The files of a mail as ranges of its raw bytes, with safe names (inbound.md B7 and B8). */
import { decodedSize } from './attachment-size.ts';
import { cleanFileName, cleanLine } from './clean-text.ts';
import type { AttachmentPart } from './inbound-mail.ts';
import type { Leaf } from './mime-structure.ts';

/** What the vendor parser read in the header of a part. */
export type PartNames = { readonly fileName: string; readonly type: string };

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

/**
 * One file of a mail.
 * @param number  its place among the files, from 1, for a name when it has none
 * @param html    the HTML of the mail, to see which pictures it shows
 */
export function attachmentPart(
  raw: Uint8Array,
  leaf: Leaf,
  names: PartNames,
  number: number,
  html: string,
): AttachmentPart {
  const type = cleanLine(names.type === '' ? leaf.type : names.type.toLowerCase(), 200);
  const contentId = leaf.contentId.replace(/^[\s<]+|[\s>]+$/g, '');
  const { start, end, encoding } = leaf;
  return {
    name: cleanFileName(names.fileName, `attachment-${number}.${EXTENSIONS[type] ?? 'bin'}`),
    type: type === '' ? 'application/octet-stream' : type,
    bytes: decodedSize(raw.subarray(start, end), encoding),
    inline: type.startsWith('image/') && contentId !== '' && html.includes(`cid:${contentId}`),
    range: { start, end, encoding },
    content: null,
  };
}
