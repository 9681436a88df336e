/** The letters about carrying out a remedy: their models and their rows in the table of letters.ts (domain.md 4.3, K13, K14, S8). */
import type {
  AnsweredModel,
  ReopenedModel,
  SatisfactionModel,
  SatisfactionReminderModel,
} from './execution-models.ts';

/** The model of each. */
export type ExecutionLetters = {
  /** K13: it is done; is it solved? */
  readonly 'complainant/satisfaction': SatisfactionModel;
  /** K13 once more. */
  readonly 'complainant/satisfaction-reminder': SatisfactionReminderModel;
  /** K14: we go on with it, and somebody calls. */
  readonly 'complainant/reopened': ReopenedModel;
  /** S8: what the complainant answered to K13. */
  readonly 'staff/answered': AnsweredModel;
};

/** Their rows. */
export const EXECUTION_LETTERS = {
  'complainant/satisfaction': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/satisfaction-reminder': { audience: 'complainant', automatic: true, delay: 'none' },
  'complainant/reopened': { audience: 'complainant', automatic: true, delay: 'configured' },
  'staff/answered': { audience: 'staff', automatic: true, delay: 'none' },
} as const;
