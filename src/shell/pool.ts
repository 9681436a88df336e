/**
 * A few open connections that are used again and again: opening one costs several round trips and a login.
 * It knows nothing of mail; smtp.ts says what a connection is.
 */

/** What the pool must know of a connection. */
export type Pooled = {
  readonly isAlive: () => boolean;
  /** Ends it; harmless when it is over already. */
  readonly close: () => void;
};

/** A connection on loan; `reused` tells that it was idle before and may have gone stale unnoticed. */
export type Loan<Connection> = { readonly connection: Connection; readonly reused: boolean };

export type Pool<Connection> = {
  /**
   * Waits for a free place, then hands out an idle connection or a new one.
   * @throws what `open` throws, or when no place becomes free in time
   */
  readonly take: () => Promise<Loan<Connection>>;
  /** Like `take`, on a place that is held already, and never an idle connection. */
  readonly replace: (broken: Connection) => Promise<Connection>;
  /** Ends a loan; a connection that is still alive is kept for the next. */
  readonly give: (connection: Connection) => void;
  /** Ends the idle connections; those on loan end when they are given back. */
  readonly close: () => void;
};

/** Times are in milliseconds. */
export type PoolLimits = {
  /** Connections at the same time, at least 1. */
  readonly connections: number;
  /** An unused connection is ended after this time. */
  readonly idleMs: number;
  /** Longest wait for a free place. */
  readonly waitMs: number;
};

/** A pool without connections; each is opened when it is needed. */
export function openPool<Connection extends Pooled>(
  open: () => Promise<Connection>,
  limits: PoolLimits,
): Pool<Connection> {
  const places = makePlaces(limits);
  const idle = makeIdle<Connection>(limits.idleMs);
  let closed = false;
  const openOrLeave = async (): Promise<Connection> => {
    try {
      return await open();
    } catch (fault) {
      places.leave();
      throw fault;
    }
  };
  return {
    take: async () => {
      await places.enter();
      const connection = idle.pick();
      if (connection !== null) return { connection, reused: true };
      return { connection: await openOrLeave(), reused: false };
    },
    replace: (broken) => {
      broken.close();
      return openOrLeave();
    },
    give: (connection) => {
      if (closed || !connection.isAlive()) connection.close();
      else idle.keep(connection);
      places.leave();
    },
    close: () => {
      closed = true;
      idle.endAll();
    },
  };
}

/** As many places as there may be connections; who finds none free waits in line. */
function makePlaces({ connections, waitMs }: PoolLimits) {
  const waiting = new Set<() => void>();
  let taken = 0;
  return {
    enter: async (): Promise<void> => {
      if (taken < connections) {
        taken += 1;
        return;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.add(resolve);
      const timer = setTimeout(() => {
        waiting.delete(resolve);
        reject(new Error('no connection became free in time'));
      }, waitMs);
      await promise.finally(() => clearTimeout(timer));
    },
    leave: (): void => {
      const [next] = waiting;
      if (next === undefined) {
        taken -= 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}

/** The connections that nobody uses, each with the timer that ends it. */
function makeIdle<Connection extends Pooled>(idleMs: number) {
  const timers = new Map<Connection, NodeJS.Timeout>();
  const forget = (connection: Connection): void => {
    clearTimeout(timers.get(connection));
    timers.delete(connection);
  };
  const end = (connection: Connection): void => {
    forget(connection);
    connection.close();
  };
  return {
    keep: (connection: Connection): void => {
      timers.set(connection, setTimeout(() => end(connection), idleMs).unref());
    },
    /** The one used last is the least likely to have been dropped by the server. */
    pick: (): Connection | null => {
      for (const connection of [...timers.keys()].reverse()) {
        forget(connection);
        if (connection.isAlive()) return connection;
      }
      return null;
    },
    endAll: (): void => {
      for (const connection of [...timers.keys()]) end(connection);
    },
  };
}

/** Ends a connection that takes too long, however busily the server keeps it alive. */
export function endAfter(connection: Pick<Pooled, 'close'>, limitMs: number) {
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    connection.close();
  }, limitMs);
  return { passed: () => passed, cancel: () => clearTimeout(timer) };
}
