import { beforeAll, describe, expect, test } from 'vitest';
import { publicHolidays } from '../../src/shell/holidays.ts';

describe('in the Netherlands', () => {
  let days: ReadonlySet<string>;
  beforeAll(async () => {
    days = await publicHolidays('NL', [2025, 2026]);
  });

  test.each([
    ['2026-01-01', 'New Year'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-04-27', 'Koningsdag'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-12-25', 'Christmas'],
    ['2026-12-26', 'the second day of Christmas'],
    ['2025-04-21', 'Easter Monday of the other year'],
  ])('%s is a public holiday: %s', (day) => {
    expect(days).toContain(day);
  });

  test('Koningsdag moves to the Saturday when 27 April is a Sunday', () => {
    expect(days).toContain('2025-04-26');
    expect(days).not.toContain('2025-04-27');
  });

  test.each([
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-05', 'Sinterklaas'],
    ['2026-05-04', 'Remembrance Day'],
    ['2026-04-03', 'Good Friday, on which people work'],
    ['2027-01-01', 'a day of a year that was not asked for'],
  ])('%s is none: %s', (day) => {
    expect(days).not.toContain(day);
  });
});

test('another country has its own days', async () => {
  const days = await publicHolidays('BE', [2026]);
  expect(days).toContain('2026-07-21');
  expect(days).not.toContain('2026-04-27');
});

test('a country whose holidays are not known is refused aloud, not taken as one without holidays', async () => {
  await expect(publicHolidays('AQ', [2026])).rejects.toThrow('no public holidays are known of country AQ');
});
