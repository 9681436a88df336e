/**
 * Puts what comes in one by one together, so that it is written as few times as may be: what one transaction
 * costs is the same for one row and for ten.
 */

export type Gathered<T> = {
  /** Settles when it was written. */
  readonly add: (item: T) => Promise<void>;
};

/** When what came in is written: as soon as there are so many, and so long after the first of them at most. */
export type GatherLimits = { readonly items: number; readonly ms: number };

/**
 * @param expected  number of items that will come: with the last of them nothing is waited for any more
 * @param write     never runs twice at the same time; what it throws reaches whoever added one of its items
 */
export function gather<T>(
  expected: number,
  write: (items: readonly T[]) => Promise<void>,
  limits: GatherLimits,
): Gathered<T> {
  let left = expected;
  let held: { readonly items: T[]; readonly go: () => void; readonly written: Promise<void> } | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const begin = () => {
    const { promise: called, resolve: go } = Promise.withResolvers<void>();
    const timer = setTimeout(go, limits.ms);
    const items: T[] = [];
    const written = Promise.all([called, before]).then(() => {
      clearTimeout(timer);
      held = null;
      return write(items);
    });
    before = written.catch(() => undefined);
    return { items, go, written };
  };
  return {
    add: (item) => {
      held ??= begin();
      held.items.push(item);
      left -= 1;
      if (left === 0 || held.items.length >= limits.items) held.go();
      return held.written;
    },
  };
}
