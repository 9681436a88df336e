/** Kinds of content that staff must know of, because Redress keeps them but cannot read them all (inbound.md B8). */
import type { AttachmentPart, MailFlag } from './inbound-mail.ts';
import type { Leaf } from './mime-structure.ts';
import { parameter } from './raw-header.ts';

const PKCS7 = ['application/pkcs7-mime', 'application/x-pkcs7-mime'];
/** Content types of a winmail.dat. */
export const TNEF_TYPES: readonly string[] = ['application/ms-tnef', 'application/vnd.ms-tnef'];
/** Content types of an invitation. Source: RFC 5545 section 8.1. */
export const CALENDAR_TYPES: readonly string[] = ['text/calendar', 'application/ics'];

/** True for a container of Outlook, which may be declared as bytes of no kind. */
export function isTnef(type: string, name: string): boolean {
  return TNEF_TYPES.includes(type) || name.toLowerCase() === 'winmail.dat';
}

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
    ['tnef', attachments.some(({ type, name }) => isTnef(type, name))],
    ['calendar', leaves.some((leaf) => CALENDAR_TYPES.includes(leaf.type))],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}
