/** The mails about work of people outside: rows of the table of letters (letters.ts). Source: domain.md 4.3, T1 to T3. */
import type { CostClaimModel } from './claim-models.ts';
import type { LetterRow } from './letter-row.ts';
import type { WorkChaserModel, WorkEndedModel, WorkOrderModel } from './work-models.ts';
import type { WorkAnswerModel, WorkChasedModel } from './work-notices.ts';

/** The model of each. */
export type WorkLetterModels = {
  /** T1: somebody outside is asked to do something. */
  readonly 'third-party/work-order': WorkOrderModel;
  /** Somebody outside is asked to look again at our decision; the papers go along. */
  readonly 'third-party/review': WorkOrderModel;
  /** An order is not needed any more. */
  readonly 'third-party/work-ended': WorkEndedModel;
  /** T2: the same once more. */
  readonly 'third-party/chaser': WorkChaserModel;
  /** T3: the last time, after the day by which it was to be done. */
  readonly 'third-party/last-chaser': WorkChaserModel;
  /** T5: what somebody outside is asked to pay back. */
  readonly 'third-party/cost-claim': CostClaimModel;
  /** Somebody outside answered a work order. */
  readonly 'staff/work-answer': WorkAnswerModel;
  /** Somebody outside was reminded of a work order. */
  readonly 'staff/work-chased': WorkChasedModel;
};

/** Who reads each, whether nobody wrote it, and whether it waits. */
export const WORK_LETTERS = {
  'third-party/work-order': { audience: 'third-party', automatic: false, delay: 'configured' },
  'third-party/review': { audience: 'third-party', automatic: false, delay: 'configured' },
  'third-party/work-ended': { audience: 'third-party', automatic: false, delay: 'configured' },
  'third-party/chaser': { audience: 'third-party', automatic: true, delay: 'none' },
  'third-party/last-chaser': { audience: 'third-party', automatic: true, delay: 'none' },
  'third-party/cost-claim': { audience: 'third-party', automatic: false, delay: 'configured' },
  'staff/work-answer': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/work-chased': { audience: 'staff', automatic: true, delay: 'none' },
} as const satisfies Readonly<Record<keyof WorkLetterModels, LetterRow>>;
