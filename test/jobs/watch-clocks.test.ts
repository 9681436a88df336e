import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { replay } from '../../src/case/evolve.ts';
import { promisesOf } from '../../src/case/promises.ts';
import { rulesFor } from '../../src/jobs/office.ts';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { promisesOnCase } from '../../src/shell/db/promise-store.ts';
import { type LeftMail, START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const DAY = 86_400_000;
const RUNNING = new AbortController().signal;

describe('the clocks of a complaint that was acknowledged', () => {
  const desk = useDesk();

  let told: readonly LeftMail[] = [];

  /** Subjects of what staff got; what the complainant got is kept in `told`. */
  async function warnings(): Promise<readonly string[]> {
    await watchClocks(desk.office, RUNNING);
    const left = await desk.work();
    const isToComplainant = ({ parcel }: LeftMail) => parcel.to === 'anna@example.net';
    told = left.filter(isToComplainant);
    return left.filter((mail) => !isToComplainant(mail)).map(({ mail }) => mail.subject);
  }

  test('a clock that was stopped in time warns nobody', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    desk.pass(2 * DAY);
    expect(await warnings()).toEqual([expect.stringContaining('De klacht oppakken')]);
  });

  test('half of the decision term is told once, that nobody took it up, and that the complainant hears nothing', async () => {
    desk.pass(13 * DAY);
    expect(await warnings()).toEqual([
      expect.stringContaining('TE LAAT: De klacht oppakken'),
      expect.stringContaining('De beslissing: uiterlijk'),
      expect.stringContaining('hoort al lang niets'),
    ]);
    expect(told).toEqual([]);
  });

  test('after fourteen days the complainant hears how things stand, once', async () => {
    expect(await warnings()).toEqual([]);
    expect(told.map(({ mail }) => mail.subject)).toEqual(['Hoe het staat met uw klacht (C-1001-9)']);
    expect(told[0]?.mail.text).toMatch(
      /u krijgt onze beslissing, uiterlijk\s+dinsdag\s+15\s+december\s+2026/u,
    );
    expect([await warnings(), told]).toEqual([[], []]);
  });

  test('after downtime the highest percentage reached is told once for each clock', async () => {
    desk.pass(60 * DAY);
    const subjects = await warnings();
    expect(subjects).toHaveLength(2);
    for (const subject of subjects) expect(subject).toContain('TE LAAT');
  });

  test('and the complainant hears once that we are late, whichever of both terms passed, when the office opens', async () => {
    // It is Saturday: a letter that asks to call us leaves on Monday.
    expect(told).toEqual([]);
    desk.pass(2 * DAY);
    await warnings();
    expect(told.map(({ mail }) => mail.subject)).toEqual(['Wij zijn te laat met onze reactie (C-1001-9)']);
    const [{ mail } = { mail: { text: '' } }] = told;
    expect(mail.text).toContain('onze beslissing uiterlijk dinsdag 15 december 2026');
    expect(mail.text).toContain('uiterlijk vrijdag 5 februari 2027');
    const rows = await desk.office.db
      .selectFrom('case_clocks')
      .select(['clock', 'next_at'])
      .orderBy('clock')
      .execute();
    expect(rows).toEqual([
      { clock: 'confirm', next_at: null },
      { clock: 'decision', next_at: new Date('2027-02-05T22:59:00Z') },
      { clock: 'firstContact', next_at: null },
      { clock: 'outer', next_at: new Date('2027-02-05T22:59:00Z') },
      { clock: 'update', next_at: expect.any(Date) },
    ]);
  });

  test('the new day that passes too is told to staff and, once more for each term, to the complainant', async () => {
    desk.pass(7 * DAY);
    expect(await warnings()).toEqual([expect.stringContaining('TE LAAT: De beslissing')]);
    expect(told.map(({ mail }) => mail.text)).toEqual([
      expect.stringContaining('Wij schreven u dat u uiterlijk vrijdag 5 februari 2027 van ons zou horen'),
    ]);
  });
});

describe('the promises of a complaint', () => {
  const desk = useDesk();

  test('stand in the register as its log tells them: what was broken, and the new day', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    desk.pass(29 * DAY);
    await watchClocks(desk.office, RUNNING);
    await desk.work();
    const log = await loadEvents(desk.office.db, 1001);
    const promises = promisesOf(replay(log), rulesFor(desk.office, 'algemeen'));
    const rows = await promisesOnCase(desk.office.db, 1001);
    expect(rows.map(({ kind, due_on, state }) => [kind, due_on, state])).toEqual([
      ['decision', '2026-12-15', 'open'],
      ['late', '2026-12-23', 'open'],
    ]);
    expect(rows.map(({ number, made_at, moves }) => [number, made_at.toISOString(), moves])).toEqual(
      promises.map(({ number, madeAt, moves }) => [number, madeAt, moves]),
    );
  });
});

