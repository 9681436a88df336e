/** The transaction that a command is about, once its number is written into the plan that waits. */
import { expect, test } from 'vitest';
import { naming } from '../../../src/jobs/staff/named-transaction.ts';
import { NOTHING_LEFT_OUT } from '../../../src/staff/outcome.ts';

test('an #approve without a number names the transaction of the mail that it answered', () => {
  const line = { line: 1, written: '#approve', level: 'A2', moves: false } as const;
  const plan = {
    commands: [{ ...line, request: { type: 'approve', transaction: null } }],
    note: '',
    original: '#approve',
    leftOut: NOTHING_LEFT_OUT,
  } as const;
  expect(naming(plan, 'approve', 31).commands).toStrictEqual([
    { ...line, request: { type: 'approve', transaction: 31 } },
  ]);
});
