import { expect, test } from 'vitest';
import { type DisputeBody, namedBodies } from '../../src/case/dispute-body.ts';

const body = (kind: DisputeBody['kind'], affiliated: boolean): DisputeBody => ({
  name: kind,
  kind,
  address: null,
  contact: '070 123 45 67',
  terms: { nl: 'Binnen een jaar.', en: 'Within a year.' },
  fee: null,
  affiliated,
  checkedOn: '2026-11-01',
});

test('a letter names arbitration only where it was agreed, and a committee also where we take no part', () => {
  const bodies = [body('committee', false), body('arbitration', false), body('arbitration', true)];
  expect(namedBodies(bodies)).toStrictEqual([bodies[0], bodies[2]]);
});
