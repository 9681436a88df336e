/**
 * Clocks that reached 50, 80 or 100 percent become commands by the bot, in the same decider as all else; so do
 * the reminders of the complainant and the end of the terms that are theirs.
 * After downtime the highest percentage reached is told once, in the order in which the clocks were due.
 */
import { clocksOf, findClock } from '../case/clocks.ts';
import type { LaterCommand } from '../case/commands.ts';
import { saveClocks } from '../shell/db/case-rows.ts';
import { lockCases } from '../shell/db/case-store.ts';
import { type DueClock, dueClocks, takeDueClock } from '../shell/db/clock-store.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import { announce } from './announce.ts';
import { type Docket, openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { type Office, rulesFor } from './office.ts';
import { runCommand } from './run-commands.ts';

/**
 * Warns of everything that is due now. A case that cannot be read is logged each time, and keeps no other
 * case waiting.
 * @returns number of warnings given
 */
export async function watchClocks(office: Office, signal: AbortSignal): Promise<number> {
  let warned = 0;
  for await (const due of dueClocks(office.db, office.now())) {
    if (signal.aborted) break;
    try {
      if (await warnOf(office, due)) warned += 1;
    } catch (fault) {
      if (isDatabaseAway(fault)) throw fault;
      const { caseId, clock } = due;
      office.log.error('clock could not be watched', { case: caseId, clock, ...faultFields(fault) });
    }
  }
  return warned;
}

/** @returns false when there was nothing to say */
async function warnOf(office: Office, due: DueClock): Promise<boolean> {
  const at = office.now();
  const { caseId } = due;
  return office.db.transaction().execute(async (tx) => {
    if (!(await takeDueClock(tx, due, at))) return false;
    const docket = openDocket(at, await lockCases(tx, [caseId]));
    const change = runCommand(office, docket, caseId, dueCommand(office, docket, due));
    if (change.ok) announce(office, docket, change, null);
    else await refreshClocks(office, tx, docket, caseId);
    await enterDocket(office, tx, docket);
    return change.ok;
  });
}

/** What the bot does about a clock: it warns staff, or reminds the complainant, or ends what the clock was for. */
function dueCommand(office: Office, docket: Docket, { caseId, clock }: DueClock): LaterCommand {
  const given = { at: docket.at, by: { kind: 'bot' }, mailId: null } as const;
  const state = docket.cases.get(caseId)?.state;
  const next = state === undefined ? null : findClock(state, clock, rulesFor(office, state.profile))?.next;
  if (next === null || next === undefined || next.act === 'warn_clock')
    return { ...given, type: 'warn_clock', clock };
  return { ...given, type: next.act };
}

/** The row said that a clock is due and the case says that it is not: the case is right. */
async function refreshClocks(office: Office, tx: Db, docket: Docket, caseId: number): Promise<void> {
  const state = docket.cases.get(caseId)?.state;
  if (state === undefined) throw new Error(`case ${caseId} has clocks and no log`);
  await saveClocks(tx, [{ caseId, clocks: clocksOf(state, rulesFor(office, state.profile)) }]);
}
