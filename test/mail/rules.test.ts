import { expect, test } from 'vitest';
import type { DeskProfile } from '../../src/mail/desk-profile.ts';
import { emptyKnown } from '../../src/mail/dispose.ts';
import type { Known } from '../../src/mail/disposition.ts';
import type { AttachmentPart } from '../../src/mail/inbound-mail.ts';
import { RULES } from '../../src/mail/rules.ts';
import { aCase, aDesk, aMail, aSentMail, type MailDetails } from '../support/mails.ts';

type Sample = {
  readonly mail: MailDetails;
  readonly known?: Partial<Known>;
  readonly desk?: Partial<DeskProfile>;
};

const attached = (type: string): AttachmentPart => ({
  name: 'bijlage',
  type,
  bytes: 40,
  inline: false,
  range: null,
  content: null,
});
const ON_A_CASE: Partial<Known> = {
  cases: new Map([[7, aCase()]]),
  sentIds: new Map([['ours@example.org', aSentMail()]]),
};
const STAFF_TOKEN: Partial<Known> = {
  cases: new Map([[7, aCase()]]),
  tokens: new Map([
    ['s31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail({ recipient: 'bea@example.org', letter: 'staff/new-mail' })],
  ]),
};
const AUTO_GENERATED = { 'Auto-Submitted': 'auto-generated' };

/** For each rule: a mail that it is there for, and one that nearly is. */
const SAMPLES: Readonly<Record<string, { readonly hits: Sample; readonly nearly: Sample }>> = {
  own: {
    hits: { mail: { messageId: 'ours@example.org' }, known: { ...ON_A_CASE, ownMark: true } },
    nearly: { mail: { messageId: 'ours@example.org' }, known: ON_A_CASE },
  },
  'complaint-report': {
    hits: { mail: { contentType: 'multipart/report', reportType: 'feedback-report' } },
    nearly: { mail: { subject: 'Complaint about message from your planner' } },
  },
  'read-receipt': {
    hits: { mail: { contentType: 'multipart/report', reportType: 'disposition-notification' } },
    nearly: { mail: { subject: 'Read: our letter of Monday' } },
  },
  bounce: {
    hits: { mail: { from: 'mailer-daemon@example.net', subject: 'Undelivered Mail Returned to Sender' } },
    nearly: { mail: { subject: 'Undelivered parcel, third time' } },
  },
  'auto-reply': {
    hits: { mail: { headers: { 'Auto-Submitted': 'auto-replied (vacation)' } } },
    nearly: { mail: { subject: 'Automatic reply: nobody ever calls me back' } },
  },
  'spam-mark': {
    hits: { mail: { headers: { 'X-Spam-Flag': 'YES' } } },
    nearly: { mail: { headers: { 'X-Spam-Status': 'No, score=-1.9, tests=YES_I_DO' } } },
  },
  'own-address': {
    hits: { mail: { from: 'klachten+iets@example.org', replyTo: 'desk@example.org' } },
    nearly: { mail: { from: 'klachten@example.org', replyTo: 'anna@example.net' } },
  },
  'dispute-body-apart': {
    hits: { mail: { from: 'zaken@commissie.example.net' }, known: ON_A_CASE },
    nearly: { mail: { from: 'griffie@commissie.example.net' }, known: ON_A_CASE },
  },
  'dispute-body': {
    hits: {
      mail: { from: 'zaken@commissie.example.net', inReplyTo: ['ours@example.org'] },
      known: ON_A_CASE,
    },
    nearly: {
      mail: { from: 'zaken@commissie.example.net', inReplyTo: ['theirs@example.net'] },
      known: ON_A_CASE,
    },
  },
  'machine-on-case': {
    hits: { mail: { from: 'no-reply@example.net', inReplyTo: ['ours@example.org'] }, known: ON_A_CASE },
    nearly: { mail: { from: 'no-reply@example.net', inReplyTo: ['theirs@example.net'] }, known: ON_A_CASE },
  },
  'machine-notice': {
    hits: { mail: { headers: AUTO_GENERATED, replyTo: 'anna@example.net' } },
    nearly: { mail: { from: 'no-reply@example.net', replyTo: 'anna@example.net' } },
  },
  'person-at-daemon': {
    hits: {
      mail: {
        from: 'Bouwbedrijf Van Dam <postmaster@example.net>',
        headers: { 'User-Agent': 'Mozilla Thunderbird' },
        text: 'Onze bestelling is niet bezorgd.',
      },
    },
    nearly: { mail: { from: 'postmaster@example.net', text: 'Onze bestelling is niet bezorgd.' } },
  },
  'automatic-subject': {
    hits: { mail: { subject: 'Op vakantie en toch een boete', inReplyTo: ['ours@example.org'] } },
    nearly: { mail: { subject: 'Vakantie en toch een boete', inReplyTo: ['ours@example.org'] } },
  },
  'attached-report': {
    hits: {
      mail: { contentType: 'multipart/mixed', attachments: [attached('message/disposition-notification')] },
    },
    nearly: { mail: { contentType: 'multipart/mixed', attachments: [attached('application/pdf')] } },
  },
  list: {
    hits: { mail: { headers: { 'List-Id': 'Gardeners <gardeners.example.net>' } } },
    nearly: { mail: { headers: { 'List-Id': 'Complaints <klachten.lists.example.org>' } } },
  },
  'imported-own': {
    hits: { mail: { from: 'desk@example.org' }, known: { imported: true } },
    nearly: { mail: { from: 'desk@example.net' }, known: { imported: true } },
  },
  'imported-staff': {
    hits: { mail: { from: 'Bea Smit <bea@example.org>' }, known: { imported: true } },
    nearly: { mail: { from: 'Bea Smit <bea@example.org>' } },
  },
  roster: {
    hits: { mail: { from: 'Bea Smit <bea@example.org>' } },
    nearly: { mail: { from: 'bea@example.org <bea@example.net>' } },
  },
  'staff-token': {
    hits: { mail: { from: 'bea.private@example.com' }, known: STAFF_TOKEN },
    nearly: { mail: { from: 'anna@example.net' }, known: STAFF_TOKEN },
  },
  'no-author': {
    hits: { mail: { from: [], envelopeSender: 'undisclosed' } },
    nearly: { mail: { from: [], envelopeSender: 'anna@example.net' } },
  },
  human: { hits: { mail: {} }, nearly: { mail: { headers: { Precedence: 'bulk' } } } },
};

function firstRule({ mail, known, desk }: Sample): string | undefined {
  const register = { ...emptyKnown(), ...known };
  return RULES.find((rule) => rule.when(aMail(mail), aDesk(desk), register))?.name;
}

test('each rule has a name of its own and two samples', () => {
  const names = RULES.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(SAMPLES).toSorted()).toEqual(names.toSorted());
});

