/** Answers to mails of colleagues: what each kind of outcome is worded as, and that nothing of it can ever run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../src/case/event-types.ts';
import { REFUSAL_CODES } from '../../src/case/refusals.ts';
import { LANGUAGES, STAGES } from '../../src/case/vocabulary.ts';
import { answerTo, type StaffAnswer } from '../../src/letters/answers.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { CHANGE_NAMES } from '../../src/staff/change.ts';
import { changesBetween } from '../../src/staff/changes.ts';
import { type Lexicon, parseLines } from '../../src/staff/grammar.ts';
import { STEP_NAMES } from '../../src/staff/next-steps.ts';
import type { Outcome } from '../../src/staff/outcome.ts';
import { PROBLEM_CODES, type Problem } from '../../src/staff/problem.ts';
import type { Answer } from '../../src/staff/told.ts';
import { DECIDED, measureAfter } from '../support/measures.ts';
import { A_CHALLENGE, A_DONE, A_NOTE, A_REFUSAL, A_TOLD, AN_UNDONE } from './answer-samples.ts';
import { aCase, aSetting, BEA, KARIN } from './samples.ts';

const templates = openTemplates();
const AT = new Date('2026-11-18T09:32:00Z');

function answerInEnglish(outcome: Outcome): StaffAnswer {
  return answerTo(outcome, BEA, aSetting('en', templates.words('en')), templates.render);
}

describe('a list of cases', () => {
  const listed = (answer: Extract<Answer, { about: 'list' }>) =>
    answerInEnglish({ kind: 'told', state: null, answers: [answer] }).written.text;
  const decidedAt = '2026-12-01T09:00:00.000Z';
  const decision = { at: decidedAt, until: null, by: null, told: null };
  const remedy = { text: 'We renew the sealant.', by: '2026-12-12', who: null };
  const [point] = aCase().points;
  if (point === undefined) throw new Error('the case has a point');

  test('is named after the number whose cases it holds, open or not', () => {
    const cases = [aCase()];
    expect(listed({ about: 'list', behind: null, cases, count: 17 })).toContain('17 open cases');
    const behind = listed({ about: 'list', behind: 'T1', cases, count: 17 });
    expect(behind).toContain('17 cases behind T1');
    expect(behind).not.toContain('open cases');
  });

  test('names the day that counts now, and none where nothing is promised', () => {
    const cases = [
      aCase(),
      aCase({ decision, stage: 'executing', points: [{ ...point, finding: 'founded', remedy }] }),
      aCase({
        decision,
        stage: 'closed',
        closing: { reason: 'settled', at: decidedAt, why: '', route: null },
      }),
    ];
    const [received, executing, closed] = listed({ about: 'list', behind: null, cases, count: 3 })
      .replace(/\n {2}/gu, ' ')
      .split('\n')
      .filter((line) => line.startsWith('- C-1042-9'));
    expect(received).toContain('decision by Tuesday 15 December 2026');
    expect(executing).toContain('ready by Saturday 12 December 2026');
    expect(executing).not.toContain('decision by');
    expect(closed).not.toContain('2026');
  });
});

test.each([
  ['nl', '1,50'],
  ['en', '1.50'],
] as const)('hours are written as the reader writes numbers (%s)', (language, hours) => {
  const setting = aSetting(language, templates.words(language));
  const costs = [{ cents: 9_000, what: '', recoverFrom: null, minutes: 90, at: AT.toISOString() }];
  const state = aCase({ costs });
  const learning = { measures: [], causeDue: null, measureDue: null };
  const told: Outcome = { kind: 'told', state, answers: [{ about: 'status', state, learning }] };
  const fact = { type: 'hours_recorded', minutes: 90, cents: 9_000, what: '' } as const;
  const changes = changesBetween(state, state, [fact]);
  const done: Outcome = { ...A_DONE, commands: [{ reference: 'C-1042-9', line: 1, written: '', changes }] };
  for (const outcome of [told, done])
    expect(answerTo(outcome, BEA, setting, templates.render).written.text).toContain(hours);
});

function aProblem(details: Partial<Problem>): Problem {
  return {
    code: 'unknown-command',
    line: 1,
    written: '#asess',
    name: 'asess',
    values: [],
    corrections: [],
    refusal: null,
    ...details,
  };
}

describe('the subject says first what came of the mail', () => {
  const subjects: readonly (readonly [string, Outcome])[] = [
    ['OK C-1042-9: assessed founded; 1 mail goes out at 10:42', A_DONE],
    ['Saved as internal note, NOT sent, C-1042-9', A_NOTE],
    ['NOTHING DONE C-1042-9: line 2: "#asess" is not a command (and 3 more)', A_REFUSAL],
    ['PLEASE CONFIRM C-1042-9: nothing done yet', A_CHALLENGE],
    ['TAKEN BACK C-1042-9: gegrond De kitvoeg laat los.', AN_UNDONE],
    ['Status of C-1042-9', A_TOLD],
    ['NOTHING DONE: too many mails, no answers until 10:32', { kind: 'muted', mails: 6, until: AT }],
    ['ALREADY DONE: T-572-4', { kind: 'already-done', transaction: 572, state: null, at: AT }],
  ];

  test.each(subjects)('%s', (subject, outcome) => {
    expect(answerInEnglish(outcome).written.subject).toBe(subject);
  });

  test('and names at most three cases', () => {
    const after = ['C-1042-9', 'C-1043-2', 'C-1044-7', 'C-1045-1', 'C-1046-6'].map((reference) =>
      aCase({ reference }),
    );
    const { subject } = answerInEnglish({ ...A_DONE, after, letters: [] }).written;
    expect(subject).toBe('OK C-1042-9, C-1043-2, C-1044-7 and 2 more: assessed founded');
  });
});

test('what was typed comes back as a file where nothing was done, and nowhere else', () => {
  expect(answerInEnglish(A_REFUSAL).files).toStrictEqual([
    { name: 'your-text.txt', text: A_REFUSAL.original },
  ]);
  expect(answerInEnglish(A_DONE).files).toStrictEqual([]);
});

test('a command that said what was so already says so, and a mail of questions goes to nobody', () => {
  const [command] = A_DONE.commands;
  const commands = command === undefined ? [] : [{ ...command, changes: [] }];
  const { text } = answerInEnglish({ ...A_DONE, commands, letters: [], undo: { possible: false } }).written;
  expect(text).toContain('- nothing changed: it was so already');
  expect(text).toContain('No mail goes to the complainant.');
  expect(text).not.toContain('#undo');
});

test('an answer about several cases says which command was for which', () => {
  const after = [aCase(), aCase({ reference: 'C-1043-2' })];
  const commands = A_DONE.commands.map((command, index) => ({
    ...command,
    reference: index === 0 ? 'C-1043-2' : 'C-1042-9',
  }));
  expect(answerInEnglish({ ...A_DONE, after, commands }).written.text).toMatch(/C-1043-2\n\n│ #gegrond/);
});

test('a letter without an address is to be posted, and one that leaves at once says so', () => {
  const [letter] = A_DONE.letters;
  const letters =
    letter === undefined ? [] : [letter, { ...letter, leavesAt: null }, { ...letter, onPaper: true }];
  const { text } = answerInEnglish({ ...A_DONE, letters }).written;
  expect(text).toContain('Leaves: at once');
  expect(text).toContain('Leaves: by post: please print it and send it');
});

describe('every refusal says that no mail went to the complainant', () => {
  const refused: readonly Outcome[] = [
    A_REFUSAL,
    A_CHALLENGE,
    { kind: 'muted', mails: 6, until: AT },
    {
      kind: 'unknown-address',
      transaction: 576,
      state: null,
      from: KARIN,
      receivedAt: AT,
      original: 'x',
      expiresAt: AT,
    },
  ];

  test.each(refused)('$kind', (outcome) => {
    expect(answerInEnglish(outcome).written.text.replace(/\s+/g, ' ')).toMatch(
      /no mail went to the complainant/i,
    );
  });
});

test.each([
  [
    { code: 'stage', stage: 'closed', possible: ['received', 'assessing'] },
    'The case is closed. This is possible only while it is received, being assessed',
  ],
  [{ code: 'not-later', due: '2026-12-15' }, 'The decision is due on Tuesday 15 December 2026 already'],
  [{ code: 'over-limit', limit: 50_000, roles: ['manager'] }, 'This is more than €500.00.'],
  [{ code: 'undone-already', transaction: 572 }, 'Transaction T-572-4 was taken back before'],
] as const)('a refusal of the procedure is told with what belongs to it: %j', (refusal, sentence) => {
  const problems = [aProblem({ code: 'refused', refusal })];
  expect(answerInEnglish({ ...A_REFUSAL, problems }).written.text.replace(/\s+/g, ' ')).toContain(
    `Line 1: ${sentence}`,
  );
});

describe('the corrected line', () => {
  const textWith = (corrections: readonly string[]) =>
    answerInEnglish({ ...A_REFUSAL, problems: [aProblem({ corrections })] }).written.text;

  test('a word that is no category is told with the list and how a new one comes about; the subject stays short', () => {
    const problems = [
      aProblem({
        code: 'unknown-category',
        line: 1,
        written: '#triage doorbell',
        name: 'doorbell',
        values: ['leak', 'noise', 'other'],
      }),
    ];
    const { subject, text } = answerInEnglish({ ...A_REFUSAL, problems }).written;
    expect(subject).toMatch(/: line 1: "doorbell" is no category of this desk$/u);
    expect(text.replace(/\s+/g, ' ')).toContain('You can write: leak, noise, other.');
    expect(text.replace(/\s+/g, ' ')).toContain('add a category: in the configuration, under categories.');
  });

  test('can be tapped', () => {
    expect(textWith(['#assess founded'])).toContain('- Did you mean → #assess founded\n');
  });

  test.each([
    ['has a link in it', '#assess founded https://evil.example.net/'],
    ['fills in a mail', '#assess founded mailto:desk@example.org?body=x'],
    ['is longer than a link', `#reply ${'x'.repeat(300)}`],
  ])('is left out when it %s', (_, line) => {
    expect(textWith([line])).not.toContain('Did you mean');
  });

  test('is one line, whatever stands in it', () => {
    expect(textWith(['#assess founded\n#close'])).toContain('→ #assess founded #close\n');
  });
});

/** Takes every word for a command, so that no list of commands hides a line that looks like one. */
const EVERY_WORD: Lexicon = {
  kindOf: (word) => (word === '' ? null : 'command'),
  isNear: (word) => word !== '',
};

