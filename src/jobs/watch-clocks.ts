/**
 * Clocks that reached 50, 80 or 100 percent become commands by the bot, in the same decider as all else.
 * After downtime the highest percentage reached is told once, in the order in which the clocks were due.
 */
import { passedPercent } from '../case/clocks.ts';
import { dropDueClock, takeDueClock } from '../shell/db/clock-store.ts';
import { announce } from './announce.ts';
import type { Office } from './office.ts';
import { runCommand } from './run-commands.ts';

/** Warns of everything that is due now. @returns number of warnings given */
export async function watchClocks(office: Office, signal: AbortSignal): Promise<number> {
  for (let warned = 0; ; warned += 1) {
    if (signal.aborted || !(await warnOfOne(office))) return warned;
  }
}

async function warnOfOne(office: Office): Promise<boolean> {
  const at = office.now();
  return office.db.transaction().execute(async (tx) => {
    const due = await takeDueClock(tx, at);
    if (due === null) return false;
    const change = await runCommand(office, tx, due.caseId, {
      type: 'warn_clock',
      at,
      by: { kind: 'bot' },
      mailId: null,
      clock: due.clock,
      percent: passedPercent(due.startsAt, due.dueAt, at),
    });
    if (change.ok) await announce(office, tx, change, null);
    else await dropDueClock(tx, due);
    return true;
  });
}
