/**
 * Measures work against a floor: the least that any program must do for the same result on this machine. The
 * two take turns, three times each, so that a noisy neighbour slows both, and the medians are compared.
 */

/** One comparison; `floor` and `measured` do the work once and give how many they did. */
export type BenchRow = {
  readonly name: string;
  /** What is counted, for example `mails/s`. */
  readonly unit: string;
  readonly floor: () => Promise<number>;
  /** Done before each run of the floor, outside the measured time. */
  readonly prepareFloor?: () => Promise<void>;
  /** Done before each measured run, outside the measured time. */
  readonly prepare?: () => Promise<void>;
  /** Null for a floor that is only shown. */
  readonly measured: (() => Promise<number>) | null;
};

/** What came out: units per second, and the largest spread of the three runs around the median. */
export type BenchResult = {
  readonly name: string;
  readonly unit: string;
  readonly floor: number;
  readonly measured: number | null;
  readonly ratio: number | null;
  readonly spread: number;
};

const ROUNDS = 3;

/**
 * Runs a row.
 * @param now  milliseconds on a clock that only goes forward
 */
export async function compare(row: BenchRow, now: () => number): Promise<BenchResult> {
  const floors: number[] = [];
  const measures: number[] = [];
  // The first round warms up caches and the compiler and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await row.prepareFloor?.();
    const floor = await perSecond(row.floor, now);
    await row.prepare?.();
    const measured = row.measured === null ? null : await perSecond(row.measured, now);
    if (round === 0) continue;
    floors.push(floor);
    if (measured !== null) measures.push(measured);
  }
  const floor = median(floors);
  const measured = measures.length === 0 ? null : median(measures);
  return {
    name: row.name,
    unit: row.unit,
    floor,
    measured,
    ratio: measured === null ? null : measured / floor,
    spread: Math.max(spreadOf(floors), spreadOf(measures)),
  };
}

async function perSecond(work: () => Promise<number>, now: () => number): Promise<number> {
  const start = now();
  const done = await work();
  return (done * 1000) / Math.max(now() - start, 0.001);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spreadOf(values: readonly number[]): number {
  const middle = median(values);
  return Math.max(0, ...values.map((value) => Math.abs(value - middle) / middle));
}
