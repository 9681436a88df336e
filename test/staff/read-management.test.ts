/** What managers say about the analysis, as they type it. */
import { describe, expect, test } from 'vitest';
import { readBreak, readDigest, readSnooze, readVolume } from '../../src/staff/read-management.ts';
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

describe('a break of a series', () => {
  const request = {
    type: 'break_series',
    row: 'leak',
    from: '2026-W30',
    why: 'roofs have their own',
  } as const;
  test.each([
    ['leak since 2026-W30 roofs have their own', request],
    ['lekkage dakkapel, sinds 2026w30: gesplitst', { ...request, row: 'lekkage dakkapel', why: 'gesplitst' }],
    ['all vanaf 2026-W30, the form is new', { ...request, row: 'all', why: 'the form is new' }],
    ['T4 off', { ...request, row: 'T4', from: null, why: '' }],
    ['lekkage uit.', { ...request, row: 'lekkage', from: null, why: '' }],
  ])('names the row, the week and the reason, or takes it back: %s', (args, wanted) => {
    expect(readBreak(line(args))).toStrictEqual({ ok: true, request: wanted });
  });

  test('is refused without its week and without a reason', () => {
    expect(readBreak(line('leak since last summer'))).toMatchObject({ fault: { code: 'no-date' } });
    expect(readBreak(line('leak since 2026-W30'))).toMatchObject({ fault: { code: 'missing-text' } });
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
