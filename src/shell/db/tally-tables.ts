/**
 * Tables of what is counted: a cache of the logs, made by src/digest/tally-rows.ts and written with the row of the case.
 */
import type { CaseTally, DutyTally, PointTally } from '../../digest/tally-rows.ts';

type Stored<Row> = { -readonly [Column in keyof Row]: Row[Column] };

/** What is counted by case. */
export type CaseTalliesTable = { case_id: number; revision: number } & Stored<CaseTally>;

/** What is counted by point of complaint. */
export type CasePointsTable = { case_id: number } & Stored<PointTally>;

/** What the checks of the handling ask of a case: when it was due, and whether it was done in time. */
export type CaseDutiesTable = { case_id: number } & Stored<DutyTally>;
