import { expect, test } from 'vitest';
import * as values from '../../src/shell/config-values.ts';

test.each([
  ['Klachten@Example.ORG', 'klachten@example.org'],
  [' desk@müller.example ', 'desk@xn--mller-kva.example'],
  ['desk@localhost', 'desk@localhost'],
])('the address %s is written as %s', (text, value) => {
  expect(values.addressValue(text)).toStrictEqual({ ok: true, value });
});

test.each([
  'klachten',
  'a b@example.org',
  '@example.org',
  'a@',
  'a@intern',
  'Jan <jan@example.org>',
  'a@b@c.org',
])('%s is no mail address', (text) => {
  expect(values.addressValue(text).ok).toBe(false);
});

test('only days that exist are days', () => {
  expect(values.dayValue('2028-02-29').ok).toBe(true);
  for (const text of ['2026-02-29', '2026-13-01', '24-12-2026', '2026-1-1', '']) {
    expect(values.dayValue(text).ok, text).toBe(false);
  }
});

test('older mail is taken from a day on, or not at all', () => {
  expect(values.olderMailValue('none')).toStrictEqual({ ok: true, value: null });
  expect(values.olderMailValue('2026-11-01')).toStrictEqual({ ok: true, value: '2026-11-01' });
  expect(values.olderMailValue('all').ok).toBe(false);
});

test('a host is a name or an address, never a URL or a port', () => {
  for (const text of ['imap.example.org', '127.0.0.1', '::1', '[::1]', 'localhost']) {
    expect(values.hostValue(text).ok, text).toBe(true);
  }
  for (const text of ['imaps://imap.example.org', 'imap.example.org:993', 'imap example']) {
    expect(values.hostValue(text).ok, text).toBe(false);
  }
});

test('a time zone and a country must exist', () => {
  expect(values.timeZoneValue('Europe/Amsterdam').ok).toBe(true);
  expect(values.timeZoneValue('Europe/Utrecht').ok).toBe(false);
  expect(values.countryValue('nl')).toStrictEqual({ ok: true, value: 'NL' });
  expect(values.countryValue('XQ').ok).toBe(false);
});

test('names of desks, domains, websites and lists are recognised', () => {
  expect(values.slugValue('klachten-2').ok).toBe(true);
  expect(values.slugValue('Klachten').ok).toBe(false);
  expect(values.domainValue('antwoord.example.org').ok).toBe(true);
  expect(values.domainValue('antwoord@example.org').ok).toBe(false);
  expect(values.websiteValue('https://www.example.org/klachten').ok).toBe(true);
  expect(values.websiteValue('www.example.org').ok).toBe(false);
  expect(values.listIdValue('<Klachten.Example.org>')).toStrictEqual({
    ok: true,
    value: 'klachten.example.org',
  });
  expect(values.listIdValue('klachten lijst').ok).toBe(false);
});

test('a secret may stand in the environment, and is asked for by name when it does not', () => {
  const secret = values.secretValue({ MAIL_PASSWORD: 'open sesame', EMPTY: '' });
  expect(secret('env:MAIL_PASSWORD')).toStrictEqual({ ok: true, value: 'open sesame' });
  expect(secret('as it is')).toStrictEqual({ ok: true, value: 'as it is' });
  expect(secret('env:EMPTY')).toMatchObject({
    ok: false,
    expected: expect.stringContaining('variable EMPTY is not'),
  });
});

test('an empty secret file is refused', () => {
  expect(values.fileValue('/dev')('null')).toStrictEqual({
    ok: false,
    expected: 'the file /dev/null is empty.',
  });
});

test('loopback is this machine and nothing that looks like it', () => {
  expect(['localhost', '127.0.0.1', '127.8.8.8', '::1'].every(values.isLoopback)).toBe(true);
  expect(
    ['127.0.0.1.example.org', '1127.0.0.1', 'localhost.example.org', '10.0.0.1'].some(values.isLoopback),
  ).toBe(false);
});

test('a pattern that can take forever is refused with the reason', () => {
  expect(values.patternValue('(a+)+')).toMatchObject({
    ok: false,
    expected: expect.stringContaining('forever'),
  });
});

test('the name of a trusted server is a name, not the whole field', () => {
  expect(values.authServValue(' MX.Example.org ')).toStrictEqual({ ok: true, value: 'mx.example.org' });
  expect(values.authServValue('mx.example.org; dmarc=pass')).toMatchObject({ ok: false });
});

test('the labels of a form stand in one text, those of several languages with a bar between', () => {
  expect(values.labelsValue('Naam: | Name')).toStrictEqual({ ok: true, value: ['Naam', 'Name'] });
  expect(values.labelsValue('Naam |')).toMatchObject({ ok: false });
});

test('the name of a header field is one word', () => {
  expect(values.headerNameValue('X-Spam-Level:')).toStrictEqual({ ok: true, value: 'x-spam-level' });
  expect(values.headerNameValue('X-Spam Level')).toMatchObject({ ok: false });
});
