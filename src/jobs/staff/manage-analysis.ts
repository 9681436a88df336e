/**
 * What a manager says about the analysis: `#snooze`, `#volume`, `#break`, and `#digest` for one now (procedure step 5; DESIGN 6).
 * None of it changes a case.
 */

import { categoryName } from '../../case/category.ts';
import { LANGUAGES } from '../../case/vocabulary.ts';
import { localDay } from '../../case/working-days.ts';
import { TOTAL } from '../../digest/counting.ts';
import { rowNameOf } from '../../digest/judge.ts';
import { lastWholeWeek, parsePeriod } from '../../digest/period.ts';
import { categoriesOf, endBreak, setBreak } from '../../shell/db/break-store.ts';
import { flagNumbers, flagRow, settleFlag, setVolume, snoozeRow } from '../../shell/db/flag-store.ts';
import type { Change } from '../../staff/change.ts';
import { foldWord } from '../../staff/fold.ts';
import { mailProblem, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { AskDigest, BreakSeries, SetVolume, SnoozeTrend, StaffRequest } from '../../staff/requests.ts';
import { readsDigests } from '../send-digests.ts';
import { settingFor } from '../write-letters.ts';
import { trendBehind } from './digest-rows.ts';
import { type Attempt, levelOf, passGate, wantedLevel } from './gate.ts';
import { answerLasting, askLater, refuse, type StaffRun } from './staff-run.ts';

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
    case 'break_series':
      return breakSeries(run, request);
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

async function breakSeries(run: StaffRun, { row: written, from, why }: BreakSeries): Promise<Managed> {
  const { tx, docket, mail } = run;
  const desk = mail.filing.desk.name;
  if (from !== null && parsePeriod(from)?.kind !== 'week')
    return { ok: false, problem: mailProblem('impossible-date', from) };
  const row = await rowWritten(run, written);
  if (row === null) return { ok: false, problem: mailProblem('no-such-row', written) };
  const of = from === null ? written : `${written}, ${from}, ${why}`;
  const to = { kind: 'text', text: of } as const;
  if (from !== null) {
    await setBreak(tx, { desk, row, from, why, by: mail.member.address, at: docket.at });
    return changed({ what: 'series-broken', of: null, from: null, to });
  }
  if (!(await endBreak(tx, desk, row))) return { ok: false, problem: mailProblem('no-such-row', written) };
  return changed({ what: 'series-whole', of: null, from: null, to });
}

/** Words for all rows at once: the complaints themselves are counted in another way. */
const ALL: readonly string[] = ['all', 'everything', 'alles', 'total', 'totaal'];

/** The row that a manager means: that of a flag, all of them, or a category by its name in either language. */
async function rowWritten({ office, tx, mail }: StaffRun, written: string): Promise<string | null> {
  const { desk } = mail.filing;
  const trend = /^T\s*-?\s*([1-9]\d{0,5})$/iu.exec(written.trim())?.[1];
  if (trend !== undefined)
    return trendBehind(mail.digest, Number(trend)) ?? (await flagRow(tx, desk.name, Number(trend)));
  const name = foldWord(written);
  if (ALL.includes(name)) return rowNameOf(TOTAL);
  const { categories } = settingFor(office, desk, mail.member.language);
  const namesOf = (value: string): readonly string[] =>
    [value, ...LANGUAGES.map((language) => categoryName(categories, value, language))].map(foldWord);
  const value = (await categoriesOf(tx, desk.name)).find((each) => namesOf(each).includes(name));
  return value === undefined ? null : rowNameOf({ dimension: 'category', value });
}

async function askDigest(run: StaffRun, transaction: number, { period }: AskDigest): Promise<Managed> {
  const { office, docket } = run;
  const today = localDay(docket.at, office.calendar.timeZone);
  const asked = period === null ? lastWholeWeek(today) : parsePeriod(period);
  if (asked === null || asked.from > today)
    return { ok: false, problem: mailProblem('impossible-date', period ?? '') };
  await askLater(run, transaction, [{ report: 'digest', period: asked.name }]);
  return changed({ what: 'digest-asked', of: null, from: null, to: { kind: 'text', text: asked.name } });
}

function changed(change: Change): Managed {
  return { ok: true, change };
}
