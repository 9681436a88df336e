import { describe, test } from 'vitest';
import { ACKNOWLEDGEMENT_LETTER } from '../../src/case/case.ts';
import type { LaterCommand } from '../../src/case/commands.ts';
import type { ClockName, WarningPercent } from '../../src/case/vocabulary.ts';
import {
  ANNA,
  ASKED,
  acknowledged,
  cameBack,
  given,
  PIETER,
  register,
  registered,
  TUESDAY,
} from '../support/given.ts';

const LETTER = { letter: ACKNOWLEDGEMENT_LETTER, outboundId: 7 } as const;

describe('registration', () => {
  test('a case is registered once', () => {
    given([registered()]).when(register()).thenRefused('already-registered');
  });

  test.each<LaterCommand>([
    { ...ASKED, type: 'receive_correspondence', from: ANNA, supplied: [] },
    { ...ASKED, type: 'add_note', author: PIETER, text: 'Gebeld met de aannemer.' },
    { ...ASKED, type: 'record_mail', kind: 'auto-reply' },
    { ...ASKED, type: 'withhold_acknowledgement', because: ['mailing-list'] },
    { ...ASKED, type: 'report_letter_sent', ...LETTER },
    { ...ASKED, type: 'report_letter_failed', ...LETTER, reason: '550 no such user' },
    { ...ASKED, type: 'report_letter_not_delivered', ...LETTER, recipient: ANNA.address, status: '5.1.1' },
    { ...ASKED, type: 'warn_clock', clock: 'confirm' },
  ])('nothing happens on a case that is not in the register: $type', (command) => {
    given([]).when(command).thenRefused('no-such-case');
  });
});

describe('the confirmation of receipt by staff', () => {
  const release: LaterCommand = { ...ASKED, type: 'release_acknowledgement' };
  const tell = (how: string): LaterCommand => ({ ...ASKED, type: 'record_acknowledgement', how });

  test('leaves when a person asks for it, and is noted when a person gave it', () => {
    given([registered()])
      .when(release)
      .then([{ type: 'acknowledgement_released' }]);
    given([registered(), cameBack()])
      .when(tell('by telephone'))
      .then([{ type: 'acknowledgement_told', how: 'by telephone' }]);
  });

  test('is refused when it was given, and noting it needs words', () => {
    for (const command of [release, tell('by telephone')]) {
      given([registered(), acknowledged()]).when(command).thenRefused('already-acknowledged');
      given([registered(), { type: 'acknowledgement_told', how: 'by post' }])
        .when(command)
        .thenRefused('already-acknowledged');
    }
    given([registered()]).when(tell(' ')).thenRefused('nothing-written');
  });
});

describe('correspondence', () => {
  const sends = (...supplied: readonly string[]): LaterCommand => ({
    ...ASKED,
    type: 'receive_correspondence',
    from: ANNA,
    supplied,
  });
  const received = (...supplied: readonly string[]) =>
    ({ type: 'correspondence_received', from: ANNA, supplied }) as const;

  test('a later mail is filed with what it brings of the information asked for', () => {
    given([registered()])
      .when(sends('photo'))
      .then([received('photo')]);
  });

  test('what was never asked is not brought', () => {
    given([registered({ missing: ['photo'] })])
      .when(sends('address', 'photo'))
      .then([received('photo')]);
  });

  test('what was brought before is not brought again', () => {
    given([registered(), received('photo')])
      .when(sends('photo'))
      .then([received()]);
  });

  test('a mail that brings nothing is filed all the same', () => {
    given([registered()]).when(sends()).then([received()]);
  });
});

describe('notes', () => {
  const writes = (text: string): LaterCommand => ({ ...ASKED, type: 'add_note', author: PIETER, text });

  test('a note is kept as it was written, with its author', () => {
    given([registered()])
      .when(writes(' Gebeld met de aannemer.\n'))
      .then([{ type: 'note_added', author: PIETER, text: ' Gebeld met de aannemer.\n' }]);
  });

  test.each(['', ' ', '\n\t\n'])('a note without words is refused: %j', (text) => {
    given([registered()]).when(writes(text)).thenRefused('nothing-written');
  });
});

