/** Measures in a database, for tests of what reads them. */
import type { MeasureEvent } from '../../src/measure/events.ts';
import { evolveMeasure } from '../../src/measure/evolve.ts';
import {
  insertMeasureEvents,
  loadMeasures,
  newMeasureChain,
  type SealedMeasureEvent,
  sealMeasureEvent,
} from '../../src/shell/db/measure-log.ts';
import { saveMeasures } from '../../src/shell/db/measure-store.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { RULES, TUESDAY } from './given.ts';
import { measureLog } from './measures.ts';

/** Appends these facts to the log of a measure, each in a transaction of staff of its own: 5, 6, … */
export async function appendToMeasure(db: Db, number: number, facts: readonly MeasureEvent[]): Promise<void> {
  const [stored] = await loadMeasures(db, [number]);
  let end = stored ?? newMeasureChain(number);
  let state = stored?.state ?? null;
  const rows: SealedMeasureEvent[] = [];
  const transactions = facts.map((_, index) => index + 5);
  for (const added of measureLog(facts, transactions)) {
    const { sealed, event, end: next } = sealMeasureEvent(end, added);
    rows.push(sealed);
    end = { ...end, ...next };
    state = evolveMeasure(state, event);
  }
  await insertMeasureEvents(db, rows);
  if (state !== null) await saveMeasures(db, [state], RULES.calendar, TUESDAY);
}
