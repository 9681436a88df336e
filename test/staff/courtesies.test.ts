import { expect, test } from 'vitest';
import { withoutCourtesies } from '../../src/staff/courtesies.ts';

const AROUND = { opens: true, closes: true, above: null };
const BELOW = { opens: false, closes: true, above: '' };

test.each(['Hello,', 'Hoi Pieter,', 'Beste collega’s', 'Good morning', 'Goedemiddag,'])(
  'a mail that opens with %s says nothing by it',
  (greeting) => {
    expect(withoutCourtesies(['', greeting, 'She called.'], AROUND)).toStrictEqual({
      lines: ['She called.'],
      courtesies: [greeting],
    });
  },
);

test.each(['Thanks', 'Kind regards,', 'Met vriendelijke groet,', 'Alvast bedankt!', 'Mvg', 'Groetjes'])(
  'a text that closes with %s ends before it',
  (closing) => {
    const lines = ['We need a week.', '', closing, '', 'Bea Smit'];
    expect(withoutCourtesies(lines, BELOW).lines).toStrictEqual(['We need a week.', '']);
    expect(withoutCourtesies(lines, BELOW).courtesies).toStrictEqual([closing, 'Bea Smit']);
  },
);

test('a text that has more to say after its thanks keeps all of it', () => {
  for (const lines of [
    ['We need a week.', '', 'Thanks', 'for the photo you sent.'],
    ['Thank you', 'Your photo arrived. We come on Friday.'],
    ['We need a week.', '', 'Thanks for the photo'],
    ['Dear Anna,', 'Thanks', 'Bea'],
    ['Hello,', 'Thanks'],
  ]) {
    expect(withoutCourtesies(lines, BELOW)).toStrictEqual({ lines, courtesies: [] });
  }
});

test('a text of a command that is nothing but thanks stays', () => {
  expect(withoutCourtesies(['Thanks!'], BELOW).lines).toStrictEqual(['Thanks!']);
  expect(withoutCourtesies(['Thanks!'], AROUND).lines).toStrictEqual([]);
});

test('greetings and closings inside a mail are text', () => {
  const lines = ['Hello,', 'we come.', '', 'Regards'];
  expect(withoutCourtesies(lines, { opens: false, closes: false, above: '' })).toStrictEqual({
    lines,
    courtesies: [],
  });
});
