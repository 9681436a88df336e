import { describe, test } from 'vitest';
import { ACKNOWLEDGEMENT_LETTER } from '../../src/case/case.ts';
import type { LaterCommand } from '../../src/case/commands.ts';
import type { CLOCK_NAMES } from '../../src/case/vocabulary.ts';
import {
  ANNA,
  ASKED,
  acknowledged,
  cameBack,
  given,
  PIETER,
  register,
  registered,
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
    { ...ASKED, type: 'warn_clock', clock: 'confirm', percent: 50 },
  ])('nothing happens on a case that is not in the register: $type', (command) => {
    given([]).when(command).thenRefused('no-such-case');
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
  const warn = (percent: 50 | 80 | 100, clock: (typeof CLOCK_NAMES)[number] = 'confirm'): LaterCommand => ({
    ...ASKED,
    type: 'warn_clock',
    clock,
    percent,
  });
  const warned = (percent: 50 | 80 | 100) =>
    ({ type: 'clock_warned', clock: 'confirm', percent, due: '2026-11-18' }) as const;

  test.each([
    ['confirm', '2026-11-18'],
    ['decision', '2026-12-15'],
    ['outer', '2027-01-12'],
  ] as const)('a warning of the %s clock names the day on which it is due, %s', (clock, due) => {
    given([registered()])
      .when(warn(50, clock))
      .then([{ type: 'clock_warned', clock, percent: 50, due }]);
  });

  test('a clock warns of the next percentage', () => {
    given([registered(), warned(50)])
      .when(warn(80))
      .then([warned(80)]);
  });

  test('a clock that nobody watched for a while warns of the highest percentage at once', () => {
    given([registered()])
      .when(warn(100))
      .then([warned(100)]);
  });

  test.each([50, 80, 100] as const)('%i percent is said once', (percent) => {
    given([registered(), warned(percent)])
      .when(warn(percent))
      .thenRefused('already-warned');
  });

  test('a lower percentage is not said after a higher one', () => {
    given([registered(), warned(80)])
      .when(warn(50))
      .thenRefused('already-warned');
  });

  test('a warning of one clock does not stand for another', () => {
    given([registered(), warned(100)])
      .when(warn(50, 'outer'))
      .then([{ type: 'clock_warned', clock: 'outer', percent: 50, due: '2027-01-12' }]);
  });

  test('a confirmation that was given needs no warning', () => {
    given([registered(), acknowledged()]).when(warn(50)).thenRefused('clock-stopped');
  });

  test('a confirmation that came back needs one again', () => {
    given([registered(), acknowledged(), cameBack()])
      .when(warn(50))
      .then([warned(50)]);
  });
});
