import { expect, test } from 'vitest';
import { failedRecipients, findBounced, isProven } from '../../src/mail/bounces.ts';
import { emptyKnown } from '../../src/mail/dispose.ts';
import type { BounceProof, Known } from '../../src/mail/disposition.ts';
import type { DeliveryReport } from '../../src/mail/inbound-mail.ts';
import { aMail, aSentMail, type MailDetails, NOW } from '../support/mails.ts';

const report = (details: Partial<DeliveryReport> = {}): DeliveryReport => ({
  recipient: 'anna@example.net',
  action: 'failed',
  status: '5.1.1',
  diagnostic: '',
  ...details,
});
const aBounce = (reports: readonly DeliveryReport[], details: MailDetails = {}) =>
  aMail({ from: 'mailer-daemon@example.net', deliveryReports: reports, text: '', ...details });
const NO_TOKENS = { bounceAddress: 'none' } as const;
const daysBefore = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test.each<[string, Partial<DeliveryReport>, boolean]>([
  ['an unknown mailbox', { status: '5.1.1' }, true],
  ['a disabled mailbox', { status: '5.2.1' }, true],
  ['a domain that does not exist', { status: '5.4.4' }, true],
  ['a full mailbox', { status: '5.2.2' }, false],
  ['a full mailbox reported as unknown', { status: '5.1.1', diagnostic: '552 mailbox is full' }, false],
  ['a refusal for its content', { status: '5.7.1' }, false],
  ['a sender that is not accepted', { status: '5.1.8' }, false],
  ['a transient failure', { status: '4.4.1', diagnostic: 'host unknown' }, false],
  ['a delay', { status: '5.1.1', action: 'delayed' }, false],
  ['no code, but the words', { status: '5.0.0', diagnostic: 'smtp; 550 no such user here' }, true],
  ['no code and other words', { status: '', diagnostic: 'smtp; 554 rejected' }, false],
])('%s: hard or not', (_what, details, hard) => {
  expect(failedRecipients(aBounce([report(details)]))).toMatchObject([
    { recipient: 'anna@example.net', hard },
  ]);
});

test('a code in the diagnostic is better than one that says nothing', () => {
  const mail = aBounce([report({ status: '5.0.0', diagnostic: 'smtp; 550 5.1.1 <anna@example.net>' })]);
  expect(failedRecipients(mail)).toMatchObject([{ status: '5.1.1', hard: true }]);
});

test('a report that a mail was delivered names no failure', () => {
  expect(failedRecipients(aBounce([report({ action: 'delivered', status: '2.0.0' })]))).toEqual([]);
});

test.each([
  ['on a line of its own', 'could not be delivered:\n\n  <anna@example.net>:\n550 5.1.1 unknown'],
  ['before its reason', 'anna@example.net [User unknown]'],
  ['behind a label', 'Delivery failed 20 attempts: anna@example.net'],
  ['in a report that lost its part', 'Final-Recipient: rfc822; anna@example.net\nStatus: 5.1.1'],
])('without a report the address is found %s', (_where, text) => {
  expect(failedRecipients(aBounce([], { text }))[0]?.recipient).toBe('anna@example.net');
});

test('addresses in the returned mail are not taken for those that failed', () => {
  const text = 'anna@example.net\n\n--- copy of the original message\n\njan@example.net\n';
  expect(failedRecipients(aBounce([], { text })).map((each) => each.recipient)).toEqual(['anna@example.net']);
});

test('X-Failed-Recipients is read before the text', () => {
  const mail = aBounce([], {
    headers: { 'X-Failed-Recipients': 'Anna@example.net, jan@example.net' },
    text: 'x@y.example',
  });
  expect(failedRecipients(mail).map((each) => each.recipient)).toEqual([
    'anna@example.net',
    'jan@example.net',
  ]);
});

