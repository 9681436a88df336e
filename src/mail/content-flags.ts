/** Kinds of content that staff must know of, because Redress keeps them but cannot read them all (inbound.md B8). */
import type { AttachmentPart, MailFlag } from './inbound-mail.ts';
import type { Leaf } from './mime-structure.ts';
import { parameter } from './raw-header.ts';

const PKCS7 = ['application/pkcs7-mime', 'application/x-pkcs7-mime'];
/** Content types of a winmail.dat. */
export const TNEF_TYPES: readonly string[] = ['application/ms-tnef', 'application/vnd.ms-tnef'];
const CALENDAR = ['text/calendar', 'application/ics'];

/** Flags that the parts and the text raise. Sources: RFC 1847, 3156 and 8551 for signed and encrypted mail. */
export function contentFlags(
  contentType: string,
  leaves: readonly Leaf[],
  attachments: readonly AttachmentPart[],
  text: string,
): readonly MailFlag[] {
  const sealed = leaves.filter((leaf) => PKCS7.includes(leaf.type));
  const onlySigned = sealed.filter(
    (leaf) => parameter(leaf.contentType, 'smime-type').toLowerCase() === 'signed-data',
  );
  const flags: readonly (readonly [MailFlag, boolean])[] = [
    [
      'encrypted',
      contentType === 'multipart/encrypted' ||
        sealed.length > onlySigned.length ||
        text.includes('-----BEGIN PGP MESSAGE-----'),
    ],
    [
      'signed',
      contentType === 'multipart/signed' ||
        onlySigned.length > 0 ||
        text.includes('-----BEGIN PGP SIGNED MESSAGE-----'),
    ],
    [
      'tnef',
      attachments.some((part) => TNEF_TYPES.includes(part.type) || part.name.toLowerCase() === 'winmail.dat'),
    ],
    ['calendar', leaves.some((leaf) => CALENDAR.includes(leaf.type))],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}
