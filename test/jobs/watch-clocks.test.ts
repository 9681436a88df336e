import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const DAY = 86_400_000;
const RUNNING = new AbortController().signal;

describe('the clocks of a complaint that was acknowledged', () => {
  const desk = useDesk();

  async function warnings(): Promise<readonly string[]> {
    const given = await watchClocks(desk.office, RUNNING);
    const left = await desk.work();
    expect(left).toHaveLength(given);
    return left.map(({ mail }) => mail.subject);
  }

  test('a clock that was stopped in time warns nobody', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    desk.pass(2 * DAY);
    expect(await warnings()).toEqual([expect.stringContaining('De klacht oppakken')]);
  });

  test('half of the decision term is told once, and that nobody took it up', async () => {
    desk.pass(13 * DAY);
    expect(await warnings()).toHaveLength(2);
    expect(await warnings()).toEqual([]);
  });

  test('after downtime the highest percentage reached is told once for each clock', async () => {
    desk.pass(60 * DAY);
    const subjects = await warnings();
    expect(subjects).toHaveLength(2);
    const rows = await desk.office.db
      .selectFrom('case_clocks')
      .select(['clock', 'next_at'])
      .orderBy('clock')
      .execute();
    expect(rows).toEqual([
      { clock: 'confirm', next_at: null },
      { clock: 'decision', next_at: null },
      { clock: 'firstContact', next_at: null },
      { clock: 'outer', next_at: null },
    ]);
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
    expect(await watchClocks(desk.office, RUNNING)).toBe(2);
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
      expect(await watchClocks(desk.office, RUNNING)).toBe(2);
    });
    expect(await watchClocks(desk.office, RUNNING)).toBe(2);
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
    expect(await watchClocks(desk.office, RUNNING)).toBe(2);
    expect((await desk.work()).map(({ mail }) => mail.subject)).toEqual([
      expect.stringContaining('C-1002-'),
      expect.stringContaining('C-1002-'),
    ]);
  });
});
