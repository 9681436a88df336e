/** Tables of the register of measures (procedure step 4.2). */
import type { Generated } from 'kysely';

/** The register row of a measure: a cache of its events, written in their transaction. */
export type MeasuresTable = {
  number: number;
  desk: string;
  stage: string;
  due_on: string;
  /** Row of the analysis that it shall change; null where it has none. */
  target_dimension: string | null;
  target_value: string | null;
  /** When something happens to it by itself; null when nothing does. */
  next_at: Date | null;
  /** Number of events; raised by every append. */
  revision: number;
  updated_at: Date;
};

/** The append-only log; `digest` chains every row to the one before (SHA-256, hex). */
export type MeasureEventsTable = {
  id: Generated<number>;
  measure: number;
  seq: number;
  type: string;
  at: Date;
  mail_id: number | null;
  transaction_id: number | null;
  payload_digest: string;
  previous_digest: string;
  digest: string;
};

/** The erasable side of an event: dropping this row leaves the chain whole. */
export type MeasureEventPayloadsTable = { event_id: number; payload: string; salt: Buffer };

/** When the coordinator heard last that complaints have the same cause. */
export type CauseNoticesTable = { cause: string; told_at: Date };

/** What erasing does to each of their columns (personal-data.ts): a measure names colleagues, and what they wrote goes. */
export const MEASURE_ERASURE = {
  measures: {
    number: 'none',
    desk: 'none',
    stage: 'none',
    due_on: 'none',
    target_dimension: 'none',
    target_value: 'none',
    next_at: 'none',
    revision: 'none',
    updated_at: 'none',
  },
  measure_events: {
    id: 'none',
    measure: 'none',
    seq: 'none',
    type: 'none',
    at: 'none',
    mail_id: 'none',
    transaction_id: 'none',
    payload_digest: 'none',
    previous_digest: 'none',
    digest: 'none',
  },
  measure_event_payloads: { event_id: 'delete-row', payload: 'delete-row', salt: 'delete-row' },
  cause_notices: { cause: 'none', told_at: 'none' },
} as const;