describe('a complainant without a mail address', () => {
  const desk = useDesk(withColleagues);

  test('hears on paper that we are late: who handles it gets the letter to post', async () => {
    const notice = await aComplaint(desk);
    const intake = [
      '#aanmelden balie',
      'van: Harm Visser, geen contact',
      'ontvangen: gisteren',
      'De goot lekt.',
    ];
    await desk.deliver(staffMail(intake.join('\n'), inAnswerTo(notice)));
    const answer = sentTo(await desk.work(), ELS);
    await desk.deliver(staffMail('#gepost vandaag', { ...inAnswerTo(answer), Subject: 'Re: OK' }));
    await desk.work();
    desk.pass(29 * DAY);
    await watchClocks(desk.office, RUNNING);
    const left = (await desk.work()).filter(({ mail }) => mail.subject.includes('C-1002-4'));
    const [brought] = left.filter(({ mail }) => mail.attachments.length > 0);
    expect(brought?.parcel.to).toBe(ELS);
    expect(brought?.mail.subject).toBe('Graag printen en posten: De brief dat wij te laat zijn (C-1002-4)');
    expect(brought?.mail.attachments.map(({ name }) => name)).toEqual([
      'C-1002-4 De brief dat wij te laat zijn.pdf',
    ]);
    expect(brought?.mail.text).toContain('#gepost vandaag');
    const tasks = await desk.office.db
      .selectFrom('staff_tasks')
      .select('kind')
      .where('done_at', 'is', null)
      .where('case_id', '=', 1002)
      .execute();
    expect(tasks).toEqual([{ kind: 'to-post' }]);
  });
});

describe('a row that says that a clock is due', () => {
  const desk = useDesk();

  const clockRows = () =>
    desk.office.db
      .selectFrom('case_clocks')
      .selectAll()
      .where('case_id', '=', 1001)
      .orderBy('clock')
      .execute();

  const makeDue = (clock: string) =>
    desk.office.db.updateTable('case_clocks').set({ next_at: START }).where('clock', '=', clock).execute();

  beforeAll(async () => {
    await desk.deliver(rawMail());
    await desk.work();
  });

  test.each(['confirm', 'decision'])('is set right when the case says that %s is not', async (clock) => {
    const right = await clockRows();
    await makeDue(clock);
    expect(await clockRows()).not.toEqual(right);
    expect(await watchClocks(desk.office, RUNNING)).toBe(0);
    expect(await clockRows()).toEqual(right);
    expect(await desk.work()).toEqual([]);
  });

  test('still warns when its time has come, unless the program is told to stop', async () => {
    desk.pass(15 * DAY);
    expect(await watchClocks(desk.office, AbortSignal.abort())).toBe(0);
    expect(await watchClocks(desk.office, RUNNING)).toBe(3);
  });
});

describe('a case that others hold', () => {
  const desk = useDesk();

  test('is warned of the next time, and keeps nobody waiting', async () => {
    await desk.deliver(rawMail());
    await desk.deliver(rawMail({ Subject: 'Deur klemt', From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    desk.pass(15 * DAY);
    await desk.office.db.transaction().execute(async (tx) => {
      await tx.selectFrom('cases').select('id').where('id', '=', 1001).forUpdate().execute();
      expect(await watchClocks(desk.office, RUNNING)).toBe(3);
    });
    // Beside those of the case that was held, the other complainant hears how things stand.
    expect(await watchClocks(desk.office, RUNNING)).toBe(4);
  });
});

describe('a case that cannot be read', () => {
  const desk = useDesk();

  test('keeps the warnings of no other case waiting', async () => {
    await desk.deliver(rawMail());
    await desk.deliver(rawMail({ Subject: 'Deur klemt', From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    desk.pass(15 * DAY);
    await sql`update case_event_payloads set payload = 'not what was written' where event_id = 1`.execute(
      desk.office.db,
    );
    expect(await watchClocks(desk.office, RUNNING)).toBe(3);
    expect((await desk.work()).map(({ mail }) => mail.subject)).toEqual([
      expect.stringContaining('C-1002-'),
      expect.stringContaining('C-1002-'),
      expect.stringContaining('C-1002-'),
    ]);
  });
});
