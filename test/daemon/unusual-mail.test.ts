/** Mail that is too large to take whole, older than the desk, or broken on the server (inbound.md A3, A4, G4). */
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { COORDINATOR, eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { openMailProgram, useRealMail } from '../support/real-mail.ts';

const DAY = 86_400_000;

describe.skipIf(!needs('dovecot'))('a mailbox on Dovecot', () => {
  const mail = useRealMail();
  const notices = () =>
    Promise.all(mail.sentTo(COORDINATOR).map(async ({ bytes }) => await parseMail(bytes)));

  describe('with a mail above the limit', () => {
    const database = useDatabase();

    test('has it registered from its header and its text, and the notice says that it is not whole', async () => {
      const config = readSetting(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [{ imap: { port: mail.dovecot.imapPort, user: 'groot' } }],
          limits: { maxMailMiB: 1 },
        }),
      );
      await startReading(config);
      const raw = withAttachment('Zie de film van de lekkage.', 2 * 1024 * 1024);
      await mail.dovecot.deliver('groot', raw);
      await eventually(() => expect(mail.sentTo('anna@example.net')).toHaveLength(1));
      const row = await database.db
        .selectFrom('inbound_mails')
        .innerJoin('raw_mails', 'mail_id', 'id')
        .select(['flags', 'shortened', 'size_bytes', 'visible_text', 'bytes'])
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ shortened: true, size_bytes: raw.length });
      expect(row.flags).toContain('too-large');
      expect(row.visible_text).toBe('Zie de film van de lekkage.');
      expect(row.bytes.length).toBeLessThan(2_000);
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(1));
      expect((await notices())[0]?.text).toContain('te groot om helemaal te lezen');
    });
  });

  describe('with a mail that the server itself cannot open', () => {
    const database = useDatabase();

    test('has the mails beside it taken all the same', async () => {
      const config = readSetting(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [{ imap: { port: mail.dovecot.imapPort, user: 'stuk' } }],
        }),
      );
      const before = await startReading(config);
      await before.stop();
      const people = ['eerste', 'kapotte', 'laatste'];
      const complaints = people.map((name) =>
        rawMail({ From: `${name}@example.net` }, `De ${name} deur klemt.`),
      );
      await mail.dovecot.deliver('stuk', ...complaints.map((raw) => Buffer.from(raw)));
      await mail.dovecot.spoil('stuk', 'kapotte');
      await startReading(config);
      await eventually(() => expect(mail.sentTo('laatste@example.net')).toHaveLength(1));
      expect(mail.sentTo('eerste@example.net')).toHaveLength(1);
      expect(mail.sentTo('kapotte@example.net')).toEqual([]);
    });
  });

  describe('with mail from before the desk began', () => {
    const database = useDatabase();
    const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

    test('has what came from the configured day on taken: recent mail is answered, older mail becomes a task', async () => {
      const program = await openMailProgram(mail.dovecot.imapPort, 'oud');
      const append = (name: string, days: number) =>
        program.append(
          'INBOX',
          Buffer.from(rawMail({ From: `${name}@example.net` }, `De deur van ${name} klemt.`)),
          [],
          daysAgo(days),
        );
      await append('lang-geleden', 20);
      await append('vorige-week', 8);
      await append('gisteren', 1);
      const config = readSetting(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [
            {
              imap: {
                port: mail.dovecot.imapPort,
                user: 'oud',
                takeOlderMail: daysAgo(12).toISOString().slice(0, 10),
              },
            },
          ],
        }),
      );
      await startReading(config);
      await eventually(() => expect(mail.sentTo('gisteren@example.net')).toHaveLength(1));
      const cases = database.db
        .selectFrom('cases')
        .select(['id', 'complainant_address', 'received_at'])
        .orderBy('id');
      const [older, recent, ...others] = await cases.execute();
      expect(older).toMatchObject({ complainant_address: 'vorige-week@example.net' });
      expect(Math.abs((older?.received_at.getTime() ?? 0) - daysAgo(8).getTime())).toBeLessThan(60_000);
      expect(recent).toMatchObject({ complainant_address: 'gisteren@example.net' });
      expect(others).toEqual([]);
      const tasks = database.db.selectFrom('staff_tasks').select(['kind', 'case_id']);
      expect(await tasks.execute()).toEqual([{ kind: 'acknowledge', case_id: older?.id }]);
      await eventually(async () =>
        expect((await notices()).some(({ text }) => text.includes('al enkele dagen oud'))).toBe(true),
      );
      expect(mail.sentTo('vorige-week@example.net')).toEqual([]);
    });
  });
});

function withAttachment(text: string, bytes: number): Buffer {
  const base64 = Buffer.alloc(bytes, 7).toString('base64').replaceAll(/.{76}/g, '$&\n');
  const parts = [
    '--grens',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--grens',
    'Content-Type: video/mp4; name=film.mp4',
    'Content-Disposition: attachment; filename=film.mp4',
    'Content-Transfer-Encoding: base64',
    '',
    base64,
    '--grens--',
  ];
  const fields = { 'Content-Type': 'multipart/mixed; boundary=grens', 'Content-Transfer-Encoding': null };
  return Buffer.from(rawMail(fields, parts.join('\n')).replaceAll(/\r?\n/g, '\r\n'));
}
