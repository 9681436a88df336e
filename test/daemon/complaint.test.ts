/** A complaint comes in at a real mail server and is answered at a real one (procedure step 1). */
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { COORDINATOR, eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';

describe.skipIf(!needs('dovecot'))('a desk whose mailbox lies on Dovecot', () => {
  const mail = useRealMail();
  const settingOf = (databaseUrl: string, user: string) =>
    readSetting(
      writeSetting({
        databaseUrl,
        smtpPort: mail.sink.port,
        desks: [{ imap: { port: mail.dovecot.imapPort, user } }],
      }),
    );

  describe('and that has just begun', () => {
    const database = useDatabase();

    test('acknowledges a complaint, tells the coordinator, and files the second mail on the same case', async () => {
      await startReading(settingOf(database.url, 'klachten'));
      await mail.dovecot.deliverByLmtp('klachten', Buffer.from(rawMail()));
      await eventually(() => expect(mail.sentTo('anna@example.net')).toHaveLength(1));
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(1));
      const acknowledgement = await parseMail(mail.sentTo('anna@example.net')[0]?.bytes ?? Buffer.alloc(0));
      expect(acknowledgement.subject).toContain('C-1001-9');
      expect(acknowledgement.text).toContain('030 123 45 67');

      const answer = rawMail(
        {
          Subject: `Re: ${acknowledgement.subject}`,
          To: acknowledgement.replyTo[0]?.address ?? '',
          'In-Reply-To': `<${acknowledgement.messageId}>`,
        },
        'Het is aan de achterkant van het huis.',
      );
      await mail.dovecot.deliverByLmtp('klachten', Buffer.from(answer));
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(2));
      const [, notice] = await Promise.all(mail.sentTo(COORDINATOR).map(({ bytes }) => parseMail(bytes)));
      expect(notice?.subject).toContain('C-1001-9');
      expect(notice?.text).toContain('Het is aan de achterkant van het huis.');
      expect(mail.sentTo('anna@example.net')).toHaveLength(1);
      const mails = await database.db
        .selectFrom('inbound_mails')
        .select(['disposition', 'case_id'])
        .orderBy('id')
        .execute();
      expect(mails).toEqual([
        { disposition: 'complaint', case_id: 1001 },
        { disposition: 'correspondence', case_id: 1001 },
      ]);
    });

    test('answers soon after a mail came in, also when nothing else happens', async () => {
      await startReading(settingOf(database.url, 'klachten'));
      const times: number[] = [];
      for (const person of ['kees', 'joke', 'henk', 'ria', 'truus']) {
        const from = `${person}@example.net`;
        const start = performance.now();
        await mail.dovecot.deliverByLmtp(
          'klachten',
          Buffer.from(rawMail({ From: from }, `Mijn dak lekt. ${person}`)),
        );
        await eventually(() => expect(mail.sentTo(from)).toHaveLength(1), 20_000, 2);
        times.push(Math.round(performance.now() - start));
      }
      process.stdout.write(`delivery to acknowledgement at an idle desk: ${times.join(', ')} ms\n`);
    });
  });

  describe('and to which odd bytes are delivered', () => {
    const database = useDatabase();

    test('keeps the raw bytes of a mail as the server has them', async () => {
      await startReading(settingOf(database.url, 'bytes'));
      const latin1 = Buffer.from(
        rawMail({ Subject: 'b\u00e9ton' }, 'De g\u00e9vel is g\u00e8scheurd.'),
        'latin1',
      );
      const odd = Buffer.from(
        rawMail({ Subject: 'vreemd' }, 'Een nul: \0, en\nkale regels.').replaceAll('\r', ''),
        'latin1',
      );
      await mail.dovecot.deliver('bytes', latin1, odd);
      const stored = () => database.db.selectFrom('raw_mails').select('bytes').orderBy('mail_id').execute();
      await eventually(async () => expect(await stored()).toHaveLength(2));
      // IMAP cannot carry NUL, and Dovecot gives every line CRLF.
      const asHandedOver = odd.toString('latin1').replaceAll('\n', '\r\n').replaceAll('\0', '\x80');
      const found = (await stored()).map(({ bytes }) => bytes.toString('latin1'));
      expect(found).toEqual([latin1.toString('latin1'), asHandedOver]);
    });
  });
});
