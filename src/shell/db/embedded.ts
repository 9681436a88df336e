/**
 * The database that comes with Redress, for who has none: a real PostgreSQL in a data folder, reached through
 * a socket (DESIGN.md §3 "Embedded database"). The first process that needs it starts it, later ones join it
 * (the command line works while the daemon runs), and the last one that leaves stops it. Presence is a shared
 * advisory lock on a connection of each process: it ends with the process, so nobody counts wrong. A process
 * that is killed stops nothing; the next one to leave does. A PostgreSQL that dies is started again by
 * whoever notices first.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterOptions, startCluster, stopCluster } from './cluster.ts';
import { becomeStarter, findPlace, type Place } from './cluster-place.ts';
import { isDatabaseAway, openSession, type Session } from './connection.ts';

/** `close` leaves; it stops PostgreSQL when nobody else of ours uses it. */
export type Embedded = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Starts or joins the PostgreSQL of a data folder.
 * @param dataFolder  made when missing
 * @param options     `onStep` hears what takes a moment, in words for a person
 * @throws an Error that says what to do: no PostgreSQL for this platform, a folder of another major version,
 *         a folder that PostgreSQL cannot enter
 */
export async function openEmbedded(
  dataFolder: string,
  options: { readonly onStep?: (text: string) => void; readonly fsync?: boolean } = {},
): Promise<Embedded> {
  const { onStep = () => undefined, fsync = true } = options;
  const place = await findPlace(dataFolder);
  const leaving = new AbortController();
  let presence = await arrive(place, { onStep, fsync });
  const keepUp = async () => {
    for (;;) {
      await aborted(AbortSignal.any([presence.lost, leaving.signal]));
      if (leaving.signal.aborted) return;
      onStep('the database went away: starting it again');
      presence = await returnTo(place, { onStep, fsync }, presence, leaving.signal);
    }
  };
  const kept = keepUp();
  const close = async () => {
    leaving.abort();
    await kept;
    await leave(place, presence);
  };
  return { url: place.url, close };
}

const PRESENCE = "hashtextextended('redress presence', 0)";
const KNOCK_EVERY_MS = 50;
const MOST_KNOCKS = 1_200;

async function arrive(place: Place, options: ClusterOptions): Promise<Session> {
  for (let knocks = 0; knocks < MOST_KNOCKS; knocks += 1) {
    const session = await enter(place);
    if (session !== null) return session;
    const release = await becomeStarter(place);
    if (release !== null) await startCluster(place, options).finally(release);
    if (knocks > 0) await sleep(KNOCK_EVERY_MS);
  }
  throw new Error(`the PostgreSQL in ${place.home} runs but does not answer; its log folder says why`);
}

// Null when nothing answers, and while the last one out is stopping it.
async function enter(place: Place): Promise<Session | null> {
  const session = await openSession(place.url).catch(nullIfAway);
  if (session === null) return null;
  const [row] = await session.query(`select pg_try_advisory_lock_shared(${PRESENCE}) as present`);
  if (row?.['present'] === true) return session;
  await session.close();
  return null;
}

// Tries until it is back or we leave; the lost session then stands for it.
async function returnTo(
  place: Place,
  options: ClusterOptions,
  lost: Session,
  leaving: AbortSignal,
): Promise<Session> {
  while (!leaving.aborted) {
    try {
      return await arrive(place, options);
    } catch (fault) {
      options.onStep(
        `the database cannot be started: ${fault instanceof Error ? fault.message : String(fault)}`,
      );
    }
    await sleep(5_000, undefined, { signal: leaving }).catch(() => undefined);
  }
  return lost;
}

async function leave(place: Place, presence: Session): Promise<void> {
  const [row] = await presence
    .query(`select pg_advisory_unlock_shared(${PRESENCE}), pg_try_advisory_lock(${PRESENCE}) as alone`)
    .catch(() => []);
  if (row?.['alone'] === true) {
    let release = await becomeStarter(place);
    for (; release === null; release = await becomeStarter(place)) await sleep(KNOCK_EVERY_MS);
    await stopCluster(place).finally(release);
  }
  await presence.close();
}

function nullIfAway(fault: unknown): null {
  if (isDatabaseAway(fault)) return null;
  throw fault;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
}
