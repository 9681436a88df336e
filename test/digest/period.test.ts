import { describe, expect, test } from 'vitest';
import { lastWeekOf, parsePeriod, periodOf } from '../../src/digest/period.ts';

const spans = [
  { name: '2026-W47', kind: 'week', from: '2026-11-16', to: '2026-11-22', week: '2026-W47' },
  { name: '2026-W01', kind: 'week', from: '2025-12-29', to: '2026-01-04', week: '2026-W01' },
  { name: '2026-11', kind: 'month', from: '2026-11-01', to: '2026-11-30', week: '2026-W48' },
  { name: '2028-02', kind: 'month', from: '2028-02-01', to: '2028-02-29', week: '2028-W08' },
  { name: '2026-Q4', kind: 'quarter', from: '2026-10-01', to: '2026-12-31', week: '2026-W52' },
  { name: '2026', kind: 'year', from: '2026-01-01', to: '2026-12-31', week: '2026-W52' },
] as const;

describe('a period', () => {
  test.each(spans)('$name lasts from $from up to and including $to', ({ name, kind, from, to, week }) => {
    const period = parsePeriod(name);
    expect(period).toEqual({ kind, name, from, to });
    expect(lastWeekOf({ to })).toBe(week);
    expect(periodOf(kind, from)).toEqual(period);
    expect(periodOf(kind, to)).toEqual(period);
  });

  test('may be written in small letters', () => {
    expect(parsePeriod(' 2026-w47 ')?.name).toBe('2026-W47');
    expect(parsePeriod('2026-q4')?.name).toBe('2026-Q4');
  });

  test.each(['', '2026-13', '2026-00', '2025-W53', '2026-W00', '2026-Q5', 'W47', '26', '2026-1'])(
    'is not named by %j',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );
});
