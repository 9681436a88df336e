import { expect, test } from 'vitest';
import { boundaryName } from '../../src/mail/boundary-name.ts';

const mail = (...fields: readonly string[]) =>
  Buffer.from([...fields, 'From: bea@example.org', '', 'Text.'].join('\r\n'));

test('the server that took the mail in last wrote the topmost field', () => {
  const raw = mail(
    'Authentication-Results: mx.example.org; dkim=pass header.d=example.org',
    'Authentication-Results: elsewhere.example.net; dkim=pass header.d=example.org',
  );
  expect(boundaryName(raw)).toBe('mx.example.org');
});

test('a mail that nobody checked names nobody', () => {
  expect(boundaryName(mail())).toBeNull();
});

test('a field that cannot be read names nobody, and neither does one further down', () => {
  const raw = mail('Authentication-Results: ;;;', 'Authentication-Results: mx.example.org; none');
  expect(boundaryName(raw)).toBeNull();
});
