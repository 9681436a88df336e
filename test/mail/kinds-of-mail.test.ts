/**
 * What becomes of the kinds of mail that arrive at a complaints address beside complaints: made-up mails as
 * the programs of the world write them, through the real parser and the whole judgement (inbound.md C and G).
 */
import { expect, test } from 'vitest';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import type { Disposition } from '../../src/mail/disposition.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aDesk, NOW } from '../support/mails.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';

/** What it is, its fields, its text. */
type Kind = readonly [what: string, fields: RawFields, text?: string];

const judged = async (fields: RawFields, text: string | undefined) =>
  dispose(await parseMail(Buffer.from(rawMail(fields, text))), aDesk(), emptyKnown(), NOW, NOW);

/** A table of mails that all become the same; none of them may be answered. */
function neverAnswered(disposition: Disposition, kinds: readonly Kind[]): void {
  for (const [what, fields, text] of kinds) {
    test(`${disposition}: ${what}`, async () => {
      expect(await judged(fields, text)).toMatchObject({ disposition, acknowledge: { send: false } });
    });
  }
}

const ANSWERS = { 'In-Reply-To': '<x31.k1@klachten.example.org>' };

neverAnswered('auto-reply', [
  [
    'Dutch, with only a reference and our subject',
    { Subject: 'Afwezig: ontvangstbevestiging [C-1042-9]', ...ANSWERS },
    'Ik ben er maandag weer.',
  ],
  [
    'English, with only a reference and our subject',
    { Subject: 'Out of Office: your letter [C-1042-9]', ...ANSWERS },
    'I am back on Monday.',
  ],
  [
    'German, with the null path',
    { Subject: 'Abwesenheitsnotiz: Ihre Beschwerde', 'Return-Path': '<>' },
    'Ich bin im Urlaub.',
  ],
  [
    'French, with only a reference and our subject',
    { Subject: 'Réponse automatique : votre lettre [C-1042-9]', ...ANSWERS },
    'Je suis absente.',
  ],
  [
    'Spanish, asking for no answer',
    { Subject: 'Respuesta automática: su carta', 'X-Auto-Response-Suppress': 'All' },
    'Estoy fuera.',
  ],
  [
    'Italian, sent in bulk',
    { Subject: 'Risposta automatica: la sua lettera', Precedence: 'bulk' },
    'Sono in ferie.',
  ],
  [
    'Portuguese, with only a reference and our subject',
    { Subject: 'Resposta automática: a sua carta [C-1042-9]', ...ANSWERS },
    'Estou ausente.',
  ],
  [
    'Swedish, with only a reference and our subject',
    { Subject: 'Autosvar: ert brev [C-1042-9]', ...ANSWERS },
    'Jag är på semester.',
  ],
  [
    'Danish, with the null path',
    { Subject: 'Autosvar: jeres brev', 'Return-Path': '<>' },
    'Jeg er på ferie.',
  ],
  [
    'Polish, with only a reference and our subject',
    { Subject: 'Automatyczna odpowiedź: list [C-1042-9]', ...ANSWERS },
    'Jestem na urlopie.',
  ],
  [
    'Czech, with only a reference and our subject',
    { Subject: 'Automatická odpověď: dopis [C-1042-9]', ...ANSWERS },
    'Jsem na dovolené.',
  ],
  [
    'Hungarian, with only a reference and our subject',
    { Subject: 'Automatikus válasz: levél [C-1042-9]', ...ANSWERS },
    'Szabadságon vagyok.',
  ],
  [
    'Turkish, with only a reference and our subject',
    { Subject: 'Otomatik yanıt: mektup [C-1042-9]', ...ANSWERS },
    'İzindeyim.',
  ],
  [
    'Finnish, with only a reference and our subject',
    { Subject: 'Automaattinen vastaus: kirje [C-1042-9]', ...ANSWERS },
    'Olen lomalla.',
  ],
  [
    'Russian, with the null path',
    { Subject: 'Автоматический ответ: письмо', 'Return-Path': '<>' },
    'Я в отпуске.',
  ],
  [
    'Japanese, with only a reference and our subject',
    { Subject: '自動応答: お手紙 [C-1042-9]', ...ANSWERS },
    '不在です。',
  ],
  [
    'of Exchange, known by the topic behind its own words',
    { Subject: 'Automatic reply: Leaking roof', 'Thread-Topic': 'Leaking roof' },
  ],
  [
    'of a hosted Exchange, known by its message class',
    { Subject: 'Leaking roof', 'X-POST-MessageClass': '9; Autoresponder' },
  ],
  ['of a groupware, known by its precedence', { Subject: 'Leaking roof', Precedence: 'auto_reply' }],
  ['of a groupware that writes X-Precedence', { Subject: 'Leaking roof', 'X-Precedence': 'auto-reply' }],
  [
    'of a vacation program that follows the standard',
    { Subject: 'Re: Leaking roof', 'Auto-Submitted': 'auto-replied (vacation (sieve)); owner="a"' },
  ],
  ['of a member of staff', { From: 'Bea Smit <bea@example.org>', 'Auto-Submitted': 'auto-replied' }],
]);

