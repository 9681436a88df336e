import { describe, expect, test } from 'vitest';
import { looksLikeCommand, plainLine } from '../../src/staff/authored-line.ts';

describe('the copy of a line in which commands are recognised', () => {
  test.each([
    ['a space that does not break', '#Assess\u00a0Founded.', '#Assess Founded.'],
    ['a thin space and an ideographic one', '#assess\u2009founded\u3000now', '#assess founded now'],
    ['a wide number sign', '＃assess founded', '#assess founded'],
    ['a small number sign', '﹟take', '#take'],
    ['a zero-width space', '#cl\u200bose', '#close'],
    ['a byte order mark', '\ufeff#take', '#take'],
    ['a soft hyphen', '#as\u00adsess founded', '#assess founded'],
    ['an override of direction', '#take \u202enuf\u202c', '#take nuf'],
    ['the sign of an emoji keycap', '#\ufe0ftake', '#take'],
    ['curly quotes', '#due “next friday”', '#due "next friday"'],
    ['German and French quotes', '#due „morgen“ «demain»', '#due "morgen" "demain"'],
    ['a curly apostrophe', '#note it’s late', "#note it's late"],
    ['an em dash', '#assess founded — two witnesses', '#assess founded -- two witnesses'],
    ['an en dash', '#assess founded – two witnesses', '#assess founded -- two witnesses'],
    ['a hyphen that does not break', '#on C‑1042‑9', '#on C-1042-9'],
    ['bold print around the whole line', '*#assess founded*', '#assess founded'],
    ['italic print around the whole line', '_#assess founded_', '#assess founded'],
    ['the space of format=flowed', ' #take', '#take'],
    ['blanks at the end', '#take  ', '#take'],
  ])('has nothing of %s', (_, text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  test.each([
    ['a list sign before the number sign', '- #take'],
    ['a bullet before the number sign', '• #take'],
    ['stars in a sentence', '*urgent* she calls again*'],
    ['an indent, as some programs quote', '    #take'],
    ['a doubled number sign', '##hashtag day'],
  ])('keeps %s', (_, text) => {
    expect(plainLine(text)).toBe(text);
  });
});

describe('a line that looks like a command', () => {
  test.each(['#take', '# take', '#Überweisen', '#asess founded'])('%s does', (plain) => {
    expect(looksLikeCommand(plain)).toBe(true);
  });

  test.each(['#1 in service', '####', '#', '##take', '#  take', 'see #take', '- #take', '> #take'])(
    '%s does not',
    (plain) => {
      expect(looksLikeCommand(plain)).toBe(false);
    },
  );
});
