import { expect, test } from 'vitest';
import type { DisputeBody } from '../../src/case/dispute-body.ts';
import { staleBodies } from '../../src/jobs/examine-bodies.ts';

const body = (checkedOn: string): DisputeBody => ({
  name: 'Geschillencommissie',
  kind: 'committee',
  address: null,
  contact: '070 123 45 67',
  terms: { nl: 'Binnen een jaar.', en: 'Within a year.' },
  fee: null,
  affiliated: true,
  checkedOn,
});

test('a body is looked at again after twelve months, and not before', () => {
  expect(staleBodies([body('2025-11-17'), body('2025-11-16')], '2026-11-17')).toStrictEqual([
    { name: 'Geschillencommissie', checkedOn: '2025-11-16', days: 366 },
  ]);
});
