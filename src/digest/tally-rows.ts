/** The rows of the counting tables, as case-tally.ts makes them; named by their columns. */
import type { Finding, Instant, IsoDate, Rung, Satisfaction } from '../case/vocabulary.ts';

/** On whom an open case waits. */
export type Waiting = 'complainant' | 'third-party' | 'us';

/** One row of what is counted by case. Days are in the time zone of the desk; money in cents. */
export type CaseTally = {
  readonly desk: string;
  /** False for what left the procedure: no complaint, spam, merged. */
  readonly counts: boolean;
  readonly received_on: IsoDate;
  readonly registered_on: IsoDate;
  readonly confirmed_on: IsoDate | null;
  /** The first report of a decision. */
  readonly decided_on: IsoDate | null;
  /** Where something is to be carried out: from when, and when the last of it was done. */
  readonly repair_from: IsoDate | null;
  readonly repaired_on: IsoDate | null;
  readonly closed_on: IsoDate | null;
  readonly closing_reason: string | null;
  /** Every end of the customer track, and when it went on again; both lists are of one length. */
  readonly closings: readonly IsoDate[];
  readonly reopenings: readonly (IsoDate | null)[];
  readonly channel: string;
  readonly category: string | null;
  readonly severity: string;
  readonly project: string | null;
  readonly third_party: string | null;
  readonly handler: string | null;
  /** Null when closed. */
  readonly waiting_on: Waiting | null;
  readonly satisfaction: Satisfaction | 'none' | 'pending' | null;
  readonly satisfaction_on: IsoDate | null;
  readonly reworks: number;
  readonly rework_on: IsoDate | null;
  readonly is_repeat: boolean;
  readonly objected_on: IsoDate | null;
  /** When our review was reported, and whether it came to another finding. */
  readonly reviewed_on: IsoDate | null;
  readonly award_on: IsoDate | null;
  readonly award_against: boolean | null;
  /** While it is in dispute. */
  readonly rung: Rung | null;
  readonly rung_body: string | null;
  readonly rung_until: IsoDate | null;
  readonly dispute_since: IsoDate | null;
  /** True once a measure is linked, or it was said why there is none. */
  readonly learnt: boolean;
  readonly exposure_cents: number;
  readonly hold_since: IsoDate | null;
  readonly hold_review_on: IsoDate | null;
  readonly hold_automatic: boolean | null;
  readonly own_cents: number;
  readonly claimed_cents: number;
  readonly paid_cents: number;
  readonly recovered_cents: number;
};

/** One row of what is counted by point. */
export type PointTally = {
  readonly number: number;
  readonly desk: string;
  readonly received_on: IsoDate;
  readonly decided_on: IsoDate | null;
  readonly channel: string;
  readonly category: string | null;
  readonly cause: string | null;
  /** In words of staff, where they wrote any. */
  readonly cause_text: string | null;
  readonly project: string | null;
  readonly third_party: string | null;
  readonly finding: Finding | null;
};

/** One thing that a check asks, as a row: `check_number` of domain.md 3.5. */
export type DutyTally = {
  readonly number: number;
  readonly desk: string;
  readonly check_number: number;
  readonly about: string;
  readonly due_on: IsoDate;
  readonly done_at: Instant | null;
  readonly passed: boolean | null;
  /** The day on which it became known whether it passes; for what is open the last day on which it can. */
  readonly known_on: IsoDate;
  readonly mail_id: number | null;
  readonly outbound_id: number | null;
};

/** Every row of one case. */
export type CaseCounts = {
  readonly tally: CaseTally;
  readonly points: readonly PointTally[];
  readonly duties: readonly DutyTally[];
};
