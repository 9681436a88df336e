import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestWord } from '../../src/case/nearest-word.ts';
import {
  type Lexicon,
  MOST_COMMANDS,
  parseLines,
  type Syntax,
  type WordKind,
} from '../../src/staff/grammar.ts';
import { authored } from '../support/authored.ts';

const WORDS = new Map<string, WordKind>([
  ['assess', 'text-command'],
  ['reply', 'text-command'],
  ['note', 'text-command'],
  ['take', 'command'],
  ['close', 'command'],
  ['due', 'command'],
  ['status', 'command'],
  ['on', 'scope'],
  ['end', 'end'],
  ['stop', 'stop'],
  ['thanks', 'stop'],
]);
const LEXICON: Lexicon = {
  kindOf: (folded) => WORDS.get(folded) ?? null,
  isNear: (folded) => nearestWord(folded, [...WORDS.keys()]) !== null,
};

const parse = (text: string): Syntax => parseLines(authored(text), LEXICON);
const brief = (text: string) =>
  parse(text).commands.map(({ name, args, block }) => [name, args, ...block].filter((each) => each !== ''));
const codes = (text: string) => parse(text).problems.map(({ code, line }) => `${line} ${code}`);

describe('a line is a command', () => {
  test.each([
    ['#assess founded', ['assess', 'founded']],
    ['#Assess\u00A0Founded.', ['Assess', 'Founded.']],
    ['＃assess founded', ['assess', 'founded']],
    ['# assess: founded -- two witnesses', ['assess', 'founded -- two witnesses']],
    ['*#assess founded*', ['assess', 'founded']],
    ['  #take', ['take']],
    ['#note: she – “Bea” – called', ['note', 'she – “Bea” – called']],
    ['#cl\u200Bose', ['close']],
    ['#asess founded', ['asess', 'founded']],
    ['#MeToo was trending', ['MeToo', 'was trending']],
  ])('%s', (line, command) => {
    expect(brief(line)).toStrictEqual([command]);
    expect(codes(line)).toStrictEqual([]);
  });

  test.each([
    '#1: we apologise',
    '####',
    '#',
    '# Problems with the heating',
    'Our #1 rule',
    '/usr/bin is full',
    '- one',
    '@Pieter',
  ])('%s is none', (line) => {
    expect(parse(line)).toMatchObject({ commands: [], problems: [] });
    expect(parse(`#reply\n${line}\nmore`).commands[0]?.block).toStrictEqual([line, 'more']);
  });

  test.each([
    ['/close', 'close'],
    ['!close', 'close'],
    ['@close', 'close'],
    ['• #close', 'close'],
    ['- #close no-information', 'close'],
    ['1. #close', 'close'],
    ['- #clsoe', 'clsoe'],
  ])('%s is not, and is not taken for text either', (line, name) => {
    expect(parse(`#take\n${line}`).problems).toStrictEqual([
      { code: 'wrong-sign', line: 2, name, written: line },
    ]);
    expect(parse(`#reply Dear Anna,\n${line}`).commands[0]?.block).toStrictEqual([]);
  });

  test('a heading that is nearly a command is asked about', () => {
    expect(codes('# asess founded')).toStrictEqual(['1 near-command']);
  });

  test('marks that turn the direction of writing are refused on the line of a command', () => {
    expect(codes('#assess \u202Efounded')).toStrictEqual(['1 direction-marks']);
    expect(codes('#reply Dear\n\u202Eshalom')).toStrictEqual([]);
  });
});

