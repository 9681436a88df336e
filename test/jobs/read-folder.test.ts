import { beforeEach, describe, expect, test } from 'vitest';
import { ANY_COMMAND, useReading } from '../support/reading.ts';

const DAY = 86_400_000;
const MIB = 1024 * 1024;

describe('mail that arrives', () => {
  const reading = useReading();
  beforeEach(reading.round);

  test.each(ANY_COMMAND)('is taken once, whatever breaks after %i commands', async (commands) => {
    for (const subject of ['een', 'twee', 'drie']) reading.arrive(subject);
    await reading.brokenRound(commands);
    reading.arrive('vier');
    await reading.round();
    await reading.round();
    expect(await reading.taken()).toEqual(['een', 'twee', 'drie', 'vier']);
  });

  test('is taken whatever flag it has: what counts is the ledger', async () => {
    reading.arrive('gelezen');
    reading.mailbox.marked.add(1);
    await reading.round();
    expect(await reading.taken()).toEqual(['gelezen']);
  });

  test('is marked only after it was stored', async () => {
    reading.arrive('een');
    await reading.brokenRound(1);
    expect(await reading.taken()).toEqual(['een']);
    expect(reading.mailbox.marked.size).toBe(0);
  });

  test('and shows up late with a lower number is taken all the same', async () => {
    reading.mailbox.uidNext = 40;
    reading.arrive('veertig');
    await reading.round();
    reading.mailbox.uidNext = 7;
    reading.arrive('zeven');
    reading.mailbox.uidNext = 41;
    await reading.round();
    expect(await reading.taken()).toEqual(['veertig', 'zeven']);
  });

  test('far below the newest is found by the look at the whole folder once a day', async () => {
    reading.mailbox.uidNext = 2_000;
    reading.arrive('tweeduizend');
    await reading.round();
    reading.mailbox.uidNext = 7;
    reading.arrive('zeven');
    reading.mailbox.uidNext = 2_001;
    await reading.round();
    expect(await reading.taken()).toEqual(['tweeduizend']);
    reading.desk.pass(DAY);
    await reading.round();
    expect(await reading.taken()).toEqual(['tweeduizend', 'zeven']);
  });

  test('and is never answered holds up nothing, and after four rounds the coordinator is told', async () => {
    reading.arrive('verdwenen');
    reading.mailbox.silent.add(1);
    reading.arrive('gewoon');
    for (let rounds = 0; rounds < 4; rounds += 1) {
      const ledger = reading.desk.office.db.selectFrom('fetched_messages').select('uid');
      expect((await ledger.execute()).map(({ uid }) => uid)).not.toContain(1);
      await reading.round();
    }
    const skipped = reading.desk.office.db.selectFrom('fetched_messages').select(['uid', 'mail_id']);
    expect(await skipped.where('uid', '=', 1).execute()).toEqual([{ uid: 1, mail_id: null }]);
    expect(await reading.taken()).toEqual(['gewoon']);
    expect(await reading.notices()).toEqual(['staff/mailbox-trouble']);
  });

  test('and is deleted before it could be read is nobody’s concern', async () => {
    reading.arrive('verdwenen');
    reading.mailbox.silent.add(1);
    await reading.round();
    reading.mailbox.messages = [];
    await reading.rounds(4);
    expect(await reading.notices()).toEqual([]);
  });

  test('after a while without an answer is taken, and holds nothing back any more', async () => {
    reading.arrive('stil');
    reading.mailbox.silent.add(1);
    reading.arrive('gewoon');
    await reading.round();
    reading.mailbox.silent.clear();
    await reading.round();
    await reading.round();
    expect(await reading.taken()).toEqual(['gewoon', 'stil']);
    const state = reading.desk.office.db.selectFrom('mailbox_states').select('watermark_uid');
    expect(await state.executeTakeFirst()).toEqual({ watermark_uid: 2 });
  });

  test('and is over the limit is registered by its header, without its body ever being asked for', async () => {
    reading.mailbox.uidNext = 30;
    reading.arrive('groot', reading.desk.office.now(), 50 * MIB + 1);
    reading.mailbox.fetched.length = 0;
    await reading.round();
    expect(await reading.taken()).toEqual(['groot']);
    expect(reading.mailbox.fetched).toEqual([]);
    const rows = reading.desk.office.db.selectFrom('inbound_mails').select(['shortened', 'size_bytes']);
    expect(await rows.execute()).toEqual([{ shortened: true, size_bytes: 50 * MIB + 1 }]);
  });
});

