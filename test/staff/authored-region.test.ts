/** Which lines were written now, by their form alone: nothing is known here of what we sent. */
import { describe, expect, test } from 'vitest';
import { sentText } from '../../src/staff/authored-echo.ts';
import { ownRegion } from '../../src/staff/authored-region.ts';

const UNKNOWN = sentText([]);

function own(text: string): string {
  return ownRegion(text.split('\n'), UNKNOWN)
    .own.map((line) => line.text)
    .join('\n')
    .trim();
}

describe('below a quote without signs nothing is alive', () => {
  test.each([
    ['our marker', '-- Reply above this line --'],
    ['our marker in Dutch, with other dashes', '— Antwoord boven deze regel —'],
    ['an introduction', 'On Wed, 4 Mar 2026 at 10:02, Desk <desk@example.org> wrote:'],
    ['an introduction without a colon', 'On Wed, 4 Mar 2026 10:02:11 +0100 Desk <desk@example.org> wrote'],
    ['a rule and a header block', '________________________________\nFrom: Desk\nSent: 10:02\nTo: Bea'],
    ['the words for an old mail', '-----Oorspronkelijk bericht-----'],
    ['the words for a forward', '---------- Forwarded message ---------'],
    ['the mark of the markup', '\ue001'],
    ['the mark of an introduction in the markup', '\ue000\n4 III Desk'],
  ])('%s', (_, boundary) => {
    const region = ownRegion(`#take\n\n${boundary}\nWhat you can do\n\n#close`.split('\n'), UNKNOWN);
    expect(
      region.own
        .map(({ text }) => text)
        .join('\n')
        .trim(),
    ).toBe('#take');
    expect(region.deadCommands).toStrictEqual(['#close']);
  });

  test('and what introduces it in a language of no table goes with it', () => {
    expect(own('#take\n\nKomplaints kirjutas 4.3.2026 10:02:\n-- Reply above this line --\nx')).toBe('#take');
  });
});

describe('under lines with signs people go on writing', () => {
  test.each([
    ['after a blank line', '> What now?\n\n#take', '#take'],
    ['text directly below, but no command', '> What now?\nLeo knows.\n#take', 'Leo knows.'],
    ['several commands after a blank line', '> What now?\n\n#take\n#due friday', '#take\n#due friday'],
    ['below an introduction', 'On 4 March 2026 at 10:02, Desk wrote:\n\n> What now?\n\n#take', '#take'],
    ['below signs with initials', 'DK> What now?\n\n#take', '#take'],
    ['below bars', '| What\n| now?\n\n#take', '#take'],
    ['one bar alone is no quote', '| all\n\n#take', '| all\n\n#take'],
  ])('%s', (_, text, expected) => {
    expect(own(text)).toBe(expected);
  });

  test('the torn end of a long quoted line is quoted', () => {
    const long = 'This sentence is long enough for a mail program to break it in two';
    expect(own(`> ${long}\npieces of text\n> and more\n\nYes.`)).toBe('Yes.');
    expect(own('> short\npieces of text\n> and more\n\nYes.')).toBe('pieces of text\n\n\nYes.');
  });

  test('a command above a quote is no introduction of it, whatever it ends with', () => {
    expect(own('#ask When on 4-3-2026 did you see it:\n> quoted')).toBe(
      '#ask When on 4-3-2026 did you see it:',
    );
    expect(own('#take\nOn 4 March 2026 at 10:02 Desk wrote:\n> quoted')).toBe('#take');
    expect(own('In short\n#take\nDesk schreef op 4-3-2026 om 10:02:\n> quoted')).toBe('In short\n#take');
  });
});

describe('a letter may speak of letters', () => {
  test.each([
    'U schreef op 4 maart 2026:',
    'On 4 March 2026 you wrote to us:',
    'Op 4 maart 2026 schreef uw vrouw ons:',
    'On 4 March 2026 at 10:02 Ms. wrote us a letter, and she wrote:',
  ])('%s', (sentence) => {
    const text = `#reply Dear Ms Silva,\n${sentence}\nI want my money back.\nHere it is.`;
    expect(own(text)).toBe(text);
  });
});

describe('fields of an intake', () => {
  test('stay under their command, even with a capital', () => {
    const text = '#intake phone\nFrom: Maria Silva\nDate: 4 March\nShe called.';
    expect(own(text)).toBe(text);
  });

  test('but a whole header block directly under a command is an old mail', () => {
    expect(own('#take\nFrom: Desk\nSent: Tuesday\nTo: Bea\nSubject: C-1042-9\n\n#close')).toBe('#take');
  });
});
