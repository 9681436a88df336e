/** The letters about appointments: which moment, what is done, and by when it is called off. */
import { describe, expect, test } from 'vitest';
import * as models from '../../src/letters/appointment-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { appointmentFacts, SLOTS } from './appointment-samples.ts';
import { aSetting } from './samples.ts';

const setting = aSetting('nl', openTemplates().words('nl'));
const [FIRST, SECOND] = SLOTS;

test('moments to choose from are numbered as they are answered', () => {
  const offered = { type: 'appointment_offered', slots: SLOTS, text: '', cancels: null } as const;
  const { slots, dropped } = models.appointmentChoiceModel(setting, appointmentFacts(), offered);
  expect(slots).toStrictEqual([
    { number: 1, line: 'dinsdag 15 december 2026, tussen 09:00 en 12:00 uur (Dakbedrijf Vos)' },
    { number: 2, line: 'donderdag 17 december 2026, om 13:30 uur' },
  ]);
  expect(dropped).toBe('');
});

describe('the appointment', () => {
  const fixed = { type: 'appointment_fixed', slot: FIRST, sequence: 5, moved: false, reminds: true } as const;

  test('says what will be done, and only what is still to be done', () => {
    const { works, who, dayBefore } = models.appointmentModel(setting, appointmentFacts(), fixed);
    expect(works).toHaveLength(2);
    expect([who, dayBefore]).toStrictEqual(['Dakbedrijf Vos', 'maandag 14 december 2026']);
    const points = appointmentFacts().state.points.map((point) =>
      point.number === 1 ? { ...point, done: { what: 'Gedaan.', at: '2026-12-11T09:00:00.000Z' } } : point,
    );
    expect(models.appointmentModel(setting, appointmentFacts({ points }), fixed).works).toHaveLength(1);
  });

  test('names no day before it when that has come already', () => {
    const late = { ...fixed, reminds: false };
    expect(models.appointmentModel(setting, appointmentFacts(), late).dayBefore).toBe('');
  });

  test('of ourselves names nobody', () => {
    expect(models.appointmentModel(setting, appointmentFacts(), { ...fixed, slot: SECOND }).who).toBe('');
  });
});

test('an appointment that is off because two complaints became one names the number that is used from now on', () => {
  const facts = appointmentFacts({ mergedInto: 'C-1050-2' });
  const off = { kind: 'repair', cancelled: null, needless: false } as const;
  const model = models.appointmentCancelledModel(setting, facts, off);
  const { text } = openTemplates().render('complainant/appointment-cancelled', 'nl', model);
  expect(text).toContain('Uw nummer: C-1050-2');
  expect(text.replace(/\s+/gu, ' ')).toContain(
    'U hoeft niets te doen. Uw klacht gaat verder onder nummer C-1050-2.',
  );
});

test('a visit is reminded of as a visit, and nothing is promised for it', () => {
  const visit = {
    day: '2026-12-01',
    time: '14:30',
    visitor: { address: 'tom@example.org', name: 'Tom Visser' },
    sequence: 0,
    text: 'Wij meten de vloer.',
    since: '2026-11-20T09:00:00.000Z',
    cancelled: false,
    reminded: false,
    passed: false,
  };
  expect(models.appointmentReminderModel(setting, appointmentFacts({ visit }), 'visit')).toMatchObject({
    visit: true,
    who: 'Tom Visser',
    time: 'om 14:30 uur',
    hasWorks: false,
    text: ' Wij meten de vloer.',
  });
  expect(() =>
    models.appointmentReminderModel(setting, appointmentFacts({ appointment: null }), 'repair'),
  ).toThrow('there is no appointment');
});
