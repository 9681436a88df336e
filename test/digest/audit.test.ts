import { expect, test } from 'vitest';
import { auditSheets } from '../../src/digest/audit.ts';

const WORDS = { say: (key: string) => `<${key}>`, nameOf: (check: number) => `check ${check}` };
const FACTS = { failedInFourWeeks: 0, share: null, weeks: [] };
const NOBODY = { count: 0, lines: [] };

test('the pack names each check, what is not measured yet, and the mail that proves each verdict', () => {
  const [checks, proof] = auditSheets(
    [
      { ...FACTS, check: 2, population: 2, passed: 1, failed: { count: 1, lines: [] } },
      { ...FACTS, check: 24, population: null, passed: null, failed: NOBODY },
    ],
    [
      {
        check: 2,
        reference: 'C-1042-9',
        who: 'Pieter Bos',
        about: '',
        dueOn: '2026-11-18',
        doneOn: '2026-11-17',
        passed: true,
        mail: { direction: 'out', at: new Date('2026-11-17T10:01:00Z'), messageId: 'k1@example.org' },
      },
      {
        check: 2,
        reference: 'C-1043-2',
        who: null,
        about: '',
        dueOn: '2026-11-18',
        doneOn: null,
        passed: false,
        mail: null,
      },
    ],
    WORDS,
  );
  expect(checks?.rows).toEqual([
    [2, 'check 2', 2, 1, 1, ''],
    [24, 'check 24', null, null, null, '<unmeasured>'],
  ]);
  expect(proof?.rows).toEqual([
    [
      2,
      'C-1042-9',
      'Pieter Bos',
      '',
      '2026-11-18',
      '2026-11-17',
      '<verdict.passed>',
      '<mail.out>',
      '2026-11-17T10:01:00.000Z',
      'k1@example.org',
    ],
    [2, 'C-1043-2', '', '', '2026-11-18', null, '<verdict.failed>', '', '', ''],
  ]);
});
