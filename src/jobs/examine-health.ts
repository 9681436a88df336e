/**
 * How the desk is doing, for the page that monitoring asks: everything that operators must see, and whether somebody
 * must come (inbound.md L, A6). Numbers and instants only; nobody is named.
 */
import { type BreakerState, readBreaker } from '../shell/db/breaker-store.ts';
import type { TaskKind } from '../shell/db/case-tables.ts';
import {
  type Backlog,
  countFlagged,
  countOutbox,
  countPending,
  countTasks,
  listReadings,
} from '../shell/db/health-store.ts';
import type { Office } from './office.ts';

/** Beyond this somebody must come: a mailbox is to be read every minute, and mail leaves when it is due. */
const PATIENCE_MS = 15 * 60_000;

/** Why somebody must come. */
export type HealthProblem =
  | { readonly code: 'mailbox-not-read'; readonly desk: string }
  | { readonly code: 'outbox-stands-still' }
  | { readonly code: 'automatic-mail-paused' };

/** What the page shows; `seconds` is the age of the oldest, null when there is none. */
export type HealthReport = {
  readonly ok: boolean;
  readonly at: Date;
  readonly problems: readonly HealthProblem[];
  /** What waits for a person, by the kind of its task; `acknowledge` counts the people who were muted. */
  readonly waiting: Readonly<Record<TaskKind, Aged>>;
  readonly mailboxes: readonly {
    readonly desk: string;
    readonly polled: Date | null;
    readonly seconds: number | null;
    readonly missing: number;
  }[];
  readonly unprocessed: Aged;
  readonly outbox: Aged;
  readonly breaker: BreakerState;
  readonly bouncedAddresses: number;
};

type Aged = { readonly count: number; readonly seconds: number | null };

/** @param startedAt  when this daemon began: until a mailbox was read for the first time, it counts from here */
export async function examineHealth({ config, db, now }: Office, startedAt: Date): Promise<HealthReport> {
  const at = now();
  const age = (since: Date | null) => (since === null ? null : secondsBetween(since, at));
  const aged = ({ count, oldest }: Backlog): Aged => ({ count, seconds: age(oldest) });
  const tasks = await countTasks(db);
  const readings = await listReadings(db);
  const outbox = await countOutbox(db, at);
  const breaker = await readBreaker(db);
  const mailboxes = config.desks.map(({ name }) => {
    const reading = readings.find(({ desk }) => desk === name);
    const polled = reading?.polledAt ?? null;
    return { desk: name, polled, seconds: age(polled), missing: reading?.missing ?? 0 };
  });
  const isOld = (since: Date) => at.getTime() - since.getTime() > PATIENCE_MS;
  const problems: readonly HealthProblem[] = [
    ...mailboxes
      .filter(({ polled }) => isOld(polled ?? startedAt))
      .map(({ desk }) => ({ code: 'mailbox-not-read', desk }) as const),
    ...(outbox.oldest !== null && isOld(outbox.oldest) ? [{ code: 'outbox-stands-still' } as const] : []),
    ...(breaker.state === 'tripped' ? [{ code: 'automatic-mail-paused' } as const] : []),
  ];
  return {
    ok: problems.length === 0,
    at,
    problems,
    waiting: everyKind((kind) => aged(tasks.get(kind) ?? { count: 0, oldest: null })),
    mailboxes,
    unprocessed: aged(await countPending(db)),
    outbox: aged(outbox),
    breaker,
    bouncedAddresses: await countFlagged(db),
  };
}

function secondsBetween(since: Date, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - since.getTime()) / 1_000));
}

function everyKind(of: (kind: TaskKind) => Aged): Readonly<Record<TaskKind, Aged>> {
  return {
    acknowledge: of('acknowledge'),
    held: of('held'),
    quarantined: of('quarantined'),
    'stray-note': of('stray-note'),
    'not-delivered': of('not-delivered'),
    'notice-returned': of('notice-returned'),
    'unproven-bounce': of('unproven-bounce'),
    'unproven-abuse': of('unproven-abuse'),
    burst: of('burst'),
    'letter-failed': of('letter-failed'),
    'to-post': of('to-post'),
    'to-pay': of('to-pay'),
  };
}
