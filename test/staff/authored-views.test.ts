import { describe, expect, test } from 'vitest';
import { sentText } from '../../src/staff/authored-echo.ts';
import { ownRegion } from '../../src/staff/authored-region.ts';
import { agreedRegion } from '../../src/staff/authored-views.ts';

/** The lines that are read of two versions, or null. */
function agreed(plain: string, html: string): string | null {
  const [first, second] = [plain, html].map((text) => ownRegion(text.split('\n'), sentText([])));
  if (first === undefined || second === undefined) return null;
  const region = agreedRegion(first, second);
  return region === null ? null : region.own.map(({ text }) => text).join('\n');
}

describe('of two versions of a mail', () => {
  test.each([
    ['wrapped text is read from the HTML', '#reply we are\nvery sorry', '#reply we are very sorry'],
    ['a number sign that wrapping moved is no command', '#reply see\n#hall four', '#reply see #hall four'],
    ['decoration and links do not count', '*#assign Leo*<mailto:leo@example.org>', '#assign Leo'],
    ['a picture does not count', '#take\n[cid:logo.png]', '#take\n'],
    ['other text around equal commands does not count', 'seen\n\n#take', 'looked at\n\n#take'],
    [
      'a command that goes on in the plain version is the same',
      'a\n\n#reply we are\nvery sorry',
      'b\n\n#reply we are very sorry',
    ],
    ['and one that goes on in the HTML', 'a\n\n#reply we are very sorry', 'b\n\n#reply we are\nvery sorry'],
  ])('%s', (_, plain, html) => {
    expect(agreed(plain, html)).toBe(html);
  });

  test.each([
    ['other commands', '#take', '#close'],
    ['one command more in the HTML', '#take', '#take\n#close'],
    ['one command more in the plain version', '#take\n#close', '#take'],
    ['another argument', '#assess founded', '#assess unfounded'],
    ['an argument more', '#close', '#close refused'],
    ['another order', '#take\n#close', '#close\n#take'],
    ['another sign', '#tag +urgent', '#tag -urgent'],
    ['commands in the plain version only', '#take', ''],
    ['commands in the HTML only', '', '#take'],
  ])('%s is a refusal', (_, plain, html) => {
    expect(agreed(plain, html)).toBeNull();
  });

  test('the plain one is read when the HTML shows nothing', () => {
    expect(agreed('He called.', '\n')).toBe('He called.');
  });

  test('what one marks as quoted is quoted in the other', () => {
    expect(agreed('#take\n\n#close', '#take\n\n> #close')).toBe('#take\n\n');
    expect(agreed('#take\n\n> #close', '#take\n\n#close')).toBe('#take\n\n');
  });
});
