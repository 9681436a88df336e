import { expect, test } from 'vitest';
import { emptyKnown } from '../../src/mail/dispose.ts';
import type { Known } from '../../src/mail/disposition.ts';
import { answeredMails, findThread } from '../../src/mail/thread.ts';
import { aCase, aDesk, aMail, aSentMail, type MailDetails } from '../support/mails.ts';

const TOKEN = 'x31k1-aaaaaaaaaaaaaaaaaaaa';
const SEVEN = aCase();
const EIGHT = aCase({ caseId: 8, reference: 'C-1043-2', lastOwnMailAt: new Date('2026-11-14T09:00:00Z') });
const BOTH = new Map([
  [7, SEVEN],
  [8, EIGHT],
]);

function threadOf(mail: MailDetails, known: Partial<Known>) {
  return findThread(aMail(mail), aDesk(), { ...emptyKnown(), cases: BOTH, ...known });
}

test('a mail without any evidence opens a case of its own', () => {
  expect(threadOf({}, {})).toEqual({
    caseId: null,
    evidence: [],
    otherPerson: false,
    maybe: null,
    conflict: false,
    related: false,
  });
});

test('every kind of evidence is named, the strongest first', () => {
  const thread = threadOf(
    {
      subject: 'Re: [C-1042-9] Leaking roof',
      inReplyTo: ['ours@example.org'],
      references: ['theirs@example.net'],
    },
    {
      tokens: new Map([[TOKEN, aSentMail()]]),
      sentIds: new Map([['ours@example.org', aSentMail()]]),
      receivedIds: new Map([['theirs@example.net', 7]]),
      subjectCases: new Map([[1042, 7]]),
    },
  );
  expect(thread.caseId).toBe(7);
  expect(thread.evidence.map((each) => each.kind)).toEqual([
    'token',
    'sent-id',
    'received-id',
    'subject-reference',
  ]);
  expect(thread.evidence[0]).toEqual({ kind: 'token', caseId: 7, reference: 'C-1042-9' });
});

test('References are read from the nearest to the oldest', () => {
  const known = {
    receivedIds: new Map([
      ['old@example.net', 8],
      ['near@example.net', 7],
    ]),
  };
  expect(threadOf({ references: ['old@example.net', 'near@example.net'] }, known).caseId).toBe(7);
});

test('of two references in the subject the last counts', () => {
  const known = {
    subjectCases: new Map([
      [1042, 7],
      [1043, 8],
    ]),
  };
  expect(threadOf({ subject: 'C-1043-2, was C-1042-9' }, known).caseId).toBe(7);
});

test('a reference of which the register knows nothing is no evidence', () => {
  expect(threadOf({ subject: 'C-1042-9' }, { subjectCases: new Map() }).evidence).toEqual([]);
});

test('when strong evidence names two cases, the one on which we wrote last is joined and the conflict told', () => {
  const thread = threadOf(
    { inReplyTo: ['eight@example.org'] },
    {
      tokens: new Map([[TOKEN, aSentMail()]]),
      sentIds: new Map([['eight@example.org', aSentMail({ caseId: 8 })]]),
    },
  );
  expect(thread).toMatchObject({ caseId: 8, conflict: true });
});

test('a stranger who answers a mail of ours joins as another person', () => {
  const known = { sentIds: new Map([['ours@example.org', aSentMail()]]) };
  const thread = threadOf({ from: 'kim@example.com', inReplyTo: ['ours@example.org'] }, known);
  expect(thread).toMatchObject({ caseId: 7, otherPerson: true });
});

test('the addressee of the mail that is answered is no stranger', () => {
  const known = { sentIds: new Map([['ours@example.org', aSentMail({ recipient: 'kim@example.com' })]]) };
  const thread = threadOf({ from: 'kim@example.com', inReplyTo: ['ours@example.org'] }, known);
  expect(thread).toMatchObject({ caseId: 7, otherPerson: false });
});

