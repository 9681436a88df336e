/**
 * Every no of the procedure: a code and what belongs to it, so that a letter can say what was refused, why, and what to
 * do (DESIGN 8). The words stand in `templates/<language>/words.json` under `refusal.<code>`, with the data in braces.
 */
import type { ClosingNeed } from './closing-rules.ts';
import type { CaseEvent } from './events.ts';
import type { RungNeed } from './ladder.ts';
import type { UndoableField } from './relation-events.ts';
import type { ClosingReason, IsoDate, Level, NextRung, Role, Rung, Stage, Verdict } from './vocabulary.ts';

/** Codes that say everything by themselves. */
export type PlainCode =
  | 'already-registered'
  | 'no-such-case'
  | 'nothing-written'
  | 'nothing-changes'
  | 'clock-stopped'
  | 'not-due-yet'
  | 'already-warned'
  | 'already-acknowledged'
  | 'case-closed'
  | 'recused'
  | 'no-decision'
  | 'same-case'
  | 'nobody-else'
  | 'not-judged-again'
  | 'no-rung'
  | 'no-inquiry'
  | 'no-restriction'
  | 'restriction-changed'
  | 'not-merged'
  | 'no-binding-step'
  | 'other-complainant'
  | 'no-such-measure'
  | 'evidence-missing'
  | 'measure-changed-since'
  | 'no-review'
  | 'no-delivery'
  | 'no-hourly-rate';

/** Why a command was not carried out: an expected "no" that a person must be able to read. */
export type Refusal =
  | { readonly code: PlainCode }
  /** The case is at another stage than this is possible at. */
  | { readonly code: 'stage'; readonly stage: Stage; readonly possible: readonly Stage[] }
  /** Any one of these roles is needed. */
  | { readonly code: 'role'; readonly roles: readonly Role[] }
  /** It is not proven well enough who wrote it. */
  | { readonly code: 'level'; readonly level: Level }
  /** No point was named, and not exactly one is open. */
  | { readonly code: 'several-points'; readonly open: readonly number[] }
  | { readonly code: 'no-such-point'; readonly point: number; readonly points: readonly number[] }
  /** Points without a finding. */
  | { readonly code: 'points-open'; readonly points: readonly number[] }
  /** Points that have a finding already, which a new list would lose. */
  | { readonly code: 'points-assessed'; readonly points: readonly number[] }
  /** Founded points without a remedy. */
  | { readonly code: 'remedy-missing'; readonly points: readonly number[] }
  /** Nothing is left to carry out, or not on this point; `open` are the points with a remedy that is. */
  | { readonly code: 'no-remedy'; readonly open: readonly number[] }
  /** A letter would promise a remedy for a day that is over. */
  | { readonly code: 'remedy-day-passed'; readonly point: number; readonly day: IsoDate }
  | { readonly code: 'grounds-missing'; readonly point: number }
  /** The complainant was promised another day, and nobody says why it changes. */
  | { readonly code: 'because-missing'; readonly day: IsoDate }
  /** A remedy for a point that is not founded. */
  | { readonly code: 'not-founded'; readonly point: number }
  /** Money over what one person may decide, in cents; any of the roles may approve it. */
  | { readonly code: 'over-limit'; readonly limit: number; readonly roles: readonly Role[] }
  /** The term of the decision has passed: it can no longer be extended. */
  | { readonly code: 'after-term'; readonly due: IsoDate }
  | { readonly code: 'extended-already'; readonly until: IsoDate }
  /** The new day is not later than the one promised. */
  | { readonly code: 'not-later'; readonly due: IsoDate }
  /** The new day is later than the last one possible. */
  | { readonly code: 'after-latest'; readonly latest: IsoDate }
  | { readonly code: 'day-passed'; readonly day: IsoDate }
  /** A day in the future for what has happened. */
  | { readonly code: 'day-ahead'; readonly day: IsoDate }
  | { readonly code: 'bad-value'; readonly field: string; readonly value: string }
  | { readonly code: 'quick-term-passed'; readonly until: IsoDate }
  | {
      readonly code: 'closing-incomplete';
      readonly reason: ClosingReason;
      readonly missing: readonly ClosingNeed[];
    }
  /** There is a command of its own for it, named by its intent. */
  | { readonly code: 'other-command'; readonly intent: string }
  | { readonly code: 'objection-term-passed'; readonly until: IsoDate }
  /** Who decided the first time does not look again; these colleagues may. */
  | { readonly code: 'decided-before'; readonly colleagues: readonly string[] }
  /** The dispute is on a higher rung already. */
  | { readonly code: 'rung-passed'; readonly rung: Rung }
  | { readonly code: 'rung-incomplete'; readonly rung: NextRung; readonly missing: readonly RungNeed[] }
  /** No body of that name stands in the configuration for this rung; `bodies` are those that do. */
  | { readonly code: 'unknown-body'; readonly body: string; readonly bodies: readonly string[] }
  | { readonly code: 'not-affiliated'; readonly body: string }
  /** Several bodies wait for our answer, or none of that name. */
  | { readonly code: 'which-inquiry'; readonly bodies: readonly string[] }
  /** Answered on a day before the body asked, which was on this one. */
  | { readonly code: 'before-inquiry'; readonly day: IsoDate }
  /** The term for our answer ended on this day. */
  | { readonly code: 'inquiry-late'; readonly day: IsoDate }
  /** Only an expert gives advice. */
  | { readonly code: 'no-such-result'; readonly rung: NextRung }
  /** The case goes on in another one. */
  | { readonly code: 'merged'; readonly into: string }
  | { readonly code: 'no-such-transaction'; readonly transaction: number }
  | { readonly code: 'undone-already'; readonly transaction: number }
  | { readonly code: 'nothing-to-undo'; readonly transaction: number }
  /** Another person's transaction, and who asks is no manager. */
  | { readonly code: 'not-yours'; readonly by: string; readonly roles: readonly Role[] }
  /** What the transaction changed was changed again. */
  | { readonly code: 'changed-since'; readonly fields: readonly UndoableField[] }
  /** The measure is at another stage (measure/measure.ts) than this is possible at. */
  | { readonly code: 'measure-stage'; readonly progress: string; readonly wanted: readonly string[] }
  /** The judgement day of a measure, which is still to come. */
  | { readonly code: 'effect-too-early'; readonly day: IsoDate }
  /** The counts do not say that the measure works. */
  | { readonly code: 'effect-not-shown'; readonly verdict: Verdict }
  /** A measure is about the case already, printed as `M-12`. */
  | { readonly code: 'measure-linked'; readonly measure: string }
  /** Work is ordered from somebody who is neither staff nor on the complainant's side. */
  | { readonly code: 'not-a-third-party'; readonly address: string }
  /** No order to this person is open, or several are; `orders` names everybody who has one. */
  | { readonly code: 'no-such-order'; readonly orders: readonly string[] }
  /** Later than the complainant was promised. */
  | { readonly code: 'after-remedy'; readonly latest: IsoDate };

