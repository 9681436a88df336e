import { expect, test } from 'vitest';
import {
  asksForNoAnswer,
  autoSubmitted,
  hasAutoReplyHeader,
  hasCloudNotice,
  hasListSender,
  isAutomaticReply,
  isAutoSubmitted,
  isFromOwnList,
  isLikeAutomaticReply,
  isListMail,
  isMarkedAsSpam,
  isReadReceipt,
} from '../../src/mail/machine-signs.ts';
import { aDesk, aMail } from '../support/mails.ts';

const withHeader = (name: string, value: string) => aMail({ headers: { [name]: value } });

test('Auto-Submitted is read without comments and parameters', () => {
  expect(
    autoSubmitted(withHeader('Auto-Submitted', 'auto-replied (vacation); owner-email="a@example.net"')),
  ).toBe('auto-replied');
  expect(isAutoSubmitted(withHeader('Auto-Submitted', 'No'))).toBe(false);
  expect(isAutoSubmitted(withHeader('Auto-Submitted', 'auto-notified'))).toBe(true);
});

test.each(['X-Autoreply', 'X-Autorespond', 'X-Autoresponder'])(
  '%s: yes is an automatic reply, no is not',
  (name) => {
    expect(hasAutoReplyHeader(withHeader(name, 'yes'))).toBe(true);
    expect(hasAutoReplyHeader(withHeader(name, 'no'))).toBe(false);
  },
);

test('Precedence and the message class of Exchange can say that it is an automatic reply', () => {
  expect(hasAutoReplyHeader(withHeader('Precedence', 'auto_reply'))).toBe(true);
  expect(hasAutoReplyHeader(withHeader('X-POST-MessageClass', '9; Autoresponder'))).toBe(true);
  expect(hasAutoReplyHeader(withHeader('Precedence', 'first-class'))).toBe(false);
});

test('a subject of an out-of-office counts only together with another sign', () => {
  expect(isAutomaticReply(aMail({ subject: 'Afwezig: vakantie' }))).toBe(false);
  expect(isAutomaticReply(aMail({ subject: 'Afwezig: vakantie', envelopeSender: '' }))).toBe(true);
});

const AN_ANSWER = { inReplyTo: ['ours@example.org'] };

test.each([
  'Afwezig',
  'Afwezigheidsbericht',
  'Abwesenheitsnotiz',
  'Automatisch antwoord: Wij hebben uw klacht ontvangen (C-1042-9)',
  'Réponse automatique : Wij hebben uw klacht ontvangen (C-1042-9)',
  'AUTO: Wij hebben uw klacht ontvangen (C-1042-9)',
])(
  'an answer "%s" is that of a program, and one that a person may have written with more text',
  (subject) => {
    expect(isAutomaticReply(aMail({ subject, ...AN_ANSWER }))).toBe(true);
    const long = 'Uw monteur kwam weer niet opdagen. '.repeat(40);
    expect(isAutomaticReply(aMail({ subject, ...AN_ANSWER, text: long }))).toBe(false);
  },
);

test.each([
  'Op vakantie en toch een boete',
  'Auto: schade na uw werk',
  'Urlaub verdorben durch Ihre Firma',
  'Urlaubsreise verdorben',
  'Afwezig op afspraak van dinsdag',
  'Afwezig: uw monteur was er weer niet',
])('an answer "%s" may be that of a person, unless its header has a sign of a program', (subject) => {
  const mail = aMail({ subject, ...AN_ANSWER });
  expect(isAutomaticReply(mail)).toBe(false);
  expect(isLikeAutomaticReply(mail)).toBe(true);
  expect(isAutomaticReply({ ...mail, envelopeSender: '' })).toBe(true);
  const suppressed = aMail({ subject, ...AN_ANSWER, headers: { 'X-Auto-Response-Suppress': 'All' } });
  expect(isAutomaticReply(suppressed)).toBe(true);
});

test('an answer with the null path comes from a program; a first mail with it may be a web form', () => {
  expect(isAutomaticReply(aMail({ envelopeSender: '', inReplyTo: ['ours@example.org'] }))).toBe(true);
  expect(isAutomaticReply(aMail({ envelopeSender: '' }))).toBe(false);
});

