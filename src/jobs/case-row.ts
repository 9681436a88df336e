/** What the register keeps beside the log of a case, derived from its state: clocks, promises and what is counted. */
import type { Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import { clocksOf } from '../case/clocks.ts';
import { promisesOf } from '../case/promises.ts';
import { countCase } from '../digest/case-tally.ts';
import type { CaseRow } from '../shell/db/case-rows.ts';

/** The rows of a case as its state says. */
export function caseRow(caseId: number, state: Case, rules: CaseRules): CaseRow {
  const promises = promisesOf(state, rules);
  return {
    caseId,
    state,
    clocks: clocksOf(state, rules),
    promises,
    counts: countCase(state, rules, promises),
  };
}
