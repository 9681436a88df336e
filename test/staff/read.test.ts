import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEXICON } from '../../src/staff/read.ts';
import { problemsOf, readText, requestsOf } from '../support/command-mail.ts';

const FOUNDED = { type: 'assess_point', point: null, finding: 'founded', grounds: '' };

/** The rows of commands.md 4 that are about the language; rows about quotes and signatures are of the authored text. */
const UNDERSTOOD: readonly (readonly [number, string, readonly object[]])[] = [
  [1, '#assess founded', [FOUNDED]],
  [2, '#Assess\u00A0Founded.', [FOUNDED]],
  [3, '＃assess founded', [FOUNDED]],
  [4, '# assess: founded -- two witnesses', [{ ...FOUNDED, grounds: 'two witnesses' }]],
  [7, '#closed no-information', [{ type: 'close_complaint', reason: 'no-information', why: '' }]],
  [
    9,
    '#reply Dear Ms Silva,\nwe need a week.\n#end\ncheck her file',
    [{ type: 'write_reply', text: 'Dear Ms Silva,\nwe need a week.', files: [] }],
  ],
  [
    10,
    '#reply\nDear Ms Silva,\n#note she is difficult\n#close settled',
    [
      { type: 'write_reply', text: 'Dear Ms Silva,', files: [] },
      { type: 'write_note', text: 'she is difficult' },
      { type: 'close_complaint', reason: 'settled', why: '' },
    ],
  ],
  [
    12,
    '#reply\n##hashtag day\nOur #1 rule',
    [{ type: 'write_reply', text: '#hashtag day\nOur #1 rule', files: [] }],
  ],
  [13, '#reply\n#1: we apologise', [{ type: 'write_reply', text: '#1: we apologise', files: [] }]],
  [14, 'Hello,\n\n#assess founded\n\nThanks\nBea', [FOUNDED]],
  [29, '#due “next friday”', [{ type: 'set_routing', field: 'due', value: '2026-11-20' }]],
  [
    34,
    '####\n#take',
    [{ type: 'assign_handler', handler: { name: 'Bea Smit', address: 'bea.smit@example.org' } }],
  ],
  [35, '#thanks\n#close settled', []],
  [38, '#beoordeel gegrond', [FOUNDED]],
  [56, '#as\u200Bsess founded', [FOUNDED]],
];

const REFUSED: readonly (readonly [number, string, readonly string[]])[] = [
  [5, '#asess founded', ['1 unknown-command | #assess founded']],
  [6, '#assess foundet', ['1 unknown-value | #assess founded']],
  [7, '#clsoe', ['1 unknown-command | #close']],
  [11, '#reply\nDear Ms Silva\n#notte she is difficult', ['3 unknown-command | #note she is difficult']],
  [
    23,
    '#assess\nfounded',
    [
      '1 missing-value | #assess founded | #assess partly | #assess unfounded | #assess no-finding | #assess out-of-scope',
    ],
  ],
  [30, '#due 04/05/2027', ['1 ambiguous-date | #due 2027-05-04 | #due 2027-04-05']],
  [39, '/close settled', ['1 wrong-sign | #close settled']],
  [39, '!close settled', ['1 wrong-sign | #close settled']],
  [39, '@close settled', ['1 wrong-sign | #close settled']],
  [41, '#on C-1042-8\n#close settled', ['1 bad-reference']],
  [55, '#take\n'.repeat(300), ['51 too-many-commands']],
  [56, '#assess \u202Efounded', ['1 direction-marks | #assess founded']],
];

describe('commands.md 4', () => {
  test.each(UNDERSTOOD)('row %i runs: %j', (_, text, requests) => {
    expect(requestsOf(text)).toStrictEqual(requests);
  });

  test.each(REFUSED)('row %i does nothing: %j', (_, text, problems) => {
    expect(problemsOf(text)).toStrictEqual(problems);
  });

  test('row 8: text without a command is a note', () => {
    expect(readText('I think he is lying.')).toMatchObject({
      ok: true,
      commands: [],
      note: 'I think he is lying.',
    });
  });

  test('row 9: a blank line below the first line of a letter stays', () => {
    expect(requestsOf('#reply Dear Ms Silva,\n\nwe need a week.')).toMatchObject([
      { text: 'Dear Ms Silva,\n\nwe need a week.' },
    ]);
  });

  test('row 14: a greeting and a closing are kept apart from the note', () => {
    expect(readText('Hello,\n\n#assess founded\n\nThanks\nBea')).toMatchObject({
      note: '',
      courtesies: ['Hello,', 'Thanks', 'Bea'],
    });
  });

  test('row 35: the answer can say that the stop word came first', () => {
    expect(readText('#thanks\n#close')).toMatchObject({
      ok: true,
      commands: [],
      stop: { line: 1, ignored: 1 },
    });
  });

  test('row 37: a name of two colleagues gives one line for each', () => {
    const people = [
      { name: 'José Alves', address: 'jose.alves@example.org' },
      { name: 'José Bakker', address: 'jose.bakker@example.org' },
    ];
    expect(problemsOf('#assign Jose', { people })).toStrictEqual([
      '1 several-people | #assign jose.alves@example.org | #assign jose.bakker@example.org',
    ]);
  });

  test('row 52: files go with a reply only when they are named', () => {
    expect(requestsOf('#reply See the drawing.')).toMatchObject([{ files: [] }]);
    expect(requestsOf('#reply See the drawing.\n#attach drawing.pdf')).toMatchObject([
      { files: ['drawing.pdf'] },
    ]);
    expect(requestsOf('#attach all\n#reply See both.')).toMatchObject([
      { files: ['drawing.pdf', 'photo.jpg'] },
    ]);
    expect(problemsOf('#reply See it.\n#attach drawing.pfd')).toStrictEqual([
      '2 unknown-file | #attach drawing.pdf',
    ]);
    expect(problemsOf('#attach all')).toStrictEqual(['1 files-without-reply']);
  });
});

