import { describe, expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

/** A mail of several parts, each with its header. */
const parts = (...each: readonly string[]): Promise<InboundMail> =>
  parseMail(
    Buffer.from(
      rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `--b\n${each.join('\n--b\n')}\n--b--`),
    ),
  );

const attached = (inner: string, name = 'klacht.eml'): string =>
  `Content-Type: message/rfc822; name=${name}\n\n${inner}`;
const complaint = 'From: Jan Bos <jan@example.net>\nSubject: Lekkage\n\nMijn dak lekt.';

describe('an attached mail', () => {
  test('stays a file, and its text is found below a line that names it', async () => {
    const mail = await parts('\nZie bijlage.', attached(complaint));
    expect(mail.attachments).toMatchObject([{ name: 'klacht.eml', type: 'message/rfc822' }]);
    expect(mail.text).toBe(
      'Zie bijlage.\n\n[klacht.eml] Lekkage - Jan Bos <jan@example.net>\nMijn dak lekt.',
    );
    expect(mail.visibleText).toBe('Zie bijlage.');
  });

  test('is what a mail without words of its own says', async () => {
    const mail = await parts('\n', attached(complaint));
    expect(mail.visibleText).toBe('[klacht.eml] Lekkage - Jan Bos <jan@example.net>\nMijn dak lekt.');
  });

  test('in an attached mail is found too, down to four', async () => {
    const nest = (depth: number): string =>
      depth === 0
        ? 'Subject: diep\n\nDiepste.'
        : `Subject: ${depth}\nContent-Type: multipart/mixed; boundary=i${depth}\n\n--i${depth}\n\nLaag ${depth}\n--i${depth}\n${attached(nest(depth - 1))}\n--i${depth}--`;
    expect((await parts('\nZie bijlage.', attached(nest(3)))).text).toContain('Diepste.');
    expect((await parts('\nZie bijlage.', attached(nest(4)))).text).not.toContain('Diepste.');
  });

  test('that a server returns with its report is not among the words of the report', async () => {
    const report = 'multipart/report; report-type=delivery-status; boundary=b';
    const body = `--b\n\nNot delivered.\n--b\n${attached(complaint)}\n--b--`;
    const { text } = await parseMail(Buffer.from(rawMail({ 'Content-Type': report }, body)));
    expect(text).not.toContain('Mijn dak lekt.');
  });
});
