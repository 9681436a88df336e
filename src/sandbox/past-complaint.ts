/**
 * A complaint of the past, made up: what people did with it is given, and the bot does what its clocks said, by the
 * same decider as ever. What comes out is a log that the daemon could have written.
 */
import type { PlainAnswer } from '../case/assessment-events.ts';
import type { Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import { type ClockStep, clocksOf } from '../case/clocks.ts';
import type { CaseCommand, LaterCommand, RegisterComplaint } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import type { RecordedEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { CaseIntent } from '../case/intents.ts';
import type { ClockName } from '../case/vocabulary.ts';
import type { StaffMember } from '../mail/desk-profile.ts';

/** What somebody did; several acts of one step happened in one mail. */
export type PastAct =
  | { readonly who: 'handler'; readonly intent: CaseIntent }
  | { readonly who: 'complainant'; readonly answer: PlainAnswer }
  /** A letter was taken over by the mail server. */
  | { readonly who: 'bot'; readonly letter: string };

/** What happened some hours after the complaint was received. */
export type PastStep = { readonly afterHours: number; readonly acts: readonly PastAct[] };

/** A complaint and what people did with it, in order. */
export type PastPlan = {
  readonly received: RegisterComplaint;
  readonly handler: StaffMember;
  readonly steps: readonly PastStep[];
};

/** The log of a complaint, and how it stands. */
export type PastComplaint = { readonly log: readonly RecordedEvent[]; readonly state: Case };

/** The procedure does not allow what the plan says. */
export class PastPlanError extends Error {
  override readonly name = 'PastPlanError';
}

const HOUR_MS = 3_600_000;

/**
 * Plays a complaint up to an instant; what its plan has for later is left out.
 * @throws PastPlanError that names the act
 */
export function playPast(plan: PastPlan, rules: CaseRules, until: Date): PastComplaint {
  let past = begin(plan.received, rules);
  const { receivedAt } = plan.received;
  for (const { afterHours, acts } of plan.steps) {
    const at = new Date(receivedAt.getTime() + afterHours * HOUR_MS);
    if (at > until) break;
    past = botUntil(past, rules, at);
    for (const command of acts.flatMap((act) => commandsOf(act, plan, at)))
      past = carryOut(past, command, rules);
  }
  return botUntil(past, rules, until);
}

function begin(received: RegisterComplaint, rules: CaseRules): PastComplaint {
  const log = recorded(null, received, rules);
  const state = log.reduce<Case | null>(evolve, null);
  if (state === null) throw new PastPlanError('nothing was registered');
  return { log, state };
}

function carryOut({ log, state }: PastComplaint, command: LaterCommand, rules: CaseRules): PastComplaint {
  const events = recorded(state, command, rules);
  return { log: [...log, ...events], state: events.reduce(evolve, state) };
}

function recorded(state: Case | null, command: CaseCommand, rules: CaseRules): readonly RecordedEvent[] {
  const decision = decide(state, command, rules);
  const { type, at, by, mailId } = command;
  if (!decision.ok) throw new PastPlanError(`${type} is refused: ${decision.refusal.code}`);
  const before = state?.revision ?? 0;
  return decision.events.map((fact, index) => ({ seq: before + 1 + index, at, by, mailId, fact }));
}

function commandsOf(act: PastAct, { received, handler }: PastPlan, at: Date): readonly LaterCommand[] {
  if (act.who === 'bot')
    return [{ type: 'report_letter_sent', letter: act.letter, outboundId: 0, ...byBot(at) }];
  if (act.who === 'complainant') {
    const { complainant: from } = received;
    const given = { at, by: { kind: 'complainant', address: from.address }, mailId: null } as const;
    return [
      { type: 'receive_correspondence', from, supplied: [], ...given },
      { type: 'understand_answer', answer: act.answer, choice: null, answersUs: true, ...given },
    ];
  }
  const { address, name, roles } = handler;
  const by = { kind: 'staff', address } as const;
  return [{ ...act.intent, at, by, mailId: null, person: { address, name }, roles, approvedBy: null }];
}

function byBot(at: Date) {
  return { at, by: { kind: 'bot' }, mailId: null } as const;
}

function botUntil(past: PastComplaint, rules: CaseRules, until: Date): PastComplaint {
  let now = past;
  for (
    let due = nextDue(now.state, rules);
    due !== null && due.at <= until;
    due = nextDue(now.state, rules)
  ) {
    const { act, clock, at } = due;
    const last = now.log.at(-1)?.at ?? at;
    const given = byBot(at < last ? last : at);
    now = carryOut(
      now,
      act === 'warn_clock' ? { ...given, type: act, clock } : { ...given, type: act },
      rules,
    );
  }
  return now;
}

/** What a clock does next, and which. */
export type Due = ClockStep & { readonly clock: ClockName };

/** What a clock does next on a case; null when no clock does anything any more. */
export function nextDue(state: Case, rules: CaseRules): Due | null {
  const due = clocksOf(state, rules).flatMap(({ name, next }) =>
    next === null ? [] : [{ ...next, clock: name }],
  );
  // How things stand is told last: any other letter makes that one needless (clock-store.ts).
  const late = ({ clock }: Due) => (clock === 'update' ? 1 : 0);
  return due.toSorted((a, b) => a.at.getTime() - b.at.getTime() || late(a) - late(b))[0] ?? null;
}
