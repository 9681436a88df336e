import { describe, expect, test } from 'vitest';
import { parseTransaction, printTransaction } from '../../src/staff/transaction.ts';

describe('the number of a transaction', () => {
  test.each(['T-17', 't-17', ' T–17 ', 'T 17', 'T17.'])('is read as people type it: %s', (written) => {
    expect(parseTransaction(written)).toBe(17);
  });

  test.each(['', '17', 'T-', 'T-0', 'T-17-3', 'XT-17', 'T-17 and more'])(
    'is not read from anything else: %s',
    (written) => {
      expect(parseTransaction(written)).toBeNull();
    },
  );

  test('is printed as it is read', () => {
    expect(printTransaction(17)).toBe('T-17');
    expect(parseTransaction(printTransaction(123_456))).toBe(123_456);
  });
});
