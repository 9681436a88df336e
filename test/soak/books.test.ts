import { expect, test } from 'vitest';
import { findDifferences } from './books.ts';

const BALANCED = {
  mailsOnServer: 28,
  ledgerRows: 28,
  cases: 10,
  joined: 5,
  staff: 3,
  held: 2,
  quarantined: 1,
  recorded: 3,
  secondDeliveries: 4,
  acknowledgements: 9,
  leftToPerson: 1,
  differentRepeats: 0,
};

test('the books balance when something came of every mail once', () => {
  expect(findDifferences(BALANCED)).toStrictEqual([]);
});

test('a mail that was not fetched is named', () => {
  expect(findDifferences({ ...BALANCED, mailsOnServer: 29 })).toStrictEqual([
    'mails on the server: 29, rows of the ledger: 28 (difference 1)',
  ]);
});

test('a mail of which two cases came is named, and so is an acknowledgement too many', () => {
  expect(findDifferences({ ...BALANCED, cases: 11, acknowledgements: 11 })).toStrictEqual([
    'rows of the ledger: 28, what came of them: 29 (difference -1)',
    'cases: 11, acknowledgements, by us or left to a person: 12 (difference -1)',
  ]);
});

test('a letter that was repeated with other bytes is named', () => {
  expect(findDifferences({ ...BALANCED, differentRepeats: 1 })).toStrictEqual([
    'letters repeated with other bytes: 1, allowed: 0 (difference 1)',
  ]);
});
