/** The end of the customer track, and its beginning again (step 3.2.2 of the procedure; domain.md 2.2). */
import { wasSolved } from './changes-by-assessment.ts';
import { checkClosing } from './closing-rules.ts';
import type { Deciders } from './deciders.ts';
import { promiseCall, workAgain } from './execution.ts';
import { accept, refuse } from './refusals.ts';

/** One row for each command about the end. */
export const CLOSING_DECIDERS: Deciders<'withdraw_complaint' | 'close_complaint' | 'reopen_case'> = {
  withdraw_complaint: (_, { why }) =>
    why.trim() === ''
      ? refuse('nothing-written')
      : accept({ type: 'complaint_closed', reason: 'withdrawn', why, route: null }),
  close_complaint: (state, command, rules) => {
    const { reason, why, at } = command;
    const check = checkClosing(state, command, at, rules);
    if ('command' in check) return refuse({ code: 'other-command', intent: check.command });
    if (check.missing.length > 0)
      return refuse({ code: 'closing-incomplete', reason, missing: check.missing });
    return accept({ type: 'complaint_closed', reason, why, route: null });
  },
  reopen_case: (state, { why, at }, rules) => {
    const { mergedInto, decision } = state;
    if (mergedInto !== null) return refuse({ code: 'merged', into: mergedInto });
    if (why.trim() === '') return refuse('nothing-written');
    const again = wasSolved(state) ? workAgain(at, rules) : [];
    // Before there was a decision it was closed by mistake, and the complainant heard nothing that is untrue now.
    const call = decision === null ? [] : [promiseCall(at, rules)];
    return accept({ type: 'case_reopened', why }, ...again, ...call);
  },
};
