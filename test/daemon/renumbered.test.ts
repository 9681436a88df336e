/** The server numbers its messages anew, and nobody notices (inbound.md A3). */
import { describe, expect, test } from 'vitest';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { COORDINATOR, eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail, useSink } from '../support/real-mail.ts';

const complaintOf = (name: string) =>
  Buffer.from(rawMail({ From: `${name}@example.net` }, `De goot lekt bij ${name}.`));

describe.skipIf(!needs('dovecot'))('a mailbox on Dovecot that gets another UIDVALIDITY', () => {
  const mail = useRealMail();
  const configFor = (databaseUrl: string, user: string) =>
    readSetting(
      writeSetting({
        databaseUrl,
        smtpPort: mail.sink.port,
        desks: [{ imap: { port: mail.dovecot.imapPort, user } }],
      }),
    );

  describe('while the daemon runs', () => {
    const database = useDatabase();

    test('is read again as a whole: no new case, no new answer', async () => {
      await mail.dovecot.deliver('klachten', complaintOf('ouder'));
      const config = configFor(database.url, 'klachten');
      const daemon = await startReading(config);
      await mail.dovecot.deliver('klachten', complaintOf('een'), complaintOf('twee'));
      await eventually(() => expect(mail.sentTo('twee@example.net')).toHaveLength(1));

      await mail.dovecot.renumber('klachten');
      await mail.dovecot.restart();
      const numbered = () =>
        database.db.selectFrom('mailbox_states').select('uid_validity').executeTakeFirst();
      const before = await numbered();
      await eventually(async () => expect(await numbered()).not.toEqual(before));
      await mail.dovecot.deliver('klachten', complaintOf('drie'));
      await eventually(() => expect(mail.sentTo('drie@example.net')).toHaveLength(1));
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(3));

      expect(daemon.lines.some(({ message }) => message.startsWith('the mailbox was renumbered'))).toBe(true);
      expect(mail.sink.received).toHaveLength(6);
      const mails = database.db.selectFrom('inbound_mails').select('from_address').orderBy('id');
      expect((await mails.execute()).map((row) => row.from_address)).toEqual([
        'een@example.net',
        'twee@example.net',
        'drie@example.net',
      ]);
    });
  });

  describe('because it moved', () => {
    const database = useDatabase();

    test('is compared by content when the mails came back with other transport headers', async () => {
      const config = configFor(database.url, 'verhuisd');
      const daemon = await startReading(config);
      await mail.dovecot.deliverByLmtp('verhuisd', complaintOf('vier'));
      await eventually(() => expect(mail.sentTo('vier@example.net')).toHaveLength(1));
      await daemon.stop();
      await mail.dovecot.renumber('verhuisd');
      await mail.dovecot.deliverByLmtp('verhuisd', complaintOf('vier'));
      await mail.dovecot.deliverByLmtp('verhuisd', complaintOf('vijf'));
      await startReading(config);
      await eventually(() => expect(mail.sentTo('vijf@example.net')).toHaveLength(1));
      expect(mail.sentTo('vier@example.net')).toHaveLength(1);
      expect(await database.db.selectFrom('cases').select('id').execute()).toHaveLength(2);
    });
  });
});

describe('a mailbox that came back with fewer messages under the same UIDVALIDITY', () => {
  const mail = useSink();
  const database = useDatabase();

  test('is read again as a whole: no new case, no new answer, and the new mail is taken', async () => {
    let server = await startImapServer('desk', 'secret');
    const { port } = server;
    const config = readSetting(
      writeSetting({
        databaseUrl: database.url,
        smtpPort: mail.sink.port,
        desks: [{ imap: { port, user: 'desk' } }],
      }),
    );
    const daemon = await startReading(config);
    for (const name of ['een', 'twee', 'drie']) server.append(complaintOf(name));
    await eventually(() => expect(mail.sentTo('drie@example.net')).toHaveLength(1));
    await daemon.stop();
    await server.stop();
    server = await startImapServer('desk', 'secret', port);
    for (const name of ['vier', 'drie']) server.append(complaintOf(name));
    const again = await startReading(config);
    await eventually(() => expect(mail.sentTo('vier@example.net')).toHaveLength(1));
    await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(4));
    expect(mail.sink.received).toHaveLength(8);
    expect(await database.db.selectFrom('cases').select('id').execute()).toHaveLength(4);
    await again.stop();
    await server.stop();
  });
});
