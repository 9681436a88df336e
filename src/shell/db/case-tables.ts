/**
 * Tables of the register: cases, their log and their clocks, and what a person must do.
 */
import type { Generated } from 'kysely';
import type { MadeAt } from './made-at.ts';

/** The register row of a case: a cache of its events, written in their transaction. */
export type CasesTable = {
  id: number;
  reference: string;
  desk: string;
  profile: string;
  language: string;
  channel: string;
  stage: string;
  complainant_address: string;
  complainant_name: string;
  subject: string;
  received_at: Date;
  registered_at: Date;
  decision_due_on: string;
  acknowledged_at: Date | null;
  missing: string[];
  /** Null while nobody handles it. */
  handler_address: string | null;
  handler_name: string | null;
  /** Null until a person confirmed that it is a complaint. */
  category: string | null;
  severity: Generated<string>;
  /** Number of events; raised by every append. */
  revision: number;
  updated_at: Date;
  /** When its stage became `closed`; null while it is open. */
  closed_at: Date | null;
  /** The case in which it goes on. */
  merged_into: number | null;
  /** Key of what it is about (case/object-key.ts); null where nobody said. */
  object_key: string | null;
};

/** The append-only log; `digest` chains every row to the one before (SHA-256, hex). */
export type CaseEventsTable = {
  id: Generated<number>;
  case_id: number;
  seq: number;
  type: string;
  at: Date;
  mail_id: number | null;
  payload_digest: string;
  previous_digest: string;
  digest: string;
};

/** The erasable side of an event: dropping this row leaves the chain whole. */
export type CaseEventPayloadsTable = { event_id: number; payload: string; salt: Buffer };

export type CaseClocksTable = {
  case_id: number;
  clock: string;
  starts_at: Date;
  due_on: string;
  due_at: Date;
  stopped_at: Date | null;
  /** The next moment at which somebody must hear of this clock; null when there is none. */
  next_at: Date | null;
  next_percent: number | null;
};

/** A day that was promised to a complainant: a cache of the log, written with the row of its case. */
export type PromisesTable = {
  case_id: number;
  /** 1 is the first promise of the case. */
  number: number;
  kind: string;
  /** Number of a point or name of a clock, or ''. */
  about: string;
  made_at: Date;
  due_on: string;
  first_due_on: string;
  moves: number;
  settled_at: Date | null;
  state: string;
};

export const TASK_KINDS = [
  'acknowledge',
  'held',
  'quarantined',
  'stray-note',
  'not-delivered',
  'notice-returned',
  'unproven-bounce',
  'unproven-abuse',
  'burst',
  'letter-failed',
  'to-post',
  'to-pay',
] as const;
/**
 * Why a person is needed: confirm receipt by hand, look at a held or quarantined mail, say to which case a mail of
 * staff belongs, print and post a letter, pay what was promised, look at a letter that did not arrive or leave, at the address of a colleague whose notices come
 * back, at a report of a loss or of abuse that anybody could have written, or at a case on which one address put more mails than
 * anybody writes.
 */
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something a person must do, so that nothing muted is forgotten. */
export type StaffTasksTable = {
  id: Generated<number>;
  kind: TaskKind;
  desk: string;
  case_id: number | null;
  mail_id: number | null;
  /** The letter that did not arrive or leave. */
  outbound_id: number | null;
  opened_at: MadeAt;
  done_at: Date | null;
};
