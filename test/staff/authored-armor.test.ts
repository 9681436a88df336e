import { expect, test } from 'vitest';
import { withoutArmor } from '../../src/staff/authored-armor.ts';

const SIGNED = `Hi

-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

#take
- -- 
Bea
-----BEGIN PGP SIGNATURE-----

iHUEARYKAB0WIQ
-----END PGP SIGNATURE-----
below`;

test('the frame of a signed text is taken off, and its dashes are as they were written', () => {
  expect(withoutArmor(SIGNED)).toBe('Hi\n\n#take\n-- \nBea\nbelow');
});

test('a text without a frame stays as it is, dashes too', () => {
  const text = '- one\n-----BEGIN PGP SIGNATURE-----\nx';
  expect(withoutArmor(text)).toBe(text);
});

test('a frame without an end takes nothing that was written with it', () => {
  expect(withoutArmor('-----BEGIN PGP SIGNED MESSAGE-----\n\n#take\nmore')).toBe('#take\nmore');
});
