/**
 * What the numbers of a digest mean in an answer to it: `#on 2,5`, `#on T4`, `#list B2`, `#approve` of a row (procedure
 * step 5; commands.md 3.3). They mean nothing in any other mail.
 */
import { parseReference } from '../../case/reference.ts';
import { rowOfName } from '../../digest/judge.ts';
import type { DigestRow } from '../../digest/model.ts';
import { mondayOf } from '../../digest/weeks.ts';
import { type MeasureTarget, TARGET_DIMENSIONS } from '../../measure/measure.ts';
import type { AnsweredMail } from '../../shell/db/answered-store.ts';
import { findDigest, type SentDigest } from '../../shell/db/digest-store.ts';
import type { Db } from '../../shell/db/tables.ts';
import { MOST_CASES, type Scope } from '../../staff/scope.ts';
import type { PlanReading } from './read-plan.ts';

/** The digest that a mail answers; null for any other mail. */
export async function digestAmong(tx: Db, answered: readonly AnsweredMail[]): Promise<SentDigest | null> {
  const digests = answered.filter(({ letter }) => letter === 'staff/digest');
  return await findDigest(
    tx,
    digests.map(({ serial }) => serial),
  );
}

/** The cases of each row by its label; a row about no case has none. */
export function casesByRow(digest: SentDigest | null): ReadonlyMap<string, readonly number[]> {
  // A flag is about more than its cases: as many of them as a mail may be about stand for it.
  return new Map(
    (digest?.rows ?? []).map((row) => [
      row.label,
      row.is === 'trend' ? casesOf(row).slice(0, MOST_CASES) : casesOf(row),
    ]),
  );
}

/** The cases behind one label of a digest, such as `B2`; null where it has no such label. */
export function casesBehind(digest: SentDigest | null, label: string): readonly number[] | null {
  const row = digest?.rows.find((each) => each.label === label.trim().toUpperCase());
  return row === undefined ? null : casesOf(row);
}

/** The row of the counts that a digest shows as a trend under a number; null where it shows none. */
export function trendBehind(digest: SentDigest | null, trend: number): string | null {
  const row = digest?.rows.find(({ label }) => label === `T${trend}`);
  return row?.is === 'trend' ? row.row : null;
}

/**
 * What a mail asks for, its new measures aimed at the flagged row of the digest that it names first (`#on T4`): they are
 * judged by that row, whatever category or cause its cases have.
 */
export function aimedAtRow(reading: PlanReading, digest: SentDigest | null): PlanReading {
  if (!reading.ok || reading.scope?.by !== 'row') return reading;
  const { rows } = reading.scope;
  const [row] = rows.flatMap((label) => digest?.rows.filter((each) => each.label === label) ?? []);
  const target = row?.is === 'trend' ? targetOf(row.row) : null;
  if (row?.is !== 'trend' || target === null) return reading;
  const flagged = { target, since: row.since === undefined ? null : mondayOf(row.since) };
  const { plan } = reading;
  const commands = plan.commands.map((command) =>
    command.request.type === 'decide_measure'
      ? { ...command, request: { ...command.request, flagged } }
      : command,
  );
  return { ...reading, plan: { ...plan, commands } };
}

/** The row of a flag as a measure can be about it; null for a share of cases. */
function targetOf(row: string): MeasureTarget | null {
  const name = rowOfName(row);
  const dimension = TARGET_DIMENSIONS.find((each) => each === name?.dimension);
  return name === null || dimension === undefined ? null : { dimension, value: name.value };
}

/** The transaction of the row that a mail names with `#on 2`; null where it names none. */
export function transactionOfRow(scope: Scope | null, digest: SentDigest | null): number | null {
  if (scope?.by !== 'row') return null;
  const row = digest?.rows.find(({ label }) => scope.rows.includes(label));
  return row?.is === 'transaction' ? row.transaction : null;
}

function casesOf(row: DigestRow): readonly number[] {
  return 'references' in row ? row.references.flatMap((each) => parseReference(each) ?? []) : [];
}
