import { expect, test } from 'vitest';
import { findPerson } from '../../src/staff/names.ts';

const PIETER = { name: 'Pieter Bos', address: 'pieter.bos@example.org' };
const RENE = { name: 'René de Wit', address: 'r.dewit@example.org' };
const JOSE_A = { name: 'José Alves', address: 'jose.alves@example.org' };
const JOSE_B = { name: 'José Bakker', address: 'jose.bakker@example.org' };
const PEOPLE = [PIETER, RENE, JOSE_A, JOSE_B];

test.each([
  ['Pieter', PIETER],
  ['pieter bos.', PIETER],
  ['PIETER.BOS@example.org', PIETER],
  ['Pieter Bos <pieter.bos@example.org>', PIETER],
  ['rene', RENE],
  ['De Wit', RENE],
  ['@René', RENE],
  ['jose bakker', JOSE_B],
])('%s is one colleague', (written, person) => {
  expect(findPerson(written, PEOPLE)).toStrictEqual({ ok: true, person });
});

test('a first name of two colleagues gives both', () => {
  expect(findPerson('Jose', PEOPLE)).toStrictEqual({
    ok: false,
    code: 'several-people',
    choices: [JOSE_A, JOSE_B],
  });
});

test('a near name is no name, and says who was meant', () => {
  expect(findPerson('Pietre', PEOPLE)).toStrictEqual({ ok: false, code: 'unknown-name', choices: [PIETER] });
});

test.each(['', '...', 'Anna', 'anna@example.org'])('nobody is called "%s"', (written) => {
  expect(findPerson(written, PEOPLE)).toStrictEqual({ ok: false, code: 'unknown-name', choices: [] });
});

test('somebody whose whole name is the first name of others is meant alone', () => {
  const jose = { name: 'José', address: 'jose@example.org' };
  expect(findPerson('José', [...PEOPLE, jose])).toStrictEqual({ ok: true, person: jose });
});
