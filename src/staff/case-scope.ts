/**
 * Which cases a mail of a colleague is about: those it names with `#on`, else the case of the notice that it answers,
 * else that of its thread. A subject that names another case than the notice stops the mail (commands.md 3.3, 3.5).
 */
import { parseReference, printReference } from '../case/reference.ts';
import { mailProblem } from './plan.ts';
import type { Problem } from './problem.ts';
import { MOST_CASES, type Scope } from './scope.ts';

/** What shows which cases are meant; numbers of cases. */
export type ScopeSigns = {
  /** The line with `#on`; null without one. */
  readonly written: Scope | null;
  /** The case of the notice that is answered. */
  readonly tokenCase: number | null;
  /** The cases that it lists, where it is about all of them. */
  readonly listedCases?: readonly number[];
  /** The case of the thread. */
  readonly threadCase: number | null;
  /** Cases that the subject names. */
  readonly subjectCases: readonly number[];
  /** The cases of each row of the digest that is answered, by its label; what is about no case has none. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
};

/** The cases in the order written, or why that cannot be told. */
export type CaseScope =
  | { readonly ok: true; readonly caseIds: readonly number[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Finds the cases of a mail; whether they exist is not asked here. */
export function findCaseScope(signs: ScopeSigns): CaseScope {
  const { written, tokenCase, listedCases = [], threadCase, subjectCases, rows } = signs;
  if (written?.by === 'row') {
    const unknown = written.rows.filter((row) => !rows.has(row));
    if (unknown.length > 0)
      return { ok: false, problems: unknown.map((row) => mailProblem('no-such-row', row)) };
    const caseIds = [...new Set(written.rows.flatMap((row) => rows.get(row) ?? []))];
    if (caseIds.length > MOST_CASES) return { ok: false, problems: [mailProblem('too-many-cases')] };
    return { ok: true, caseIds };
  }
  if (written !== null) {
    return { ok: true, caseIds: written.references.flatMap((each) => parseReference(each) ?? []) };
  }
  if (listedCases.length > 0) return { ok: true, caseIds: [...new Set(listedCases)] };
  if (tokenCase === null) return { ok: true, caseIds: threadCase === null ? [] : [threadCase] };
  const [other] = subjectCases;
  if (other === undefined || subjectCases.includes(tokenCase)) return { ok: true, caseIds: [tokenCase] };
  const named = `${printReference(other)}, ${printReference(tokenCase)}`;
  return { ok: false, problems: [mailProblem('references-differ', named)] };
}
