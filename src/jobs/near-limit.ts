/**
 * Limits that several transactions use up at the same moment, here or in another daemon: of what the others write
 * nothing shows yet (inbound.md G3). Far from a limit that does not matter; near it they go one behind the other.
 */

/** True when it matters: what was counted and what comes would use up half of the limit, and some of it is left. */
export function isNearLimit(counted: number, coming: number, limit: number): boolean {
  return counted < limit && counted + coming > limit / 2;
}
