import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/case/clocks.ts';
import { replay } from '../../../src/case/evolve.ts';
import { printReference } from '../../../src/case/reference.ts';
import { saveCases } from '../../../src/shell/db/case-rows.ts';
import { type DueClock, listDueClocks, takeDueClock } from '../../../src/shell/db/clock-store.ts';
import { useDatabase } from '../../support/database.ts';
import { logOf, RULES, registered, TUESDAY } from '../../support/given.ts';

const database = useDatabase();

/** Half of the confirmation term of a complaint of that Tuesday, to the millisecond. */
const HALF = new Date('2026-11-18T04:29:30.000Z');
const FIRST: DueClock = { caseId: 1042, clock: 'confirm' };
const LATER: DueClock = { caseId: 1041, clock: 'confirm' };

/** Two cases; the one with the lower number came in ten minutes later. */
beforeEach(async () => {
  await sql`truncate cases cascade`.execute(database.db);
  for (const [{ caseId }, minutes] of [[FIRST, 0] as const, [LATER, 10] as const]) {
    const receivedAt = new Date(TUESDAY.getTime() + minutes * 60_000).toISOString();
    const state = replay(logOf([registered({ reference: printReference(caseId), receivedAt })]));
    await saveCases(database.db, [{ caseId, state, clocks: clocksOf(state, RULES), promises: [] }], TUESDAY);
  }
});

describe('the clocks that are due', () => {
  test('are none until the very instant', async () => {
    expect(await listDueClocks(database.db, new Date(HALF.getTime() - 1))).toEqual([]);
    expect(await listDueClocks(database.db, HALF)).toEqual([FIRST]);
  });

  test('stand in the order in which they became due', async () => {
    const due = await listDueClocks(database.db, new Date('2026-11-18T12:00:00Z'));
    expect(due).toEqual([FIRST, LATER]);
  });

  test('are those that this version knows; the others wait for one that does', async () => {
    await database.db
      .updateTable('case_clocks')
      .set({ clock: 'rest' })
      .where('clock', '=', 'confirm')
      .execute();
    expect(await listDueClocks(database.db, HALF)).toEqual([]);
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
