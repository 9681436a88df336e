/**
 * The ledger of duties: what the checks of the handling ask of a case, when it was due and when it was done, with the
 * mail that proves it (procedure step 5 "is the handling done correctly"; domain.md 3.5). It follows from the log
 * alone, so that replaying it gives the same, and it holds time as data: nothing is rewritten when a day passes.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { type DutyAct, type DutyCheck, type DutyDeed, dropped, voided } from './duty-acts.ts';
import { DUTIES_UNTIL_DECISION, type DutyRow } from './duty-table.ts';
import { DUTIES_AFTER_DECISION } from './duty-table-after.ts';
import { type RecordedEvent, transactionOf } from './events.ts';
import { runningPause } from './pauses.ts';
import type { Term } from './profile.ts';
import { type Instant, type IsoDate, LEFT_PROCEDURE } from './vocabulary.ts';
import {
  addDays,
  addOfficeHours,
  type Calendar,
  dueDay,
  endOfDay,
  firstWorkingDay,
  localDay,
} from './working-days.ts';

/** One thing that a check asks of a case. */
export type CaseDuty = {
  readonly check: DutyCheck;
  /** What it is about where a check asks several, or ''. */
  readonly about: string;
  /** The last day on which it is in time. */
  readonly dueOn: IsoDate;
  /** When it was done, in time or not; null while it is not. */
  readonly doneAt: Instant | null;
  /** True when it was done in time, false when it was not; null while it is not done and its day may come. */
  readonly passed: boolean | null;
  readonly mailId: number | null;
  readonly outboundId: number | null;
};

const ROWS: readonly DutyRow[] = [...DUTIES_UNTIL_DECISION, ...DUTIES_AFTER_DECISION];
const ROW_OF = new Map(ROWS.map((row) => [row.check, row]));
const DUE_FROM_RECEIPT = ROWS.filter(({ from }) => from === 'receipt').map(({ check }) => check);
const DROPPED_AT_THE_END = ROWS.filter(({ atTheEnd }) => atTheEnd === 'dropped').map(({ check }) => check);

/** The deeds of a case after one more event; `before` is null for its registration. */
export function dutyActsAfter(before: Case | null, after: Case, event: RecordedEvent): readonly DutyAct[] {
  const { fact, at, by, mailId } = event;
  const known = before?.dutyActs ?? [];
  if (fact.type === 'transaction_undone')
    return known.filter(({ transaction }) => transaction !== fact.transaction);
  const transaction = transactionOf(by);
  const stamp = { at: at.toISOString(), mailId, transaction };
  const context = { event, before: before ?? after, after };
  const added = ROWS.flatMap(({ check, deeds }) =>
    deeds(context).map((deed): DutyAct => ({ ...deed, check, ...stamp })),
  );
  const ended = [...endOfCase(event), ...oldMail(event)].map((act) => ({ ...act, ...stamp }));
  const acts = [...known];
  for (const act of [...added, ...ended]) if (isNews(acts, act)) acts.push(act);
  return acts.length === known.length ? known : acts;
}

/** What is done or dropped while nothing is owed is no news. */
function isNews(acts: readonly DutyAct[], act: DutyAct): boolean {
  const same = acts.filter(({ check }) => check === act.check);
  const lastOf = (about: string) => same.findLast((other) => other.about === about || other.about === '*');
  switch (act.deed) {
    case 'owed':
      return true;
    case 'void':
      return same.length > 0;
    case 'again':
      return same.some(({ deed, outboundId }) => deed === 'done' && outboundId === act.outboundId);
    default: {
      const abouts = act.about === '*' ? same.map(({ about }) => about) : [act.about];
      return abouts.some((about) => OPENING.includes(lastOf(about)?.deed ?? 'void'));
    }
  }
}

const OPENING: readonly DutyDeed['deed'][] = ['owed', 'moved', 'again'];

type EndDeed = DutyDeed & { readonly check: DutyCheck };

function endOfCase({ fact }: RecordedEvent): readonly EndDeed[] {
  if (fact.type !== 'complaint_closed' || LEFT_PROCEDURE.includes(fact.reason)) return [];
  return DROPPED_AT_THE_END.map((check) => ({ ...dropped(), check }));
}

/** The terms of a mail that an archive held were over before it was registered: they say nothing of the handling. */
function oldMail({ fact }: RecordedEvent): readonly EndDeed[] {
  if (fact.type !== 'acknowledgement_withheld' || !fact.because.includes('stale')) return [];
  return DUE_FROM_RECEIPT.map((check) => ({ ...voided(), check }));
}

/** A duty while the deeds are carried out: from `lateAt` on it is late. */
type OpenDuty = CaseDuty & { readonly lateAt: Date };