describe('mails and letters that the mail system reports', () => {
  test.each(['auto-reply', 'record', 'own', 'bounce'] as const)('a mail of kind %s is recorded', (kind) => {
    given([registered()])
      .when({ ...ASKED, type: 'record_mail', kind })
      .then([{ type: 'mail_recorded', kind }]);
  });

  test('an acknowledgement that may not be sent is recorded with the reasons', () => {
    given([registered()])
      .when({ ...ASKED, type: 'withhold_acknowledgement', because: ['mailing-list', 'no-reply'] })
      .then([{ type: 'acknowledgement_withheld', because: ['mailing-list', 'no-reply'] }]);
  });

  test('a letter that was handed over is recorded', () => {
    given([registered()])
      .when({ ...ASKED, type: 'report_letter_sent', ...LETTER })
      .then([acknowledged(7)]);
  });

  test('a letter that could not be handed over is recorded with the reason', () => {
    given([registered()])
      .when({ ...ASKED, type: 'report_letter_failed', ...LETTER, reason: '550 no such user' })
      .then([{ type: 'letter_failed', ...LETTER, reason: '550 no such user' }]);
  });

  test('a letter that came back is recorded with its recipient and status', () => {
    given([registered(), acknowledged(7)])
      .when({
        ...ASKED,
        type: 'report_letter_not_delivered',
        ...LETTER,
        recipient: ANNA.address,
        status: '5.1.1',
      })
      .then([cameBack(7)]);
  });
});

describe('warnings', () => {
  // The instants at which 50, 80 and 100 percent of the confirmation term have passed (clocks.test.ts).
  const HALF = '2026-11-18T04:29:30.000Z';
  const MOST = '2026-11-18T15:35:12.000Z';
  const ALL = '2026-11-18T22:59:00.000Z';
  const warn = (at: string, clock: ClockName = 'confirm'): LaterCommand => ({
    ...ASKED,
    type: 'warn_clock',
    at: new Date(at),
    clock,
  });
  const warned = (percent: WarningPercent) =>
    ({ type: 'clock_warned', clock: 'confirm', percent, due: '2026-11-18' }) as const;

  test.each([
    ['confirm', '2026-11-18'],
    ['decision', '2026-12-15'],
    ['outer', '2027-01-12'],
  ] as const)('a warning of the %s clock names the day on which it is due, %s', (clock, due) => {
    given([registered()])
      .when(warn('2027-02-01T10:00:00Z', clock))
      .then([{ type: 'clock_warned', clock, percent: 100, due }]);
  });

  test.each([
    [HALF, 50],
    ['2026-11-18T15:35:11.999Z', 50],
    [MOST, 80],
    ['2026-11-18T22:58:59.999Z', 80],
    [ALL, 100],
    ['2027-02-01T10:00:00.000Z', 100],
  ] as const)('at %s the highest percentage reached is %i, and that is said', (at, percent) => {
    given([registered()])
      .when(warn(at))
      .then([warned(percent)]);
  });

  test.each([TUESDAY.toISOString(), '2026-11-18T04:29:29.999Z'])('at %s nothing is due yet', (at) => {
    given([registered()]).when(warn(at)).thenRefused('not-due-yet');
  });

  test('a clock warns of the next percentage', () => {
    given([registered(), warned(50)])
      .when(warn(MOST))
      .then([warned(80)]);
  });

  test.each([
    [50, HALF],
    [80, MOST],
    [100, ALL],
  ] as const)('%i percent is said once', (percent, at) => {
    given([registered(), warned(percent)])
      .when(warn(at))
      .thenRefused('already-warned');
  });

  test('a lower percentage is not said after a higher one', () => {
    given([registered(), warned(80)])
      .when(warn(HALF))
      .thenRefused('already-warned');
  });

  test('a warning of one clock does not stand for another', () => {
    given([registered(), warned(100)])
      .when(warn('2027-01-12T22:59:00Z', 'outer'))
      .then([{ type: 'clock_warned', clock: 'outer', percent: 100, due: '2027-01-12' }]);
  });

  test('a confirmation that was given needs no warning, however late it is', () => {
    given([registered(), acknowledged()]).when(warn(ALL)).thenRefused('clock-stopped');
  });

  test('a confirmation that came back needs one again', () => {
    given([registered(), acknowledged(), cameBack()])
      .when(warn(HALF))
      .then([warned(50)]);
  });
});
