/**
 * Clocks that reached 50, 80 or 100 percent become commands by the bot, in the same decider as all else.
 * After downtime the highest percentage reached is told once, in the order in which the clocks were due.
 */
import { clocksOf } from '../case/clocks.ts';
import { loadCase, saveClocks } from '../shell/db/case-store.ts';
import { type DueClock, listDueClocks, takeDueClock } from '../shell/db/clock-store.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import { announce } from './announce.ts';
import { type Office, rulesFor } from './office.ts';
import { runCommand } from './run-commands.ts';

/**
 * Warns of everything that is due now. A case that cannot be read is logged each time, and keeps no other
 * case waiting.
 * @returns number of warnings given
 */
export async function watchClocks(office: Office, signal: AbortSignal): Promise<number> {
  let warned = 0;
  for (const due of await listDueClocks(office.db, office.now())) {
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
  return office.db.transaction().execute(async (tx) => {
    if (!(await takeDueClock(tx, due, at))) return false;
    const { caseId, clock } = due;
    const by = { kind: 'bot' } as const;
    const change = await runCommand(office, tx, caseId, { type: 'warn_clock', at, by, mailId: null, clock });
    if (change.ok) await announce(office, tx, change, null);
    else await refreshClocks(office, tx, caseId);
    return change.ok;
  });
}

/** The row said that a clock is due and the case says that it is not: the case is right. */
async function refreshClocks(office: Office, tx: Db, caseId: number): Promise<void> {
  const stored = await loadCase(tx, caseId);
  if (stored === null) throw new Error(`case ${caseId} has clocks and no log`);
  await saveClocks(tx, caseId, clocksOf(stored.state, rulesFor(office, stored.state.profile)));
}