describe('a mail that is not understood', () => {
  test('has all its problems, in the order of its lines', () => {
    expect(problemsOf('#clsoe\n/take\n#due someday\n#on 2')).toStrictEqual([
      '1 unknown-command | #close',
      '2 wrong-sign | #take',
      '3 no-date',
      '4 late-scope',
    ]);
  });

  test('names the line as written, the word, and the values of that language', () => {
    expect(readText('#severity  hgih', { language: 'nl' })).toStrictEqual({
      ok: false,
      problems: [
        {
          code: 'unknown-value',
          line: 1,
          written: '#severity  hgih',
          name: 'hgih',
          values: ['laag', 'normaal', 'hoog', 'spoed'],
          corrections: ['#severity high'],
          refusal: null,
        },
      ],
    });
  });

  test('names the command where its text is missing', () => {
    expect(readText('#Remedy')).toMatchObject({ problems: [{ code: 'missing-text', name: 'Remedy' }] });
    expect(readText('#attach all')).toMatchObject({
      problems: [{ code: 'files-without-reply', name: 'attach' }],
    });
  });

  test('prefers a command that is legal now', () => {
    expect(problemsOf('#sent')).toStrictEqual(['1 unknown-command | #send']);
    expect(problemsOf('#sent', { isLegal: (name) => name !== 'send' })).toStrictEqual([
      '1 unknown-command | #set',
    ]);
  });

  test('is told how a word that is no command can begin a line', () => {
    expect(problemsOf('#reply Dear Ms Silva,\n#MeToo matters')).toStrictEqual([
      '2 unknown-command | ##MeToo matters',
    ]);
  });

  test('is told of a name in two words', () => {
    expect(problemsOf('#solved quick U krijgt een sleutel.')).toStrictEqual([
      '1 unknown-command | #solved-quick U krijgt een sleutel.',
    ]);
  });

  test('is told when words follow a command that takes none', () => {
    expect(problemsOf('#take bla bla')).toStrictEqual(['1 unexpected-text | #take']);
    expect(problemsOf('#due friday or so')).toStrictEqual(['1 unexpected-text | #due friday']);
  });
});

test('the grammar knows which commands take text, and which words only steer', () => {
  const kinds = ['founded', 'verstuur', 'set', 'bij', 'einde', 'bedankt', 'metoo'].map(LEXICON.kindOf);
  expect(kinds).toStrictEqual(['text-command', 'command', 'command', 'scope', 'end', 'stop', null]);
});

describe('the cases that a mail is for', () => {
  test('stand before its commands', () => {
    expect(readText('#on C-1042-9, c 1043 2\n#take')).toMatchObject({ ok: false });
    expect(readText('#bij C-1042-9 en C-1043-2\n#neem')).toMatchObject({
      scope: { by: 'reference', references: ['C-1042-9', 'C-1043-2'] },
    });
    expect(readText('#on 2,5\n#severity high')).toMatchObject({ scope: { by: 'row', rows: ['2', '5'] } });
    expect(readText('#on T4 #severity high')).toMatchObject({
      scope: { by: 'row', rows: ['T4'] },
      commands: [{ line: 1, name: 'severity' }],
    });
  });
});

describe('whatever is written', () => {
  const head = fc.constantFrom(
    '#take',
    '#assess',
    '#remedy',
    '#due',
    '#visit',
    '#intake',
    '#set',
    '#on',
    '#attach',
    '#consult',
    '#yes',
    '/take',
    '# help',
    '#compensate',
    '#ask',
  );
  const tail = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'founded',
      '1: founded',
      'phone',
      'vrijdag 14:00 Pieter',
      'by 4-5',
      'uiterlijk',
      'constructor',
      '__proto__',
      'C-1042-9',
      'T-17-4',
      'received: x',
      '+a -b',
      '€ 1.250',
    ),
  );
  const line = fc.tuple(head, fc.constantFrom(' ', ': ', '-', ''), tail).map((parts) => parts.join(''));
  const mail = fc.array(fc.oneof(line, tail), { maxLength: 8 }).map((lines) => lines.join('\n'));

  test('a mail is understood or has problems, and reading never fails', () => {
    fc.assert(
      fc.property(mail, (text) => {
        const reading = readText(text);
        if (!reading.ok) expect(reading.problems).not.toHaveLength(0);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['a', ' ', ',', '1', '-', '@'])('a very long line of %j is read at once', (filling) => {
    const long = `${filling.repeat(40_000)}x`;
    const started = performance.now();
    for (const start of [
      '#remedy',
      '#approve T-17-4',
      '#consult',
      '#assign',
      '#visit friday 14:00',
      '#tag +a',
      '#',
    ]) {
      readText(`${start} ${long}`);
    }
    readText(`#intake phone\nfrom: ${long}\nreceived: ${long}`);
    // What looked at every part of the line for every other part would take minutes.
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('a correction is understood as a command, or is text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          '#asess',
          '#clsoe',
          '/take',
          '#due 4-5-2027',
          '#severity hgih',
          '#take now',
          '#metoo',
        ),
        (text) => {
          const reading = readText(text);
          const corrections = reading.ok ? [] : reading.problems.flatMap(({ corrections: all }) => all);
          expect(corrections).not.toHaveLength(0);
          for (const correction of corrections) {
            const again = readText(correction);
            const codes = again.ok ? [] : again.problems.map(({ code }) => code);
            expect(codes).not.toContain('unknown-command');
            expect(codes).not.toContain('ambiguous-date');
          }
        },
      ),
    );
  });
});