const WAYS: readonly (readonly [BounceProof, string, MailDetails, Partial<Known>])[] = [
  [
    'token',
    'the token of its bounce address',
    {},
    { tokens: new Map([['b31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail()]]) },
  ],
  [
    'returned-id',
    'the Message-ID of the returned mail',
    { returnedMessageIds: ['ours@example.org'] },
    { sentIds: new Map([['ours@example.org', aSentMail()]]) },
  ],
  ['address', 'the address within 14 days', {}, { recentSent: [aSentMail({ sentAt: daysBefore(14) })] }],
];

test.each(WAYS)('%s: a letter that came back is known by %s', (proof, _how, mail, known) => {
  const bounced = findBounced(aBounce([report()], mail), NO_TOKENS, { ...emptyKnown(), ...known }, NOW);
  expect(bounced).toMatchObject([
    { sent: { outboundId: 31 }, proof, recipient: 'anna@example.net', hard: true },
  ]);
  // An address is known to many; a token and an id are known only to those who had the letter.
  expect(bounced.every(isProven)).toBe(proof !== 'address');
});

test.each<[string, Partial<Known>]>([
  ['nothing we sent', {}],
  ['a letter of more than 14 days ago', { recentSent: [aSentMail({ sentAt: daysBefore(14.1) })] }],
  ['a letter that left after the bounce came', { recentSent: [aSentMail({ sentAt: daysBefore(-1) })] }],
  [
    'a letter to somebody else',
    { recentSent: [aSentMail({ recipient: 'jan@example.net', sentAt: daysBefore(1) })] },
  ],
  [
    'a reply token, which no server writes to',
    { tokens: new Map([['x31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail()]]) },
  ],
])('a bounce that matches %s changes nothing', (_what, known) => {
  expect(findBounced(aBounce([report()]), NO_TOKENS, { ...emptyKnown(), ...known }, NOW)).toEqual([]);
});

test('a report of several addresses counts once for one letter, by the address we wrote to', () => {
  const known = { ...emptyKnown(), sentIds: new Map([['ours@example.org', aSentMail()]]) };
  const reports = [report({ recipient: 'forward@example.com' }), report({ status: '5.2.2' })];
  const bounced = findBounced(
    aBounce(reports, { returnedMessageIds: ['ours@example.org'] }),
    NO_TOKENS,
    known,
    NOW,
  );
  expect(bounced).toMatchObject([{ recipient: 'anna@example.net', status: '5.2.2', hard: false }]);
});

test('a bounce that names no address is about the addressee of the letter', () => {
  const known = { ...emptyKnown(), sentIds: new Map([['ours@example.org', aSentMail()]]) };
  const mail = aBounce([], { text: 'Sorry.', returnedMessageIds: ['ours@example.org'] });
  expect(findBounced(mail, NO_TOKENS, known, NOW)).toMatchObject([
    { recipient: 'anna@example.net', hard: false },
  ]);
});

test('where letters have bounce addresses, a report with the Message-ID that came elsewhere proves nothing', () => {
  const known = { ...emptyKnown(), sentIds: new Map([['ours@example.org', aSentMail()]]) };
  const mail = aBounce([report()], { returnedMessageIds: ['ours@example.org'] });
  const bounced = findBounced(mail, { bounceAddress: 'plus' }, known, NOW);
  expect(bounced).toMatchObject([{ sent: { outboundId: 31 }, proof: 'copied-id' }]);
  expect(bounced.some(isProven)).toBe(false);
});

test('where letters have bounce addresses, a report that came to one of them counts', () => {
  const tokens = new Map([['b31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail()]]);
  const sentIds = new Map([['ours@example.org', aSentMail()]]);
  const mail = aBounce([report()], { returnedMessageIds: ['ours@example.org'] });
  const bounced = findBounced(mail, { bounceAddress: 'plus' }, { ...emptyKnown(), tokens, sentIds }, NOW);
  expect(bounced).toMatchObject([{ proof: 'token' }]);
  expect(bounced.every(isProven)).toBe(true);
});
