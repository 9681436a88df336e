/**
 * The mails that people write in the story, as their mail programs would send them: raw text, so that the
 * desk reads them exactly as it reads mail from outside.
 */
import type { InboundMail } from '../mail/inbound-mail.ts';
import type { SandboxPerson } from './people.ts';

/** Who writes to whom, and when. */
export type Envelope = {
  readonly from: SandboxPerson;
  readonly to: string;
  readonly at: Date;
  readonly id: string;
};

/** A mail of a person, ready to be handed to a mail server. */
export function writtenMail(envelope: Envelope, subject: string, text: string, photo: Buffer | null): Buffer {
  if (photo === null) return crlf([...header(envelope, subject), ...textPart(text)]);
  const boundary = `=_${envelope.id}`;
  return crlf([
    ...header(envelope, subject),
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...textPart(text),
    `--${boundary}`,
    'Content-Type: image/png; name="dakkapel.png"',
    'Content-Disposition: attachment; filename="dakkapel.png"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(photo.toString('base64').match(/.{1,76}/g) ?? []),
    `--${boundary}--`,
  ]);
}

/** The answer that a mail program makes of a mail: `Re:`, the thread headers, and the mail quoted below. */
export function replyTo(envelope: Envelope, mail: InboundMail, text: string): Buffer {
  const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  const quoted = mail.text.split('\n').map((line) => `> ${line}`);
  const sender = mail.from[0]?.name ?? '';
  const attribution = `Op ${envelope.at.toLocaleDateString('nl-NL')} schreef ${sender}:`;
  return crlf([
    ...header(envelope, subject),
    `In-Reply-To: <${mail.messageId}>`,
    `References: ${[...mail.references, mail.messageId].map((id) => `<${id}>`).join(' ')}`,
    ...textPart([text, '', attribution, ...quoted].join('\n')),
  ]);
}

/** An automatic reply as a mail program sends it during a holiday (RFC 3834). */
export function outOfOffice(envelope: Envelope, mail: InboundMail, text: string): Buffer {
  return crlf([
    ...header(envelope, `Automatisch antwoord: ${mail.subject}`),
    'Auto-Submitted: auto-replied',
    `In-Reply-To: <${mail.messageId}>`,
    ...textPart(text),
  ]);
}

function header({ from, to, at, id }: Envelope, subject: string): readonly string[] {
  return [
    `From: ${from.name} <${from.address}>`,
    `To: ${to}`,
    `Subject: ${/^[\x20-\x7e]*$/.test(subject) ? subject : encodedWord(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${from.address.split('@')[1]}>`,
    'MIME-Version: 1.0',
  ];
}

function encodedWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function textPart(text: string): readonly string[] {
  return [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? ['']),
  ];
}

function crlf(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}
