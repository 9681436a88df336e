import { expect, test } from 'vitest';
import { receivedAt, subjectOf } from '../../src/staff/intake-facts.ts';

const NOW = new Date('2026-11-17T10:00:00Z');

test('a complaint of today was received now, one of another day by the end of it', () => {
  expect(receivedAt('2026-11-17', NOW, 'Europe/Amsterdam')).toBe(NOW);
  expect(receivedAt('2026-11-13', NOW, 'Europe/Amsterdam').toISOString()).toBe('2026-11-13T22:59:00.000Z');
});

test('a complaint that was told is called by its first sentence', () => {
  expect(subjectOf('De ketel doet het niet. Het is koud.')).toBe('De ketel doet het niet');
  expect(subjectOf('Is dat normaal? Nee.')).toBe('Is dat normaal?');
  expect(subjectOf('De ketel\ndoet het niet.')).toBe('De ketel');
  expect(subjectOf(`${'heel '.repeat(30)}lang`)).toMatch(/^(heel ){16}…$/);
});
