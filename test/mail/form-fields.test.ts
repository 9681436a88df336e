import { expect, test } from 'vitest';
import { findAuthor } from '../../src/mail/author.ts';
import { formFields, type WebForm } from '../../src/mail/form-fields.ts';
import { aDesk, aMail } from '../support/mails.ts';

const FORM: WebForm = {
  from: 'form@example.org',
  fields: [
    { field: 'name', labels: ['Naam', 'Name'] },
    { field: 'phone', labels: ['Telefoon', 'Phone'] },
    { field: 'orderNumber', labels: ['Ordernummer'] },
  ],
};
const desk = aDesk({ forms: [FORM] });
const filledIn = (text: string, from = FORM.from) =>
  formFields(aMail({ from, replyTo: 'kim@example.net', text }), desk).map(
    ({ field, value }) => `${field}=${value}`,
  );

test('lines of a label and a value are read, in the order of the configuration', () => {
  expect(filledIn('Ordernummer: 4711\nNaam: Kim de Jong\nTelefoon:030 123 45 67\n\nHet lekt.')).toEqual([
    'name=Kim de Jong',
    'phone=030 123 45 67',
    'orderNumber=4711',
  ]);
});

test('a label may stand above its value, with or without colon and asterisk', () => {
  expect(filledIn('NAAM *\n\nKim de Jong\nPhone:\n030 123 45 67\nOrdernummer\n4711')).toEqual([
    'name=Kim de Jong',
    'phone=030 123 45 67',
    'orderNumber=4711',
  ]);
});

test('a label that the form does not write is told, for its name may be spelled wrongly', () => {
  const flagsOf = (text: string, from = FORM.from) =>
    findAuthor(aMail({ from, replyTo: 'kim@example.net', text }), desk).flags;
  expect(flagsOf('Naam: Kim\nTelefoonnummer: 030 123 45 67\nOrdernummer: 4711')).toContain(
    'form-field-missing',
  );
  expect(flagsOf('Naam: Kim\nTelefoon:\nOrdernummer: 4711')).not.toContain('form-field-missing');
  expect(flagsOf('Het lekt.', 'kim@example.net')).toEqual([]);
});

test('a field that was left empty takes nothing from the next one', () => {
  expect(filledIn('Naam:\nTelefoon: 030 123 45 67')).toEqual(['phone=030 123 45 67']);
});

test('what the person wrote below does not replace a field', () => {
  expect(filledIn('Naam: Kim de Jong\n\nUw monteur schreef:\nNaam: iemand anders')).toEqual([
    'name=Kim de Jong',
  ]);
});

test('a word inside a sentence is no label', () => {
  expect(filledIn('De naam: die weet ik niet. Mijn telefoon is stuk.')).toEqual([]);
});

test('only a form that the configuration names is read', () => {
  expect(filledIn('Naam: Kim de Jong', 'kim@example.net')).toEqual([]);
});

test('the name that was filled in is the name of the complainant', () => {
  const mail = aMail({ from: FORM.from, replyTo: 'kim@example.net', text: 'Name: Kim de Jong\n\nIt leaks.' });
  expect(findAuthor(mail, desk).person).toEqual({ address: 'kim@example.net', name: 'Kim de Jong' });
});
