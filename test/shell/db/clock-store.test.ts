import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/case/clocks.ts';
import { replay } from '../../../src/case/evolve.ts';
import { printReference } from '../../../src/case/reference.ts';
import { countCase } from '../../../src/digest/case-tally.ts';
import { saveCases } from '../../../src/shell/db/case-rows.ts';
import { type DueClock, dueClocks, takeDueClock } from '../../../src/shell/db/clock-store.ts';
import { useDatabase } from '../../support/database.ts';
import { logOf, RULES, registered, TUESDAY } from '../../support/given.ts';

const database = useDatabase();

/** Half of the confirmation term of a complaint of that Tuesday, to the millisecond. */
const HALF = new Date('2026-11-18T04:29:30.000Z');
const FIRST: DueClock = { caseId: 1042, clock: 'confirm' };
const LATER: DueClock = { caseId: 1041, clock: 'confirm' };

const listed = (at: Date) => Array.fromAsync(dueClocks(database.db, at));

/** Two cases; the one with the lower number came in ten minutes later. */
beforeEach(async () => {
  await sql`truncate cases cascade`.execute(database.db);
  for (const [{ caseId }, minutes] of [[FIRST, 0] as const, [LATER, 10] as const]) {
    const receivedAt = new Date(TUESDAY.getTime() + minutes * 60_000).toISOString();
    const state = replay(logOf([registered({ reference: printReference(caseId), receivedAt })]));
    await saveCases(
      database.db,
      [{ caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) }],
      TUESDAY,
    );
  }
});

describe('the clocks that are due', () => {
  test('are none until the very instant', async () => {
    expect(await listed(new Date(HALF.getTime() - 1))).toEqual([]);
    expect(await listed(HALF)).toEqual([FIRST]);
  });

  test('stand in the order in which they became due', async () => {
    const due = await listed(new Date('2026-11-18T12:00:00Z'));
    expect(due).toEqual([FIRST, LATER]);
  });

  test('are those that this version knows; the others wait for one that does', async () => {
    await database.db
      .updateTable('case_clocks')
      .set({ clock: 'rest' })
      .where('clock', '=', 'confirm')
      .execute();
    expect(await listed(HALF)).toEqual([]);
  });

  test('are read in lots, each of them once, and how things stand is told last', async () => {
    // Every clock of both cases, and of a thousand more, is due; each instant is shared by several of them.
    await sql`
      with copies as (
        insert into cases select (jsonb_populate_record(cases, jsonb_build_object(
          'id', n, 'reference', 'copy ' || n))).* from cases, generate_series(2001, 3000) as n
        where id = ${FIRST.caseId} returning id)
      insert into case_clocks (case_id, clock, starts_at, due_on, due_at, next_at, next_percent)
      select id, name, ${TUESDAY}, '2026-12-15', ${TUESDAY}, ${TUESDAY}::timestamptz + interval '1 second' * (id / 100), 50
      from copies, unnest(array['confirm', 'update', 'outer']) as name`.execute(database.db);
    const due = await listed(new Date('2028-01-01'));
    const keys = due.map(({ caseId, clock }) => `${caseId} ${clock}`);
    const { rows } = await sql<{ due: string }>`
      select count(*) as due from case_clocks where next_at is not null
    `.execute(database.db);
    expect(keys.length).toBe(Number(rows[0]?.due));
    expect(keys.length).toBeGreaterThan(3_000);
    expect(new Set(keys).size).toBe(keys.length);
    const firstUpdate = due.findIndex(({ clock }) => clock === 'update');
    expect(due.slice(firstUpdate).every(({ clock }) => clock === 'update')).toBe(true);
  });
});

describe('a due clock', () => {
  test('is taken with its case, which others then leave alone', async () => {
    await database.db.transaction().execute(async (tx) => {
      expect(await takeDueClock(tx, FIRST, HALF)).toBe(true);
      await database.db.transaction().execute(async (other) => {
        expect(await takeDueClock(other, FIRST, HALF)).toBe(false);
        expect(await takeDueClock(other, { ...FIRST, clock: 'outer' }, new Date('2027-02-01'))).toBe(false);
        expect(await takeDueClock(other, LATER, new Date('2027-02-01'))).toBe(true);
      });
    });
    expect(await takeDueClock(database.db, FIRST, HALF)).toBe(true);
  });

  test('is not taken any more when somebody warned of it in the meantime', async () => {
    await database.db
      .updateTable('case_clocks')
      .set({ next_at: new Date('2026-11-19') })
      .execute();
    expect(await takeDueClock(database.db, FIRST, HALF)).toBe(false);
  });
});
