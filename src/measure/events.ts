/** Every fact that can be true of a measure: the data dictionary of its log (procedure step 4.2). A type is never changed, only added. */
import type { Actor } from '../case/events.ts';
import type { IsoDate, Person } from '../case/vocabulary.ts';
import type { Criterion, FoundEffect, Judging, Measure, ReminderReason } from './measure.ts';

/** A measure was decided on, with the way in which its effect will be judged. */
export type MeasureDecided = {
  readonly type: 'measure_decided';
  readonly number: number;
  readonly desk: string;
  readonly what: string;
  readonly owner: Person;
  readonly due: IsoDate;
  readonly on: IsoDate;
  /** Reference of the case. */
  readonly case: string;
  readonly criterion: Criterion;
  readonly judging: Judging;
};

/** The measure is about one more case. */
export type CaseJoined = { readonly type: 'case_joined'; readonly case: string };

/** It was carried out; `judging` counts from the real day on. */
export type MeasureImplemented = {
  readonly type: 'measure_implemented';
  readonly on: IsoDate;
  readonly evidence: string;
  readonly files: readonly string[];
  readonly judging: Judging;
};

/** Its owner was reminded, and after the due day the coordinator too. */
export type OwnerReminded = {
  readonly type: 'owner_reminded';
  readonly because: ReminderReason;
  readonly on: IsoDate;
};

/** What the counts said waits for a manager, who was reminded of it. */
export type ManagerReminded = { readonly type: 'manager_reminded'; readonly on: IsoDate };

/** The judgement day came, and this is what the counts say. */
export type EffectFound = {
  readonly type: 'effect_found';
  readonly found: FoundEffect;
  readonly on: IsoDate;
};

/** A person confirmed that it works; `why` is '' where the counts say so. */
export type EffectConfirmed = {
  readonly type: 'effect_confirmed';
  readonly on: IsoDate;
  readonly why: string;
};

/** It is not done, or goes no further. */
export type MeasureDropped = { readonly type: 'measure_dropped'; readonly on: IsoDate; readonly why: string };

/** A transaction of staff was taken back; `restored` holds the parts as they were before. */
export type MeasureUndone = {
  readonly type: 'measure_undone';
  readonly transaction: number;
  readonly restored: Partial<Pick<Measure, RestorableField>>;
};

/** Parts of a measure that a command of staff can change. */
export const RESTORABLE_FIELDS = [
  'stage',
  'cases',
  'judging',
  'implemented',
  'found',
  'confirmed',
  'dropped',
] as const;
/** Name of such a part. */
export type RestorableField = (typeof RESTORABLE_FIELDS)[number];

/** What can happen to a measure that exists. */
export type LaterMeasureEvent =
  | CaseJoined
  | MeasureImplemented
  | OwnerReminded
  | ManagerReminded
  | EffectFound
  | EffectConfirmed
  | MeasureDropped
  | MeasureUndone;

/** Every fact of a measure; the first of a log is always the decision. */
export type MeasureEvent = MeasureDecided | LaterMeasureEvent;

/** An event as the log holds it. */
export type RecordedMeasureEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly by: Actor;
  /** Row of the incoming mail that caused it, or null. */
  readonly mailId: number | null;
  readonly fact: MeasureEvent;
};
