import { expect, test } from 'vitest';
import { isBounce } from '../../src/mail/bounce-signs.ts';
import { emptyKnown } from '../../src/mail/dispose.ts';
import { aMail, aSentMail, type MailDetails } from '../support/mails.ts';

const BOUNCE_TOKEN = { tokens: new Map([['b31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail()]]) };

const BOUNCES: readonly (readonly [string, MailDetails])[] = [
  ['a delivery report', { contentType: 'multipart/report', reportType: 'delivery-status' }],
  ['X-Failed-Recipients', { headers: { 'X-Failed-Recipients': 'anna@example.net' } }],
  [
    'a daemon with a status code',
    { from: 'postmaster@example.net', text: 'Remote host said: 550 5.1.1 sorry' },
  ],
  ['the null path with a failure subject', { envelopeSender: '', subject: 'Undeliverable: Your complaint' }],
  ['no From at all and a failure in the text', { from: [], text: 'Your message could not be delivered.' }],
  ['a cloud service with a failure subject', { from: 'no-reply@example.com', subject: 'Delivery failure' }],
  ['a notice of Amazon', { from: 'no-reply@example.com', text: '{"notificationType":"Bounce","bounce":{}}' }],
  [
    'a daemon that reports on the null path, whatever program it names',
    {
      from: 'postmaster@example.net',
      envelopeSender: '',
      headers: { 'X-Mailer': 'Microsoft Outlook 16.0' },
      text: 'Uw bericht is niet bezorgd.',
    },
  ],
  [
    'a server that names its own program',
    {
      from: 'postmaster@example.net',
      headers: { 'X-Mailer': 'Internet Mail Service (5.5)' },
      text: 'Uw bericht is niet bezorgd.',
    },
  ],
  [
    'a Dutch report',
    { from: 'mailer-daemon@example.net', subject: 'x', text: 'Uw bericht kon niet bezorgd: onbestelbaar' },
  ],
];

const NO_BOUNCES: readonly (readonly [string, MailDetails])[] = [
  [
    'a person who writes of a failed delivery',
    { subject: 'Delivery failed again', text: 'The parcel was rejected.' },
  ],
  [
    'a daemon that says nothing of a failure',
    { from: 'postmaster@example.net', text: 'Greylisting is now on.' },
  ],
  [
    'a person at postmaster who misses his order',
    {
      from: 'postmaster@example.net',
      headers: { 'User-Agent': 'Mozilla Thunderbird' },
      subject: 'Niet bezorgd: onze bestelling',
      text: 'Onze bestelling is niet bezorgd.',
    },
  ],
  [
    'a person at postmaster who writes with Gmail',
    {
      from: 'postmaster@example.net',
      messageId: 'CAJx3kPq7Zr2mVt9w-Lb4n8sYd1uHe6oGf0@mail.gmail.com',
      text: 'Onze bestelling is niet bezorgd.',
    },
  ],
  [
    'a vacation notice with the null path',
    { envelopeSender: '', subject: 'Out of office', text: 'Error 5.1.1 no' },
  ],
  [
    'a person who passes a report on',
    {
      subject: 'Fwd: Undelivered Mail Returned to Sender',
      text: 'I wrote to you three times.',
      deliveryReports: [{ recipient: 'info@example.org', action: 'failed', status: '5.1.1', diagnostic: '' }],
    },
  ],
  [
    'a person on the null path whose parcel was not delivered',
    { envelopeSender: '', text: 'Mijn pakket is niet bezorgd.' },
  ],
  [
    'a form without an address in From that names who reads',
    { from: [], replyTo: 'anna@example.net', text: 'A message about the problem.' },
  ],
  [
    'a form of a robot that names who reads, with a subject of the person',
    { from: 'no-reply@example.net', replyTo: 'anna@example.net', subject: 'Niet bezorgd pakket' },
  ],
  [
    'no From, but a return path of a person',
    { from: [], envelopeSender: 'jan@example.net', text: 'unknown user' },
  ],
];

test.each(BOUNCES)('%s is a bounce', (_what, mail) => {
  expect(isBounce(aMail(mail), emptyKnown())).toBe(true);
});

test.each(NO_BOUNCES)('%s is no bounce', (_what, mail) => {
  expect(isBounce(aMail(mail), emptyKnown())).toBe(false);
});

test('what a server writes to a bounce address of ours is a bounce', () => {
  expect(isBounce(aMail({ from: 'mx@example.net' }), { ...emptyKnown(), ...BOUNCE_TOKEN })).toBe(true);
});

test('a vacation program that answers to the envelope sender makes no bounce', () => {
  const mail = aMail({ headers: { Precedence: 'auto_reply' } });
  expect(isBounce(mail, { ...emptyKnown(), ...BOUNCE_TOKEN })).toBe(false);
});

test('a person who answers to a bounce address is not taken for a server', () => {
  const mail = aMail({ envelopeSender: 'anna@example.net' });
  expect(isBounce(mail, { ...emptyKnown(), ...BOUNCE_TOKEN })).toBe(false);
});
