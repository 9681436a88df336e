/** What the complainant gets when something happens to the case. */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { ClosingReason } from '../../src/case/vocabulary.ts';
import { reactionsTo } from '../../src/letters/reactions.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aDecidedCase, decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const setting = aSetting('nl', templates.words('nl'));
const context = (state: Case) => ({ state, mail: null, settled: false, acknowledge: false });
const names = (event: CaseEvent, details: Partial<Case> = {}) =>
  reactionsTo(event, context(aDecidedCase(details))).map(({ letter, to }) =>
    to === 'complainant' ? letter : to,
  );

const EVENTS: readonly (readonly [letter: string, event: CaseEvent])[] = [
  ['ask', { type: 'information_requested', questions: ['Wanneer?'], until: '2026-12-02' }],
  ['ask-reminder', { type: 'information_chased', until: '2026-12-02' }],
  ['reply', { type: 'reply_written', text: 'Dank u.', files: [] }],
  [
    'visit',
    {
      type: 'visit_planned',
      day: '2026-12-01',
      time: '14:30',
      visitor: { address: 'tom@example.org', name: 'Tom Visser' },
      sequence: 0,
    },
  ],
  [
    'extended',
    { type: 'decision_extended', previous: '2026-12-15', until: '2026-12-22', because: 'Ziekte.' },
  ],
  ['decision', { type: 'decision_reported', until: '2026-12-24' }],
  ['called', { type: 'decision_told', on: '2026-12-10', summary: 'Besproken.', until: null }],
  ['offer', { type: 'offer_made', text: 'Korting.' }],
  ['reaction-reminder', { type: 'reaction_chased', until: '2026-12-24' }],
  ['agreement', { type: 'agreement_recorded', text: 'Korting.' }],
  ['objection', { type: 'objection_recorded', why: 'Het lekt nog.' }],
  ['closed', { type: 'complaint_closed', reason: 'offer-no-reaction', why: '', route: null }],
  [
    'combined',
    {
      type: 'case_absorbed',
      from: 'C-1043-2',
      receivedAt: '2026-11-18T10:00:00.000Z',
      points: [],
      participants: [],
    },
  ],
  ['split', { type: 'case_linked', other: 'C-1043-2', how: 'split-into' }],
];

describe('the complainant', () => {
  test.each(EVENTS)('gets the letter %s', (letter, event) => {
    expect(names(event)[0]).toBe(`complainant/${letter}`);
    const [reaction] = reactionsTo(event, context(aDecidedCase()));
    expect(reaction?.write(setting, decidedFacts(), templates.render).text).toContain(
      'Geachte Karin Jansen,',
    );
  });

  test('is visited by somebody else, and whoever was expected before hears that too', () => {
    const [tom, mia] = [
      { address: 'tom@example.org', name: 'Tom Visser' },
      { address: 'mia@example.org', name: 'Mia Smit' },
    ];
    const slot = { day: '2026-12-01', from: '14:30', until: null, who: tom };
    const cancels = { slot, sequence: 1 };
    const visit = {
      type: 'visit_planned',
      day: '2026-12-02',
      time: '14:30',
      visitor: mia,
      sequence: 1,
      cancels,
    } as const;
    const moved = { ...slot, day: '2026-12-02', who: mia };
    const offered = { type: 'appointment_offered', slots: [moved], text: '', cancels } as const;
    for (const event of [visit, offered]) {
      const off = reactionsTo(event, context(aDecidedCase())).filter(
        ({ invite }) => invite?.(setting, decidedFacts()).cancelled,
      );
      expect(off.map(({ to }) => to)).toStrictEqual([{ comer: tom.address }, { outsideComer: tom }]);
    }
  });

  test('reads an offer in the decision when there is none yet', () => {
    expect(names({ type: 'offer_made', text: 'Korting.' }, { decision: null })).toStrictEqual([]);
  });

  test('who agrees before there is a decision reads one letter, that it was solved', () => {
    const agreement = { text: 'Korting.', at: '2026-11-19T10:00:00.000Z' };
    const solved = { decision: null, agreement };
    expect(names({ type: 'agreement_recorded', text: 'Korting.' }, solved)).toStrictEqual([
      'complainant/solved-quick',
    ]);
    const closed = { type: 'complaint_closed', reason: 'settled', why: '', route: null } as const;
    const closing = { reason: 'settled', at: agreement.at, why: '', route: null } as const;
    expect(names(closed, { ...solved, closing })).toStrictEqual([]);
  });

  test.each<[ClosingReason, readonly string[]]>([
    ['spam', []],
    ['merged', []],
    ['anonymous-noted', []],
    ['not-a-complaint', ['complainant/not-a-complaint']],
    ['withdrawn', ['complainant/withdrawn']],
    ['solved-satisfied', ['complainant/closed']],
  ])('gets the letter that fits the end of the case: %s', (reason, letters) => {
    const event = { type: 'complaint_closed', reason, why: '', route: null } as const;
    const closing = { reason, at: '2026-12-28T09:00:00.000Z', why: '', route: null };
    expect(names(event, { closing })).toStrictEqual(letters);
  });

  test('hears nothing of what is between colleagues', () => {
    const internal: readonly CaseEvent[] = [
      { type: 'handler_assigned', handler: { address: 'bea@example.org', name: 'Bea de Boer' } },
      { type: 'tags_changed', added: ['dak'], removed: [] },
      { type: 'colleague_consulted', colleague: { address: 'tom@example.org', name: 'Tom' }, text: 'Jij?' },
      { type: 'point_assessed', point: 1, finding: 'founded', grounds: 'Kit.' },
      { type: 'person_recused', address: 'tom@example.org', why: 'Buurman.' },
      { type: 'case_linked', other: 'C-1043-2', how: 'related' },
    ];
    for (const event of internal) {
      const readers = reactionsTo(event, context(aDecidedCase({}))).map(({ to }) => to);
      expect(readers, event.type).not.toContain('complainant');
    }
  });

  test.each(['phone', 'letter', 'desk'] as const)(
    'reads what we understood of a complaint by %s',
    (channel) => {
      const event = {
        type: 'complaint_registered',
        reference: 'C-1042-9',
        desk: 'klachten',
        profile: 'bouw',
        language: 'nl',
        channel,
        receivedAt: '2026-11-17T10:02:00.000Z',
        registeredAt: '2026-11-17T10:03:00.000Z',
        decisionDue: '2026-12-15',
        complainant: { address: 'karin.jansen@example.net', name: 'Karin Jansen' },
        subject: 'Lekkage',
        points: [{ number: 1, text: 'Het lekt.' }],
        missing: [],
      } as const;
      expect(names(event)).toStrictEqual(['complainant/understood', { roles: ['coordinator'] }]);
      const nobody = { address: '', name: 'Karin Jansen' };
      expect(names({ ...event, complainant: nobody })).toStrictEqual(names(event));
    },
  );
});