describe('a message over which the server hangs up', () => {
  const reading = useReading();
  const MINUTE = 60_000;
  beforeEach(async () => {
    await reading.round();
    for (const subject of ['een', 'gif', 'drie']) reading.arrive(subject);
    reading.mailbox.breaking.add(2);
  });

  test('holds up neither the messages beside it nor those that come later', async () => {
    await reading.rounds(3);
    expect(await reading.taken()).toEqual(['een', 'drie']);
    await reading.rounds(1);
    reading.arrive('vier');
    await reading.round();
    expect(await reading.taken()).toEqual(['een', 'drie', 'vier']);
    expect(await reading.notices()).toEqual([]);
  });

  test('is asked for again later, and taken when the server has recovered', async () => {
    await reading.rounds(4);
    reading.mailbox.breaking.clear();
    reading.desk.pass(MINUTE);
    await reading.rounds(2);
    expect(await reading.taken()).toEqual(['een', 'drie', 'gif']);
    const state = reading.desk.office.db.selectFrom('mailbox_states').select('watermark_uid');
    expect(await state.executeTakeFirst()).toEqual({ watermark_uid: 3 });
  });

  test('is told to the coordinator once when half an hour did not help, and then left alone', async () => {
    for (let minutes = 0; minutes < 40; minutes += 1) {
      await reading.rounds(2);
      reading.desk.pass(MINUTE);
    }
    expect(await reading.notices()).toEqual(['staff/mailbox-trouble']);
    expect(await reading.taken()).toEqual(['een', 'drie']);
    await reading.round();
  });

  test('is not under suspicion when it is the register that failed', async () => {
    reading.mailbox.breaking.clear();
    await reading.desk.office.db.schema.alterTable('raw_mails').renameTo('raw_mails_away').execute();
    await reading.rounds(6);
    await reading.desk.office.db.schema.alterTable('raw_mails_away').renameTo('raw_mails').execute();
    await reading.round();
    expect(await reading.taken()).toEqual(['een', 'gif', 'drie']);
  });
});

const CHECK = {
  dkim: [{ result: 'pass', domain: 'example.net', signed: ['from', 'date', 'subject', 'message-id'] }],
  dmarc: null,
  trouble: null,
};

describe('a desk that checks signatures', () => {
  const reading = useReading((config) => ({
    ...config,
    desks: config.desks.map((each) => ({ ...each, checkSignatures: true })),
  }));
  beforeEach(() => {
    reading.desk.checkSignatures = async (mails) => mails.map(() => CHECK);
    return reading.round();
  });

  test('checks mail when it is fetched, and what was found decides when it is filed', async () => {
    reading.arrive('ondertekend');
    await reading.round();
    reading.desk.checkSignatures = () => Promise.reject(new Error('never asked again'));
    await reading.desk.work();
    const rows = await reading.desk.office.db.selectFrom('inbound_mails').selectAll().execute();
    expect(rows).toMatchObject([
      { signature_check: CHECK, proof: { source: 'own-check', proven: true, dkim: [{ aligned: true }] } },
    ]);
  });
});

describe('a desk that does not check signatures', () => {
  const reading = useReading();

  test('asks nobody', async () => {
    await reading.round();
    reading.desk.checkSignatures = () => Promise.reject(new Error('asked'));
    reading.arrive('gewoon');
    await reading.round();
    const rows = await reading.desk.office.db.selectFrom('inbound_mails').selectAll().execute();
    expect(rows).toMatchObject([{ signature_check: null, proof: null }]);
  });
});
