/** What managers say about the analysis, as they type it. */
import { describe, expect, test } from 'vitest';
import { readDigest, readSnooze, readVolume } from '../../src/staff/read-management.ts';
import { CONTEXT as context } from '../support/command-mail.ts';

const line = (args: string, ...block: readonly string[]) => ({ args, block });

describe('silence about a trend', () => {
  test.each([
    'T4 6w phase 2 is being repaired',
    't4 6 weeks: phase 2 is being repaired',
    'T-4 6 weken, phase 2 is being repaired',
  ])('is for so many weeks from today, with a reason: %s', (args) => {
    expect(readSnooze(line(args), context)).toMatchObject({
      ok: true,
      request: { type: 'snooze_trend', trend: 4, why: 'phase 2 is being repaired' },
    });
  });

  test('may say what an investigation found', () => {
    const fates = ['niets gevonden', 'nothing found: all alike', 'real, phase 2', 'realistic'].map((why) =>
      readSnooze(line(`T4 6w ${why}`), context),
    );
    expect(fates).toMatchObject(
      ['nothing-found', 'nothing-found', 'real', null].map((fate) => ({ request: { fate } })),
    );
  });

  test('needs a reason, weeks and a trend', () => {
    expect(readSnooze(line('T4 6w'), context)).toMatchObject({ ok: false, fault: { code: 'missing-text' } });
    expect(readSnooze(line('T4 because'), context)).toMatchObject({ ok: false, fault: { code: 'no-date' } });
    expect(readSnooze(line('leak 6w known'), context)).toMatchObject({
      ok: false,
      fault: { code: 'missing-value' },
    });
    expect(readSnooze(line('T4 60w known'), context)).toMatchObject({
      ok: false,
      fault: { code: 'impossible-date' },
    });
  });
});

describe('the volume of a week', () => {
  test.each([
    ['2026-W47 deliveries 41', 'deliveries'],
    ['2026W47 huizen opgeleverd: 41', 'huizen opgeleverd'],
    ['2026-w47 opleveringen 41.', 'opleveringen'],
  ])('is a week, a unit and a number: %s', (args, unit) => {
    expect(readVolume(line(args))).toStrictEqual({
      ok: true,
      request: { type: 'set_volume', week: '2026-W47', unit, amount: 41 },
    });
  });

  test('is refused without one of them', () => {
    expect(readVolume(line('2026-W47 deliveries'))).toMatchObject({
      ok: false,
      fault: { code: 'missing-value' },
    });
    expect(readVolume(line('deliveries 41'))).toMatchObject({ ok: false, fault: { code: 'no-date' } });
  });
});

test('a digest is that of the last week, or of a period', () => {
  expect(readDigest(line(''))).toStrictEqual({ ok: true, request: { type: 'ask_digest', period: null } });
  for (const period of ['2026-W47', '2026-11', '2026-Q4', '2026'])
    expect(readDigest(line(` ${period.toLowerCase()}. `.trim()))).toStrictEqual({
      ok: true,
      request: { type: 'ask_digest', period },
    });
  expect(readDigest(line('last month'))).toMatchObject({ ok: false, fault: { code: 'unknown-value' } });
});