neverAnswered('bounce', [
  [
    'Postfix',
    {
      From: 'MAILER-DAEMON@mx.example.net (Mail Delivery System)',
      Subject: 'Undelivered Mail Returned to Sender',
      'Return-Path': '<>',
    },
    'This is the mail system at host mx.example.net.\n\n<a@example.net>: host said: 550 5.1.1 User unknown',
  ],
  [
    'Exim',
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.example.net>',
      'X-Failed-Recipients': 'a@example.net',
      Subject: 'Mail delivery failed: returning message to sender',
    },
    'A message that you sent could not be delivered.',
  ],
  [
    'sendmail',
    {
      From: 'Mail Delivery Subsystem <MAILER-DAEMON@example.net>',
      Subject: 'Returned mail: see transcript for details',
    },
    '   ----- The following addresses had permanent fatal errors -----\n<a@example.net>',
  ],
  [
    'qmail',
    { From: 'MAILER-DAEMON@example.net', Subject: 'failure notice' },
    "Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message.",
  ],
  [
    'Exchange in Dutch',
    {
      From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>',
      Subject: 'Onbestelbaar: Uw klacht',
    },
    'Uw bericht is niet bezorgd.',
  ],
  [
    'Gmail',
    {
      From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      Subject: 'Delivery Status Notification (Failure)',
    },
    "Address not found. Your message wasn't delivered to a@example.net.",
  ],
  [
    'Domino',
    {
      From: 'Postmaster@example.net',
      Subject: 'DELIVERY FAILURE: User a (a@example.net) not listed in Domino Directory',
    },
    'User not listed.',
  ],
  [
    'a spam gateway',
    { From: 'post_master@gateway.example.net', Subject: 'Message rejected' },
    'Your message was blocked: 554 5.7.1 policy',
  ],
  [
    'a Japanese carrier',
    { From: 'Postmaster@example.net', Subject: 'Mail System Error - Returned Mail' },
    '配信できませんでした。',
  ],
  [
    'Amazon, as a notification',
    { From: 'AWS Notifications <no-reply@sns.example.com>', Subject: 'AWS Notification Message' },
    '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent"}}',
  ],
  [
    'Amazon, as an event',
    { From: 'AWS Notifications <no-reply@sns.example.com>', Subject: 'Amazon SES Email Event Notification' },
    '{"eventType": "Bounce","bounce":{"bounceType":"Permanent"}}',
  ],
  [
    'a delayed mail',
    {
      From: 'MAILER-DAEMON@example.net',
      Subject: 'Warning: could not send message for past 4 hours',
      'Return-Path': '<>',
    },
    'THIS IS A WARNING MESSAGE ONLY.',
  ],
  [
    'a cloud service without a report',
    { From: 'no-reply@mail.example.com', Subject: 'Delivery has failed to these recipients' },
    'a@example.net could not be reached.',
  ],
]);

neverAnswered('record', [
  [
    'a read receipt in Outlook form',
    {
      Subject: 'Gelezen: Uw klacht',
      'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=x',
    },
    '--x\n\ngelezen\n--x\nContent-Type: message/disposition-notification\n\nDisposition: automatic-action/MDN-sent-automatically; displayed\n--x--',
  ],
  [
    'an abuse report of a provider',
    {
      Subject: 'FW: Leaking roof',
      'Content-Type': 'multipart/report; report-type=feedback-report; boundary=x',
    },
    '--x\n\nabuse\n--x\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--x--',
  ],
  [
    'a complaint notice of Amazon',
    { From: 'no-reply@sns.example.com', Subject: 'AWS Notification Message' },
    '{"notificationType":"Complaint","complaint":{}}',
  ],
]);

neverAnswered('hold', [
  ['an out-of-office with a subject that is not ours', { Subject: 'Afwezig: maandag', ...ANSWERS }],
  ['an answer of a person who was on holiday', { Subject: 'Op vakantie en toch een boete', ...ANSWERS }],
  [
    'a newsletter',
    {
      From: 'Tuinidee <nieuws@example.com>',
      Subject: 'De beste aanbiedingen',
      'List-Id': '<nieuws.example.com>',
      'List-Unsubscribe': '<https://example.com/u>',
      Precedence: 'bulk',
    },
  ],
  [
    'a post on a list',
    {
      Subject: '[buren] Wie heeft er een ladder?',
      'List-Post': '<mailto:buren@lists.example.net>',
      'List-Id': '<buren.lists.example.net>',
    },
  ],
  [
    'a list of an old program',
    { Subject: '[buren] Ladder', 'Mailing-List': 'list buren@example.net; contact buren-owner@example.net' },
  ],
  ['mail to many people', { Subject: 'Nieuwe openingstijden', Precedence: 'list' }],
  [
    'the notice of a voice mail',
    { From: 'Voicemail <noreply@telefoon.example.com>', Subject: 'Nieuw voicemailbericht van 030 123 45 67' },
  ],
  [
    'the confirmation of another ticket system',
    {
      From: 'Servicedesk <service@example.com>',
      Subject: '[#4711] Wij hebben uw melding ontvangen',
      'Auto-Submitted': 'auto-generated',
    },
  ],
  ['the notice of a courier', { From: 'no-reply@pakket.example.com', Subject: 'Uw pakket is onderweg' }],
  [
    'the notice of a shop that says it is a machine',
    { From: 'shop@example.com', Subject: 'Uw bestelling', 'X-Auto-Generated': 'true' },
  ],
  ['spam, by the filter', { Subject: 'Gewonnen!', 'X-Spam-Flag': 'YES' }],
  ['spam, by the status', { Subject: 'Gewonnen!', 'X-Spam-Status': 'Yes, score=9.1 required=5.0' }],
  ['a forger in our own name', { From: 'Klachten <desk@example.org>', Subject: 'Betaal nu' }],
]);

