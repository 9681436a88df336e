/**
 * How long things take, the cases that are not ready yet included (procedure step 5; domain.md 3.4 I): a median of
 * closed cases alone says 13 days where half of all cases take 18, because the slow ones are not in it yet.
 */

/** How long a case has taken: until the end, or so far. Days are working or calendar days, all of one kind. */
export type Duration = { readonly days: number; readonly ended: boolean };

/** The share of cases that are not ready after a number of days; one step for each day on which a case ended. */
export type DurationCurve = readonly { readonly days: number; readonly unready: number }[];

/**
 * The Kaplan–Meier curve: after each day on which cases ended, the share that was unready before times
 * (1 − ended that day / cases that had lasted so long). Open cases count until the day they have reached.
 * @returns steps in rising order of days; empty when no case has ended
 * Source: Kaplan & Meier 1958, J. Am. Statist. Assoc. 53:457.
 */
export function durationCurve(durations: readonly Duration[]): DurationCurve {
  const days = new Map<number, { ended: number; all: number }>();
  for (const duration of durations) {
    const day = days.get(duration.days) ?? { ended: 0, all: 0 };
    day.all += 1;
    if (duration.ended) day.ended += 1;
    days.set(duration.days, day);
  }
  let unready = 1;
  let lasting = durations.length;
  const curve: { days: number; unready: number }[] = [];
  for (const [day, { ended, all }] of [...days].toSorted(([left], [right]) => left - right)) {
    if (ended > 0) {
      unready *= 1 - ended / lasting;
      curve.push({ days: day, unready });
    }
    lasting -= all;
  }
  return curve;
}

/**
 * The days within which a share of the cases is ready: 0.5 gives the median, 0.8 the 80th percentile.
 * @param share  more than 0, at most 1
 * @returns      null while fewer than that share have ended, as far as is known: "more than half still open"
 */
export function daysUntilReady(curve: DurationCurve, share: number): number | null {
  // Products of fractions such as 2/3 · 1/2 may miss the share by their last digits.
  return curve.find(({ unready }) => unready <= 1 - share + 1e-12)?.days ?? null;
}
