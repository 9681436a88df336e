/**
 * Messages at which a connection ended while they were asked for: a server may fail on one message and hang
 * up, and that must not keep it from handing over the others (DESIGN §8 "nothing blocks"). What was asked for
 * together is asked for one by one; a message that broke a connection alone waits longer each time, so that
 * rounds without it are completed, and is given up in the end.
 */

/** What was asked for when the connection ended: one message by its UID, several, or nothing. */
export type InHand = number | 'several' | null;

/** By UID. */
export type Suspects = ReadonlyMap<number, { readonly breaks: number; readonly notBefore: Date }>;

/** Pauses after the first, second, … break; the break after the last of them is the end. */
const PAUSES_MINUTES: readonly number[] = [0, 1, 5, 25];

export type Suspicion = {
  readonly suspects: Suspects;
  /** To be put into the ledger without a mail, and told to a person. */
  readonly givenUp: readonly number[];
};

/** What to think after a connection ended at `inHand`. */
export function suspect(suspects: Suspects, inHand: InHand, at: Date): Suspicion {
  if (typeof inHand !== 'number') return { suspects, givenUp: [] };
  const breaks = (suspects.get(inHand)?.breaks ?? 0) + 1;
  const pause = PAUSES_MINUTES[breaks - 1];
  const others = [...suspects].filter(([uid]) => uid !== inHand);
  if (pause === undefined) return { suspects: new Map(others), givenUp: [inHand] };
  const notBefore = new Date(at.getTime() + pause * 60_000);
  return { suspects: new Map([...others, [inHand, { breaks, notBefore }]]), givenUp: [] };
}

/** The UIDs to ask for now, in this order: those under suspicion last, and those whose time has not come not at all. */
export function suspectsLast(uids: readonly number[], suspects: Suspects, at: Date): readonly number[] {
  const isDue = (uid: number) => (suspects.get(uid)?.notBefore.getTime() ?? 0) <= at.getTime();
  const breaks = (uid: number) => suspects.get(uid)?.breaks ?? 0;
  return uids.filter(isDue).toSorted((one, other) => breaks(one) - breaks(other));
}