/** Every duty of a case, in the order in which they arose; empty for a case that left the procedure. */
export function dutiesOf(state: Case, rules: CaseRules): readonly CaseDuty[] {
  if (state.closing !== null && LEFT_PROCEDURE.includes(state.closing.reason)) return [];
  let duties: readonly OpenDuty[] = [];
  for (const act of state.dutyActs) duties = carryOut(duties, act, state, rules);
  const paused = runningPause(state, rules.calendar)?.dueOn ?? null;
  return duties.map(({ lateAt: _, ...duty }) =>
    paused !== null && duty.check === 8 && duty.about === 'decision' && duty.passed === null
      ? { ...duty, dueOn: paused }
      : duty,
  );
}

function carryOut(
  duties: readonly OpenDuty[],
  act: DutyAct,
  state: Case,
  rules: CaseRules,
): readonly OpenDuty[] {
  const isSame = ({ check, about }: OpenDuty): boolean =>
    check === act.check && (act.about === '*' || about === act.about);
  const isMeant = (duty: OpenDuty): boolean => isSame(duty) && duty.passed === null;
  const at = new Date(act.at);
  const each = (change: (duty: OpenDuty) => OpenDuty | null): readonly OpenDuty[] =>
    duties.flatMap((duty) => (isMeant(duty) ? (change(duty) ?? []) : [duty]));
  const fail = (duty: OpenDuty): OpenDuty => ({ ...duty, passed: false });
  switch (act.deed) {
    case 'done':
      return each((duty) => fulfil(duty, act, doneAt(act, rules.calendar)));
    case 'dropped':
      return each((duty) => (at < duty.lateAt ? null : fail(duty)));
    case 'void':
      // What was done about one thing, in time or late, stays when the same is asked again and needs no answer.
      return duties.filter((duty) => (act.about === '*' ? !isSame(duty) : !isMeant(duty)));
    case 'again':
      return duties.map((duty) => (isSame(duty) && duty.outboundId === act.outboundId ? undo(duty) : duty));
    case 'moved':
      return each((duty) => ({ ...duty, ...dueOf(act, state, rules) }));
    case 'owed': {
      const due = dueOf(act, state, rules);
      const open = duties.find(isMeant);
      if (open !== undefined && at < open.lateAt) return each((duty) => ({ ...duty, ...due }));
      // Another day does not mend the one that passed.
      return [...each(fail), { check: act.check, about: act.about, ...due, ...NOT_DONE }];
    }
  }
}

/** What was done on a day that was named, before it was written down. */
function doneAt({ at, day }: DutyAct, { timeZone }: Calendar): Instant {
  const end = day === null ? at : endOfDay(day, timeZone).toISOString();
  return end < at ? end : at;
}

function fulfil(duty: OpenDuty, { mailId, outboundId }: DutyAct, at: Instant): OpenDuty {
  return { ...duty, doneAt: at, passed: new Date(at) < duty.lateAt, mailId, outboundId };
}

const NOT_DONE = { doneAt: null, passed: null, mailId: null, outboundId: null } as const;

function undo(duty: OpenDuty): OpenDuty {
  return { ...duty, ...NOT_DONE };
}

const MINUTE_MS = 60_000;

/** The last day, and when it is over; a term of hours ends in the middle of a day. */
function dueOf({ check, about, day, at }: DutyAct, state: Case, { profile, calendar }: CaseRules) {
  const { timeZone } = calendar;
  const row = ROW_OF.get(check);
  if (row === undefined) throw new Error(`check ${check} has no row`);
  const from = row.from === 'receipt' ? state.receivedAt : new Date(at);
  const named = typeof row.term === 'function' ? row.term(state, about) : row.term;
  const term = typeof named === 'string' ? profile.terms[named] : named;
  if (day === null && term.unit === 'hours') {
    const lateAt = addOfficeHours(from, term.amount, calendar);
    return { dueOn: localDay(lateAt, timeZone), lateAt };
  }
  const dueOn =
    day === null ? dueDay(from, term, calendar, isMoved(row, term)) : dayAfter(day, row, calendar);
  // What the bot does by itself it does in the last minute, which counts.
  return { dueOn, lateAt: new Date(endOfDay(dueOn, timeZone).getTime() + MINUTE_MS) };
}

// What is due at once is due that very day.
function isMoved({ neverMoves = false }: DutyRow, { amount }: Term): boolean {
  return !neverMoves && amount > 0;
}

function dayAfter(day: IsoDate, { followsDay = false }: DutyRow, calendar: Calendar): IsoDate {
  return followsDay ? firstWorkingDay(addDays(day, 1), calendar) : day;
}
