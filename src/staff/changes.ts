/**
 * What a command changed, in the form in which an answer shows it: old and new, by codes and values
 * (commands.md 3.6).
 */
import type { ClosingReason, Finding, IsoDate, Person, Severity, Stage } from '../case/vocabulary.ts';

/** A value of a case in an answer: closed lists by their codes, everything else as it stands in the register. */
export type ChangeValue =
  | { readonly kind: 'stage'; readonly code: Stage }
  | { readonly kind: 'finding'; readonly code: Finding }
  | { readonly kind: 'severity'; readonly code: Severity }
  | { readonly kind: 'closing-reason'; readonly code: ClosingReason }
  | { readonly kind: 'day'; readonly day: IsoDate }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'text'; readonly text: string };

/** One thing that a command changed; `what` is the type of the event, or `stage`, and `of` a field or point. */
export type Change = {
  readonly what: string;
  readonly of: string | null;
  readonly from: ChangeValue | null;
  readonly to: ChangeValue | null;
};
