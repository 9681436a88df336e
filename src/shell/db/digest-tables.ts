/** Tables of the weekly analysis: flags and their fate, wishes for silence, volumes, and the digests that were sent. */

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

/** A digest that was sent; `rows` says what its numbers stand for (digest/model.ts). */
export type DigestsTable = {
  outbound_id: number;
  desk: string;
  period: string;
  to_address: string;
  rows: unknown;
  made_at: Date;
};
