/** Finding the terms that are due: by index, however many cases are open (DESIGN 3 "Time"). */
import { sql } from 'kysely';
import { dueClocks } from '../../src/shell/db/clock-store.ts';
import { openDatabase } from '../../src/shell/db/connection.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { loadRegister } from './big-register.ts';
import type { Bench } from './place.ts';
import type { BenchLine } from './table.ts';

const RECEIVED = new Date('2026-11-02T07:00:00Z');
const MINUTE = 60_000;
const ROUNDS = 9;

/** As many open cases as the number says, one more of them due with each minute. */
export const CLOCKS: Bench = {
  word: 'clocks',
  mails: 100_000,
  needs: 'nothing',
  run: async ({ newDatabase }, cases) => {
    const url = await newDatabase();
    await loadRegister(url, cases, RECEIVED);
    const { db, close } = openDatabase(url, { max: 1 });
    await sql`
      update case_clocks set next_at = ${RECEIVED}::timestamptz + interval '1 minute' * (case_id + 1000 * length(clock))
    `.execute(db);
    await sql`vacuum (analyze) case_clocks`.execute(db);
    const lines = [];
    for (const minutes of [0, 10_000, 2 * cases]) {
      const at = new Date(RECEIVED.getTime() + minutes * MINUTE);
      lines.push(await lineOf(db, at, `due terms of ${cases} open cases`));
    }
    // As at the end of a day.
    await sql`update case_clocks set next_at = ${RECEIVED}`.execute(db);
    await sql`vacuum (analyze) case_clocks`.execute(db);
    lines.push(await lineOf(db, RECEIVED, `terms of ${cases} open cases due at one instant`));
    await close();
    return lines;
  },
};

async function lineOf(db: Db, at: Date, what: string): Promise<BenchLine> {
  const due = (await Array.fromAsync(dueClocks(db, at))).length;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await Array.fromAsync(dueClocks(db, at));
    times.push(performance.now() - started);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const name = `${what}: ${due} found`;
  return { name, measured: `${middle.toFixed(1)} ms`, goal: 'at most 1000 ms' };
}
