/** What a job that holds two cases, or a case and a measure, asks of each of them (domain.md 2.6). */
import type { Inquiry } from './inquiries.ts';
import type { LinkMeasure } from './learning-intents.ts';
import type { PlannedVisit } from './planned-meetings.ts';
import type { LinkKind } from './relation-events.ts';
import type { WorkOrder } from './work-orders.ts';

/** `#merge` on the case that ends: it goes on in another one. */
export type MergeCase = {
  readonly type: 'merge_case';
  readonly into: string;
  /** The visit that goes along, as the other case has it; null where none does. */
  readonly visit: PlannedVisit | null;
};

/** `#merge` on the case that stays. */
export type AbsorbCase = {
  readonly type: 'absorb_case';
  readonly from: string;
  readonly receivedAt: Date;
  readonly points: readonly string[];
  readonly participants: readonly string[];
  /** Orders of the other case on which somebody outside is still to act. */
  readonly works: readonly WorkOrder[];
  /** What bodies asked about the other case and nobody answered yet. */
  readonly inquiries: readonly Inquiry[];
  /** The visit of the other case that goes on in this one; null for none. */
  readonly visit: PlannedVisit | null;
};

/** `#unmerge` on the case that was merged: it is one of its own again. */
export type UnmergeCase = {
  readonly type: 'unmerge_case';
  readonly from: string;
  /** What it brought along of what bodies asked, as the other case has it now. */
  readonly inquiries: readonly Inquiry[];
  /** The visit that it brought along, which comes back with it; null for none. */
  readonly visit: PlannedVisit | null;
};

/** `#unmerge` on the case that stayed; `points` are the texts that the other one brought, `participants` its people. */
export type ReleaseCase = {
  readonly type: 'release_case';
  readonly other: string;
  readonly points: readonly string[];
  readonly participants: readonly string[];
  /** The visit that leaves with it; null for none. */
  readonly visit: PlannedVisit | null;
};

/** Notes on one of two cases how it belongs to the other: `#split`, a repeat. */
export type RelateCase = { readonly type: 'relate_case'; readonly other: string; readonly how: LinkKind };

/** What a job that holds two cases, or a case and a measure, asks of each case in the name of who commanded it. */
export type PairIntent = MergeCase | AbsorbCase | UnmergeCase | ReleaseCase | RelateCase | LinkMeasure;
