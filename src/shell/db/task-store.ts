/** Things a person must do: whatever Redress may not or cannot do by itself ends here, never in silence. */
import { sql } from 'kysely';
import { ACKNOWLEDGEMENT_LETTER, ACKNOWLEDGEMENT_LETTERS } from '../../case/case.ts';
import type { TaskKind } from './case-tables.ts';
import type { Db } from './tables.ts';

/** A task to be opened; at least one of case and mail says what it is about. */
export type NewTask = {
  readonly kind: TaskKind;
  readonly desk: string;
  readonly caseId: number | null;
  readonly mailId: number | null;
  /** The letter of the outbox that it is about. */
  readonly outboundId?: number;
  readonly at: Date;
};

/** However many mails bring one about, a case has at most one open task of these kinds. */
const ONCE_PER_CASE: ReadonlySet<TaskKind> = new Set([
  'notice-returned',
  'unproven-bounce',
  'unproven-abuse',
  'burst',
  'to-post',
  'to-pay',
]);

/** Opens tasks. */
export async function openTasks(tx: Db, tasks: readonly NewTask[]): Promise<void> {
  const { once = [], each = [] } = Object.groupBy(tasks, ({ kind, caseId }) =>
    ONCE_PER_CASE.has(kind) && caseId !== null ? 'once' : 'each',
  );
  const firsts = once.filter(
    (task, index) =>
      index === once.findIndex(({ kind, caseId }) => kind === task.kind && caseId === task.caseId),
  );
  const opened = [...each, ...firsts];
  if (opened.length === 0) return;
  await sql`
    insert into staff_tasks (kind, desk, case_id, mail_id, outbound_id, opened_at)
    select kind, desk, "caseId", "mailId", "outboundId", at
    from json_to_recordset(${JSON.stringify(opened)}::json) as row (
      kind text, desk text, "caseId" bigint, "mailId" bigint, "outboundId" bigint, at timestamptz)
    where not (kind = any(${[...ONCE_PER_CASE]}::text[]) and exists (
      select from staff_tasks as open
      where open.kind = row.kind and open.case_id = "caseId" and open.done_at is null))
  `.execute(tx);
}

/**
 * Ends the open tasks of some kinds about a mail, or about a case.
 * @returns how many there were
 */
export async function closeTasks(
  tx: Db,
  kinds: readonly TaskKind[],
  about: { readonly mailId: number } | { readonly caseId: number },
  at: Date,
): Promise<number> {
  const closing = tx
    .updateTable('staff_tasks')
    .set({ done_at: at })
    .where('kind', 'in', kinds)
    .where('done_at', 'is', null);
  const { numUpdatedRows } = await ('mailId' in about
    ? closing.where('mail_id', '=', about.mailId)
    : closing.where('case_id', '=', about.caseId)
  ).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What waits on a case that goes on in another one waits there. */
export async function carryTasks(tx: Db, from: number, into: number): Promise<void> {
  await tx
    .updateTable('staff_tasks')
    .set({ case_id: into })
    .where('case_id', '=', from)
    .where('done_at', 'is', null)
    .execute();
}

/**
 * Ends the tasks that ask for a confirmation of receipt on cases where it was given since, whichever way: to give it
 * by hand, and to look after one that was refused or came back.
 */
export async function closeAcknowledged(tx: Db, caseIds: readonly number[], at: Date): Promise<void> {
  if (caseIds.length === 0) return;
  await sql`
    update staff_tasks as task set done_at = ${at}
    where case_id = any(${[...caseIds]}::bigint[]) and done_at is null
      and (kind = 'acknowledge' or (kind in ('not-delivered', 'letter-failed')
        and coalesce((select letter from outbound_mails where id = outbound_id), ${ACKNOWLEDGEMENT_LETTER})
          = any(${[...ACKNOWLEDGEMENT_LETTERS]}::text[])))
  `.execute(tx);
}