test.each([
  ['All', true],
  ['DR, OOF, AutoReply', true],
  ['DR, RN, NRN', false],
])('X-Auto-Response-Suppress: %s asks for no answer: %s', (value, asks) => {
  expect(asksForNoAnswer(withHeader('X-Auto-Response-Suppress', value))).toBe(asks);
});

test('a list is known by its fields, and a shop that offers to unsubscribe is none', () => {
  expect(isListMail(withHeader('List-Post', '<mailto:all@example.net>'))).toBe(true);
  expect(isListMail(withHeader('Precedence', 'bulk'))).toBe(true);
  expect(isListMail(withHeader('List-Unsubscribe', '<https://example.net>'))).toBe(false);
});

test('a list without fields is known by Sender or the return path', () => {
  expect(hasListSender(aMail({ sender: 'owner-all@example.net' }))).toBe(true);
  expect(hasListSender(aMail({ envelopeSender: 'all-bounces+anna=example.net@example.org' }))).toBe(true);
  expect(hasListSender(aMail({ envelopeSender: 'anna@example.net' }))).toBe(false);
});

test('only a list that the configuration names is our own', () => {
  expect(isFromOwnList(withHeader('List-Id', 'Complaints <Klachten.Lists.Example.org>'), aDesk())).toBe(true);
  expect(isFromOwnList(withHeader('List-Id', 'klachten.lists.example.org <evil.example.net>'), aDesk())).toBe(
    false,
  );
  expect(isFromOwnList(aMail(), aDesk())).toBe(false);
});

test('a spam filter that says yes is believed, whatever stands behind it', () => {
  expect(isMarkedAsSpam(withHeader('X-Spam-Status', 'Yes, score=7.1'), aDesk())).toBe(true);
  expect(isMarkedAsSpam(withHeader('X-Spam-Flag', 'NO'), aDesk())).toBe(false);
});

test('a read receipt in TNEF is known by its subject', () => {
  expect(isReadReceipt(aMail({ subject: 'Gelezen: uw klacht', flags: ['tnef'] }))).toBe(true);
  expect(isReadReceipt(aMail({ subject: 'Gelezen: uw klacht' }))).toBe(false);
});

test('another mark of spam counts where the configuration names its field, and of that only the topmost', () => {
  const marks = (...values: readonly string[]) => ({
    ...aMail(),
    headers: values.map((value) => ({ name: 'x-filter', value })),
  });
  expect(isMarkedAsSpam(marks('Spam (9 points)'), aDesk())).toBe(true);
  expect(isMarkedAsSpam(marks('clean', 'Spam (forged)'), aDesk())).toBe(false);
  expect(isMarkedAsSpam(marks('Spam (9 points)'), aDesk({ spamHeader: null }))).toBe(false);
});

test('a person who answers an automatic reply is a person', () => {
  const subject = 'RE: Automatic reply: Leaking roof';
  expect(isAutomaticReply(aMail({ subject, inReplyTo: ['abc@example.com'] }))).toBe(false);
  const again = aMail({
    subject: '[Roof] Automatic reply: Leaking roof [C-1042-9]',
    inReplyTo: ['abc@example.com'],
  });
  expect(isAutomaticReply(again)).toBe(true);
});

test('words that Exchange put before the topic make an automatic reply, those of the writer do not', () => {
  const mail = (topic: string) =>
    aMail({ subject: 'Out of office: Leaking roof', headers: { 'Thread-Topic': topic } });
  expect(isAutomaticReply(mail('Leaking roof'))).toBe(true);
  expect(isAutomaticReply(mail('Out of office: Leaking roof'))).toBe(false);
});

test('what Amazon reports is told apart by its type', () => {
  const mail = aMail({ text: '{\\"eventType\\": \\"Complaint\\", "bounce": {"notificationType":"Bounce"}}' });
  expect(hasCloudNotice(mail, 'Complaint')).toBe(true);
  expect(hasCloudNotice(mail, 'Bounce')).toBe(false);
});
