import { expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const DAY = 86_400_000;
const RUNNING = new AbortController().signal;
const desk = useDesk();

async function warnings(): Promise<readonly string[]> {
  await watchClocks(desk.office, RUNNING);
  const left = await desk.work();
  return left.map(({ mail }) => mail.subject);
}

test('a clock that was stopped in time warns nobody', async () => {
  await desk.deliver(rawMail());
  await desk.work();
  desk.pass(2 * DAY);
  expect(await warnings()).toEqual([]);
});

test('half of the decision term is told once', async () => {
  desk.pass(13 * DAY);
  expect(await warnings()).toHaveLength(1);
  expect(await warnings()).toEqual([]);
});

test('after downtime the highest percentage reached is told once for each clock', async () => {
  desk.pass(60 * DAY);
  const subjects = await warnings();
  expect(subjects).toHaveLength(2);
  const rows = await desk.office.db
    .selectFrom('case_clocks')
    .select(['clock', 'next_at'])
    .orderBy('clock')
    .execute();
  expect(rows).toEqual([
    { clock: 'confirm', next_at: null },
    { clock: 'decision', next_at: null },
    { clock: 'outer', next_at: null },
  ]);
});
