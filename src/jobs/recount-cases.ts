/**
 * Makes the counting tables anew from the logs, for cases whose rows are missing or behind: after an upgrade
 * (`redress migrate`), and before every digest, where there is nothing to do as a rule.
 */
import { countCase } from '../digest/case-tally.ts';
import { lockCases } from '../shell/db/case-store.ts';
import { saveCounts, uncountedAfter } from '../shell/db/tally-store.ts';
import { type Office, rulesFor } from './office.ts';

/** So many cases are counted in one transaction. */
const CASES_AT_ONCE = 500;

/** Counts what is not counted. @returns how many cases that were */
export async function recountCases(office: Office): Promise<number> {
  let counted = 0;
  for (let after = 0; ; ) {
    const caseIds = await uncountedAfter(office.db, after, CASES_AT_ONCE);
    const last = caseIds.at(-1);
    if (last === undefined) return counted;
    await office.db.transaction().execute(async (tx) => {
      const cases = await lockCases(tx, caseIds);
      await saveCounts(
        tx,
        [...cases.values()].map(({ caseId, state }) => ({
          caseId,
          revision: state.revision,
          ...countCase(state, rulesFor(office, state.profile)),
        })),
      );
      counted += cases.size;
    });
    after = last;
  }
}