test.each(Object.entries(SAMPLES))(
  '%s decides the mail it is there for, and not the one that nearly is',
  (name, samples) => {
    expect(firstRule(samples.hits)).toBe(name);
    expect(firstRule(samples.nearly)).not.toBe(name);
  },
);

test('an out-of-office of a member of staff is an automatic reply, not a command', () => {
  const mail = { from: 'bea@example.org', headers: { 'Auto-Submitted': 'auto-replied' } };
  expect(firstRule({ mail })).toBe('auto-reply');
});

test('a colleague whose absence shows only in the subject gives no command', () => {
  const mail = { from: 'bea@example.org', subject: 'Afwezig tot maandag', inReplyTo: ['ours@example.org'] };
  expect(firstRule({ mail })).toBe('automatic-subject');
});

test('a person at postmaster who answers on a case is not kept as a notice of a machine', () => {
  const mail = {
    from: 'postmaster@example.net',
    inReplyTo: ['ours@example.org'],
    headers: { 'X-Mailer': 'Microsoft Outlook 16.0' },
  };
  expect(firstRule({ mail, known: ON_A_CASE })).toBe('person-at-daemon');
});

test('a machine notice is held where nobody knows the case', () => {
  const rule = RULES.find((each) => each.name === 'machine-notice');
  expect(rule?.disposition).toBe('hold');
});

test('a list copy with a valid token is the mail of a person', () => {
  const known = { tokens: new Map([['x31k1-aaaaaaaaaaaaaaaaaaaa', aSentMail()]]) };
  expect(firstRule({ mail: { headers: { 'List-Id': '<gardeners.example.net>' } }, known })).toBe('human');
});

test('a mark of ours that verified makes it our own mail', () => {
  expect(firstRule({ mail: { from: 'desk@example.org' }, known: { ownMark: true } })).toBe('own');
});
