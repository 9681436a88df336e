/**
 * How far long work has come: a bar on a terminal, elsewhere one line now and then, so that a log stays
 * readable. Both go to standard error, beside the result.
 */
import { performance } from 'node:perf_hooks';
import { Presets, SingleBar } from 'cli-progress';

export type Progress = {
  /** Tells how much is done; called as often as one likes. */
  readonly at: (done: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
};

const LINE_EVERY_MS = 10_000;

/**
 * Begins to show progress.
 * @param total  how much there is to do
 * @param unit   of what, in the plural
 */
export function showProgress(total: number, unit: string, out: NodeJS.WriteStream): Progress {
  return out.isTTY ? showBar(total, unit, out) : showLines(total, unit, out);
}

function showBar(total: number, unit: string, stream: NodeJS.WriteStream): Progress {
  const format = `{bar} {percentage} %  {value} of {total} ${unit}  {rate}/s  {eta_formatted} left`;
  const options = { format, stream, hideCursor: true, clearOnComplete: true, fps: 5, gracefulExit: false };
  const bar = new SingleBar(options, Presets.shades_classic);
  const rate = rateFrom(performance.now());
  bar.start(total, 0, { rate: '-' });
  return { at: (done) => bar.update(done, { rate: rate(done) }), end: () => bar.stop() };
}

function showLines(total: number, unit: string, out: NodeJS.WriteStream): Progress {
  const start = performance.now();
  const rate = rateFrom(start);
  let said = start;
  return {
    at: (done) => {
      const now = performance.now();
      if (now - said < LINE_EVERY_MS) return;
      said = now;
      const left = Math.ceil(((total - done) * (now - start)) / 1_000 / Math.max(1, done));
      out.write(`${done} of ${total} ${unit}, ${rate(done)}/s, ${left} s left\n`);
    },
    end: () => undefined,
  };
}

function rateFrom(start: number): (done: number) => number {
  return (done) => Math.round((done * 1_000) / Math.max(1, performance.now() - start));
}
