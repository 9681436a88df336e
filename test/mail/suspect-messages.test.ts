import { expect, test } from 'vitest';
import { type Suspects, suspect, suspectsLast } from '../../src/mail/suspect-messages.ts';

const START = new Date('2026-11-17T10:00:00Z');
const inMinutes = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const NOBODY: Suspects = new Map();

test('a connection that ended at several messages puts none of them under suspicion', () => {
  expect(suspect(NOBODY, 'several', START)).toEqual({ suspects: NOBODY, givenUp: [] });
  expect(suspect(NOBODY, null, START)).toEqual({ suspects: NOBODY, givenUp: [] });
});

test('a message that broke a connection alone is asked for again at once, after 1, 5 and 25 minutes, then given up', () => {
  let suspects = NOBODY;
  for (const minutes of [0, 1, 5, 25]) {
    const after = suspect(suspects, 7, START);
    suspects = after.suspects;
    expect(after.givenUp).toEqual([]);
    expect(suspectsLast([7], suspects, inMinutes(minutes))).toEqual([7]);
    expect(suspectsLast([7], suspects, new Date(inMinutes(minutes).getTime() - 1))).toEqual([]);
  }
  expect(suspect(suspects, 7, START)).toEqual({ suspects: NOBODY, givenUp: [7] });
});

test('messages under suspicion come after all others, the worst last', () => {
  let { suspects } = suspect(NOBODY, 1, START);
  ({ suspects } = suspect(suspects, 2, START));
  ({ suspects } = suspect(suspects, 1, START));
  expect(suspectsLast([1, 2, 3, 4], suspects, inMinutes(60))).toEqual([3, 4, 2, 1]);
});