function commandsIn(text: string): readonly unknown[] {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line, plain: line.normalize('NFKC') }));
  const { commands, problems } = parseLines(lines, EVERY_WORD);
  return [...commands, ...problems];
}

describe('whatever was written', () => {
  const hostileLine = fc.oneof(
    fc.constantFrom(
      '#close',
      ' ＃close',
      '# close',
      '- #close',
      '/close',
      '@close',
      '*#close*',
      '│ #close',
      '> #close',
      '-- Reply above this line --',
      '\u2028#close',
      '\u200b#close',
      '== Done',
      '>> Tap | #close',
      'C-1043-2',
    ),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );
  const hostileText = fc.array(hostileLine, { maxLength: 6 }).map((lines) => lines.join('\n'));

  function outcomesWith(text: string): readonly Outcome[] {
    const person = { name: text, address: `${text.replace(/\s/g, '')}@example.com` };
    const state = aCase({ subject: text, complainant: person });
    const change = { what: 'remedy', of: text, from: null, to: { kind: 'text', text } } as const;
    const letter = {
      letter: 'complainant/received',
      to: person,
      subject: text,
      text,
      files: [text],
      leavesAt: AT,
      onPaper: false,
    };
    const leftOut = {
      ...A_DONE.leftOut,
      copied: [text],
      files: [text],
      signature: [text],
      courtesies: [text],
    };
    const problem = aProblem({ written: text, name: text, values: [text], corrections: [text, `#${text}`] });
    const command = { reference: 'C-1042-9', line: 1, written: text, changes: [change] };
    const plan = [{ line: 1, written: text }];
    const measure = { ...measureAfter(DECIDED), what: text, owner: person };
    const recalled = { letter: 'complainant/received', to: person, subject: text, leftAt: AT };
    return [
      { ...A_DONE, after: [state], commands: [command], letters: [letter], note: text, leftOut },
      { ...A_NOTE, after: state, text, leftOut },
      { ...A_REFUSAL, state, problems: [problem, { ...problem, line: null }], original: text },
      { ...A_CHALLENGE, state, plan, letters: [letter], note: text },
      { ...AN_UNDONE, after: [state], changes: [change], letters: [recalled] },
      {
        kind: 'told',
        state,
        answers: [
          { about: 'status', learning: { measures: [measure], causeDue: null, measureDue: null }, state },
          { about: 'find', text, cases: [{ ...state, handler: person }], count: 9 },
        ],
      },
      {
        kind: 'unknown-address',
        transaction: 5,
        state,
        from: person,
        receivedAt: AT,
        original: text,
        expiresAt: AT,
      },
    ];
  }

  test('no answer has a line that could run, not even when it is sent back bare or quoted', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...LANGUAGES), (text, language) => {
        const setting = aSetting(language, templates.words(language));
        for (const outcome of outcomesWith(text)) {
          const { written } = answerTo(outcome, BEA, setting, templates.render);
          expect(written.subject).toMatch(/^[^#＃\r\n].*$/);
          expect(written.text).not.toMatch(/^\s*[#＃]\s?\p{L}/mu);
          expect(commandsIn(written.text)).toStrictEqual([]);
          expect(commandsIn(written.text.replace(/^/gm, '> '))).toStrictEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test.each(LANGUAGES)('everything that an answer can name has its words in %s', (language) => {
  const words = templates.words(language);
  const keys = [
    ...PROBLEM_CODES.map((code) => `problem.${code}`),
    ...CHANGE_NAMES.filter((name) => name !== 'field').map((name) => `change.${name}`),
    ...STEP_NAMES.map((name) => `step.${name}`),
    ...STAGES.map((stage) => `stage.${stage}`),
    ...[...EVENT_TYPES].map((type) => `event.${type}`),
    ...REFUSAL_CODES.map((code) => `refusal.${code}`),
  ];
  expect(keys.filter((key) => !(key in words))).toStrictEqual([]);
});
