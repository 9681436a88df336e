import { beforeEach, describe, expect, test } from 'vitest';
import { rawMail } from '../support/raw-mail.ts';
import { ANY_COMMAND, useReading } from '../support/reading.ts';

const MIB = 1024 * 1024;

describe('mail that lay in the mailbox before the first connection', () => {
  const reading = useReading();

  test('stays as it is, and what arrives afterwards is taken', async () => {
    reading.arrive('ouder');
    await reading.round();
    reading.arrive('nieuw');
    await reading.round();
    expect(await reading.taken()).toEqual(['nieuw']);
  });

  test.each(ANY_COMMAND)(
    'is told from later mail for good once the first look got past %i commands',
    async (commands) => {
      reading.arrive('ouder');
      await reading.brokenRound(commands);
      const looked = await reading.desk.office.db.selectFrom('fetched_messages').selectAll().execute();
      reading.arrive('tijdens de storing');
      await reading.round();
      expect(await reading.taken()).toEqual(looked.length === 0 ? [] : ['tijdens de storing']);
    },
  );

  test('stays also when a message with a lower number shows up and cannot be read', async () => {
    reading.mailbox.uidNext = 10;
    reading.arrive('ouder');
    await reading.round();
    reading.mailbox.uidNext = 3;
    reading.arrive('verdwenen');
    reading.mailbox.uidNext = 11;
    reading.mailbox.silent.add(3);
    for (let rounds = 0; rounds < 5; rounds += 1) await reading.round();
    expect(await reading.taken()).toEqual([]);
  });

  test('stays also when the server renumbers the mailbox, whatever breaks meanwhile', async () => {
    for (const commands of ANY_COMMAND) {
      reading.arrive(`ouder ${commands}`, new Date(Date.UTC(2026, 9, 1, commands)));
    }
    await reading.round();
    reading.arrive('nieuw');
    await reading.round();
    for (const commands of ANY_COMMAND) {
      reading.mailbox.renumber();
      await reading.brokenRound(commands);
    }
    await reading.round();
    reading.arrive('nieuwer');
    await reading.round();
    expect(await reading.taken()).toEqual(['nieuw', 'nieuwer']);
  });
});

describe('a desk that takes older mail from 1 November on', () => {
  const reading = useReading((config) => ({
    ...config,
    desks: config.desks.map((desk) => ({ ...desk, imap: { ...desk.imap, olderMailSince: '2026-11-01' } })),
  }));

  test('takes what came on that day or later by the clocks of the desk', async () => {
    reading.arrive('zaterdag laat', new Date('2026-10-31T22:59:59Z'));
    reading.arrive('zondag vroeg', new Date('2026-10-31T23:00:00Z'));
    reading.arrive('maandag', new Date('2026-11-02T09:00:00Z'));
    await reading.round();
    expect(await reading.taken()).toEqual(['zondag vroeg', 'maandag']);
  });
});

describe('a mailbox whose numbers start anew', () => {
  const reading = useReading();
  beforeEach(async () => {
    await reading.round();
    for (const subject of ['een', 'twee', 'drie']) reading.arrive(subject);
    await reading.round();
  });

  test.each(ANY_COMMAND)(
    'is read again as a whole, and goes on where it broke off after %i commands',
    async (commands) => {
      reading.mailbox.renumber();
      reading.arrive('vier');
      await reading.brokenRound(commands);
      await reading.round();
      expect(await reading.taken()).toEqual(['een', 'twee', 'drie', 'vier']);
    },
  );

  test('comes to an end also when every connection breaks early', async () => {
    reading.mailbox.renumber();
    reading.mailbox.arrive(rawMail({ Subject: 'groot een' }), reading.desk.office.now(), 9 * MIB);
    reading.mailbox.arrive(rawMail({ Subject: 'groot twee' }), reading.desk.office.now(), 9 * MIB);
    for (let tries = 0; tries < 4; tries += 1) await reading.brokenRound(6);
    expect(await reading.taken()).toEqual(['een', 'twee', 'drie', 'groot een', 'groot twee']);
  });

  test('under the same UIDVALIDITY is known by the fall of UIDNEXT', async () => {
    reading.mailbox.messages = [];
    reading.mailbox.uidNext = 1;
    reading.arrive('opnieuw een');
    await reading.round();
    expect(await reading.taken()).toEqual(['een', 'twee', 'drie', 'opnieuw een']);
  });
});
