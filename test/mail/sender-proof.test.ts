import { expect, test } from 'vitest';
import {
  failsEnforcedDmarc,
  findProof,
  NOTHING_PROVEN,
  type SignatureCheck,
} from '../../src/mail/sender-proof.ts';
import { aMail, type MailDetails } from '../support/mails.ts';

const US = 'mx.example.org';
const field = (value: string): MailDetails => ({ headers: { 'Authentication-Results': value } });
const fields = (...values: readonly string[]) => ({
  ...aMail(),
  headers: values.map((value) => ({ name: 'authentication-results', value })),
});
const stamped = (results: string) => findProof(aMail(field(`${US}; ${results}`)), US, null);

test('without a configured server nothing that stands in a mail proves anything', () => {
  const mail = aMail(field(`${US}; dmarc=pass header.from=example.net`));
  expect(findProof(mail, null, null)).toBe(NOTHING_PROVEN);
});

test('what another server says proves nothing, above and below', () => {
  const mail = fields('mx.forger.example; dmarc=pass header.from=example.net');
  expect(findProof(mail, US, null)).toBe(NOTHING_PROVEN);
});

test('the topmost field of our server decides, the forged one below it never', () => {
  const mail = fields(
    'relay.example.com; dmarc=pass header.from=example.net',
    `${US}; dmarc=fail (p=reject dis=none) header.from=example.net`,
    `${US}; dmarc=pass header.from=example.net`,
  );
  expect(findProof(mail, US, null)).toMatchObject({
    source: 'boundary',
    proven: false,
    dmarc: { result: 'fail', policy: 'reject' },
  });
});

test('an unreadable field of our server is not passed over for a forged one below it', () => {
  const mail = fields(`${US}; dmarc=fail header.from="x`, `${US}; dmarc=pass header.from=example.net`);
  expect(findProof(mail, US, null)).toBe(NOTHING_PROVEN);
});

test('the whole evidence is kept', () => {
  const results =
    'dkim=pass header.d=Mail.Example.Net header.s=k1; dkim=fail header.d=list.example.com; spf=softfail smtp.mailfrom=bounce@list.example.com; dmarc=pass (p=none) header.from=example.net';
  expect(stamped(results)).toEqual({
    source: 'boundary',
    proven: true,
    dkim: [
      { result: 'pass', domain: 'mail.example.net', signed: null, aligned: true },
      { result: 'fail', domain: 'list.example.com', signed: null, aligned: false },
    ],
    spf: { result: 'softfail', domain: 'list.example.com' },
    dmarc: { result: 'pass', policy: 'none' },
  });
});

test.each([
  ['DMARC that passed for the domain in From', 'dmarc=pass header.from=example.net', true],
  ['DMARC that passed for another domain', 'dmarc=pass header.from=example.com', false],
  ['DMARC that passed for nobody knows whom', 'dmarc=pass', false],
  ['a signature of the domain in From', 'dkim=pass header.d=example.net', true],
  ['a signature of a part of that domain', 'dkim=pass header.d=news.example.net', true],
  ['a signature of another domain', 'dkim=pass header.d=example.com', false],
  ['a signature of a domain that ends alike', 'dkim=pass header.d=evil-example.net', false],
  ['a signature of a whole country', 'dkim=pass header.d=net', false],
  ['a broken signature', 'dkim=fail header.d=example.net', false],
  [
    'a signature, but DMARC that failed',
    'dkim=pass header.d=example.net; dmarc=fail header.from=example.net',
    false,
  ],
  ['DMARC said twice', 'dmarc=pass header.from=example.net; dmarc=pass header.from=example.net', false],
  ['SPF alone', 'spf=pass smtp.mailfrom=anna@example.net', false],
  ['a server that could not look', 'dkim=temperror header.d=example.net; dmarc=temperror', false],
])('%s: proven is decided', (_, results, proven) => {
  expect(stamped(results).proven).toBe(proven);
});

test('two persons in From, or two subjects, are never proven', () => {
  const results = field(`${US}; dmarc=pass header.from=example.net`);
  expect(findProof(aMail({ ...results, flags: ['ambiguous-header'] }), US, null).proven).toBe(false);
  expect(findProof(aMail({ ...results, flags: ['several-from'] }), US, null).proven).toBe(false);
  const from = ['anna@example.net', 'jan@example.com'];
  expect(findProof(aMail({ ...results, from }), US, null)).toMatchObject({
    proven: false,
    dmarc: { result: 'permerror' },
  });
});

test.each([
  ['a property', 'policy.dmarc=quarantine', 'quarantine'],
  ['what Microsoft did', 'action=oreject', 'reject'],
  ['a comment', '(p=REJECT sp=NONE dis=NONE)', 'reject'],
  ['a comment about subdomains only', '(sp=reject)', null],
  ['nothing', '', null],
])('the policy is read from %s', (_, written, policy) => {
  expect(stamped(`dmarc=fail ${written} header.from=example.net`).dmarc).toEqual({ result: 'fail', policy });
});

test.each([
  ['fails and is to be refused', 'dmarc=fail (p=reject) header.from=example.net', true],
  ['fails and is to be set aside', 'dmarc=fail (p=quarantine) header.from=example.net', true],
  ['fails, but nobody minds', 'dmarc=fail (p=none) header.from=example.net', false],
  ['passes', 'dmarc=pass (p=reject) header.from=example.net', false],
  ['could not be checked', 'dmarc=temperror (p=reject) header.from=example.net', false],
])('mail that %s is forged or not', (_, results, forged) => {
  expect(failsEnforcedDmarc(stamped(results))).toBe(forged);
});

const ALL_SIGNED = ['from', 'to', 'subject', 'date', 'message-id'];
const checked = (changes: {
  domain?: string;
  result?: string;
  signed?: readonly string[];
}): SignatureCheck => ({
  dkim: [{ domain: 'example.net', result: 'pass', signed: ALL_SIGNED, ...changes }],
  dmarc: { result: 'none', policy: 'reject' },
  trouble: null,
});

test('our own check counts where the trusted server says nothing, and only there', () => {
  expect(findProof(aMail(), US, checked({}))).toMatchObject({ source: 'own-check', proven: true });
  const denied = aMail(field(`${US}; dkim=fail header.d=example.net`));
  expect(findProof(denied, US, checked({}))).toMatchObject({ source: 'boundary', proven: false });
});

test.each([
  ['From, Date, Subject and Message-ID signed', {}, true],
  ['a subject that is not signed', { signed: ['from', 'date', 'message-id'] }, false],
  ['a date that is not signed', { signed: ['from', 'subject', 'message-id'] }, false],
  ['a foreign signer', { domain: 'example.com' }, false],
  ['a signature that does not hold', { result: 'neutral' }, false],
])('our own check with %s', (_, changes, proven) => {
  expect(findProof(aMail(), US, checked(changes)).proven).toBe(proven);
});

test('our own check never calls a mail forged', () => {
  const check: SignatureCheck = { dkim: [], dmarc: { result: 'fail', policy: 'reject' }, trouble: null };
  expect(failsEnforcedDmarc(findProof(aMail(), US, check))).toBe(false);
});
