/** The table of checks against the ledger that answers them (domain.md 3.5). */
import { expect, test } from 'vitest';
import { DUTY_CHECKS } from '../../src/case/duty-acts.ts';
import { CHECK_NUMBERS, CHECKS } from '../../src/digest/checks.ts';

/** Kept promises have a ledger of their own. */
const BESIDE_THE_LEDGER = [14];

test('every check stands in the table once, in order', () => {
  expect(CHECKS.map(({ check }) => check)).toEqual([...CHECK_NUMBERS]);
  expect(CHECK_NUMBERS).toHaveLength(24);
});

test('every check that is read from the logs has its row on the ledger, and no row is left unread', () => {
  const read = CHECKS.flatMap(({ check, source }) => (source === 'duties' ? [check] : []));
  expect(read).toEqual([...DUTY_CHECKS, ...BESIDE_THE_LEDGER].toSorted((a, b) => a - b));
});
