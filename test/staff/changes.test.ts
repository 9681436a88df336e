import { expect, test } from 'vitest';
import { changesBetween } from '../../src/staff/changes.ts';
import { aCase } from '../letters/samples.ts';

const BEA = { name: 'Bea de Boer', address: 'bea@example.org' };

test('a remedy is shown with its day and who carries it out', () => {
  const remedy = {
    type: 'remedy_decided',
    point: 2,
    text: 'nieuwe kit',
    until: '2026-12-12',
    who: null,
  } as const;
  const shown = [
    { what: 'remedy', of: '2', from: null, to: { kind: 'text', text: 'nieuwe kit' } },
    { what: 'remedy-by', of: '2', from: null, to: { kind: 'day', day: '2026-12-12' } },
  ];
  expect(changesBetween(aCase(), aCase(), [remedy])).toStrictEqual(shown);
  expect(changesBetween(aCase(), aCase(), [{ ...remedy, who: 'Kit BV' }])).toStrictEqual([
    ...shown,
    { what: 'remedy-who', of: '2', from: null, to: { kind: 'text', text: 'Kit BV' } },
  ]);
});

test('the stage is shown where it moved, old and new, after everything else', () => {
  const found = { type: 'point_assessed', point: 1, finding: 'founded', grounds: 'zie foto' } as const;
  expect(changesBetween(aCase({ stage: 'assessing' }), aCase({ stage: 'decided' }), [found])).toStrictEqual([
    { what: 'finding', of: '1', from: null, to: { kind: 'finding', code: 'founded' } },
    {
      what: 'stage',
      of: null,
      from: { kind: 'stage', code: 'assessing' },
      to: { kind: 'stage', code: 'decided' },
    },
  ]);
});

test('fields of our own work are shown as what they are', () => {
  const routed = (field: 'category' | 'severity' | 'due', value: string, previous: string) =>
    changesBetween(aCase(), aCase(), [{ type: 'routing_set', field, value, previous }]).map(
      ({ from, to }) => [from, to],
    );
  expect(routed('severity', 'high', 'normal')).toStrictEqual([
    [
      { kind: 'severity', code: 'normal' },
      { kind: 'severity', code: 'high' },
    ],
  ]);
  expect(routed('due', '2026-12-01', '')).toStrictEqual([[null, { kind: 'day', day: '2026-12-01' }]]);
  expect(routed('category', 'leak', '')).toStrictEqual([[null, { kind: 'text', text: 'leak' }]]);
});

test('a corrected field is named', () => {
  const corrected = { type: 'field_corrected', field: 'phone', value: '030 1', previous: '030 2' } as const;
  expect(changesBetween(aCase(), aCase(), [corrected])).toStrictEqual([
    {
      what: 'field',
      of: 'phone',
      from: { kind: 'text', text: '030 2' },
      to: { kind: 'text', text: '030 1' },
    },
  ]);
});

test('what a complainant is told about is named without its words, which the letter shows', () => {
  const facts = [
    { type: 'reply_written', text: 'Beste Karin', files: [] },
    { type: 'decision_reported', until: '2026-12-29' },
    { type: 'agreement_recorded', text: 'akkoord' },
  ] as const;
  expect(changesBetween(aCase(), aCase(), facts).map(({ what, to }) => [what, to])).toStrictEqual([
    ['reply', null],
    ['decision', null],
    ['reaction-until', { kind: 'day', day: '2026-12-29' }],
    ['agreement', null],
  ]);
});

test('every other command is shown by what it set', () => {
  const facts = [
    { type: 'handler_assigned', handler: BEA },
    { type: 'complaint_triaged', category: 'leak', severity: 'high' },
    { type: 'tags_changed', added: ['a'], removed: ['b'] },
    { type: 'points_listed', texts: ['kit', 'vloer'] },
    { type: 'point_added', number: 3, text: 'deur' },
    { type: 'information_requested', questions: ['Waar?', 'Wanneer?'], until: '2026-12-02' },
    { type: 'visit_planned', day: '2026-12-03', time: '10:00', visitor: BEA, sequence: 0 },
    { type: 'decision_extended', previous: '2026-12-15', until: '2027-01-05', because: 'x' },
    { type: 'compensation_decided', cents: 25_000, goodwill: true, approvedBy: null },
    { type: 'complaint_closed', reason: 'withdrawn', why: '', route: null },
    { type: 'confidentiality_set', on: true },
    { type: 'answers_forbidden' },
  ] as const;
  expect(
    changesBetween(aCase(), aCase(), facts).map(({ what, of }) => (of === null ? what : `${what} ${of}`)),
  ).toStrictEqual([
    'handler',
    'category',
    'severity',
    'tags',
    'point 1',
    'point 2',
    'point 3',
    'questions',
    'answer-by',
    'visit',
    'visit-time',
    'visitor',
    'decision-due',
    'compensation',
    'closed',
    'confidential',
    'answers-forbidden',
  ]);
});

test('what mails and terms bring about is not shown', () => {
  const facts = [
    { type: 'letter_sent', letter: 'complainant/received', outboundId: 7 },
    { type: 'clock_warned', clock: 'decision', percent: 80, due: '2026-12-15' },
    { type: 'note_added', author: BEA, text: 'x' },
  ] as const;
  expect(changesBetween(aCase(), aCase(), facts)).toStrictEqual([]);
});

test('what was there before is shown beside what came in its place', () => {
  const [point] = aCase().points;
  const points = point === undefined ? [] : [{ ...point, finding: 'unfounded' as const }];
  const before = aCase({
    handler: BEA,
    points,
    compensation: { cents: 10_000, goodwill: true, approvedBy: null },
  });
  const leo = { name: 'Leo Smit', address: 'leo@example.org' };
  const facts = [
    { type: 'handler_assigned', handler: leo },
    { type: 'point_assessed', point: 1, finding: 'founded', grounds: 'zie foto' },
    { type: 'compensation_decided', cents: 25_000, goodwill: true, approvedBy: null },
  ] as const;
  expect(changesBetween(before, before, facts).map(({ from, to }) => [from, to])).toStrictEqual([
    [
      { kind: 'person', person: BEA },
      { kind: 'person', person: leo },
    ],
    [
      { kind: 'finding', code: 'unfounded' },
      { kind: 'finding', code: 'founded' },
    ],
    [
      { kind: 'money', cents: 10_000 },
      { kind: 'money', cents: 25_000 },
    ],
  ]);
});

test('an appointment that a merge cancels is to be made again, and a visit that lapses is not needed', () => {
  const slot = { day: '2026-12-01', from: '09:00', until: null, who: null };
  const lapsed = (kind: 'repair' | 'visit') =>
    ({ type: 'meeting_lapsed', kind, cancelled: { slot, sequence: 7 }, needless: false }) as const;
  const namesOf = (after: ReturnType<typeof aCase>, kind: 'repair' | 'visit') =>
    changesBetween(aCase(), after, [lapsed(kind)]).map(({ what }) => what);
  expect(namesOf(aCase({ mergedInto: 'C-1043-2' }), 'repair')).toEqual(['meeting-lapsed', 'plan-again']);
  expect(namesOf(aCase({ mergedInto: 'C-1043-2' }), 'visit')).toEqual(['meeting-lapsed']);
  expect(namesOf(aCase(), 'repair')).toEqual(['meeting-lapsed']);
});
