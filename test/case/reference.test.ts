import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findReferences,
  parseReference,
  parseTransaction,
  printReference,
  printTransaction,
} from '../../src/case/reference.ts';

const caseNumbers = fc.integer({ min: 1, max: 999_999_999_999 });

/** The digits of a reference, check digit last, and the reference made of changed digits. */
function digitsOf(reference: string): readonly string[] {
  return [...reference].filter((character) => character >= '0' && character <= '9');
}
function withDigits(digits: readonly string[]): string {
  return `C-${digits.slice(0, -1).join('')}-${digits.at(-1)}`;
}

describe('the reference of a case', () => {
  test.each([
    [1042, 'C-1042-9'],
    [1043, 'C-1043-2'],
    [1050, 'C-1050-3'],
  ])('case %i is printed as %s', (caseNumber, reference) => {
    expect(printReference(caseNumber)).toBe(reference);
    expect(parseReference(reference)).toBe(caseNumber);
  });

  test('the check digit is that of the published example of Damm: 572 gives 4', () => {
    expect(printReference(572)).toBe('C-572-4');
  });

  test('every reference that is printed is read back, alone and in a subject', () => {
    fc.assert(
      fc.property(caseNumbers, (caseNumber) => {
        const reference = printReference(caseNumber);
        expect(parseReference(reference)).toBe(caseNumber);
        expect(findReferences(`Re: [${reference}] uw klacht`)).toEqual([caseNumber]);
      }),
    );
  });

  test('one wrong digit, anywhere, is refused', () => {
    fc.assert(
      fc.property(caseNumbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (caseNumber, place, shift) => {
        const digits = digitsOf(printReference(caseNumber));
        const at = place % digits.length;
        const wrong = digits.map((digit, index) =>
          index === at ? String((Number(digit) + shift) % 10) : digit,
        );
        expect(parseReference(withDigits(wrong))).toBeNull();
        expect(findReferences(withDigits(wrong))).toEqual([]);
      }),
    );
  });

  test('two neighbouring digits swapped, the check digit included, are refused', () => {
    fc.assert(
      fc.property(caseNumbers, fc.nat(), (caseNumber, place) => {
        const digits = digitsOf(printReference(caseNumber));
        const at = place % (digits.length - 1);
        const [left = '', right = ''] = digits.slice(at, at + 2);
        fc.pre(left !== right);
        const swapped = [...digits.slice(0, at), right, left, ...digits.slice(at + 2)];
        expect(parseReference(withDigits(swapped))).toBeNull();
      }),
    );
  });

  test.each([
    'c-1042-9',
    'C - 1042 - 9',
    'C -1042- 9',
    '  C-1042-9\n',
    'C‑1042‑9',
    'C–1042–9',
    'C – 1042 – 9',
    'C-1042-9\u00a0',
    'C\u00a0-\u00a01042\u00a0-\u00a09',
  ])('%j is read as people write it', (spelling) => {
    expect(parseReference(spelling)).toBe(1042);
    expect(findReferences(`Betreft: ${spelling}, lekkage`)).toEqual([1042]);
  });

  test.each(['', 'C-1042', '1042-9', 'C--1042-9', 'C-1042-9-3', 'D-1042-9', 'C-1042-9 C-1043-2'])(
    '%j is not one reference',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );

  test('a number never begins with zero, although its check digit would be the same', () => {
    expect(parseReference('C-01042-9')).toBeNull();
    expect(parseReference('C-0-0')).toBeNull();
    expect(findReferences('Re: C-01042-9')).toEqual([]);
  });
});

describe('references inside a text', () => {
  test('several references are found in the order written', () => {
    expect(findReferences('C-1050-3 hoort bij c-1042-9 en (C-1043-2).')).toEqual([1050, 1042, 1043]);
  });

  test('a reference with a wrong check digit is passed over, the right one beside it is found', () => {
    expect(findReferences('C-1042-8 of C-1042-9?')).toEqual([1042]);
  });

  test.each([
    ['a longer run of digits', 'rekening C-1042-91'],
    ['a number of more than twelve digits', printReference(1_234_567_890_123)],
    ['a word that ends in C', 'ABC-1042-9'],
    ['a text without any', 'Lekkage dakkapel 1042-9'],
  ])('nothing is found in %s', (_where, text) => {
    expect(findReferences(text)).toEqual([]);
  });
});

describe('the number of a transaction', () => {
  test('is made like a reference, and is no reference', () => {
    expect(printTransaction(572)).toBe('T-572-4');
    expect(parseTransaction('t - 572 - 4')).toBe(572);
    expect(parseTransaction('T-572-5')).toBeNull();
    expect(parseTransaction('C-572-4')).toBeNull();
    expect(parseReference('T-572-4')).toBeNull();
    expect(findReferences('T-572-4')).toEqual([]);
  });
});
