/** An acknowledgement that a real mail server could not deliver comes back by itself (inbound.md H). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { canRunPostfix, type Postfix, startPostfix } from '../support/postfix.ts';
import { rawMail } from '../support/raw-mail.ts';
import { openMailProgram, useRealMail } from '../support/real-mail.ts';

describe.skipIf(!(needs('dovecot') && canRunPostfix()))('an acknowledgement by way of Postfix', () => {
  const mail = useRealMail();
  const database = useDatabase();
  let postfix: Postfix;
  beforeAll(async () => {
    postfix = await startPostfix({ lmtpPort: mail.dovecot.lmtpPort, elsewherePort: mail.sink.port });
  });
  afterAll(() => postfix.stop());

  test('to an address that does not exist makes the case not acknowledged, and staff hear of it once', async () => {
    mail.sink.failWith({ at: 'rcpt', does: 'refuse', code: 550, text: '5.1.1 no such user' });
    const config = readSetting(
      writeSetting({
        databaseUrl: database.url,
        smtpPort: postfix.smtpPort,
        desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten' } }],
        coordinator: 'els@example.org',
      }),
    );
    await startReading(config);
    const { db } = database;
    await mail.dovecot.deliverByLmtp('klachten', Buffer.from(rawMail()));
    const tasks = () => db.selectFrom('staff_tasks').select(['kind', 'case_id']).execute();
    await eventually(async () => expect(await tasks()).toEqual([{ kind: 'not-delivered', case_id: 1001 }]));
    expect(await db.selectFrom('cases').select('acknowledged_at').executeTakeFirst()).toEqual({
      acknowledged_at: null,
    });
    expect(await db.selectFrom('address_flags').select('address').execute()).toEqual([
      { address: 'anna@example.net' },
    ]);

    // A second complaint of the same person shows that all before it was dealt with.
    await mail.dovecot.deliverByLmtp(
      'klachten',
      Buffer.from(rawMail({ Subject: 'Nog iets' }, 'Nu ook de goot.')),
    );
    await eventually(async () => expect(await tasks()).toHaveLength(2));
    expect((await tasks())[1]).toEqual({ kind: 'acknowledge', case_id: 1002 });
    const letters = await db.selectFrom('outbound_mails').select('letter').orderBy('id').execute();
    expect(letters.map(({ letter }) => letter)).toEqual([
      'complainant/received',
      'staff/new-complaint',
      'staff/not-delivered',
      'staff/new-complaint',
      'staff/not-acknowledged',
    ]);
    const received = await db.selectFrom('inbound_mails').select('disposition').orderBy('id').execute();
    expect(received.map(({ disposition }) => disposition)).toEqual(['complaint', 'bounce', 'complaint']);

    const els = await openMailProgram(mail.dovecot.imapPort, 'els');
    await eventually(async () => expect(await els.search({ all: true })).toHaveLength(4));
    const notices = await els.fetchAll('1:*', { source: true });
    const subjects = await Promise.all(
      notices.map(async ({ source }) => (await parseMail(source ?? Buffer.alloc(0))).subject),
    );
    expect(subjects.filter((subject) => subject.includes('C-1001-9'))).toHaveLength(2);
  });
});