/** People write these, so they open a case; each may be answered, or a person is asked to do so. */
const HUMAN: readonly (readonly [answered: boolean, ...Kind])[] = [
  [true, 'an ordinary complaint', {}],
  [
    true,
    'a complaint about parcels that were undeliverable',
    { Subject: 'Pakket drie keer onbestelbaar retour' },
    'De bezorging is mislukt: adres onbekend. Dat klopt niet, ik woon hier al 20 jaar.',
  ],
  [
    false,
    'a complaint that begins with the words of a failure',
    { Subject: 'Undeliverable parcel, third time' },
    'The courier says the address does not exist.',
  ],
  [
    false,
    'a complaint whose subject begins as an absence does',
    { Subject: 'Out of office hours nobody answers', 'Thread-Topic': 'Out of office hours nobody answers' },
    'I called four times.',
  ],
  [
    false,
    'a complaint of somebody on holiday',
    { Subject: 'Op vakantie en nu lekkage', 'Thread-Topic': 'Op vakantie en nu lekkage' },
    'De buren belden.',
  ],
  [
    false,
    'a person who answers an out-of-office of ours',
    {
      Subject: 'RE: Automatisch antwoord: dakkapel',
      'In-Reply-To': '<abc@example.com>',
      'Thread-Topic': 'Automatisch antwoord: dakkapel',
    },
    'Wie vervangt u? Het lekt nog steeds.',
  ],
  [
    false,
    'a complaint sent with the mailing tool of a company',
    {
      From: 'Inkoop <inkoop@bedrijf.example.com>',
      'List-Unsubscribe': '<https://example.com/u>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  ],
  [
    false,
    'what a portal sends from a mailbox that takes no replies, for somebody who reads them',
    { From: 'Huurdersportaal <no-reply@portaal.example.com>', 'Reply-To': 'Anna de Wit <anna@example.net>' },
  ],
  [
    false,
    'a complaint out of the ticket system of a company',
    { From: 'Inkoop <inkoop@bedrijf.example.com>', 'X-OTRS-Loop': 'yes' },
  ],
  [
    false,
    'a person whose server asks for no automatic answer',
    { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
  ],
  [true, 'a person whose server wants no receipts', { 'X-Auto-Response-Suppress': 'DR, RN, NRN' }],
  [
    true,
    'a person who accepts an appointment',
    {
      Subject: 'Geaccepteerd: bezoek 24 november',
      'Content-Type': 'text/calendar; method=REPLY; charset=utf-8',
    },
    'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR',
  ],
  [true, 'a complaint without subject and text', { Subject: '' }, ''],
  [
    true,
    'a complaint with a date of 1970 and no id',
    { Date: 'Thu, 1 Jan 1970 00:00:00 +0000', 'Message-ID': null },
  ],
  [true, 'a filter that says no', { 'X-Spam-Status': 'No, score=-1 required=5 tests=YES' }],
  [true, 'a filter of somebody else that is angry', { 'X-Other-Spam-Score': '99' }],
  [
    true,
    'a person who writes about read receipts',
    { Subject: 'Gelezen: jullie brief, en ik ben het niet eens' },
  ],
  [true, 'a person who forwards', { Subject: 'Fwd: factuur 4711 klopt niet' }],
  [
    true,
    'the list in front of the desk',
    {
      'List-Id': 'Klachten <klachten.lists.example.org>',
      'List-Post': '<mailto:klachten@lists.example.org>',
      Precedence: 'list',
      'List-Unsubscribe': '<mailto:x@lists.example.org>',
    },
  ],
  [true, 'a person who tells a program no', { 'Auto-Submitted': 'no', 'X-Autoreply': 'no' }],
  [true, 'a person whose name is that of a machine', { From: 'Noor Replyer <noor.reply@example.net>' }],
];

for (const [answered, what, fields, text] of HUMAN) {
  test(`complaint, ${answered ? 'answered at once' : 'left to a person to answer'}: ${what}`, async () => {
    const fate = await judged(fields, text);
    expect(fate).toMatchObject({ disposition: 'complaint', acknowledge: { send: answered } });
  });
}
