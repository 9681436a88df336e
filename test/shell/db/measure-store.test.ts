import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../src/case/chain.ts';
import type { MeasureEvent } from '../../../src/measure/events.ts';
import {
  casesWithCause,
  causeToldAt,
  dueMeasures,
  isCauseTackled,
  lockMeasures,
  measuresOfTransactions,
  nextMeasureNumbers,
  readMeasures,
  takeCauseNotice,
  takeDueMeasure,
  weekCountsOf,
} from '../../../src/shell/db/measure-store.ts';
import { useDatabase } from '../../support/database.ts';
import { TUESDAY } from '../../support/given.ts';
import { DECIDED, IMPLEMENTED, measureAfter } from '../../support/measures.ts';
import { appendToMeasure } from '../../support/stored-measures.ts';

const database = useDatabase();

const append = (number: number, facts: readonly MeasureEvent[]) =>
  appendToMeasure(database.db, number, facts);

beforeEach(async () => {
  await sql`delete from cause_notices`.execute(database.db);
  await sql`delete from case_points`.execute(database.db);
});

describe('the register of measures', () => {
  test('keeps each in a log of its own, from which it is read back', async () => {
    const [number = 0] = await nextMeasureNumbers(database.db, 1);
    await append(number, [{ ...DECIDED, number }]);
    await append(number, [IMPLEMENTED]);
    const held = await lockMeasures(database.db, [number, 9_999]);
    const expected = { ...measureAfter({ ...DECIDED, number }, IMPLEMENTED) };
    expect([...held.values()].map(({ state }) => state)).toEqual([expected]);
    expect(await readMeasures(database.db)).toContainEqual(expected);
    expect(await measuresOfTransactions(database.db, [5])).toContain(number);
    expect(await measuresOfTransactions(database.db, [])).toEqual([]);
  });

  test('is a chain in which a changed row is seen, and nothing is ever changed', async () => {
    const [number = 0] = await nextMeasureNumbers(database.db, 1);
    await append(number, [{ ...DECIDED, number }, IMPLEMENTED]);
    const rows = await database.db
      .selectFrom('measure_events')
      .selectAll()
      .where('measure', '=', number)
      .orderBy('seq')
      .execute();
    const chain = rows.map((row) => ({
      caseId: row.measure,
      seq: row.seq,
      type: row.type,
      at: row.at,
      mailId: row.mail_id,
      payloadDigest: row.payload_digest,
      previousDigest: row.previous_digest,
      digest: row.digest,
      kept: null,
    }));
    expect(verifyChain(chain)).toBeNull();
    expect(verifyChain(chain.map((row) => ({ ...row, type: 'case_joined' })))).toMatchObject({ seq: 1 });
    await expect(sql`update measure_events set type = 'x'`.execute(database.db)).rejects.toThrow(
      /append-only/u,
    );
  });

  test('counts one that was taken back no more', async () => {
    const [number = 0] = await nextMeasureNumbers(database.db, 1);
    const undone = { type: 'measure_undone', transaction: 5, restored: { stage: 'undone' } } as const;
    await append(number, [{ ...DECIDED, number }, undone]);
    expect((await readMeasures(database.db)).map((measure) => measure.number)).not.toContain(number);
  });

  test('says what is due, at half past seven of the day', async () => {
    const [number = 0] = await nextMeasureNumbers(database.db, 1);
    await append(number, [{ ...DECIDED, number }]);
    expect(await dueMeasures(database.db, new Date('2026-12-05T06:29:00Z'))).not.toContain(number);
    const at = new Date('2026-12-05T06:30:00Z');
    expect(await dueMeasures(database.db, at)).toContain(number);
    expect(await takeDueMeasure(database.db, number, at)).toMatchObject({ number });
    expect(await takeDueMeasure(database.db, number, TUESDAY)).toBeNull();
  });
});

describe('the points that a measure is judged by', () => {
  const point = (caseId: number, day: string, cause: string | null, category: string | null) =>
    sql`
      insert into case_points (case_id, number, desk, received_on, channel, cause, category)
      values (${caseId}, 1, 'desk', ${day}, 'mail', ${cause}, ${category})
    `.execute(database.db);

  test('are counted by week of receipt, Monday to Sunday, for each cause and category', async () => {
    await point(1, '2026-11-09', 'material', 'leak');
    await point(2, '2026-11-15', 'material', null);
    await point(3, '2026-11-16', 'material', 'leak');
    await point(4, '2026-11-23', null, 'leak');
    const counts = await weekCountsOf(database.db, 'desk', '2026-W46', '2026-W47');
    const of = (dimension: string) =>
      counts
        .filter((each) => each.dimension === dimension)
        .map(({ week, value, points }) => `${week} ${value} ${points}`)
        .toSorted();
    expect(of('cause')).toEqual(['2026-W46 material 2', '2026-W47 material 1']);
    expect(of('category')).toEqual(['2026-W46 leak 1', '2026-W47 leak 1']);
    expect(of('total')).toEqual(['2026-W46  2', '2026-W47  1']);
  });

  test('with one cause are told of once: only those received since then count for the next time', async () => {
    const found = () => casesWithCause(database.db, 'material', '2026-08-18', 'Europe/Amsterdam');
    await point(1, '2026-08-17', 'material', null);
    await point(2, '2026-11-09', 'material', null);
    await point(3, '2026-11-16', 'material', null);
    expect(await found()).toEqual([3, 2]);
    expect(await causeToldAt(database.db, 'material')).toBeNull();
    expect(await takeCauseNotice(database.db, 'material', null, TUESDAY)).toBe(true);
    expect(await takeCauseNotice(database.db, 'material', null, TUESDAY)).toBe(false);
    await point(4, '2026-11-18', 'material', null);
    expect(await found()).toEqual([4]);
    const toldAt = await causeToldAt(database.db, 'material');
    expect(toldAt).toEqual(TUESDAY);
    expect(await takeCauseNotice(database.db, 'material', toldAt, new Date('2026-12-01T10:00:00Z'))).toBe(
      true,
    );
  });

  test('are not told of while a measure against the cause is on', async () => {
    const [number = 0] = await nextMeasureNumbers(database.db, 1);
    const target = { dimension: 'cause', value: 'draught' } as const;
    const decided = { ...DECIDED, number, criterion: { ...DECIDED.criterion, target } };
    expect(await isCauseTackled(database.db, 'draught')).toBe(false);
    await append(number, [decided]);
    expect(await isCauseTackled(database.db, 'draught')).toBe(true);
    await append(number, [{ type: 'measure_dropped', on: '2026-11-18', why: 'Te duur.' }]);
    expect(await isCauseTackled(database.db, 'draught')).toBe(false);
  });
});
