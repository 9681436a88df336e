/**
 * What goes with the text of a mail, as the composer of mails wants it (shell/smtp.ts): files, and an invitation that
 * mail programs show with buttons (RFC 6047 2.4).
 */
import type { Enclosures } from '../mail/outbound-mail.ts';

/** The options of the composer for these enclosures. */
export function enclosed({ invite, files }: Enclosures) {
  const attachments = files.map(({ name, type, content, inlineAs }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content),
    ...(inlineAs === undefined ? {} : { cid: inlineAs, contentDisposition: 'inline' as const }),
  }));
  if (invite === null) return { attachments };
  // RFC 6047 2.4: the type of the part names the same method as the invitation in it.
  const method = /^METHOD:([A-Z]+)/mu.exec(invite)?.[1] ?? 'REQUEST';
  return { attachments, icalEvent: { method, filename: 'invite.ics', content: invite } };
}
