/**
 * The ladder of disputes behind our own review: talking together, an independent expert, mediation, a committee,
 * arbitration or the court, each with who, until when, at whose cost and with whose consent (step 6; domain.md 2.7).
 * From the committee on nothing of the file may be erased (domain.md 2.8).
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { disputeOf } from './changes-by-dispute.ts';
import type { Deciders, OrderOf } from './deciders.ts';
import { byName, type DisputeBody } from './dispute-body.ts';
import type { CaseEvent } from './events.ts';
import { refuseStep } from './information.ts';
import { accept, type Decision, type Refusal, refuse } from './refusals.ts';
import { NEXT_RUNGS, type NextRung, type Rung } from './vocabulary.ts';
import { dueDay, localDay } from './working-days.ts';

/** Everything that a rung may need to be written with it; each has its words under `rung-need.<name>`. */
export const RUNG_NEEDS = ['body', 'until', 'payer', 'consent', 'binding'] as const;
/** Name of such a thing. */
export type RungNeed = (typeof RUNG_NEEDS)[number];

/** What holds for a rung. */
type RungRule = {
  readonly needs: readonly RungNeed[];
  /** True where only a body of the configuration will do, and only one in whose procedure we take part. */
  readonly configured: boolean;
  /** What its outcome is by its nature; null where both sides agree on it beforehand. */
  readonly binds: boolean | null;
  /** True where the file must be kept from here on. */
  readonly holds: boolean;
};

const RUNG_RULES: Readonly<Record<NextRung, RungRule>> = {
  talk: { needs: [], configured: false, binds: false, holds: false },
  expert: {
    needs: ['body', 'until', 'payer', 'consent', 'binding'],
    configured: false,
    binds: null,
    holds: false,
  },
  mediation: { needs: ['body', 'until', 'payer', 'consent'], configured: false, binds: false, holds: false },
  committee: { needs: ['body', 'until'], configured: true, binds: true, holds: true },
  arbitration: { needs: ['body', 'until'], configured: true, binds: true, holds: true },
  court: { needs: ['until'], configured: false, binds: true, holds: true },
};

/** One row for each command of the ladder. */
export const LADDER_DECIDERS: Deciders<
  'enter_rung' | 'end_rung' | 'record_award' | 'place_hold' | 'lift_hold' | 'review_hold'
> = {
  enter_rung: enterRung,
  end_rung: (state, { result, text }) => {
    if (text.trim() === '') return refuse('nothing-written');
    const step = state.dispute?.step ?? null;
    if (step === null || step.result !== null) return refuse('no-rung');
    if (result === 'advice' && step.rung !== 'expert')
      return refuse({ code: 'no-such-result', rung: step.rung });
    return accept({ type: 'rung_ended', rung: step.rung, result, text });
  },
  record_award: recordAward,
  place_hold: ({ legalHold }, { why }) => {
    if (why.trim() === '') return refuse('nothing-written');
    if (legalHold !== null && legalHold.why === why) return refuse('nothing-changes');
    return accept({ type: 'legal_hold_set', on: true, why, automatic: false });
  },
  review_hold: (state, { at }, rules) =>
    refuseStep(state, 'hold', 'review_hold', at, rules) ?? accept({ type: 'hold_review_due' }),
  lift_hold: ({ legalHold }, { why }) => {
    if (legalHold === null) return refuse('nothing-changes');
    return why.trim() === ''
      ? refuse('nothing-written')
      : accept({ type: 'legal_hold_set', on: false, why, automatic: false });
  },
};

function enterRung(state: Case, command: OrderOf['enter_rung'], rules: CaseRules): Decision {
  const { rung, at, costs, payer, consent } = command;
  const refusal = refuseRung(state, command, rules);
  if (refusal !== null) return refuse(refusal);
  const rule = RUNG_RULES[rung];
  const body = findBody(rung, command.body, rules);
  const entered: CaseEvent = {
    type: 'rung_entered',
    rung,
    body: body?.name ?? (command.body.trim() || null),
    until: command.until ?? dueDay(at, rules.profile.terms.rung, rules.calendar, true),
    costs,
    payer,
    consent,
    binding: rule.binds ?? command.binding ?? false,
  };
  const isHeld = state.legalHold !== null || !rule.holds;
  return isHeld
    ? accept(entered)
    : accept(entered, { type: 'legal_hold_set', on: true, why: '', automatic: true });
}

