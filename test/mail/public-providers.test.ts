import { expect, test } from 'vitest';
import { isPublicProvider } from '../../src/mail/public-providers.ts';

test('a provider for everybody is told from the domain of an organisation', () => {
  expect(isPublicProvider('ziggo.nl')).toBe(true);
  expect(isPublicProvider('example.org')).toBe(false);
  expect(isPublicProvider('mail.ziggo.nl')).toBe(false);
});
