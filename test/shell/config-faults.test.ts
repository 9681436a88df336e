import { expect, test } from 'vitest';
import { describeFault, valueAt } from '../../src/shell/config-faults.ts';

const describe = (path: readonly (string | number)[], content: unknown): string =>
  describeFault({ path, expected: 'a word', knownKeys: null }, content);

test.each([
  [undefined, 'nothing. Add this key.'],
  [null, 'nothing after the colon.'],
  [7, 'the number 7.'],
  [true, 'the boolean true.'],
  ['seven', '"seven".'],
  [[], 'an empty list.'],
  [{ a: 1 }, 'a section with keys of its own.'],
])('what was found (%j) is said in words', (value, words) => {
  expect(describe(['log', 'level'], { log: { level: value } })).toBe(
    `log.level: expected a word, found ${words}`,
  );
});

test('a long value is cut', () => {
  expect(describe(['name'], { name: 'x'.repeat(500) }).length).toBeLessThan(120);
});

test('a value that may be secret is not shown', () => {
  for (const key of ['password', 'tokenCommand', 'url']) {
    expect(describe([key], { [key]: 'open sesame' })).toBe(
      `${key}: expected a word, found text (not shown).`,
    );
  }
});

test('an unknown key that resembles a known one is a slip of the pen, any other gets the list', () => {
  const fault = { expected: 'no such key', knownKeys: ['host', 'port'] };
  expect(describeFault({ ...fault, path: ['imap', 'prot'] }, {})).toMatch(
    /^imap\.prot: .*Did you mean port\?$/u,
  );
  expect(describeFault({ ...fault, path: ['imap', 'colour'] }, {})).toMatch(/use one of: host, port\.$/u);
  expect(describeFault({ ...fault, path: ['auth', 'open sesame'] }, {})).not.toContain('sesame');
});

test('only own keys of a section are looked at', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({}, ['constructor', 'name'])).toBeUndefined();
});
