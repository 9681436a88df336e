/**
 * One thing that a command changed, in the form in which an answer shows it: old and new, by codes and values
 * (commands.md 3.6).
 */
import type { Slot } from '../case/appointment-events.ts';
import type {
  ClosingReason,
  ContactChannel,
  DepositAnswer,
  Finding,
  IsoDate,
  NextRung,
  Payer,
  Person,
  RungResult,
  Satisfaction,
  Severity,
  Stage,
} from '../case/vocabulary.ts';
import type { Criterion } from '../measure/measure.ts';

/** A value of a case in an answer: closed lists by their codes, everything else as it stands in the register. */
export type ChangeValue =
  | { readonly kind: 'stage'; readonly code: Stage }
  | { readonly kind: 'finding'; readonly code: Finding }
  | { readonly kind: 'severity'; readonly code: Severity }
  | { readonly kind: 'closing-reason'; readonly code: ClosingReason }
  | { readonly kind: 'satisfaction'; readonly code: Satisfaction }
  | { readonly kind: 'yes-no'; readonly code: 'yes' | 'no' }
  | { readonly kind: 'rung'; readonly code: NextRung }
  | { readonly kind: 'rung-result'; readonly code: RungResult }
  | { readonly kind: 'payer'; readonly code: Payer }
  | { readonly kind: 'deposit'; readonly code: DepositAnswer }
  | { readonly kind: 'contact-channel'; readonly code: ContactChannel }
  | { readonly kind: 'day'; readonly day: IsoDate }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'hours'; readonly minutes: number }
  /** A cause by its code, with the words of staff or ''. */
  | { readonly kind: 'cause'; readonly code: string; readonly text: string }
  | { readonly kind: 'criterion'; readonly criterion: Criterion }
  | { readonly kind: 'text'; readonly text: string };

/** Everything that an answer can show as changed; each has its words in both languages. */
export const CHANGE_NAMES = [
  'registered',
  'stage',
  'handler',
  'category',
  'severity',
  'due',
  'field',
  'tags',
  'point',
  'questions',
  'answer-by',
  'reply',
  'visit',
  'visit-time',
  'visitor',
  'consulted',
  'decision-due',
  'finding',
  'remedy',
  'remedy-by',
  'remedy-moved',
  'remedy-who',
  'offer',
  'compensation',
  'decision',
  'reaction-until',
  'told-on',
  'agreement',
  'objection',
  'slot',
  'appointment',
  'no-appointment',
  'appointment-not-needed',
  'visit-text',
  'done',
  'satisfaction-until',
  'satisfied',
  'rework',
  'call-by',
  'closed',
  'reopened',
  'merged-into',
  'absorbed',
  'linked',
  'recused',
  'confidential',
  'care',
  'answers-forbidden',
  'posted-on',
  'liability-released',
  'alone',
  'representative',
  'review-until',
  'nobody-else',
  'rung',
  'rung-body',
  'rung-until',
  'rung-costs',
  'rung-payer',
  'rung-consent',
  'rung-binding',
  'rung-result',
  'award',
  'award-on',
  'award-action',
  'award-until',
  'inquiry-answered',
  'inquiry-answered-on',
  'inquiry-complex',
  'inquiry-until',
  'inquiry-none',
  'restricted',
  'restricted-until',
  'contact',
  'contact-channel',
  'contact-monthly',
  'contact-lifted',
  'letters-to',
  'cluster',
  'released',
  'legal-hold',
  'legal-hold-lifted',
  'work-to',
  'meeting-lapsed',
  'visit-moved',
  'plan-again',
  'deposit',
  'work-by',
  'work-ended',
  'reviewer',
  'own-hours',
  'cost',
  'cost-for',
  'recover-from',
  'paid',
  'paid-on',
  'recovered',
  'cause',
  'no-measure',
  'measure',
  'measure-owner',
  'measure-by',
  'measure-expects',
  'measure-judged-on',
  'measure-inspected-on',
  'measure-joined',
  'measure-implemented',
  'measure-effective',
  'measure-dropped',
  'measure-undone',
  'acknowledged',
  'opened',
  'joined',
  'discarded',
  'resumed',
  'tokens-renewed',
  'mailbox-locked',
  'trend-silenced',
  'volume',
  'series-broken',
  'series-whole',
  'digest-asked',
] as const;
/** Name of one thing that changed. */
export type ChangeName = (typeof CHANGE_NAMES)[number];

/** One thing that a command changed; `of` names the field of the register or the number of the point, else null. */
export type Change = {
  readonly what: ChangeName;
  readonly of: string | null;
  readonly from: ChangeValue | null;
  readonly to: ChangeValue | null;
};

/** One thing that changed; `of` names the field of the register or the number of the point. */
export function change(
  what: ChangeName,
  to: ChangeValue | null,
  from: ChangeValue | null = null,
  of: string | null = null,
): Change {
  return { what, of, from, to };
}

/** Words of staff; null where they are empty. */
export function text(value: string): ChangeValue | null {
  return value.trim() === '' ? null : { kind: 'text', text: value };
}

/** A day. */
export function day(value: IsoDate): ChangeValue {
  return { kind: 'day', day: value };
}

/** An amount. */
export function money(cents: number): ChangeValue {
  return { kind: 'money', cents };
}

/** Somebody. */
export function person(value: Person): ChangeValue {
  return { kind: 'person', person: value };
}
