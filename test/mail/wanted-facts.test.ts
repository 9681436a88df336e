import { expect, test } from 'vitest';
import { ownMark } from '../../src/mail/own-mark.ts';
import { makeToken } from '../../src/mail/reply-token.ts';
import { wantedFacts } from '../../src/mail/wanted-facts.ts';
import { aDesk, aMail } from '../support/mails.ts';

const KEY = { id: 1, secret: new Uint8Array(32).fill(1) };
const TOKEN = makeToken(KEY, { serial: 31, audience: 'complainant', address: 'anna@example.net' });

test('every Message-ID that a mail bears, answers or returns is looked up once', () => {
  const mail = aMail({
    inReplyTo: ['b@example.org'],
    references: ['a@example.org', 'b@example.org'],
    returnedMessageIds: ['c@example.org'],
  });
  const ids = ['first@mail.example.net', 'b@example.org', 'a@example.org', 'c@example.org'];
  expect(wantedFacts(mail, aDesk(), [KEY]).messageIds).toEqual(ids);
});

test('tokens are read from To, Cc and the fields in which servers keep the real recipient', () => {
  const tokens = [{ serial: 31, audience: 'complainant', token: TOKEN }];
  const address = `desk+${TOKEN}@example.org`;
  expect(wantedFacts(aMail({ to: address }), aDesk(), [KEY]).tokens).toEqual(tokens);
  expect(wantedFacts(aMail({ cc: ['jan@example.net', address] }), aDesk(), [KEY]).tokens).toEqual(tokens);
  for (const name of ['Delivered-To', 'X-Original-To', 'Envelope-To']) {
    expect(wantedFacts(aMail({ headers: { [name]: `<${address}>` } }), aDesk(), [KEY]).tokens).toEqual(
      tokens,
    );
  }
});

test('a token that nobody of us signed is not looked up', () => {
  const forged = `desk+${TOKEN.replace('x31', 'x32')}@example.org`;
  expect(wantedFacts(aMail({ to: forged }), aDesk(), [KEY]).tokens).toEqual([]);
});

test('references of the subject are looked up by number, those with a wrong check digit are not', () => {
  const mail = aMail({ subject: 'Re: C-1042-9 and C-1043-1' });
  expect(wantedFacts(mail, aDesk(), [KEY]).subjectCases).toEqual([1042]);
});

test('the addresses of a bounce are looked up, those in the text of a person are not', () => {
  const text = 'could not be delivered:\n<anna@example.net>\n550 5.1.1 user unknown';
  const bounce = aMail({ from: 'mailer-daemon@example.net', text });
  expect(wantedFacts(bounce, aDesk(), [KEY]).failedRecipients).toEqual(['anna@example.net']);
  expect(wantedFacts(aMail({ text }), aDesk(), [KEY]).failedRecipients).toEqual([]);
});

test('our mark is verified here, so that the rules need no keys', () => {
  const mark = { 'X-Redress-Mail': ownMark(KEY, 'first@mail.example.net') };
  expect(wantedFacts(aMail({ headers: mark }), aDesk(), [KEY]).ownMark).toBe(true);
  expect(wantedFacts(aMail({ headers: mark, messageId: 'x@example.net' }), aDesk(), [KEY]).ownMark).toBe(
    false,
  );
});

test('the person who would be answered is named', () => {
  expect(wantedFacts(aMail(), aDesk(), [KEY]).author?.address).toBe('anna@example.net');
});

test.each(['a', '-', '(', '<a', 'a@', 'a.', '[', 'original message '])(
  'a mail of a hundred thousand times "%s" is read in a moment',
  (piece) => {
    const long = piece.repeat(100_000);
    const headers = {
      'Delivered-To': long,
      'List-Id': long,
      'Auto-Submitted': long,
      'X-Failed-Recipients': long,
    };
    const started = performance.now();
    wantedFacts(aMail({ from: 'mailer-daemon@example.net', subject: long, text: long, headers }), aDesk(), [
      KEY,
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);
