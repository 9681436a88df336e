import { expect, test } from 'vitest';
import { closedDays } from '../../src/shell/closed-days.ts';

const DUTCH = { country: 'NL', closingDays: ['2026-05-15'], timeZone: 'Europe/Amsterdam' };

test('nobody works on public holidays and on the closing days of the configuration, three years back and six ahead', async () => {
  const days = await closedDays(DUTCH, new Date('2026-11-17T10:00:00Z'));
  for (const day of ['2023-12-25', '2026-12-25', '2032-12-25', '2026-05-15']) expect(days).toContain(day);
  for (const day of ['2022-12-25', '2033-12-25', '2026-05-18']) expect(days).not.toContain(day);
});

test('the year is that of the place, not that of the clock of the machine', async () => {
  const days = await closedDays(DUTCH, new Date('2026-12-31T23:30:00Z'));
  expect(days).toContain('2033-12-25');
});
