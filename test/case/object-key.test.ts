/** What a complaint is about, as a key. */
import { expect, test } from 'vitest';
import { addressKey, objectKeyOf } from '../../src/case/object-key.ts';

test.each<[string, string | null]>([
  ['Dorpsstraat 12, 1234 AB Voorbeeld', '1234ab-12'],
  ['Mijn adres is Dorpsstraat 12a\n1234AB Voorbeeld', '1234ab-12a'],
  ['postcode 1234 AB, nr. 12', '1234ab-12'],
  ['Wij wonen op 1234ab 12 sinds mei.', '1234ab-12'],
  ['Op 16 november 2026 om 10 uur belde ik.', null],
  ['Postcode 1234 AB', null],
  ['De dakkapel lekt.', null],
])('%s is %s', (text, key) => {
  expect(addressKey(text)).toBe(key);
});

const points = [
  {
    number: 1,
    text: 'Het lekt op Dorpsstraat 12, 1234 AB.',
    finding: null,
    grounds: '',
    remedy: null,
    done: null,
  },
];

test('what the register says comes before what the complaint says', () => {
  expect(objectKeyOf({ points, fields: {} })).toBe('1234ab-12');
  expect(objectKeyOf({ points, fields: { object: 'Kavel 7, plan De Hoeve' } })).toBe('kavel7plandehoeve');
  expect(objectKeyOf({ points, fields: { object: 'Kerkweg 3, 5678 CD' } })).toBe('5678cd-3');
});

test('a word that names nothing is no key', () => {
  expect(objectKeyOf({ points: [], fields: { object: 'dak' } })).toBeNull();
});
