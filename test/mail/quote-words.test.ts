import { expect, test } from 'vitest';
import {
  FORWARD_SUBJECT,
  FORWARD_WORDS,
  HEADER_LABELS,
  ORIGINAL_WORDS,
  WROTE,
} from '../../src/mail/quote-words.ts';

test('the words stand in the tables as they are looked up: in lower case, without blanks around them', () => {
  for (const word of [...HEADER_LABELS.keys(), ...ORIGINAL_WORDS, ...FORWARD_WORDS]) {
    expect(word).toBe(word.trim().toLowerCase());
    expect(word).not.toBe('');
  }
});

test('each label has one meaning', () => {
  expect(HEADER_LABELS.get('van')).toBe('from');
  expect(HEADER_LABELS.get('verzonden')).toBe('date');
  expect(HEADER_LABELS.get('aan')).toBe('to');
  expect(HEADER_LABELS.get('onderwerp')).toBe('subject');
  expect(HEADER_LABELS.get('bericht')).toBeUndefined();
});

test('a subject passes on only when it begins so', () => {
  expect(
    ['FW: dak', 'Fwd: dak', 'WG: Dach', 'TR : toit', 'VB: tak'].every((each) => FORWARD_SUBJECT.test(each)),
  ).toBe(true);
  expect(['Re: FW: dak', 'Twee fw: dak', 'Transport: dak'].some((each) => FORWARD_SUBJECT.test(each))).toBe(
    false,
  );
});

test('the verb of an attribution is known in fifteen languages', () => {
  const verbs =
    'wrote schreef schrieb écrit escribió scritto escreveu skrev kirjoitti napisał napsal írta пишет yazdı 写道'.split(
      ' ',
    );
  expect(verbs.every((verb) => WROTE.test(verb))).toBe(true);
  expect(WROTE.test('Beste Anna')).toBe(false);
});
