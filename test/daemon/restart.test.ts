/** The daemon ends, in good order or not, and goes on where it was (DESIGN §3 "Exactly once"). */
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { COORDINATOR, eventually, readSetting, startReading, writeSetting } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { openMailProgram, useRealMail } from '../support/real-mail.ts';
import { startRedress } from '../support/redress.ts';

describe.skipIf(!needs('dovecot'))('a daemon that is stopped and started again', () => {
  const mail = useRealMail();
  const complaintOf = (from: string) => Buffer.from(rawMail({ From: from }, `De goot lekt bij ${from}.`));

  describe('after somebody else worked in the mailbox', () => {
    const database = useDatabase();

    test('takes what arrived in between, read, flagged or not, and nothing twice', async () => {
      const config = readSetting(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten' } }],
        }),
      );
      const before = await startReading(config);
      await mail.dovecot.deliver('klachten', complaintOf('voor@example.net'));
      await eventually(() => expect(mail.sentTo('voor@example.net')).toHaveLength(1));
      await before.stop();

      const people = ['gelezen', 'gevlagd', 'weg', 'gewoon'].map((name) => `${name}@example.net`);
      await mail.dovecot.deliver('klachten', ...people.map(complaintOf));
      const program = await openMailProgram(mail.dovecot.imapPort, 'klachten');
      await program.messageFlagsAdd('1:2', ['\\Seen']);
      await program.messageFlagsAdd('3', ['\\Flagged', '\\Answered']);
      await program.mailboxCreate('Archief');
      await program.messageMove('4', 'Archief');
      await startReading(config);

      for (const name of ['gelezen', 'gevlagd', 'gewoon']) {
        await eventually(() => expect(mail.sentTo(`${name}@example.net`)).toHaveLength(1));
      }
      await mail.dovecot.deliver('klachten', complaintOf('na@example.net'));
      await eventually(() => expect(mail.sentTo('na@example.net')).toHaveLength(1));
      expect(mail.sentTo('voor@example.net')).toHaveLength(1);
      expect(mail.sentTo('weg@example.net')).toEqual([]);
      expect(
        await database.db.selectFrom('cases').select('complainant_address').orderBy('id').execute(),
      ).toEqual(
        ['voor', 'gelezen', 'gevlagd', 'gewoon', 'na'].map((name) => ({
          complainant_address: `${name}@example.net`,
        })),
      );
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(5));
    });
  });

  describe('by SIGTERM in the middle of two hundred complaints', () => {
    const database = useDatabase();
    const COUNT = 200;

    test('ends in time with exit code 0, and the next start finishes: one case and one answer each', async () => {
      const path = writeSetting({
        databaseUrl: database.url,
        smtpPort: mail.sink.port,
        desks: [{ imap: { port: mail.dovecot.imapPort, user: 'druk', takeOlderMail: '2020-01-01' } }],
        limits: { perDomainPerHour: 10_000, totalPerTenMinutes: 10_000, newCasesPerAddressPerHour: 10_000 },
      });
      const people = Array.from({ length: COUNT }, (_, index) => `bewoner${index}@example.net`);
      await mail.dovecot.deliver('druk', ...people.map(complaintOf));

      const child = startRedress(['--config', path, 'run']);
      const ended = once(child, 'exit');
      child.stdout?.resume();
      child.stderr?.resume();
      const answered = () => people.filter((address) => mail.sentTo(address).length > 0).length;
      await eventually(() => expect(answered()).toBeGreaterThan(4), 20_000, 5);
      const asked = performance.now();
      child.kill('SIGTERM');
      const [code]: readonly unknown[] = await ended;
      expect(code).toBe(0);
      expect(performance.now() - asked).toBeLessThan(15_000);
      expect(answered()).toBeLessThan(COUNT);

      await startReading(readSetting(path));
      await eventually(() => expect(answered()).toBe(COUNT), 30_000);
      expect(people.filter((address) => mail.sentTo(address).length !== 1)).toEqual([]);
      const letters = database.db.selectFrom('outbound_mails').select('to_address');
      const sent = await letters.where('letter', '=', 'complainant/received').execute();
      expect(sent.map((row) => row.to_address).toSorted()).toEqual(people.toSorted());
      const cases = await database.db.selectFrom('cases').select('complainant_address').execute();
      expect(cases.map((row) => row.complainant_address).toSorted()).toEqual(people.toSorted());
    });
  });
});
