/** The counting tables say the same whether they were kept all along or made anew from the logs. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { RecordedEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import { printReference } from '../../src/case/reference.ts';
import { countCase } from '../../src/digest/case-tally.ts';
import { rulesFor } from '../../src/jobs/office.ts';
import { recountCases } from '../../src/jobs/recount-cases.ts';
import { insertEvents, sealEvents } from '../../src/shell/db/case-log.ts';
import { saveCases } from '../../src/shell/db/case-rows.ts';
import { type ChainEnd, newChain } from '../../src/shell/db/case-store.ts';
import { countUncounted } from '../../src/shell/db/tally-store.ts';
import { playYear } from '../support/desk-year.ts';
import { TUESDAY } from '../support/given.ts';
import { useDesk } from '../support/office.ts';
import { takeNumber } from '../support/stored-cases.ts';

const CASES = 60;
/** Events are entered in as many transactions as there are lots. */
const LOT = 7;
const TABLES = ['case_tallies', 'case_points', 'case_duties'] as const;

const desk = useDesk();

type Written = { readonly events: readonly RecordedEvent[]; state: Case | null; end: ChainEnd };

async function dump(): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows = await Promise.all(
    TABLES.map(async (table) => {
      const order = table === 'case_tallies' ? 'case_id' : 'case_id, number';
      const found = await sql`select * from ${sql.table(table)} order by ${sql.raw(order)}`.execute(
        desk.office.db,
      );
      return [table, found.rows] as const;
    }),
  );
  return Object.fromEntries(rows);
}

/** Writes the next lot of events of every complaint, as the jobs do: log and rows in one transaction. */
async function writeLot(cases: readonly Written[], lot: number): Promise<void> {
  const { db } = desk.office;
  await db.transaction().execute(async (tx) => {
    const rows = [];
    for (const each of cases) {
      const events = each.events.slice(lot * LOT, (lot + 1) * LOT);
      if (events.length === 0) continue;
      const { sealed, end } = sealEvents(each.end, events);
      await insertEvents(tx, sealed);
      each.end = end;
      for (const event of events) each.state = evolve(each.state, event);
      if (each.state === null) throw new Error('a log begins with a registration');
      const counts = countCase(each.state, rulesFor(desk.office, each.state.profile));
      rows.push({ caseId: end.caseId, state: each.state, clocks: [], promises: [], counts });
    }
    await saveCases(tx, rows, TUESDAY);
  });
}

beforeAll(async () => {
  const cases: Written[] = [];
  for (const { log } of playYear(CASES, 11)) {
    const caseId = await takeNumber(desk.office.db);
    const events = log.map((event) => ({
      ...event,
      mailId: null,
      fact:
        event.fact.type === 'complaint_registered'
          ? { ...event.fact, reference: printReference(caseId) }
          : event.fact,
    }));
    cases.push({ events, state: null, end: newChain(caseId) });
  }
  const lots = Math.max(...cases.map(({ events }) => Math.ceil(events.length / LOT)));
  for (let lot = 0; lot < lots; lot += 1) await writeLot(cases, lot);
}, 60_000);

describe('what is counted', () => {
  test('is there for every case, and there is nothing to do', async () => {
    const { case_tallies: tallies, case_duties: duties } = await dump();
    expect(tallies).toHaveLength(CASES);
    expect(duties?.length).toBeGreaterThan(5 * CASES);
    expect(await countUncounted(desk.office.db)).toBe(0);
    expect(await recountCases(desk.office)).toBe(0);
  });

  test('is the same when it is made anew from the logs', async () => {
    const kept = await dump();
    for (const table of TABLES) await sql`delete from ${sql.table(table)}`.execute(desk.office.db);
    expect(await countUncounted(desk.office.db)).toBe(CASES);
    expect(await recountCases(desk.office)).toBe(CASES);
    expect(await dump()).toEqual(kept);
  });

  test('is mended where a row is behind its case', async () => {
    const kept = await dump();
    await sql`update case_tallies set revision = 1, category = 'elders' where case_id % 3 = 0`.execute(
      desk.office.db,
    );
    expect(await recountCases(desk.office)).toBeGreaterThan(0);
    expect(await dump()).toEqual(kept);
  });
});
