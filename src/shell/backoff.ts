/**
 * How long to wait before trying again what failed: jittered, doubling, with a ceiling (inbound.md A6).
 * Several daemons that lost the same server must not come back in the same instant.
 */

/** The plain wait after the first failure, and the longest wait. */
export type BackOff = { readonly firstMs: number; readonly ceilingMs: number };

/** For a connection: 1 s, 2 s, 4 s ... 60 s, each within half and one and a half of that. */
export const CONNECTION_BACK_OFF: BackOff = { firstMs: 1_000, ceilingMs: 60_000 };

/**
 * Milliseconds to wait after `failures` failures in a row (>= 1).
 * @param random  a number in [0, 1); at 0.5 the wait is the plain doubling
 * @returns       never more than the ceiling
 */
export function backOffMs(failures: number, backOff: BackOff, random: () => number = Math.random): number {
  const plain = Math.min(backOff.ceilingMs, backOff.firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(Math.min(backOff.ceilingMs, plain * (0.5 + random())));
}
