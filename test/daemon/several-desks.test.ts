/** Two complaints addresses of one organisation (DESIGN §3 "Several daemons", inbound.md F2). */
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { COORDINATOR, eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';

describe.skipIf(!needs('dovecot'))('two desks on one register', () => {
  const mail = useRealMail();
  const database = useDatabase();
  const letterTo = async (address: string) => {
    await eventually(() => expect(mail.sentTo(address)).toHaveLength(1));
    return parseMail(mail.sentTo(address)[0]?.bytes ?? Buffer.alloc(0));
  };

  test('answer each in their own name and language, and a mail to both is one case with one answer', async () => {
    const { imapPort } = mail.dovecot;
    const config = readSetting(
      writeSetting({
        databaseUrl: database.url,
        smtpPort: mail.sink.port,
        desks: [
          {
            name: 'klachten',
            address: 'klachten@example.org',
            language: 'nl',
            imap: { port: imapPort, user: 'klachten' },
          },
          {
            name: 'complaints',
            address: 'complaints@example.org',
            language: 'en',
            imap: { port: imapPort, user: 'complaints' },
          },
        ],
      }),
    );
    await startReading(config);
    await mail.dovecot.deliverByLmtp(
      'klachten',
      Buffer.from(rawMail({ From: 'k@example.net', Subject: 'Foto' }, '12345')),
    );
    await mail.dovecot.deliverByLmtp(
      'complaints',
      Buffer.from(rawMail({ From: 'c@example.net', Subject: 'Foto' }, '12345')),
    );
    expect(await letterTo('k@example.net')).toMatchObject({ from: [{ address: 'klachten@example.org' }] });
    expect(await letterTo('c@example.net')).toMatchObject({ from: [{ address: 'complaints@example.org' }] });
    expect((await letterTo('k@example.net')).text).toContain('Geachte');
    expect((await letterTo('c@example.net')).text).toContain('Dear');

    const both = rawMail({ From: 'beide@example.net', To: 'klachten@example.org, complaints@example.org' });
    await Promise.all([
      mail.dovecot.deliverByLmtp('complaints', Buffer.from(both)),
      mail.dovecot.deliverByLmtp('klachten', Buffer.from(both)),
    ]);
    const filed = database.db
      .selectFrom('inbound_mails')
      .select(['id', 'case_id', 'disposition', 'second_delivery_of'])
      .where('from_address', '=', 'beide@example.net')
      .orderBy('id');
    await eventually(async () => expect(await filed.execute()).toHaveLength(2));
    const [first, second] = await filed.execute();
    expect(first).toMatchObject({ disposition: 'complaint', second_delivery_of: null });
    expect(second).toMatchObject({ case_id: first?.case_id, second_delivery_of: first?.id });
    await letterTo('beide@example.net');
    await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(3));
    expect(mail.sink.received).toHaveLength(6);
    expect(await database.db.selectFrom('cases').select('id').execute()).toHaveLength(3);
  });
});
