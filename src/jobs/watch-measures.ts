/**
 * Measures to which something happens by itself now: the owner is reminded, the effect is judged on the day that was
 * fixed, or managers are reminded that this waits for them. Once each over several daemons, and caught up after downtime (procedure step 4.2; DESIGN 6a).
 */
import { localDay } from '../case/working-days.ts';
import { judgeMeasure } from '../digest/measure-plan.ts';
import type { MeasureCommand } from '../measure/commands.ts';
import type { Measure } from '../measure/measure.ts';
import { nextStep } from '../measure/steps.ts';
import { betaLaw } from '../shell/beta-law.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import { dueMeasures, takeDueMeasure, weekCountsOf } from '../shell/db/measure-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import type { Office } from './office.ts';
import { runMeasure } from './run-measures.ts';
import { tellOfDueMeasure, tellOfVerdict } from './tell-measures.ts';

/** Does what is due now. @returns for how many measures something was done */
export async function watchMeasures(office: Office, signal: AbortSignal): Promise<number> {
  let done = 0;
  for (const number of await dueMeasures(office.db, office.now())) {
    if (signal.aborted) break;
    try {
      if (await lookAfter(office, number)) done += 1;
    } catch (fault) {
      if (isDatabaseAway(fault)) throw fault;
      office.log.error('measure could not be looked after', { measure: number, ...faultFields(fault) });
    }
  }
  return done;
}

async function lookAfter(office: Office, number: number): Promise<boolean> {
  const at = office.now();
  return office.db.transaction().execute(async (tx) => {
    const stored = await takeDueMeasure(tx, number, at);
    if (stored === null) return false;
    const command = await commandFor(office, tx, stored.state, at);
    if (command === null) return false;
    const docket = openDocket(at, new Map(), new Map([[number, stored]]));
    const result = runMeasure(docket, number, command);
    if (!result.ok) return false;
    for (const { fact } of result.events) {
      if (fact.type === 'owner_reminded') tellOfDueMeasure(office, docket, result.after, fact.because);
      if (fact.type === 'effect_found' || fact.type === 'manager_reminded')
        tellOfVerdict(office, docket, result.after);
    }
    await enterDocket(office, tx, docket);
    return true;
  });
}

async function commandFor(
  office: Office,
  tx: Db,
  measure: Measure,
  at: Date,
): Promise<MeasureCommand | null> {
  const given = {
    at,
    by: { kind: 'bot' },
    mailId: null,
    on: localDay(at, office.calendar.timeZone),
  } as const;
  const step = nextStep(measure);
  if (step === null) return null;
  if (step.act !== 'propose_verdict') return { ...given, type: step.act };
  const { criterion, judging } = measure;
  const last = judging.weeks?.last ?? criterion.before.last;
  const counts = await weekCountsOf(tx, measure.desk, criterion.before.first, last);
  const found = judgeMeasure(measure, counts, office.calendar, betaLaw);
  return { ...given, type: 'propose_verdict', found };
}
