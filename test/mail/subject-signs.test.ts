import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hasAutomaticReplySubject,
  hasFailureSubject,
  hasReadReceiptSubject,
  isAutomaticReplySubject,
} from '../../src/mail/subject-signs.ts';

test.each([
  'Automatic reply: Your complaint',
  'Re: Out of Office: back on Monday',
  'AUTO: Jan de Boer is out of the office',
  'Automatisch antwoord: lekkage',
  'Afwezigheidsbericht',
  'Abwesenheitsnotiz: Urlaub',
  'Réponse automatique : votre lettre',
  'Respuesta automática: su queja',
  'Risposta automatica: reclamo',
  'Autosvar: din klage',
  'Automatická odpověď: reklamace',
  'Автоматический ответ: жалоба',
  '自動返信: お問い合わせ',
])('"%s" begins as an automatic reply', (subject) => {
  expect(hasAutomaticReplySubject(subject)).toBe(true);
});

test.each([
  'Why do I only get automatic replies?',
  'Automatic door of the garage does not open',
  'My office has no heating',
  'Vakantiewoning lekt',
  'Autoruit beschadigd door uw monteur',
  'Absent handler, nobody calls back',
])('"%s" is the subject of a person', (subject) => {
  expect(hasAutomaticReplySubject(subject)).toBe(false);
});

test.each([
  'Out of office',
  'Abwesenheitsnotiz',
  'Respuesta automática: Hemos recibido su queja [C-1042-9]',
  'Automatic reply: Leaking roof [C-1042-9]',
])('"%s" is nothing but an automatic reply', (subject) => {
  expect(isAutomaticReplySubject(subject)).toBe(true);
});

test.each([
  'Out of office hours nobody answers',
  'Urlaubsreise verdorben',
  'Automatic reply: nobody calls me back',
  'Автоответ мне не нужен',
  'Automatic reply: Leaking roof [C-1042-8]',
  'Afwezig op afspraak [C-1042-9]',
  'Leaking roof [C-1042-9]',
])('"%s" may be the subject of a person', (subject) => {
  expect(isAutomaticReplySubject(subject)).toBe(false);
});

test.each([
  'Undelivered Mail Returned to Sender',
  'Mail delivery failed: returning message to sender',
  'Delivery Status Notification (Failure)',
  'failure notice',
  'Returned mail: see transcript for details',
  'Onbestelbaar: uw klacht',
  'Unzustellbar: Ihre Beschwerde',
  'Niet bezorgd: ontvangst van uw klacht',
])('"%s" begins as a failure report', (subject) => {
  expect(hasFailureSubject(subject)).toBe(true);
});

test.each([
  'Failure of the boiler',
  'Delivery of the kitchen',
  'Klacht: niet geleverde deur',
  'Mail from your shop',
])('"%s" is no failure report', (subject) => {
  expect(hasFailureSubject(subject)).toBe(false);
});

test('a read receipt begins with a word and a colon', () => {
  expect(hasReadReceiptSubject('Gelezen: Ontvangst van uw klacht')).toBe(true);
  expect(hasReadReceiptSubject('Reading lamp broken')).toBe(false);
});

test('no subject, however odd, makes the lists fail or slow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (subject) => {
      expect(typeof (hasAutomaticReplySubject(subject) || hasFailureSubject(subject))).toBe('boolean');
    }),
  );
});
