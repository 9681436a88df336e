import { expect, test } from 'vitest';
import { PERMISSIONS, type Permission } from '../../src/case/permissions.ts';

const ROWS: readonly (readonly [string, Permission])[] = Object.entries(PERMISSIONS);

/** What reaches the complainant; a forged From must never be enough for it. */
const SPEAKING = ['ask_information', 'write_reply', 'report_decision', 'extend_decision', 'make_offer'];

test.each(ROWS)('%s is possible for somebody at some stage', (_, { roles, stages }) => {
  expect(roles).not.toHaveLength(0);
  expect(stages).not.toHaveLength(0);
});

test.each(ROWS.filter(([, row]) => row.moves))(
  '%s moves the case, so a proven domain alone is not enough',
  (_, { level }) => {
    expect(['A2', 'A3']).toContain(level);
  },
);

test.each(SPEAKING)('%s speaks to the complainant: it moves the case', (type) => {
  expect(new Map(ROWS).get(type)).toMatchObject({ moves: true, level: 'A2' });
});

test('a closed case is only read, labelled, corrected, answered or opened again', () => {
  const onClosed = ROWS.filter(([, { stages, moves }]) => moves && stages.includes('closed')).map(
    ([type]) => type,
  );
  expect(onClosed.sort()).toStrictEqual(['record_objection', 'reopen_case', 'write_reply']);
});
