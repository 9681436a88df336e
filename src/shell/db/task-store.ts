/** Things a person must do: whatever Redress may not or cannot do by itself ends here, never in silence. */
import { sql } from 'kysely';
import type { TaskKind } from './case-tables.ts';
import type { Db } from './tables.ts';

/** A task to be opened; at least one of case and mail says what it is about. */
export type NewTask = {
  readonly kind: TaskKind;
  readonly desk: string;
  readonly caseId: number | null;
  readonly mailId: number | null;
  readonly at: Date;
};

/** However many mails bring one about, a case has at most one open task of these kinds. */
const ONCE_PER_CASE: ReadonlySet<TaskKind> = new Set(['notice-returned', 'unproven-bounce', 'burst']);

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
    insert into staff_tasks (kind, desk, case_id, mail_id, opened_at)
    select kind, desk, "caseId", "mailId", at
    from json_to_recordset(${JSON.stringify(opened)}::json) as row (
      kind text, desk text, "caseId" bigint, "mailId" bigint, at timestamptz)
    where not (kind = any(${[...ONCE_PER_CASE]}::text[]) and exists (
      select from staff_tasks as open
      where open.kind = row.kind and open.case_id = "caseId" and open.done_at is null))
  `.execute(tx);
}

/** Ends the open tasks of a kind about a mail. */
export async function closeTasks(tx: Db, kind: TaskKind, mailId: number, at: Date): Promise<void> {
  await tx
    .updateTable('staff_tasks')
    .set({ done_at: at })
    .where('kind', '=', kind)
    .where('mail_id', '=', mailId)
    .where('done_at', 'is', null)
    .execute();
}
