/** A digest as files: the mail as it would leave, its text, a page with the pictures in it, the pictures, the workbook. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../config.ts';
import type { WrittenDigest } from '../jobs/make-digest.ts';
import type { MailAddress } from '../mail/inbound-mail.ts';
import { composeEnclosing } from '../shell/smtp.ts';

/** What a digest is written from; `to` is who would get it. */
export type DigestToWrite = {
  readonly desk: Desk;
  readonly period: string;
  readonly to: MailAddress;
  readonly at: Date;
  readonly digest: WrittenDigest;
};

/** Writes the files. @returns their paths */
export async function writeDigestFiles(folder: string, asked: DigestToWrite): Promise<readonly string[]> {
  const { written, pictures, workbook } = asked.digest;
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['mail.eml', await mailOf(asked)],
    ['digest.txt', `Subject: ${written.subject}\n\n${written.text}`],
    ['digest.html', pageOf(asked.digest)],
    ...pictures.map(({ name, content }) => [name, content] as const),
    [workbook.name, workbook.content],
  ];
  mkdirSync(folder, { recursive: true });
  return files.map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

/** Without reply addresses: who answers a file answers nobody. */
async function mailOf({ desk, period, to, at, digest }: DigestToWrite): Promise<Buffer> {
  const { written, pictures, workbook } = digest;
  return await composeEnclosing({
    from: { address: desk.address, name: desk.senderName },
    to,
    replyTo: null,
    envelopeFrom: desk.address,
    messageId: `digest-${period}@${desk.address.slice(desk.address.indexOf('@') + 1)}`,
    inReplyTo: null,
    references: [],
    date: at,
    subject: written.subject,
    text: written.text,
    html: written.html,
    enclosures: { invite: null, files: [...pictures, workbook] },
    headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }],
  });
}

/** A browser does not know the parts of a mail, so the pictures stand in the page itself. */
function pageOf({ written, pictures }: WrittenDigest): string {
  return pictures.reduce(
    (html, { inlineAs, content }) =>
      html.replaceAll(`cid:${inlineAs}`, `data:image/png;base64,${Buffer.from(content).toString('base64')}`),
    written.html,
  );
}