describe('text belongs', () => {
  test('to the note when it stands before the first command or with none', () => {
    expect(parse('I think he is lying.\n\nSee the file.')).toMatchObject({
      note: 'I think he is lying.\n\nSee the file.',
      commands: [],
    });
    expect(parse('She called twice.\n#take').note).toBe('She called twice.');
  });

  test('to the command above it until the next one or #end', () => {
    const { commands, note } = parse('#reply Dear Ms Silva,\nwe need a week.\n#end\ncheck her file');
    expect(commands).toStrictEqual([
      {
        line: 1,
        written: '#reply Dear Ms Silva,',
        name: 'reply',
        args: 'Dear Ms Silva,',
        block: ['we need a week.'],
      },
    ]);
    expect(note).toBe('check her file');
    expect(brief('#reply\nDear Ms Silva,\n#note she is difficult\n#close')).toStrictEqual([
      ['reply', 'Dear Ms Silva,'],
      ['note', 'she is difficult'],
      ['close'],
    ]);
  });

  test('to the note when the command above it takes none', () => {
    expect(parse('#take\nshe sounded upset\n\n#due friday\nbefore the holiday').note).toBe(
      'she sounded upset\n\nbefore the holiday',
    );
  });

  test('to the note when it stands below quoted text', () => {
    const lines = authored(
      '#reply We come on Friday.\nBring the photo.\nSee what she wrote.\nAll of it.',
    ).map((line) => (line.number === 3 ? { ...line, afterQuote: true as const } : line));
    const { commands, note } = parseLines(lines, LEXICON);
    expect(commands[0]?.block).toStrictEqual(['Bring the photo.']);
    expect(note).toBe('See what she wrote.\nAll of it.');
  });

  test('as it was written, with its escapes undone', () => {
    expect(brief('#reply\n##hashtag day\n\\#take this\nOur #1 rule\n## Heading\n####')).toStrictEqual([
      ['reply', '#hashtag day', '#take this', 'Our #1 rule', '## Heading', '####'],
    ]);
  });

  test('with the blank line between its first line and the next', () => {
    expect(parse('#reply Dear Ms Silva,\n\nwe come.\n\n').commands[0]?.block).toStrictEqual(['', 'we come.']);
  });

  test('with its blank lines inside, and without those around it', () => {
    expect(parse('#reply\n\nOne.\n\nTwo.\n\n\n#take').commands[0]?.block).toStrictEqual(['One.', '', 'Two.']);
  });

  test('to nobody when it is only a separator or a courtesy beside commands', () => {
    expect(parse('####\n#take').note).toBe('');
    expect(parse('Hello,\n\n#assess founded\n\nThanks\nBea')).toMatchObject({
      note: '',
      courtesies: ['Hello,', 'Thanks', 'Bea'],
      commands: [{ args: 'founded', block: [] }],
    });
    expect(parse('Thanks\nBea').note).toBe('Thanks\nBea');
  });
});

describe('control', () => {
  test('nothing behind a stop word is read, and what looks like a command there is counted', () => {
    expect(parse('#thanks\n#close\nbye\n#take')).toMatchObject({
      commands: [],
      note: '',
      stop: { line: 1, ignored: 2 },
    });
    expect(parse('#take\n#stop\nprivate words')).toMatchObject({ note: '', stop: { line: 2, ignored: 0 } });
  });

  test('one line before the commands says for which cases they are', () => {
    expect(parse('#on C-1042-9, C-1043-2\n#take')).toMatchObject({
      scope: { line: 1, args: 'C-1042-9, C-1043-2' },
      problems: [],
    });
    expect(codes('#take\n#on 2,5')).toStrictEqual(['2 late-scope']);
    expect(codes('#on 2\n#on 5')).toStrictEqual(['2 second-scope']);
  });

  test('#end stands alone', () => {
    expect(codes('#reply Dear Anna\n#end.')).toStrictEqual([]);
    expect(codes('#reply Dear Anna\n#end of the story')).toStrictEqual(['2 text-behind-end']);
  });

  test('a mail of more commands than a person writes is refused once', () => {
    expect(codes('#take\n'.repeat(MOST_COMMANDS))).toStrictEqual([]);
    expect(codes('#take\n'.repeat(300))).toStrictEqual(['51 too-many-commands']);
  });
});

describe('whatever is written', () => {
  const piece = fc.constantFrom(
    '#',
    '##',
    '\\',
    'take',
    'reply',
    'asess',
    ' ',
    ':',
    'Dear Anna',
    '/',
    '- ',
    '#end',
    '#on 2',
    '#stop',
    'é',
    '\u200B',
  );
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 5 }).map((all) => all.join('')),
  );
  const mail = fc
    .array(line, { maxLength: 12 })
    .map((all) => all.map((each) => each.replace(/[\r\n\u2028\u2029]/gu, ' ')).join('\n'));

  test('a line that begins with # and a letter is never part of a note or of the text of another command', () => {
    fc.assert(
      fc.property(mail, (text) => {
        // Each line carries its number, so that it is found again wherever it went.
        const lines = authored(
          text
            .split('\n')
            .map((each, index) => `${each} ~${index + 1}~`)
            .join('\n'),
        );
        const { note, commands } = parseLines(lines, LEXICON);
        const texts = [note, ...commands.flatMap(({ block }) => block)].join('\n');
        const inTexts = new Set(
          [...texts.matchAll(/~(?<line>\d+)~/gu)].map(({ groups }) => Number(groups?.['line'])),
        );
        const taken = lines.filter(({ number, plain }) => inTexts.has(number) && /^\s*#\p{L}/u.test(plain));
        expect(taken).toStrictEqual([]);
      }),
    );
  });

  test('a command that is read before a stop word is run or complained about, never lost', () => {
    fc.assert(
      fc.property(mail, (text) => {
        const { commands, stop } = parse(text);
        const names = authored(text)
          .filter(({ number }) => stop === null || number < stop.line)
          .filter(({ plain }) => /^\s*#(?:take|reply|asess)(?![\p{L}\p{M}\p{N}_\u2010-])/u.test(plain));
        expect(commands.map(({ line: at }) => at)).toEqual(
          expect.arrayContaining(names.map(({ number }) => number)),
        );
      }),
    );
  });
});
