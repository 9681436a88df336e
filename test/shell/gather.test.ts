import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gather } from '../../src/shell/gather.ts';

/** Keeps what was written together. */
const keepWritten = () => {
  const written: (readonly number[])[] = [];
  return {
    written,
    write: async (items: readonly number[]) => {
      await sleep(1);
      written.push(items);
    },
  };
};

const HOUR_MS = 3_600_000;

describe('what comes in one by one', () => {
  test('is written together with the last that is expected', async () => {
    const { written, write } = keepWritten();
    const gathered = gather(3, write, { items: 10, ms: HOUR_MS });
    await Promise.all([1, 2, 3].map((item) => gathered.add(item)));
    expect(written).toEqual([[1, 2, 3]]);
  });

  test('is written as soon as there is enough of it', async () => {
    const { written, write } = keepWritten();
    const gathered = gather(100, write, { items: 2, ms: HOUR_MS });
    await Promise.all([1, 2].map((item) => gathered.add(item)));
    expect(written).toEqual([[1, 2]]);
  });

  test('is written after a while, though more is expected', async () => {
    const { written, write } = keepWritten();
    const gathered = gather(100, write, { items: 100, ms: 5 });
    await gathered.add(1);
    expect(written).toEqual([[1]]);
  });

  test('is written in its order, never two lots at the same time', async () => {
    let running = 0;
    const written: number[] = [];
    const gathered = gather<number>(
      50,
      async (items) => {
        running += 1;
        expect(running).toBe(1);
        await sleep(2);
        written.push(...items);
        running -= 1;
      },
      { items: 4, ms: 1 },
    );
    const all = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(
      all.map(async (item) => {
        await sleep(item % 7);
        await gathered.add(item);
      }),
    );
    expect(written.toSorted((one, other) => one - other)).toEqual(all);
  });

  test('tells whoever brought it that it could not be written, and the others are written', async () => {
    const written: number[] = [];
    const gathered = gather<number>(
      4,
      async (items) => {
        if (items.includes(1)) throw new Error('no room');
        written.push(...items);
      },
      { items: 2, ms: HOUR_MS },
    );
    const [first, second] = [gathered.add(1), gathered.add(2)];
    await expect(first).rejects.toThrow('no room');
    await expect(second).rejects.toThrow('no room');
    await Promise.all([gathered.add(3), gathered.add(4)]);
    expect(written).toEqual([3, 4]);
  });
});
