/** What a complainant reads while we find out what happened. */
import { describe, expect, test } from 'vitest';
import {
  askModel,
  askReminderModel,
  extendedModel,
  replyModel,
  understoodModel,
  visitModel,
} from '../../src/letters/inquiry-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const setting = aSetting('en', openTemplates().words('en'));

const VISIT = {
  type: 'visit_planned',
  day: '2026-12-01',
  time: '14:30',
  visitor: { name: '', address: 'tom@example.org' },
  sequence: 1,
} as const;

describe('what we understood', () => {
  test('is played back with five working days to correct it', () => {
    const model = understoodModel(setting, decidedFacts({ channel: 'desk' }));
    expect(model).toMatchObject({ byPhone: false, byLetter: false, atDesk: true });
    expect(model.correctDay).toBe('Tuesday 24 November 2026');
    expect(model.points).toHaveLength(3);
  });
});

describe('questions', () => {
  test('are each one line, with the day by which we like an answer', () => {
    const event = {
      type: 'information_requested',
      questions: ['When?\nWhere?'],
      until: '2026-12-02',
    } as const;
    expect(askModel(setting, decidedFacts(), event)).toMatchObject({
      questions: ['When? Where?'],
      untilDay: 'Wednesday 2 December 2026',
    });
  });

  test('are repeated in the reminder, which is not written when none is open', () => {
    const event = { type: 'information_chased', until: '2026-12-09' } as const;
    const model = askReminderModel(setting, decidedFacts(), event);
    expect(model.questions).toHaveLength(2);
    expect([model.askedDay, model.untilDay]).toStrictEqual([
      'Wednesday 18 November 2026',
      'Wednesday 9 December 2026',
    ]);
    expect(() => askReminderModel(setting, decidedFacts({ asked: null }), event)).toThrow('nothing is asked');
  });
});

describe('a visit', () => {
  test('says who comes, when and where, and that it was another time before', () => {
    expect(visitModel(setting, decidedFacts(), VISIT, true)).toMatchObject({
      visitor: 'tom@example.org',
      day: 'Tuesday 1 December 2026',
      time: '14:30',
      place: 'Dorpsstraat 12, 3511 AB Utrecht',
      changed: true,
    });
    expect(visitModel(setting, decidedFacts({ fields: {} }), VISIT, false)).toMatchObject({
      place: '',
      changed: false,
    });
  });
});

describe('a later decision', () => {
  const event = (until: string) =>
    ({ type: 'decision_extended', previous: '2026-12-15', until, because: 'We wait for a part.' }) as const;

  test('comes with the rights from the outer term on, and not before', () => {
    expect(extendedModel(setting, decidedFacts(), event('2027-01-11')).hasRights).toBe(false);
    expect(extendedModel(setting, decidedFacts(), event('2027-01-12')).hasRights).toBe(true);
  });
});

describe('a text of staff', () => {
  test('is signed by the handler, or by the organisation', () => {
    const event = { type: 'reply_written', text: 'Dank u.', files: [] } as const;
    expect(replyModel(setting, decidedFacts(), event)).toMatchObject({
      sender: 'Bea de Boer',
      hasFiles: false,
    });
    expect(replyModel(setting, decidedFacts({ handler: null }), event).sender).toBe('Van Dalen Woningbouw');
  });
});
