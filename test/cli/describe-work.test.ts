import { expect, test } from 'vitest';
import { describeWork } from '../../src/cli/describe-work.ts';
import { anOrder, KEES } from '../letters/work-samples.ts';

const heading = (text: string) => [`== ${text}`];

test('a case without work of others and without money has no such lines', () => {
  expect(describeWork({ works: [], costs: [], payments: [] }, heading)).toEqual([]);
});

test('each order stands with its state, and the money with what is claimed of whom', () => {
  const at = '2026-11-17T10:00:00.000Z';
  const lines = describeWork(
    {
      works: [anOrder({ state: 'accepted', plannedOn: '2026-12-04', chasers: 1 })],
      costs: [
        { cents: 35_000, what: 'Kitvoeg', recoverFrom: KEES, at },
        { cents: 5_000, what: 'Uren', recoverFrom: null, at },
      ],
      payments: [
        { cents: 10_000, on: '2026-12-01', from: { ...KEES, name: 'Kees' } },
        { cents: 7_500, on: '2026-12-01', from: null },
      ],
    },
    heading,
  ).join('\n');
  expect(lines).toContain(
    'accepted, planned on 2026-12-04; to be accepted by 2026-11-24, to be done by 2026-12-11',
  );
  expect(lines).toContain('reminded 1 times');
  for (const amount of ['50.00', '350.00', '75.00', '350.00, of which received 100.00'])
    expect(lines).toContain(amount);
});
