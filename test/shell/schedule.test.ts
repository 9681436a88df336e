import { expect, test, vi } from 'vitest';
import { startSchedule } from '../../src/shell/schedule.ts';

test('work by the clock is poked when its time comes, and no more after the end', async () => {
  let pokes = 0;
  const poke = () => {
    pokes += 1;
  };
  const stop = startSchedule([{ name: 'every second', when: '* * * * * *', poke }], 'Europe/Amsterdam');
  await vi.waitFor(() => expect(pokes).toBeGreaterThan(0), { timeout: 5_000 });
  await stop();
  const counted = pokes;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(pokes).toBe(counted);
});
