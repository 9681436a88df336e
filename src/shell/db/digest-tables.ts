/** Tables of the weekly analysis: flags and their fate, wishes for silence, volumes, the digests that were sent, and what was asked for. */

/** A flag from its first week to its last; `number` is printed `T4`, and stays. */
export type TrendFlagsTable = {
  desk: string;
  number: number;
  /** As the digest names it: `category:leak`. */
  row_name: string;
  since: string;
  last_flagged: string;
  fate: string | null;
  fate_at: Date | null;
  fate_by: string | null;
};

/** A row that a manager does not want to read about until after a day, and why. */
export type TrendSnoozesTable = {
  id: number;
  desk: string;
  row_name: string;
  until: string;
  why: string;
  by_address: string;
  at: Date;
};

/** How much work there was in a week, such as deliveries: the last word of a manager counts. */
export type VolumesTable = {
  desk: string;
  week: string;
  unit: string;
  amount: number;
  by_address: string;
  at: Date;
};

/** What a mail of a manager asked for (asked-store.ts). */
export type AskedReportsTable = {
  id: number;
  mail_id: number;
  transaction_id: number;
  by_address: string;
  reports: unknown;
  asked_at: Date;
  attempts: number;
  done_at: Date | null;
};

/** A row that is counted in another way from a week on, and why: the last word of a manager counts. */
export type SeriesBreaksTable = {
  desk: string;
  row_name: string;
  from_week: string;
  why: string;
  by_address: string;
  at: Date;
};

/** A digest that was sent; `rows` says what its numbers stand for (digest/model.ts). */
export type DigestsTable = {
  outbound_id: number;
  desk: string;
  period: string;
  to_address: string;
  rows: unknown;
  made_at: Date;
};
