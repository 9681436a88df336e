/**
 * What must be true before a case may be closed for a reason (domain.md 1 row 3.2.2): a refusal lists what is missing.
 * Some reasons have a command of their own.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { openRemedies } from './changes-by-assessment.ts';
import { findClock } from './clocks.ts';
import type { CloseComplaint, IntentType } from './intents.ts';
import { moneyOwed } from './money-owed.ts';
import type { PairIntent } from './pair-intents.ts';
import type { PromiseKind } from './promise-table.ts';
import { promisesOf } from './promises.ts';
import type { ClosingReason } from './vocabulary.ts';
import { addDays, localDay } from './working-days.ts';

type Given = { readonly state: Case; readonly at: Date; readonly why: string; readonly rules: CaseRules };

/** Days after our questions before a case may be closed for want of an answer (domain.md 2.2). */
const MOST_WAITED = 21;

/** Each thing that a closing may need, and when it is there. */
const NEEDS = {
  /** Every point has a finding. */
  findings: ({ state }: Given) => state.points.every(({ finding }) => finding !== null),
  /** The decision was reported to the complainant. */
  report: ({ state }: Given) => state.decision !== null,
  /** Every remedy is carried out. */
  done: ({ state }: Given) => openRemedies(state).length === 0,
  /** The complainant was asked whether it is solved, where something was carried out, or agreed after it was. */
  satisfaction: ({ state }: Given) =>
    state.satisfaction !== null ||
    state.satisfied !== null ||
    state.points.every(({ remedy, done }) => remedy === null || agreedAfter(state, done?.at)),
  /** The money that was promised is paid. */
  paid: ({ state }: Given) => moneyOwed(state) === 0,
  /** The complainant says that it is solved. */
  satisfied: ({ state }: Given) => state.satisfied?.answer === 'yes',
  /** The complainant did not answer that question in time, also not after a reminder. */
  'no-answer': ({ state, at, rules }: Given) => isSilent(state, 'satisfaction', at, rules),
  /** The complainant agreed. */
  agreement: ({ state }: Given) => state.agreement !== null,
  /** No point is founded, wholly or in part. */
  'nothing-founded': ({ state }: Given) =>
    state.points.every(({ finding }) => finding !== 'founded' && finding !== 'partly'),
  /** Every point is out of scope. */
  'out-of-scope': ({ state }: Given) => state.points.every(({ finding }) => finding === 'out-of-scope'),
  /** An offer was made. */
  offer: ({ state }: Given) => state.offer !== null,
  /** The reaction window passed, after a reminder, without a word. */
  silence: ({ state, at, rules }: Given) => isSilent(state, 'reaction', at, rules),
  /** The complainant was asked. */
  questions: ({ state }: Given) => state.asked !== null,
  /** The complainant was reminded of the questions. */
  reminder: ({ state }: Given) => state.asked?.chased === true,
  /** Three weeks have passed since the questions. */
  'three-weeks': ({ state: { asked }, at, rules: { calendar } }: Given) =>
    asked !== null &&
    addDays(localDay(new Date(asked.since), calendar.timeZone), MOST_WAITED) <=
      localDay(at, calendar.timeZone),
  /** Nobody knows who complains. */
  'no-address': ({ state }: Given) => state.complainant.address === '',
  /** A body ruled on the dispute. */
  award: ({ state }: Given) => (state.dispute?.award ?? null) !== null,
  /** Staff say why. */
  why: ({ why }: Given) => why.trim() !== '',
} as const;

/** What every end by hand needs: nothing that a complainant was promised is left behind. */
const PROMISED: readonly (readonly [PromiseKind, ClosingNeed])[] = [
  ['remedy', 'done'],
  ['payment', 'paid'],
  // Nobody promised a call that was not made.
  ['call', 'call'],
  // An objection has its answer.
  ['review', 'review'],
];

function agreedAfter({ agreement }: Case, done: string | undefined): boolean {
  return done !== undefined && agreement !== null && agreement.at >= done;
}

/** True when a term of the complainant passed without a word, after a reminder. */
function isSilent(state: Case, name: 'reaction' | 'satisfaction', at: Date, rules: CaseRules): boolean {
  const clock = findClock(state, name, rules);
  const window = name === 'reaction' ? state.reactionWindow : state.satisfaction;
  return clock !== null && clock.stoppedAt === null && clock.dueAt <= at && window?.chased === true;
}

/** What a closing may need; each has its words under `closing-need.<name>`. */
export type ClosingNeed = RuleNeed | 'call' | 'review';
type RuleNeed = keyof typeof NEEDS;

/** Every need, for the test of the words. */
export const CLOSING_NEEDS: readonly string[] = [
  ...new Set([...Object.keys(NEEDS), ...PROMISED.map(([, need]) => need)]),
];

type ClosingRule =
  | { readonly needs: readonly RuleNeed[] }
  | { readonly command: IntentType | PairIntent['type'] };

const RULES: Readonly<Record<ClosingReason, ClosingRule>> = {
  'solved-satisfied': { needs: ['findings', 'report', 'done', 'satisfaction', 'satisfied', 'paid'] },
  'solved-no-answer': { needs: ['findings', 'report', 'done', 'satisfaction', 'no-answer', 'paid'] },
  settled: { needs: ['report', 'agreement', 'done', 'satisfaction', 'paid'] },
  'unfounded-accepted': { needs: ['report', 'nothing-founded', 'agreement'] },
  'unfounded-no-reaction': { needs: ['report', 'done', 'silence'] },
  'offer-no-reaction': { needs: ['report', 'offer', 'silence'] },
  withdrawn: { command: 'withdraw_complaint' },
  'no-information': { needs: ['questions', 'reminder', 'three-weeks'] },
  'out-of-scope': { needs: ['report', 'out-of-scope'] },
  'anonymous-noted': { needs: ['no-address', 'why'] },
  'external-decision-executed': { needs: ['report', 'award', 'done', 'satisfaction', 'why', 'paid'] },
  'not-a-complaint': { command: 'decline_complaint' },
  spam: { command: 'mark_spam' },
  merged: { command: 'merge_case' },
};

/** What is missing for a closing, or the command that closes for that reason. */
export type ClosingCheck =
  | { readonly missing: readonly ClosingNeed[] }
  | { readonly command: IntentType | PairIntent['type'] };

/** Whether a case may be closed for a reason: `missing` is empty when it may. */
export function checkClosing(
  state: Case,
  { reason, why }: Pick<CloseComplaint, 'reason' | 'why'>,
  at: Date,
  rules: CaseRules,
): ClosingCheck {
  const rule = RULES[reason];
  if ('command' in rule) return rule;
  const open = promisesOf(state, rules).flatMap((promise) =>
    promise.state === 'open' ? [promise.kind] : [],
  );
  const promised = PROMISED.flatMap(([kind, need]) => (open.includes(kind) ? [need] : []));
  const missing = rule.needs.filter((need) => !NEEDS[need]({ state, at, why, rules }));
  return { missing: [...new Set([...missing, ...promised])] };
}