test.each([
  ['Fwd: your letter', {}],
  ['Doorst: uw brief', {}],
])('a stranger who forwards a letter of ours (%s) gets a case of his own; the case is noted', (subject) => {
  const known = { sentIds: new Map([['ours@example.org', aSentMail()]]) };
  const mail = { from: 'kim@example.com', references: ['ours@example.org'], subject };
  expect(threadOf(mail, known)).toMatchObject({ caseId: null, maybe: 7 });
  expect(threadOf({ ...mail, from: 'anna@example.net' }, known)).toMatchObject({ caseId: 7, maybe: null });
  expect(threadOf({ ...mail, subject: `Re: ${subject}` }, known)).toMatchObject({
    caseId: 7,
    otherPerson: true,
  });
});

test('what a stranger forwards to the reply address of a letter was meant for its case', () => {
  const known = { tokens: new Map([[TOKEN, aSentMail()]]) };
  const mail = { from: 'kim@example.com', subject: 'Fwd: photo' };
  expect(threadOf(mail, known)).toMatchObject({ caseId: 7, otherPerson: true });
});

test('a quoted token lets a person of the case in, and nobody else', () => {
  const known = { quotedTokens: new Map([[TOKEN, aSentMail()]]) };
  const evidence = [{ kind: 'quoted-marker', caseId: 7 }];
  expect(threadOf({}, known)).toMatchObject({ caseId: 7, evidence });
  expect(threadOf({ from: 'eve@example.com' }, known)).toMatchObject({ caseId: null, maybe: 7, evidence });
});

test('a mail that also names another case says that the two may belong together', () => {
  const known = {
    sentIds: new Map([['ours@example.org', aSentMail()]]),
    receivedIds: new Map([['root@example.net', 8]]),
  };
  const thread = threadOf({ inReplyTo: ['ours@example.org'], references: ['root@example.net'] }, known);
  expect(thread).toMatchObject({ caseId: 7, conflict: false, related: true });
});

test('a stranger with a number from the subject joins nothing; the case is noted', () => {
  const known = { subjectCases: new Map([[1042, 7]]) };
  const thread = threadOf({ from: 'eve@example.com', subject: 'About C-1042-9' }, known);
  expect(thread).toMatchObject({ caseId: null, maybe: 7 });
});

test('a member of staff joins by the reference in the subject', () => {
  const known = { subjectCases: new Map([[1042, 7]]) };
  expect(threadOf({ from: 'bea@example.org', subject: 'Re: C-1042-9' }, known).caseId).toBe(7);
});

test('a closed case is joined like an open one', () => {
  const closed = aCase({ closedAt: new Date('2026-11-12T09:00:00Z') });
  const known = { cases: new Map([[7, closed]]), sentIds: new Map([['ours@example.org', aSentMail()]]) };
  expect(threadOf({ inReplyTo: ['ours@example.org'] }, known).caseId).toBe(7);
});

test('an imported mail of the desk itself joins by what it answers, and one that was sent to us does not', () => {
  const answer = { from: 'desk@example.org', inReplyTo: ['first@example.net'] };
  const known = { receivedIds: new Map([['first@example.net', 7]]) };
  expect(threadOf(answer, { ...known, imported: true })).toMatchObject({ caseId: 7, otherPerson: false });
  expect(threadOf(answer, known).caseId).toBeNull();
});

test('the same words again, from a program that gives no Message-ID, belong to the same case', () => {
  const earlier = {
    mailId: 3,
    messageId: null,
    contentDigest: 'd1',
    from: 'anna@example.net',
    receivedAt: new Date('2026-11-16T10:00:00Z'),
    caseId: 7,
  };
  expect(threadOf({ messageId: null }, { earlier: [earlier] }).evidence).toMatchObject([
    { kind: 'received-id' },
  ]);
});

test('the mails of ours that are answered are told, by token and by id', () => {
  const byToken = aSentMail({ outboundId: 1 });
  const byId = aSentMail({ outboundId: 2 });
  const known = {
    ...emptyKnown(),
    tokens: new Map([[TOKEN, byToken]]),
    sentIds: new Map([['ours@example.org', byId]]),
  };
  expect(answeredMails(aMail({ references: ['ours@example.org', 'x@example.net'] }), known)).toEqual([
    byToken,
    byId,
  ]);
});
