/**
 * What a manager says about the analysis: `#snooze`, `#volume`, and `#digest` for one now (procedure step 5; DESIGN 6).
 * None of it changes a case.
 */

import { localDay } from '../../case/working-days.ts';
import { lastWholeWeek, parsePeriod } from '../../digest/period.ts';
import { noteAsked } from '../../shell/db/asked-store.ts';
import { flagNumbers, flagRow, settleFlag, setVolume, snoozeRow } from '../../shell/db/flag-store.ts';
import type { Change } from '../../staff/change.ts';
import { mailProblem, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { AskDigest, SetVolume, SnoozeTrend, StaffRequest } from '../../staff/requests.ts';
import { readsDigests } from '../send-digests.ts';
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
  if (!readsDigests(run.office, run.mail.member))
    return refuse(run, [problemOf('not-your-role', command)], attempt);
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  if (!(await passGate(run, attempt, { wanted, reached }))) return;
  const managed = await manage(run, attempt.transaction, command.request);
  if (!managed.ok) return refuse(run, [managed.problem], attempt);
  const { change } = managed;
  answerLasting(run, attempt, { command, change, caseIds: [], level: reached, note: attempt.plan.note });
}

function manage(run: StaffRun, transaction: number, request: StaffRequest): Promise<Managed> {
  switch (request.type) {
    case 'snooze_trend':
      return snooze(run, request);
    case 'set_volume':
      return volume(run, request);
    case 'ask_digest':
      return askDigest(run, transaction, request);
    default:
      throw new Error(`${request.type} is nothing that managers say about the analysis`);
  }
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

/** It is made when this mail is filed: no other mail waits for it (jobs/send-asked.ts). */
async function askDigest(
  { office, tx, docket, mail }: StaffRun,
  transaction: number,
  { period }: AskDigest,
): Promise<Managed> {
  const today = localDay(docket.at, office.calendar.timeZone);
  const asked = period === null ? lastWholeWeek(today) : parsePeriod(period);
  if (asked === null || asked.from > today)
    return { ok: false, problem: mailProblem('impossible-date', period ?? '') };
  await noteAsked(tx, {
    mailId: mail.filing.claimed.id,
    transaction,
    by: mail.member.address,
    reports: [{ report: 'digest', period: asked.name }],
    at: docket.at,
  });
  return changed({ what: 'digest-asked', of: null, from: null, to: { kind: 'text', text: asked.name } });
}

function changed(change: Change): Managed {
  return { ok: true, change };
}
