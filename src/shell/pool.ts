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
   * @throws what `open` throws; the place is free again then
   */
  readonly take: () => Promise<Loan<Connection>>;
  /** Like `take`, on a place that is held already, and never an idle connection. */
  readonly replace: (broken: Connection) => Promise<Connection>;
  /** Ends a loan; a connection that is still alive is kept for the next. */
  readonly give: (connection: Connection) => void;
  /** Ends the idle connections; those on loan end when they are given back. */
  readonly close: () => void;
};

/**
 * @param most    connections at the same time, at least 1
 * @param idleMs  an unused connection is ended after this time
 */
export function openPool<Connection extends Pooled>(
  open: () => Promise<Connection>,
  most: number,
  idleMs: number,
): Pool<Connection> {
  const idle = new Map<Connection, NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  let taken = 0;
  let closed = false;

  const place = async (): Promise<void> => {
    if (taken < most) taken += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  const openOrLeave = async (): Promise<Connection> => {
    try {
      return await open();
    } catch (fault) {
      leave();
      throw fault;
    }
  };
  const end = (connection: Connection): void => {
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    connection.close();
  };

  return {
    take: async () => {
      await place();
      // The one used last is the least likely to have been dropped by the server.
      for (const connection of [...idle.keys()].reverse()) {
        clearTimeout(idle.get(connection));
        idle.delete(connection);
        if (connection.isAlive()) return { connection, reused: true };
      }
      return { connection: await openOrLeave(), reused: false };
    },
    replace: (broken) => {
      broken.close();
      return openOrLeave();
    },
    give: (connection) => {
      if (closed || !connection.isAlive()) connection.close();
      else idle.set(connection, setTimeout(() => end(connection), idleMs).unref());
      leave();
    },
    close: () => {
      closed = true;
      for (const connection of [...idle.keys()]) end(connection);
    },
  };
}
