import { describe, expect, test } from 'vitest';
import { PROPERTY, propertyText, readProperties } from '../../src/mail/mapi-properties.ts';
import { properties, unicode } from '../support/tnef.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a text property', () => {
  test('is read from UTF-16, and rather than from the code page', () => {
    const row = properties([
      { id: PROPERTY.body, type: 0x1e, value: Buffer.from('een\0', 'latin1') },
      unicode(PROPERTY.body, 'één'),
    ]);
    expect(propertyText(readProperties(row), PROPERTY.body, latin)).toBe('één');
  });

  test('is read in the code page where there is no other', () => {
    const row = properties([{ id: PROPERTY.body, type: 0x1e, value: Buffer.from('één\0', 'latin1') }]);
    expect(propertyText(readProperties(row), PROPERTY.body, latin)).toBe('één');
  });

  test('is found behind numbers and named properties', () => {
    const row = properties([
      { id: 0x0e06, type: 0x03, value: 5 },
      { id: 0x8005, type: 0x0b, value: 1 },
      unicode(PROPERTY.fileName, 'dak.jpg'),
    ]);
    expect(propertyText(readProperties(row), PROPERTY.fileName, latin)).toBe('dak.jpg');
  });

  test('is empty when it is not there', () => {
    expect(propertyText(readProperties(properties([])), PROPERTY.body, latin)).toBe('');
  });
});

test('a row that breaks off gives what stood before', () => {
  const row = properties([unicode(PROPERTY.body, 'een'), unicode(PROPERTY.fileName, 'dak.jpg')]);
  const found = readProperties(row.subarray(0, row.length - 6));
  expect(propertyText(found, PROPERTY.body, latin)).toBe('een');
  expect(propertyText(found, PROPERTY.fileName, latin)).toBe('');
});

test('a row of an unknown type ends there, because nobody knows how long it is', () => {
  const row = properties([unicode(PROPERTY.body, 'een'), { id: 1, type: 0x77, value: 1 }, unicode(2, 'x')]);
  expect(readProperties(row).size).toBe(1);
});
