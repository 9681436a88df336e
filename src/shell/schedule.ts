/**
 * Work by the clock on the wall, over node-cron. The clock only pokes: whether something is due is a row in
 * the database, so that a tick that is missed, doubled or shared by several daemons does no harm.
 */
import { schedule } from 'node-cron';

export type ScheduledTask = {
  readonly name: string;
  /** A cron expression in the time zone of the desk. */
  readonly when: string;
  readonly poke: () => void;
};

/** Starts the tasks. @returns a function that stops them */
export function startSchedule(tasks: readonly ScheduledTask[], timeZone: string): () => Promise<void> {
  const running = tasks.map(({ name, when, poke }) => schedule(when, poke, { name, timezone: timeZone }));
  return async () => {
    for (const task of running) await task.destroy();
  };
}
