import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEUTRAL_DESK } from '../../src/mail/desk-profile.ts';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import { DISPOSITIONS, type Known } from '../../src/mail/disposition.ts';
import { RULES } from '../../src/mail/rules.ts';
import { NOTHING_PROVEN } from '../../src/mail/sender-proof.ts';
import { aCase, aDesk, aMail, aSentMail, type MailDetails, NOW } from '../support/mails.ts';

const ON_CASE: Known = {
  ...emptyKnown(),
  cases: new Map([[7, aCase()]]),
  sentIds: new Map([['ours@example.org', aSentMail()]]),
};
const fateOf = (mail: MailDetails, known: Known = emptyKnown()) =>
  dispose(aMail(mail), aDesk(), known, NOW, NOW);

test('a first mail of a person opens a case and is acknowledged', () => {
  expect(fateOf({})).toEqual({
    disposition: 'complaint',
    rules: { hit: ['human'], missed: RULES.map((rule) => rule.name).slice(0, -1) },
    author: { address: 'anna@example.net', name: 'Anna de Wit' },
    language: 'en',
    thread: { caseId: null, evidence: [] },
    order: null,
    otherPerson: false,
    maybe: null,
    secondDeliveryOf: null,
    formFields: [],
    bounced: [],
    unwanted: [],
    acknowledge: { send: true, because: ['human', 'recipient-ok'] },
    proof: NOTHING_PROVEN,
    flags: [],
  });
});

test('an answer of the complainant joins his case and is not acknowledged again', () => {
  const fate = fateOf({ inReplyTo: ['ours@example.org'] }, ON_CASE);
  expect(fate).toMatchObject({
    disposition: 'correspondence',
    thread: { caseId: 7, evidence: [{ kind: 'sent-id', caseId: 7, reference: 'C-1042-9' }] },
    acknowledge: { send: false, because: ['joins'] },
  });
});

test('a short answer is in the language of the case', () => {
  expect(fateOf({ inReplyTo: ['ours@example.org'], text: 'OK.' }, ON_CASE).language).toBe('nl');
});

test('a stranger with a number from the subject gets a case of his own, and an acknowledgement', () => {
  const known = { ...ON_CASE, subjectCases: new Map([[1042, 7]]) };
  const fate = fateOf({ from: 'kim@example.com', subject: 'C-1042-9 is about my house too' }, known);
  expect(fate).toMatchObject({ disposition: 'complaint', maybe: 7, acknowledge: { send: true } });
});

test('a stranger who answers a letter joins with a flag', () => {
  const fate = fateOf({ from: 'kim@example.com', inReplyTo: ['ours@example.org'] }, ON_CASE);
  expect(fate).toMatchObject({ disposition: 'correspondence', otherPerson: true, flags: ['other-person'] });
});

test('one more delivery of a mail opens nothing, is not answered, and names the first', () => {
  const first = {
    mailId: 3,
    messageId: 'first@mail.example.net',
    contentDigest: 'd1',
    from: 'anna@example.net',
    receivedAt: NOW,
    caseId: 7,
  };
  const fate = fateOf({}, { ...ON_CASE, earlier: [first] });
  expect(fate).toMatchObject({
    disposition: 'record',
    secondDeliveryOf: 3,
    thread: { caseId: 7 },
    rules: { hit: ['human', 'second-delivery'] },
    acknowledge: { send: false, because: ['second-delivery'] },
  });
});

test('a bounce belongs to the case of the letter that came back', () => {
  const mail: MailDetails = {
    from: 'mailer-daemon@example.net',
    contentType: 'multipart/report',
    reportType: 'delivery-status',
    deliveryReports: [{ recipient: 'anna@example.net', action: 'failed', status: '5.1.1', diagnostic: '' }],
    returnedMessageIds: ['ours@example.org'],
  };
  expect(fateOf(mail, ON_CASE)).toMatchObject({
    disposition: 'bounce',
    thread: { caseId: 7 },
    bounced: [{ recipient: 'anna@example.net', hard: true }],
    acknowledge: { send: false },
  });
});

test('a bounce that only names an address we wrote to may belong to the case, and is not on it', () => {
  const mail: MailDetails = {
    from: 'mailer-daemon@example.net',
    contentType: 'multipart/report',
    reportType: 'delivery-status',
    deliveryReports: [{ recipient: 'anna@example.net', action: 'failed', status: '5.1.1', diagnostic: '' }],
  };
  const recentSent = [aSentMail({ sentAt: NOW })];
  expect(fateOf(mail, { ...ON_CASE, recentSent })).toMatchObject({
    disposition: 'bounce',
    thread: { caseId: null },
    maybe: 7,
    bounced: [{ proof: 'address' }],
  });
});

test('a bounce that only names a case in its subject belongs to none', () => {
  const known = { ...ON_CASE, subjectCases: new Map([[1042, 7]]) };
  const mail = { from: 'mailer-daemon@example.net', subject: 'Undeliverable: C-1042-9' };
  expect(fateOf(mail, known)).toMatchObject({ disposition: 'bounce', thread: { caseId: null }, bounced: [] });
});

test('our own mail is recorded on its case', () => {
  const ours = { ...ON_CASE, ownMark: true };
  expect(fateOf({ messageId: 'ours@example.org', from: 'desk@example.org' }, ours)).toMatchObject({
    disposition: 'own',
    thread: { caseId: 7 },
  });
});