/** Name of one reason. */
export type RefusalCode = Refusal['code'];

/** What came of a command: the facts to append, at least one, or the refusal; never both. */
export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The command is carried out. */
export function accept(...events: readonly CaseEvent[]): Decision {
  return { ok: true, events };
}

/** The command is not carried out. */
export function refuse(refusal: PlainCode | Refusal): Decision {
  return { ok: false, refusal: typeof refusal === 'string' ? { code: refusal } : refusal };
}

// Keyed, so that the compiler names the code that is missing.
const KNOWN: Readonly<Record<RefusalCode, true>> = {
  'already-registered': true,
  'no-such-case': true,
  'nothing-written': true,
  'nothing-changes': true,
  'clock-stopped': true,
  'not-due-yet': true,
  'already-warned': true,
  'already-acknowledged': true,
  'case-closed': true,
  recused: true,
  'no-decision': true,
  'same-case': true,
  'nobody-else': true,
  'not-judged-again': true,
  'no-rung': true,
  'no-inquiry': true,
  'no-restriction': true,
  'restriction-changed': true,
  'which-inquiry': true,
  'before-inquiry': true,
  'inquiry-late': true,
  'not-merged': true,
  'no-binding-step': true,
  'other-complainant': true,
  'no-review': true,
  'no-delivery': true,
  'no-hourly-rate': true,
  'no-such-order': true,
  stage: true,
  role: true,
  level: true,
  'several-points': true,
  'no-such-point': true,
  'points-open': true,
  'points-assessed': true,
  'remedy-missing': true,
  'remedy-day-passed': true,
  'no-remedy': true,
  'grounds-missing': true,
  'because-missing': true,
  'not-founded': true,
  'over-limit': true,
  'after-term': true,
  'extended-already': true,
  'not-later': true,
  'after-latest': true,
  'day-passed': true,
  'day-ahead': true,
  'bad-value': true,
  'quick-term-passed': true,
  'closing-incomplete': true,
  'other-command': true,
  'objection-term-passed': true,
  'decided-before': true,
  'rung-passed': true,
  'rung-incomplete': true,
  'unknown-body': true,
  'not-affiliated': true,
  'no-such-result': true,
  merged: true,
  'no-such-transaction': true,
  'undone-already': true,
  'nothing-to-undo': true,
  'not-yours': true,
  'changed-since': true,
  'no-such-measure': true,
  'evidence-missing': true,
  'measure-changed-since': true,
  'measure-stage': true,
  'effect-too-early': true,
  'effect-not-shown': true,
  'measure-linked': true,
  'not-a-third-party': true,
  'after-remedy': true,
};

/** Every code; each has its words. */
export const REFUSAL_CODES: readonly string[] = Object.keys(KNOWN);
