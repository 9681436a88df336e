import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { keepWorking, type Work } from '../../src/shell/work-loop.ts';
import { keptLog } from '../support/daemon.ts';

const FOREVER = 3_600_000;

/** Starts a loop that ends with the test. */
function start(run: Work['run'], pause: Work['pause'] = () => FOREVER) {
  const ending = new AbortController();
  const { log, lines } = keptLog();
  const loop = keepWorking({ name: 'send', run, pause }, log, ending.signal);
  const stop = async () => {
    ending.abort();
    await loop.done;
  };
  onTestFinished(stop);
  return { ...loop, stop, lines };
}

describe('a piece of work that is repeated', () => {
  test('is done at once, and again when its pause is over', async () => {
    let runs = 0;
    start(
      async () => {
        runs += 1;
      },
      () => 5,
    );
    await vi.waitFor(() => expect(runs).toBeGreaterThan(3));
  });

  test('is done when somebody rings, whatever the pause', async () => {
    let runs = 0;
    const { wake } = start(async () => {
      runs += 1;
    });
    await vi.waitFor(() => expect(runs).toBe(1));
    wake();
    await vi.waitFor(() => expect(runs).toBe(2));
  });

  test('is done once more when somebody rang while it was being done, however often', async () => {
    const open: (() => void)[] = [];
    const { wake } = start(() => new Promise<void>((resolve) => void open.push(resolve)));
    wake();
    wake();
    open[0]?.();
    await vi.waitFor(() => expect(open).toHaveLength(2));
    open[1]?.();
    await sleep(20);
    expect(open).toHaveLength(2);
  });

  test('is done once more when somebody rang while its pause was being asked', async () => {
    let runs = 0;
    const asked = Promise.withResolvers<number>();
    const { wake } = start(
      async () => {
        runs += 1;
      },
      () => asked.promise,
    );
    await vi.waitFor(() => expect(runs).toBe(1));
    wake();
    asked.resolve(FOREVER);
    await vi.waitFor(() => expect(runs).toBe(2));
  });

  test('that fails is logged once each time and tried again later, and ringing does not hurry it', async () => {
    let runs = 0;
    const { wake, lines } = start(async () => {
      runs += 1;
      if (runs > 2) return;
      await Promise.resolve();
      wake();
      throw new Error('no connection');
    });
    await vi.waitFor(() => expect(runs).toBe(1));
    await sleep(100);
    expect(runs).toBe(1);
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2), { timeout: 10_000 });
    expect(lines.map(({ level, fields }) => [level, fields['work'], fields['message']])).toEqual([
      ['error', 'send', 'no connection'],
      ['error', 'send', 'no connection'],
    ]);
  });

  test('also when it is the pause that cannot be told', async () => {
    let asked = 0;
    const { lines } = start(
      async () => undefined,
      () => {
        asked += 1;
        if (asked === 1) throw new Error('the database is away');
        return FOREVER;
      },
    );
    await vi.waitFor(() => expect(asked).toBe(2), { timeout: 5_000 });
    expect(lines).toHaveLength(1);
  });

  test('ends at once when it is told to while it rests', async () => {
    let runs = 0;
    const { stop, done } = start(async () => {
      runs += 1;
    });
    await vi.waitFor(() => expect(runs).toBe(1));
    const asked = performance.now();
    await stop();
    await done;
    expect(performance.now() - asked).toBeLessThan(100);
  });

  test('is told to stop while it is being done, and ends when it has ended', async () => {
    const ended = Promise.withResolvers<void>();
    let told = false;
    const { stop } = start(async (signal) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      await ended.promise;
    });
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await vi.waitFor(() => expect(told).toBe(true));
    expect(stopped).toBe(false);
    ended.resolve();
    await stopping;
  });
});
