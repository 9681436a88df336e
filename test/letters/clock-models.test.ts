/** The warning of a term. */
import { describe, expect, test } from 'vitest';
import { clockWarningModel, overdueModel } from '../../src/letters/clock-models.ts';
import { aSetting, someFacts } from './samples.ts';

const setting = aSetting('en', { 'clock.decision': 'The decision', 'clock-action.decision': 'Take it.' });
const LATE = { due: '2026-12-15', until: '2026-12-22', letters: 1, passed: false } as const;

test('a warning is over only at the whole of the term', () => {
  const warn = (percent: 50 | 80 | 100) =>
    clockWarningModel(setting, someFacts(), {
      type: 'clock_warned',
      clock: 'decision',
      percent,
      due: '2026-12-15',
    });
  expect(warn(80)).toMatchObject({ over: false, dueDay: 'Tuesday 15 December 2026', action: 'Take it.' });
  expect(warn(100).over).toBe(true);
});

test.each([50, 80, 100] as const)(
  'a warning at %i percent names the day of its own term, whatever the case promises',
  (percent) => {
    const warning = { type: 'clock_warned', clock: 'confirm', percent, due: '2026-11-18' } as const;
    const words = { 'clock.confirm': 'Confirm receipt', 'clock-action.confirm': 'Confirm it.' };
    const model = clockWarningModel(aSetting('en', words), someFacts(), warning);
    expect(model.dueDay).toBe('Wednesday 18 November 2026');
    expect(model.steps.length).toBeGreaterThan(0);
  },
);

test('the warning of an inquiry names the body that waits', () => {
  const from = { body: 'Geschillencommissie', receivedAt: '2026-11-17T10:00:00.000Z', until: '2026-12-15' };
  const inquiries = [{ ...from, complex: false, from: null, answeredOn: null }];
  const words = { 'clock.inquiry-of': 'The answer to {body}', 'clock-action.inquiry': 'Answer it.' };
  const warning = { type: 'clock_warned', clock: 'inquiry', percent: 100, due: '2026-12-15' } as const;
  expect(clockWarningModel(aSetting('en', words), someFacts({ inquiries }), warning)).toMatchObject({
    clockWords: 'The answer to Geschillencommissie',
    body: 'Geschillencommissie',
    dueDay: 'Tuesday 15 December 2026',
  });
});

describe('a term that is over', () => {
  const over = (details: Parameters<typeof someFacts>[0], again = false) =>
    overdueModel(setting, someFacts(details), 'decision', '2026-12-15', again);

  test('says by which day the complainant was told to hear from us', () => {
    expect(over({ late: { decision: LATE } })).toMatchObject({
      percent: 100,
      over: true,
      again: false,
      toldDay: 'Tuesday 22 December 2026',
    });
  });

  test('says that nothing was told where nothing was, or where that day passed as well', () => {
    expect(over({}).toldDay).toBe('');
    expect(over({ late: { decision: { ...LATE, passed: true } } }, true)).toMatchObject({
      again: true,
      toldDay: '',
    });
  });
});