test('a mail that took a Message-ID of ours is a mail of its own, and staff see that it did', () => {
  const fate = fateOf({ messageId: 'ours@example.org', from: 'Eve <eve@example.com>' }, ON_CASE);
  expect(fate).toMatchObject({ disposition: 'complaint', thread: { caseId: null }, flags: ['id-reused'] });
});

const closedFor = (days: number): Known => ({
  ...ON_CASE,
  cases: new Map([[7, aCase({ closedAt: new Date(NOW.getTime() - days * 86_400_000) })]]),
});

test('mail on a case that was closed lately joins it, and staff see that it is closed', () => {
  expect(fateOf({ inReplyTo: ['ours@example.org'] }, closedFor(90))).toMatchObject({
    disposition: 'correspondence',
    thread: { caseId: 7 },
    flags: ['case-closed'],
  });
});

test('mail on a case that was closed long ago opens a new one that names it', () => {
  expect(fateOf({ inReplyTo: ['ours@example.org'] }, closedFor(91))).toMatchObject({
    disposition: 'complaint',
    thread: { caseId: null },
    maybe: 7,
    flags: [],
  });
});

test('an automatic reply on a case that was closed long ago is kept there and opens nothing', () => {
  const away = { inReplyTo: ['ours@example.org'], headers: { 'Auto-Submitted': 'auto-replied' } };
  expect(fateOf(away, closedFor(400))).toMatchObject({ disposition: 'auto-reply', thread: { caseId: 7 } });
});

test('what one address sends beyond the cases of an hour joins its last case, and is not answered', () => {
  const known = (lastHour: number) => ({ ...ON_CASE, newCases: { lastHour, lastCaseId: 7 } });
  expect(fateOf({}, known(10))).toMatchObject({
    disposition: 'correspondence',
    thread: { caseId: 7, evidence: [] },
    otherPerson: false,
    acknowledge: { send: false, because: ['joins'] },
    flags: ['burst'],
  });
  expect(fateOf({}, known(9))).toMatchObject({ disposition: 'complaint', flags: [] });
});

test('an out-of-office on a case is filed there and never answered', () => {
  const mail = { inReplyTo: ['ours@example.org'], headers: { 'Auto-Submitted': 'auto-replied' } };
  expect(fateOf(mail, ON_CASE)).toMatchObject({
    disposition: 'auto-reply',
    thread: { caseId: 7 },
    acknowledge: { send: false, because: ['not-human', 'auto-submitted'] },
  });
});

test('what was odd about the mail, its author and its thread stands together', () => {
  const mail: MailDetails = { flags: ['bad-charset'], replyTo: 'else@example.com', from: 'kim@example.com' };
  const fate = fateOf({ ...mail, inReplyTo: ['ours@example.org'] }, ON_CASE);
  expect(fate.flags).toEqual(['bad-charset', 'reply-to-elsewhere', 'other-person']);
});

test('a mail of last week waits for a person to acknowledge it', () => {
  const lastWeek = new Date(NOW.getTime() - 7 * 86_400_000);
  const fate = dispose(aMail(), aDesk(), emptyKnown(), lastWeek, NOW);
  expect(fate).toMatchObject({ disposition: 'complaint', acknowledge: { send: false, because: ['stale'] } });
});

test('no mail, however odd, is without a fate, and only a complaint is ever answered', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const odd = fc.record({
    from: fc.array(text, { maxLength: 2 }),
    subject: text,
    text,
    envelopeSender: fc.option(text),
    inReplyTo: fc.array(text, { maxLength: 2 }),
    contentType: fc.constantFrom('text/plain', 'multipart/report', ''),
    headers: fc.dictionary(fc.constantFrom('Auto-Submitted', 'Precedence', 'List-Id', 'X-Autoreply'), text),
  });
  fc.assert(
    fc.property(odd, (details) => {
      const fate = dispose(aMail(details), NEUTRAL_DESK, emptyKnown(), NOW, NOW);
      expect(DISPOSITIONS).toContain(fate.disposition);
      expect(fate.acknowledge.send && fate.disposition !== 'complaint').toBe(false);
      expect(fate.acknowledge.because.length).toBeGreaterThan(0);
    }),
  );
});

test('what the trusted server says keeps an answer from a forged address', () => {
  const results = 'mx.example.org; dmarc=fail (p=reject) header.from=example.net';
  const fate = fateOf({ headers: { 'Authentication-Results': results } });
  expect(fate.proof).toMatchObject({ source: 'boundary', proven: false });
  expect(fate.acknowledge).toEqual({ send: false, because: ['forged'] });
});

test('an abuse report about a mail of ours names whom to leave alone, and belongs to its case', () => {
  const report: MailDetails = {
    from: 'fbl@example.net',
    contentType: 'multipart/report',
    reportType: 'feedback-report',
    returnedMessageIds: ['ours@example.org'],
  };
  expect(fateOf(report, ON_CASE)).toMatchObject({
    disposition: 'record',
    unwanted: [{ sent: { recipient: 'anna@example.net' }, proof: 'returned-id' }],
    thread: { caseId: 7 },
  });
  const whereTokensReturn = aDesk({ bounceAddress: 'plus' });
  expect(dispose(aMail(report), whereTokensReturn, ON_CASE, NOW, NOW)).toMatchObject({
    unwanted: [{ proof: 'copied-id' }],
    thread: { caseId: null },
    maybe: 7,
  });
  const invented = { ...report, returnedMessageIds: ['theirs@example.com'] };
  expect(fateOf(invented, ON_CASE)).toMatchObject({ unwanted: [], thread: { caseId: null } });
});
