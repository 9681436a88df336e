import { expect, test } from 'vitest';
import { findAuthor, isContactForm, isUnverifiedForm } from '../../src/mail/author.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aDesk, aMail, type MailDetails } from '../support/mails.ts';

const authorOf = (mail: MailDetails) => {
  const { person, flags } = findAuthor(aMail(mail), aDesk());
  return { address: person?.address ?? null, flags };
};

test('From names the writer', () => {
  expect(findAuthor(aMail(), aDesk())).toEqual({
    person: { address: 'anna@example.net', name: 'Anna de Wit' },
    flags: [],
  });
});

test('without a usable From it is Sender, then Reply-To, then the return path', () => {
  const flags = ['sender-instead-of-from'];
  expect(authorOf({ from: 'anna@', sender: 'jan@example.net' })).toEqual({
    address: 'jan@example.net',
    flags,
  });
  expect(authorOf({ from: [], replyTo: 'kim@example.net' })).toEqual({ address: 'kim@example.net', flags });
  const both: MailDetails = { from: [], replyTo: 'kim@example.net', envelopeSender: 'sam@example.net' };
  expect(authorOf(both)).toEqual({ address: 'kim@example.net', flags });
  expect(authorOf({ from: [], envelopeSender: 'sam@example.net' })).toEqual({
    address: 'sam@example.net',
    flags,
  });
});

test('a mail that names nobody has no author', () => {
  expect(authorOf({ from: ['', 'nobody here'], envelopeSender: '' })).toEqual({ address: null, flags: [] });
});

test('behind a configured web form the person in Reply-To is the writer', () => {
  const mail: MailDetails = { from: 'Web form <form@example.org>', replyTo: 'Kim <kim@example.net>' };
  expect(authorOf(mail)).toEqual({ address: 'kim@example.net', flags: ['contact-form'] });
  expect(isContactForm(aMail(mail), aDesk())).toBe(true);
});

test.each<[string, MailDetails]>([
  ['a form that is not configured', { from: 'form@example.com', replyTo: 'kim@example.net' }],
  [
    'a form with two persons in Reply-To',
    { from: 'form@example.org', replyTo: ['kim@example.net', 'jo@example.net'] },
  ],
  ['a form that answers to the desk', { from: 'form@example.org', replyTo: 'desk@example.org' }],
])('%s names nobody but itself', (_what, mail) => {
  expect(isContactForm(aMail(mail), aDesk())).toBe(false);
});

test('Reply-To elsewhere is shown and never followed', () => {
  expect(authorOf({ replyTo: 'thief@example.com' })).toEqual({
    address: 'anna@example.net',
    flags: ['reply-to-elsewhere'],
  });
});

test('a list that rewrote From names the writer in X-Original-From and Reply-To', () => {
  const headers = {
    'X-Original-From': 'Anna de Wit <anna@example.net>',
    'List-Id': 'All <all.lists.example.org>',
  };
  const rewritten: MailDetails = { from: 'Anna via All <all@lists.example.org>', headers };
  expect(authorOf({ ...rewritten, replyTo: 'anna@example.net' })).toEqual({
    address: 'anna@example.net',
    flags: ['list-rewritten'],
  });
  expect(authorOf({ ...rewritten, replyTo: 'eve@example.com' }).address).toBe('all@lists.example.org');
  const noList = { 'X-Original-From': 'anna@example.net' };
  const forged = authorOf({ from: 'eve@example.com', headers: noList, replyTo: 'anna@example.net' });
  expect(forged.address).toBe('eve@example.com');
});

test('a form of ours that is not configured names the writer, with a flag; two writers name nobody', () => {
  const mail: MailDetails = { from: 'klachten@example.org', replyTo: 'Kim <kim@example.net>' };
  expect(authorOf(mail)).toEqual({ address: 'kim@example.net', flags: ['contact-form', 'unverified-form'] });
  expect(isUnverifiedForm(aMail(mail), aDesk())).toBe(true);
  expect(isUnverifiedForm(aMail({ ...mail, from: 'form@example.org' }), aDesk())).toBe(false);
  expect(isContactForm(aMail({ ...mail, replyTo: ['kim@example.net', 'jo@example.net'] }), aDesk())).toBe(
    false,
  );
});

test('an international domain is the same domain in letters of its own and as servers write it', async () => {
  const raw = 'From: form@bücher.example\r\nReply-To: Kim <KIM@MÜNCHEN.example>\r\n\r\nDe kast is stuk.';
  const desk = aDesk({ formSenders: ['form@xn--bcher-kva.example'] });
  expect(findAuthor(await parseMail(Buffer.from(raw)), desk)).toMatchObject({
    person: { address: 'kim@xn--mnchen-3ya.example' },
    flags: ['contact-form'],
  });
});

test('a dot or a tag in an address makes another person', () => {
  const desk = aDesk({ formSenders: ['web.form@example.com'] });
  const from = (address: string) => isContactForm(aMail({ from: address, replyTo: 'kim@example.net' }), desk);
  expect(from('Web.Form@Example.COM')).toBe(true);
  expect(from('webform@example.com')).toBe(false);
  expect(from('web.form+klacht@example.com')).toBe(false);
});