/** Only who was asked to decide rules: a committee, arbitrators, a court, or an expert whose opinion both sides accept. */
function recordAward(state: Case, command: OrderOf['record_award'], rules: CaseRules): Decision {
  const { at, ruling, action, until } = command;
  const step = state.dispute?.step ?? null;
  if (step === null || !step.binding || step.result !== null) return refuse('no-binding-step');
  const body = command.body.trim() || step.body;
  if (body === null) return refuse({ code: 'rung-incomplete', rung: step.rung, missing: ['body'] });
  const today = localDay(at, rules.calendar.timeZone);
  const on = command.on ?? today;
  if (on > today) return refuse({ code: 'day-ahead', day: on });
  const award = { type: 'award_recorded', body, on, ruling } as const;
  if (action.trim() === '') return accept({ ...award, action: null });
  if (until !== null && until < today) return refuse({ code: 'day-passed', day: until });
  const point = orderedPoint(state, command.point);
  if (point === null)
    return refuse({
      code: 'no-such-point',
      point: command.point ?? 0,
      points: state.points.map(({ number }) => number),
    });
  const last = until ?? dueDay(at, rules.profile.terms.remedy, rules.calendar, true);
  return accept({ ...award, action: { point, text: action, until: last } });
}

/** The point that a ruling is about: the one named, else the first on which the complainant was not right. */
function orderedPoint({ points }: Case, wanted: number | null): number | null {
  const found =
    wanted === null
      ? (points.find(({ finding }) => finding !== 'founded') ?? points[0])
      : points.find(({ number }) => number === wanted);
  return found?.number ?? null;
}

function refuseRung(state: Case, command: OrderOf['enter_rung'], rules: CaseRules): Refusal | null {
  const { rung, at, until, consent } = command;
  const { rung: now } = disputeOf(state, at);
  if (rankOf(rung) < rankOf(now)) return { code: 'rung-passed', rung: now };
  const unknown = refuseBody(command, rules);
  if (unknown !== null) return unknown;
  const missing = RUNG_RULES[rung].needs.filter((need) => !isGiven(need, command, rules));
  if (missing.length > 0) return { code: 'rung-incomplete', rung, missing };
  const today = localDay(at, rules.calendar.timeZone);
  if (until !== null && until < today) return { code: 'day-passed', day: until };
  return consent !== null && consent > today ? { code: 'day-ahead', day: consent } : null;
}

function isGiven(need: RungNeed, command: OrderOf['enter_rung'], rules: CaseRules): boolean {
  if (need === 'body') return command.body.trim() !== '' || findBody(command.rung, '', rules) !== null;
  return command[need] !== null;
}

/** A committee decides for us only where we are affiliated with it, arbitrators only where that was agreed. */
function refuseBody({ rung, body }: OrderOf['enter_rung'], rules: CaseRules): Refusal | null {
  if (!RUNG_RULES[rung].configured) return null;
  const found = findBody(rung, body, rules);
  if (found !== null && !found.affiliated) return { code: 'not-affiliated', body: found.name };
  const known = bodiesFor(rung, rules);
  const isUnknown = found === null && (body.trim() !== '' || known.length === 0);
  return isUnknown ? { code: 'unknown-body', body, bodies: known.map(({ name }) => name) } : null;
}

function findBody(rung: NextRung, written: string, rules: CaseRules): DisputeBody | null {
  return byName(bodiesFor(rung, rules), written, ({ name }) => name);
}

function bodiesFor(rung: NextRung, { bodies }: CaseRules): readonly DisputeBody[] {
  return bodies.filter(({ kind }) => kind === rung);
}

/** How high a rung is; arbitration and the court stand on the same one (domain.md 2.7, rung 5). */
function rankOf(rung: Rung): number {
  const rank = rung === 'review' ? -1 : NEXT_RUNGS.indexOf(rung);
  return Math.min(rank, NEXT_RUNGS.indexOf('arbitration'));
}
