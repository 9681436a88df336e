/**
 * Cases for the lists that colleagues ask for by mail: by words in what the register shows of them.
 */
import { sql } from 'kysely';
import type { Case } from '../../case/case.ts';
import { loadCase } from './case-store.ts';
import type { Db } from './tables.ts';

/** Which cases; `words` empty lets all through. */
export type CaseSearch = { readonly words: string; readonly open: boolean; readonly most: number };

/** The first cases, those due soonest first, and how many there are. */
export type FoundCases = { readonly cases: readonly Case[]; readonly count: number };

/** Finds cases in which every word stands: reference, complainant, subject, stage. */
export async function findCases(db: Db, { words, open, most }: CaseSearch): Promise<FoundCases> {
  const patterns = words
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
  const { rows } = await sql<{ id: number; count: number }>`
    select id, count(*) over () as count from cases
    where (not ${open}::boolean or stage <> 'closed')
      and (concat_ws(' ', reference, complainant_name, complainant_address, subject, stage)
        ilike all(${patterns}::text[]))
    order by decision_due_on, id limit ${most}
  `.execute(db);
  const { cases } = await listCasesOf(
    db,
    rows.map(({ id }) => id),
    most,
  );
  return { cases, count: rows[0]?.count ?? 0 };
}

/** The first of these cases, in their order, and how many they are; those that are gone are left out. */
export async function listCasesOf(db: Db, caseIds: readonly number[], most: number): Promise<FoundCases> {
  const cases: Case[] = [];
  for (const id of caseIds.slice(0, most)) {
    const stored = await loadCase(db, id);
    if (stored !== null) cases.push(stored.state);
  }
  return { cases, count: caseIds.length };
}
