/**
 * Repeats a piece of work for as long as the program runs: when woken, when its pause is over, and after a
 * fault with growing pauses. A fault is logged once and never ends the loop (DESIGN §8: nothing blocks).
 */
import { backOffMs, CONNECTION_BACK_OFF } from './backoff.ts';
import { faultFields, type Log } from './log.ts';

export type WorkLoop = {
  /** Does the work soon, whatever the pause. */
  readonly wake: () => void;
  /** Settles after `signal` aborted and running work ended. */
  readonly done: Promise<void>;
};

export type Work = {
  /** Stands in the log. */
  readonly name: string;
  readonly run: (signal: AbortSignal) => Promise<unknown>;
  /** Milliseconds until the work is due again by itself. */
  readonly pause: () => Promise<number> | number;
};

/** Starts the loop; the work runs at once for the first time. */
export function keepWorking(work: Work, log: Log, signal: AbortSignal): WorkLoop {
  let isWoken = true;
  let ring: () => void = () => undefined;
  const wake = () => {
    isWoken = true;
    ring();
  };
  const waitFor = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isWoken || signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  signal.addEventListener('abort', () => ring(), { once: true });
  const loop = async () => {
    let faults = 0;
    while (!signal.aborted) {
      isWoken = false;
      let pause: number;
      try {
        await work.run(signal);
        pause = await work.pause();
        faults = 0;
      } catch (fault) {
        faults += 1;
        pause = backOffMs(faults, CONNECTION_BACK_OFF);
        log.error('work failed and is tried again', {
          work: work.name,
          retryInMs: pause,
          ...faultFields(fault),
        });
        // A wake-up during a fault does not shorten the pause: whoever woke us meets the same fault.
        isWoken = false;
      }
      await waitFor(pause);
    }
  };
  return { wake, done: loop() };
}
