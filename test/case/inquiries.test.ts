/** What a disputes body asks, and the term for our answer, on a calendar with Christmas in it (domain.md 2.3, clock E). */
import { describe, expect, test } from 'vitest';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import { decide } from '../../src/case/decide.ts';
import type { InquiryReceived } from '../../src/case/dispute-events.ts';
import { dutiesOf } from '../../src/case/duties.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { type Inquiry, openInquiries, realInquiries } from '../../src/case/inquiries.ts';
import { endOfDay } from '../../src/case/working-days.ts';
import {
  ASKED,
  BY_PIETER,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  RULES,
  registered,
  TUESDAY,
  wants,
} from '../support/given.ts';

const ON: CaseRules = { ...RULES, inquiriesFrom: '2026-11-17' };
const COMMITTEE = 'Geschillencommissie Verbouwingen';
const FROM = { address: 'zaken@commissie.example.net', name: 'Geschillencommissie' };
const writes = (body: string | null, receivedAt = TUESDAY) =>
  ({ ...ASKED, type: 'receive_from_body', from: FROM, body, receivedAt }) as const;
const WROTE: CaseEvent = { type: 'body_wrote', from: FROM, body: COMMITTEE };
const asked = (details: Partial<InquiryReceived> = {}): InquiryReceived => ({
  type: 'inquiry_received',
  body: COMMITTEE,
  receivedAt: TUESDAY.toISOString(),
  until: '2026-12-15',
  complex: false,
  from: null,
  ...details,
});
const COMPLEX: CaseEvent = { type: 'inquiry_extended', body: COMMITTEE, until: '2026-12-30' };
const answered = (on: string): CaseEvent => ({ type: 'inquiry_answered', body: COMMITTEE, on });
const MEDIATOR = asked({ body: 'Bouwbemiddeling', until: '2026-12-18' });
const OPEN: readonly Happened[] = [registered(), asked()];
const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00Z`);
const CLOSED: CaseEvent = { type: 'complaint_closed', reason: 'solved-satisfied', why: '', route: null };

describe('a mail of a body', () => {
  test('starts no term while the law does not ask it', () => {
    given([registered()]).when(writes(COMMITTEE)).then([WROTE]);
    given([registered()], { ...RULES, inquiriesFrom: null })
      .when(writes(COMMITTEE))
      .then([WROTE]);
    given([registered()], { ...RULES, inquiriesFrom: '2026-11-18' })
      .when(writes(COMMITTEE))
      .then([WROTE]);
  });

  test('must be answered within twenty working days of its receipt from that day on', () => {
    given([registered()], ON).when(writes(COMMITTEE)).then([WROTE, asked()]);
    given([registered()], ON)
      .when(writes(COMMITTEE, at('2026-11-16')))
      .then([WROTE]);
  });

  test.each([
    ['on a Friday evening', '2026-11-20T21:00:00Z', '2026-12-18'],
    ['one minute before midnight', '2026-11-17T22:59:00Z', '2026-12-15'],
    ['one minute after midnight', '2026-11-17T23:01:00Z', '2026-12-16'],
    ['before Christmas', '2026-12-02T10:00:00Z', '2026-12-31'],
  ])('received %s, not counting closed days', (_, received, until) => {
    const receivedAt = new Date(received);
    given([registered()], ON)
      .when(writes(COMMITTEE, receivedAt))
      .then([WROTE, asked({ receivedAt: receivedAt.toISOString(), until })]);
  });

  test('starts no second term while the first runs, and one of another body its own', () => {
    given(OPEN, ON).when(writes(COMMITTEE)).then([WROTE]);
    given(OPEN, ON)
      .when(writes('Bouwbemiddeling'))
      .then([{ ...WROTE, body: 'Bouwbemiddeling' }, asked({ body: 'Bouwbemiddeling' })]);
    given([...OPEN, answered('2026-11-17')], ON)
      .when(writes(COMMITTEE))
      .then([WROTE, asked()]);
  });

  test('asks nothing any more when it comes from an archive', () => {
    given([registered()], ON)
      .when(writes(null))
      .then([{ type: 'body_wrote', from: FROM }]);
  });
});

describe('the term', () => {
  test('runs from receipt to the last minute of its day, and staff are warned of it', () => {
    const state = caseAfter(...OPEN);
    const clock = clockOf(state, 'inquiry', ON);
    const dueAt = endOfDay('2026-12-15', 'Europe/Amsterdam');
    expect(clock).toMatchObject({ startsAt: TUESDAY, dueOn: '2026-12-15', dueAt, stoppedAt: null });
    expect(clock.next).toMatchObject({ act: 'warn_clock', percent: 50 });
  });

  test('is never paused, and goes on when the case is closed', () => {
    const question: CaseEvent = { type: 'information_requested', questions: ['Waar?'], until: '2026-12-01' };
    for (const event of [question, CLOSED])
      expect(clockOf(caseAfter(...OPEN, event), 'inquiry', ON)).toMatchObject({
        dueOn: '2026-12-15',
        stoppedAt: null,
        pausedUntil: null,
      });
  });

  test('is that of the body that is due first', () => {
    expect(clockOf(caseAfter(registered(), MEDIATOR, asked()), 'inquiry', ON).dueOn).toBe('2026-12-15');
    const state = caseAfter(registered(), asked(), MEDIATOR, COMPLEX);
    expect(clockOf(state, 'inquiry', ON).dueOn).toBe('2026-12-18');
    expect(openInquiries(state).map(({ until }) => until)).toEqual(['2026-12-18', '2026-12-30']);
  });

  test('ends with our answer, and with a mail that asked nothing', () => {
    const none: CaseEvent = { type: 'inquiry_dismissed', body: COMMITTEE };
    for (const event of [answered('2026-11-20'), none])
      expect(() => clockOf(caseAfter(...OPEN, event), 'inquiry', ON)).toThrow('does not run');
  });

  test('goes on in the case in which this one goes on, and comes back with it', () => {
    const merged = caseAfter(...OPEN, { type: 'case_merged', into: 'C-1050-3' });
    expect(openInquiries(merged)).toEqual([]);
    const absorb = {
      type: 'absorb_case',
      from: 'C-1041-5',
      receivedAt: TUESDAY,
      points: [],
      participants: [],
      works: [],
      inquiries: openInquiries(caseAfter(...OPEN)),
      visit: null,
    } as const;
    const absorbed = {
      type: 'case_absorbed',
      from: 'C-1041-5',
      receivedAt: TUESDAY.toISOString(),
      points: [],
      participants: [],
    } as const;
    const taken = asked({ from: 'C-1041-5' });
    given([registered()], ON).when(wants(absorb)).then([absorbed, taken]);
    given(OPEN, ON).when(wants(absorb)).then([absorbed]);
    const released = { type: 'case_released', other: 'C-1041-5', points: [], participants: [] } as const;
    const after = caseAfter(registered(), absorbed, taken, released);
    expect(openInquiries(after)).toEqual([]);
    expect(dutiesOf(after, ON).filter(({ check }) => check === 22)).toEqual([]);
  });

  const MERGED: readonly Happened[] = [...OPEN, { type: 'case_merged', into: 'C-1050-3' }];
  const takeOut = (inquiries: readonly Inquiry[]) =>
    wants({ type: 'unmerge_case', from: 'C-1050-3', inquiries, visit: null });
  const UNMERGED: CaseEvent = { type: 'case_unmerged', from: 'C-1050-3' };
  const NONE: CaseEvent = { type: 'inquiry_dismissed', body: COMMITTEE };

  test.each<[string, readonly CaseEvent[]]>([
    ['waits still', []],
    ['was answered', [answered('2026-11-20')]],
    ['has the longer term', [COMPLEX]],
    ['was answered in the longer term', [COMPLEX, answered('2026-12-20')]],
    ['asked nothing', [NONE]],
  ])('comes back as it stands there: it %s', (_, since) => {
    given(MERGED, ON)
      .when(takeOut(caseAfter(registered(), asked({ from: 'C-1041-5' }), ...since).inquiries))
      .then([UNMERGED, ...since]);
  });

  test('waits still where it did not go along, for the other case had one of the same body', () => {
    given(MERGED, ON).when(takeOut([])).then([UNMERGED]);
  });

  test('counts as done in the case that answered it, also after it left', () => {
    const taken = asked({ from: 'C-1041-5' });
    const left: CaseEvent = { type: 'case_released', other: 'C-1041-5', points: [], participants: [] };
    const after = caseAfter(registered(), taken, answered('2026-11-20'), left);
    expect(after.inquiries).toEqual([]);
    expect(dutiesOf(after, ON).filter(({ check }) => check === 22)).toMatchObject([{ passed: true }]);
  });

  test('that asked nothing waits no more where it went on, and is shown nowhere', () => {
    const state = caseAfter(registered(), asked({ from: 'C-1041-5' }), NONE);
    expect(openInquiries(state)).toEqual([]);
    expect(realInquiries(state)).toEqual([]);
    expect(caseAfter(...OPEN, NONE).inquiries).toEqual([]);
  });
});

test('an inquiry that nobody answers is warned of three times, and then said each week, also after the end', () => {
  const happened: Happened[] = [registered(), asked(), CLOSED];
  const said = Array.from({ length: 5 }, () => {
    const next = clocksOf(caseAfter(...happened), ON).flatMap((clock) =>
      clock.name === 'inquiry' && clock.next !== null ? [clock.next] : [],
    )[0];
    const decision = decide(
      caseAfter(...happened),
      { ...ASKED, type: 'warn_clock', clock: 'inquiry', at: next?.at ?? TUESDAY },
      ON,
    );
    for (const fact of decision.ok ? decision.events : []) happened.push({ at: next?.at ?? TUESDAY, fact });
    return `${next?.percent} ${next?.at.toISOString().slice(0, 10)}`;
  });
  expect(said).toEqual([
    '50 2026-12-01',
    '80 2026-12-10',
    '100 2026-12-15',
    '100 2026-12-22',
    '100 2026-12-29',
  ]);
});

describe('what staff say of it', () => {
  const answer = (on: string | null = null, body = '') => wants({ type: 'answer_inquiry', on, body });
  const extend = (day: string) => wants({ type: 'extend_inquiry', body: '' }, { at: at(day) });

  test('it was answered, today or on a day between', () => {
    given(OPEN, ON)
      .when(answer())
      .then([answered('2026-11-17')]);
    given(OPEN, ON).when(answer('2026-11-18')).thenRefused({ code: 'day-ahead', day: '2026-11-18' });
    given(OPEN, ON).when(answer('2026-11-16')).thenRefused({ code: 'before-inquiry', day: '2026-11-17' });
    given([registered()], ON).when(answer()).thenRefused('no-inquiry');
  });

  test('where several bodies wait its name says which', () => {
    const both: readonly Happened[] = [registered(), asked(), MEDIATOR];
    const bodies = [COMMITTEE, 'Bouwbemiddeling'];
    given(both, ON).when(answer()).thenRefused({ code: 'which-inquiry', bodies });
    given(both, ON)
      .when(answer(null, 'bouwbem'))
      .then([{ type: 'inquiry_answered', body: 'Bouwbemiddeling', on: '2026-11-17' }]);
    given(both, ON).when(answer(null, 'Kifid')).thenRefused({ code: 'which-inquiry', bodies });
  });

  test('it is complex: thirty working days from the same receipt, said in time and once', () => {
    given(OPEN, ON).when(extend('2026-12-15')).then([COMPLEX]);
    given(OPEN, ON).when(extend('2026-12-16')).thenRefused({ code: 'inquiry-late', day: '2026-12-15' });
    given([...OPEN, COMPLEX], ON)
      .when(extend('2026-12-15'))
      .thenRefused('nothing-changes');
    expect(clockOf(caseAfter(...OPEN, COMPLEX), 'inquiry', ON).dueOn).toBe('2026-12-30');
  });

  test('it asks nothing, which a coordinator says', () => {
    const none = { type: 'dismiss_inquiry', body: '' } as const;
    given(OPEN, ON)
      .when(wants(none))
      .then([{ type: 'inquiry_dismissed', body: COMMITTEE }]);
    given(OPEN, ON)
      .when(wants(none, { roles: ['handler'] }))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

describe('check 22', () => {
  const by = { ...BY_PIETER.by, address: PIETER.address };
  const passed = (...happened: readonly Happened[]) =>
    dutiesOf(caseAfter(...OPEN, ...happened), ON).flatMap((duty) =>
      duty.check === 22 ? [[duty.about, duty.dueOn, duty.passed]] : [],
    );
  const about = `inquiry ${COMMITTEE}`;

  test.each([
    ['on the last day', '2026-12-15', '2026-12-15', true],
    ['a day late', '2026-12-16', '2026-12-16', false],
    ['in time, and written down later', '2026-12-17', '2026-12-15', true],
  ])('an answer %s', (_, day, on, isInTime) => {
    expect(passed({ at: at(day), by, fact: answered(on) })).toEqual([[about, '2026-12-15', isInTime]]);
  });

  test('a complex one has its longer term', () => {
    const complex: Happened = { at: at('2026-12-01'), by, fact: COMPLEX };
    expect(passed(complex)).toEqual([[about, '2026-12-30', null]]);
    expect(passed(complex, { at: at('2026-12-30'), by, fact: answered('2026-12-30') })).toEqual([
      [about, '2026-12-30', true],
    ]);
  });

  test('waits for an answer after the end of the case, and asks nothing of what asked nothing', () => {
    expect(passed(CLOSED)).toEqual([[about, '2026-12-15', null]]);
    expect(passed({ type: 'inquiry_dismissed', body: COMMITTEE })).toEqual([]);
  });

  test('keeps a late answer when the body writes again and that asks nothing', () => {
    const late: Happened = { at: at('2026-12-16'), by, fact: answered('2026-12-16') };
    const thanks: Happened = { at: at('2026-12-18'), by, fact: asked({ until: '2027-01-19' }) };
    const none: Happened = { at: at('2026-12-21'), by, fact: { type: 'inquiry_dismissed', body: COMMITTEE } };
    expect(passed(late, thanks, none)).toEqual([[about, '2026-12-15', false]]);
  });
});
