/** Things a person must do: whatever Redress may not or cannot do by itself ends here, never in silence. */
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

/** Opens tasks. */
export async function openTasks(tx: Db, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx
    .insertInto('staff_tasks')
    .values(
      tasks.map((task) => ({
        kind: task.kind,
        desk: task.desk,
        case_id: task.caseId,
        mail_id: task.mailId,
        opened_at: task.at,
      })),
    )
    .execute();
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
