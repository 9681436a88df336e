import { describe, expect, test } from 'vitest';
import { problemsOf, requestsOf } from '../support/command-mail.ts';

const VOS = { name: 'Dakbedrijf Vos', address: '' };

describe('moments to meet', () => {
  test.each([
    ['#appoint 1 December 9:00', [['2026-12-01', '09:00', null, null]]],
    ['#afspraak 1 december 9.00-12.00 uur', [['2026-12-01', '09:00', '12:00', null]]],
    ['#afspraak dinsdag 1 december tussen 9 en 12 uur', [['2026-12-01', '09:00', '12:00', null]]],
    ['#appoint 1 December 2pm-4pm', [['2026-12-01', '14:00', '16:00', null]]],
    ['#afspraak 23-12-2026 9:00', [['2026-12-23', '09:00', null, null]]],
    ['#afspraak 1 december 9:00 wie Dakbedrijf Vos', [['2026-12-01', '09:00', null, VOS]]],
    [
      '#afspraak 1 december 9:00-12:00; 3 december 13:00-16:00 wie Dakbedrijf Vos',
      [
        ['2026-12-01', '09:00', '12:00', VOS],
        ['2026-12-03', '13:00', '16:00', VOS],
      ],
    ],
    [
      '#appoint 1 December 9:00;\n3 December 13:00',
      [
        ['2026-12-01', '09:00', null, null],
        ['2026-12-03', '13:00', null, null],
      ],
    ],
  ])('%s', (mail, slots) => {
    const read = slots.map(([day, from, until, who]) => ({ day, from, until, who }));
    expect(requestsOf(mail)).toStrictEqual([{ type: 'offer_appointment', slots: read, text: '' }]);
  });

  test('a colleague who comes is known with the address, and each moment may have its own', () => {
    expect(
      requestsOf('#appoint 1 December 9:00 who Pieter; 3 December 9:00 who Dakbedrijf Vos'),
    ).toMatchObject([{ slots: [{ who: { name: 'Pieter Bos' } }, { who: VOS }] }]);
  });

  test('what stands below them is for the complainant', () => {
    expect(requestsOf('#appoint 1 December 9:00\nPlease keep the window free.')).toMatchObject([
      { text: 'Please keep the window free.' },
    ]);
  });

  test.each(['#appoint none', '#afspraak geen'])('%s: there is none', (mail) => {
    expect(requestsOf(mail)).toStrictEqual([{ type: 'cancel_appointment', kind: 'repair' }]);
  });

  test('a visit is cancelled in the same word', () => {
    expect(requestsOf('#bezoek geen')).toStrictEqual([{ type: 'cancel_appointment', kind: 'visit' }]);
  });

  test.each([
    ['#appoint', '1 missing-value'],
    ['#appoint 1 December', '1 missing-time'],
    ['#appoint soon 9:00', '1 no-date'],
    ['#appoint 1 December 9:00; 2 December 9:00; 3 December 9:00; 4 December 9:00', '1 unexpected-text'],
  ])('%s is not read', (mail, problem) => {
    expect(problemsOf(mail)[0]).toContain(problem);
  });
});
