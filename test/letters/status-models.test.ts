/** How things stand, as the complainant reads it, and the warning before. */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { silenceModel, statusModel } from '../../src/letters/status-models.ts';
import { aSetting, someFacts } from './samples.ts';

const setting = aSetting('en', {
  'status-stage.triaged': 'being handled',
  'status-last.received': 'we received it',
  'status-last.taken': 'somebody took it up',
  'status-last.asked': 'we asked you',
  'status-last.decided': 'you got our decision',
  'status-next.decision': 'you get our decision',
});
const told = (details: Partial<Case>, until: string | null = '2026-12-15') =>
  statusModel(setting, someFacts(details), { type: 'status_told', step: 'decision', until });

test('the letter says where it stands, the last step and the next with its day', () => {
  expect(told({ stage: 'triaged', contactedAt: '2026-11-18T09:00:00.000Z' })).toMatchObject({
    stage: 'being handled',
    lastStep: 'somebody took it up',
    lastDay: 'Wednesday 18 November 2026',
    nextStep: 'you get our decision',
    nextDay: 'Tuesday 15 December 2026',
    noDay: false,
  });
});

test('without a day to name it says that there is none', () => {
  expect(told({}, null)).toMatchObject({ nextDay: '', noDay: true });
});

describe('the last step is', () => {
  test('the receipt while nobody did anything', () => {
    expect(told({}).lastStep).toBe('we received it');
  });

  test('our questions when they came after that, also once they were answered', () => {
    const pauses = [{ from: '2026-11-19T09:00:00.000Z', until: '2026-11-20T09:00:00.000Z' }];
    expect(told({ contactedAt: '2026-11-18T09:00:00.000Z', pauses }).lastStep).toBe('we asked you');
  });

  test('the decision, which took the complaint up in the same moment', () => {
    const at = '2026-11-18T09:00:00.000Z';
    const decision = { at, until: null, by: null, told: null };
    expect(told({ contactedAt: at, decision }).lastStep).toBe('you got our decision');
  });
});

describe('the warning to who handles the case', () => {
  const warned = (details: Partial<Case>) =>
    silenceModel(setting, someFacts(details), { type: 'silence_warned', due: '2026-12-01' });

  test('says since when the complainant heard nothing, and when the letter leaves', () => {
    expect(warned({ toldAt: '2026-11-17T10:02:00.000Z' })).toMatchObject({
      toldDay: 'Tuesday 17 November 2026',
      statusDay: 'Tuesday 1 December 2026',
    });
  });

  test('says that no letter leaves where none may', () => {
    expect(warned({ toldAt: '2026-11-17T10:02:00.000Z', answersForbidden: true }).statusDay).toBe('');
  });
});
