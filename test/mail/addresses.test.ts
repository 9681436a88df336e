import { expect, test } from 'vitest';
import {
  domainOf,
  isAmong,
  isDaemonAddress,
  isListReturnPath,
  isOwnAddress,
  isRobotAddress,
  isUsableAddress,
  localPartOf,
  sameAddress,
} from '../../src/mail/addresses.ts';

test('addresses are the same but for the case of letters; dots and tags make other persons', () => {
  expect(sameAddress('Anna@Example.net', 'anna@example.net')).toBe(true);
  expect(sameAddress('anna.dewit@example.net', 'annadewit@example.net')).toBe(false);
  expect(sameAddress('anna+shop@example.net', 'anna@example.net')).toBe(false);
  expect(sameAddress('', '')).toBe(false);
  expect(isAmong(['a@example.org', 'anna@example.net'], 'ANNA@example.net')).toBe(true);
});

test('what comes back to a mailbox of ours is ours, with a tag behind a plus as well', () => {
  const own = ['klachten@example.org'];
  expect(isOwnAddress(own, 'Klachten@example.org')).toBe(true);
  expect(isOwnAddress(own, 'klachten+iets@example.org')).toBe(true);
  expect(isOwnAddress(own, 'anna+klachten@example.org')).toBe(false);
  expect(isOwnAddress(own, 'klachten+iets@example.net')).toBe(false);
});

test.each([
  'anna@example.net',
  "j.o'neill+x@mail.example.co.uk",
  'k@localhost',
  'müller@xn--mller-kva.example',
])('%s can be written to', (address) => expect(isUsableAddress(address)).toBe(true));

test.each([
  '',
  'anna',
  '@example.net',
  'anna@',
  'a b@example.net',
  'a@b@example.net',
  'a@example..net',
  `${'a'.repeat(65)}@example.net`,
])('"%s" cannot be written to', (address) => expect(isUsableAddress(address)).toBe(false));

test('domain and local part are those of the last @', () => {
  expect(domainOf('Anna@Example.NET')).toBe('example.net');
  expect(localPartOf('Anna@Example.NET')).toBe('anna');
  expect(domainOf('anna')).toBe('');
});

test.each([
  'mailer-daemon@example.net',
  'MAILER-DAEMON',
  'postmaster@example.net',
  'post_master@example.net',
  'mail-daemon@example.net',
])('%s is a daemon', (address) => expect(isDaemonAddress(address)).toBe(true));

test.each([
  'no-reply@example.net',
  'noreply-orders@example.net',
  'info_noreply@example.net',
  'do.not.reply@example.net',
  'geenantwoord@example.net',
  'keine-antwort@example.net',
  'ne-pas-repondre@example.net',
  'bounces+123-anna=example.org@mail.example.net',
  'list-bounces@example.net',
  'owner-list@example.net',
  'list-request@example.net',
  'anna=example.org@example.net',
  'srs0=abcd=xy=example.org=anna@example.net',
  'postmaster@example.net',
])('%s is a robot', (address) => expect(isRobotAddress(address)).toBe(true));

test.each([
  'anna@example.net',
  'norepa.lyon@example.net',
  'reply@example.net',
  'master@example.net',
  'owner@example.net',
  'request@example.net',
  'daemona.jansen@example.net',
  'e.bouncer@example.net',
])('%s may be a person', (address) => expect(isRobotAddress(address)).toBe(false));

test('return paths of lists are known', () => {
  expect(isListReturnPath('owner-all@example.net')).toBe(true);
  expect(isListReturnPath('bounces+12@example.net')).toBe(false);
});
