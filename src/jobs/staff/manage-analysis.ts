/**
 * What a manager says about the analysis: `#snooze`, `#volume`, and `#digest` for one now (procedure step 5; DESIGN 6).
 * None of it changes a case.
 */

import { addDays, localDay } from '../../case/working-days.ts';
import { parsePeriod, periodOf } from '../../digest/period.ts';
import {
  flagNumbers,
  flagRow,
  loadPast,
  settleFlag,
  setVolume,
  snoozeRow,
} from '../../shell/db/flag-store.ts';
import type { Change } from '../../staff/change.ts';
import { mailProblem, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { AskDigest, SetVolume, SnoozeTrend } from '../../staff/requests.ts';
import { factsOf, judgePeriod } from '../make-digest.ts';
import { mailDigest } from '../send-digests.ts';
import { trendBehind } from './digest-rows.ts';
import { type Attempt, levelOf, passGate, wantedLevel } from './gate.ts';
import { answerLasting, refuse, type StaffRun } from './staff-run.ts';

type Managed =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly problem: Problem };

/** Carries out one such command. */
export async function manageAnalysis(run: StaffRun, attempt: Attempt): Promise<void> {
  const [command] = attempt.plan.commands;
  if (command === undefined) throw new Error('a plan of this kind has a command');
  const { mail } = run;
  // On a desk without a manager the coordinator reads the digest.
  const mayManage = run.office.config.staff.some(({ roles }) => roles.includes('manager'))
    ? mail.member.roles.includes('manager')
    : mail.member.address === run.office.config.coordinator.address;
  if (!mayManage) return refuse(run, [problemOf('not-your-role', command)], attempt);
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  if (!(await passGate(run, attempt, { wanted, reached }))) return;
  const managed = await manage(run, command.request);
  if (!managed.ok) return refuse(run, [managed.problem], attempt);
  const { change } = managed;
  answerLasting(run, attempt, { command, change, caseIds: [], level: reached, note: attempt.plan.note });
}

function manage(run: StaffRun, request: { readonly type: string } | ManagedRequest): Promise<Managed> {
  if (!isManaged(request)) throw new Error(`${request.type} is nothing that managers say about the analysis`);
  switch (request.type) {
    case 'snooze_trend':
      return snooze(run, request);
    case 'set_volume':
      return volume(run, request);
    case 'ask_digest':
      return mailNow(run, request);
  }
}

type ManagedRequest = SnoozeTrend | SetVolume | AskDigest;

function isManaged(request: { readonly type: string } | ManagedRequest): request is ManagedRequest {
  return ['snooze_trend', 'set_volume', 'ask_digest'].includes(request.type);
}

async function snooze(
  { tx, docket, mail }: StaffRun,
  { trend, until, why, fate }: SnoozeTrend,
): Promise<Managed> {
  const desk = mail.filing.desk.name;
  // A digest that somebody asked for numbers trends that no digest of a week had yet.
  const numbered = await flagRow(tx, desk, trend);
  const row = trendBehind(mail.digest, trend) ?? numbered;
  if (row === null) return { ok: false, problem: mailProblem('no-such-row', `T${trend}`) };
  const by = { by: mail.member.address, at: docket.at };
  await snoozeRow(tx, { desk, row, until, why, ...by });
  const flag = row === numbered ? trend : (await flagNumbers(tx, desk)).get(row);
  if (fate !== null && flag !== undefined) await settleFlag(tx, desk, flag, { fate, ...by });
  return changed({ what: 'trend-silenced', of: null, from: null, to: { kind: 'day', day: until } });
}

async function volume({ tx, docket, mail }: StaffRun, { week, unit, amount }: SetVolume): Promise<Managed> {
  if (parsePeriod(week)?.kind !== 'week') return { ok: false, problem: mailProblem('impossible-date', week) };
  const desk = mail.filing.desk.name;
  await setVolume(tx, { desk, week, unit, amount, by: mail.member.address, at: docket.at });
  const text = `${week}, ${unit}, ${amount}`;
  return changed({ what: 'volume', of: null, from: null, to: { kind: 'text', text } });
}

/** Facts are read beside the transaction, from the register as it was before this mail. */
async function mailNow({ office, tx, docket, mail }: StaffRun, { period }: AskDigest): Promise<Managed> {
  const { desk } = mail.filing;
  const today = localDay(docket.at, office.calendar.timeZone);
  const asked = period === null ? periodOf('week', addDays(today, -7)) : parsePeriod(period);
  if (asked === null || asked.from > today)
    return { ok: false, problem: mailProblem('impossible-date', period ?? '') };
  const facts = await factsOf(office, office.db, desk, asked);
  const judged = judgePeriod(office, facts, await loadPast(tx, desk.name));
  await mailDigest(office, tx, desk, judged, [mail.member], 'whole');
  return changed({ what: 'digest-mailed', of: null, from: null, to: { kind: 'text', text: asked.name } });
}

function changed(change: Change): Managed {
  return { ok: true, change };
}
