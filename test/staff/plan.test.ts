import { describe, expect, test } from 'vitest';
import { NOTHING_LEFT_OUT } from '../../src/staff/outcome.ts';
import {
  isIntent,
  mailProblem,
  neededLevel,
  otherCases,
  type Plan,
  type PlannedCommand,
  planDigest,
  problemOf,
  sortPlan,
} from '../../src/staff/plan.ts';

const TAKE: PlannedCommand = {
  line: 1,
  written: '#tag +roof',
  request: { type: 'change_tags', add: ['roof'], remove: [] },
  level: 'A1',
  moves: false,
};
const REPLY: PlannedCommand = {
  line: 2,
  written: '#reply We come on Monday.',
  request: { type: 'write_reply', text: 'We come on Monday.', files: [] },
  level: 'A2',
  moves: true,
};
const command = (request: PlannedCommand['request'], line = 1): PlannedCommand => ({
  line,
  written: `#${request.type}`,
  request,
  level: 'A1',
  moves: false,
});
const STATUS = command({ type: 'show_status' });
const UNDO = command({ type: 'undo', transaction: 31 });

const plan = (commands: readonly PlannedCommand[], note = ''): Plan => ({
  commands,
  note,
  original: '',
  leftOut: NOTHING_LEFT_OUT,
});

describe('a mail of a colleague', () => {
  test.each<[string, Plan, string]>([
    ['without a word is empty', plan([]), 'empty'],
    ['without a command is a note', plan([], 'I called her.'), 'note'],
    ['of questions only asks', plan([STATUS, command({ type: 'show_history' })]), 'ask'],
    ['that changes the case acts, with a question beside it too', plan([TAKE, STATUS]), 'act'],
    ['with a note in a command acts', plan([command({ type: 'write_note', text: 'x' })]), 'act'],
    ['that takes back undoes', plan([UNDO], 'It was the wrong case.'), 'undo'],
    ['that confirms answers', plan([command({ type: 'confirm', transaction: null })]), 'answer'],
    ['about waiting mail handles it', plan([command({ type: 'open_held' })]), 'held'],
    ['about a mailbox guards it', plan([command({ type: 'renew_tokens' })]), 'guard'],
  ])('%s', (_, given, kind) => {
    expect(sortPlan(given)).toEqual({ ok: true, kind });
  });

  test('that undoes does nothing else', () => {
    expect(sortPlan(plan([TAKE, UNDO]))).toEqual({
      ok: false,
      problems: [problemOf('not-on-this-mail', TAKE)],
    });
  });

  test('with a command that is not there yet is not carried out', () => {
    const files = command({ type: 'attach_files', files: [] }, 2);
    expect(sortPlan(plan([TAKE, files]))).toEqual({
      ok: false,
      problems: [problemOf('not-available', files)],
    });
  });

  test('holds intents towards the case and other requests', () => {
    expect(isIntent(REPLY.request)).toBe(true);
    expect(isIntent(UNDO.request)).toBe(false);
  });
});

describe('the proof that a mail needs', () => {
  test.each<[string, Plan, number, string]>([
    ['is that of its highest command', plan([TAKE, REPLY]), 1, 'A2'],
    ['is A1 for a note', plan([], 'I called her.'), 1, 'A1'],
    ['is nothing for nothing', plan([]), 0, 'A0'],
    ['rises when more than five cases are moved', plan([REPLY]), 6, 'A3'],
    ['stays for five', plan([REPLY]), 5, 'A2'],
    ['stays when facts are noted on many cases', plan([TAKE]), 20, 'A1'],
  ])('%s', (_, given, cases, level) => {
    expect(neededLevel(given, cases)).toBe(level);
  });
});

describe('the same plan', () => {
  const digest = planDigest(plan([TAKE, REPLY], 'Note'), 'bea@example.org', [1001, 1002]);

  test('is known again whatever line it stood on and in whatever order cases are named', () => {
    const again = plan([{ ...TAKE, line: 7, written: '#label +roof' }, REPLY], ' Note\n');
    expect(planDigest(again, 'bea@example.org', [1002, 1001])).toBe(digest);
  });

  test('is another one of another person, for other cases, with other words', () => {
    const others = [
      planDigest(plan([TAKE, REPLY], 'Note'), 'leo@example.org', [1001, 1002]),
      planDigest(plan([TAKE, REPLY], 'Note'), 'bea@example.org', [1001]),
      planDigest(plan([TAKE, REPLY], 'Not'), 'bea@example.org', [1001, 1002]),
      planDigest(plan([TAKE], 'Note'), 'bea@example.org', [1001, 1002]),
    ];
    expect(new Set([digest, ...others]).size).toBe(5);
  });
});

test('a problem names its line, or the whole mail', () => {
  expect(problemOf('wrong-stage', TAKE)).toMatchObject({ line: 1, written: '#tag +roof', refusal: null });
  expect(mailProblem('no-case')).toMatchObject({ code: 'no-case', line: null, written: '' });
});

test('a merger changes the case in which another goes on as well', () => {
  const merge = command({ type: 'merge_case', into: 'C-1043-2' }, 2);
  expect(otherCases(plan([TAKE, merge]))).toEqual([1043]);
});
