/** What the notices about a case say. */
import { describe, expect, test } from 'vitest';
import { noteSavedModel, strayNoteModel } from '../../src/letters/note-models.ts';
import {
  letterFailedModel,
  newComplaintModel,
  newMailModel,
  notAcknowledgedModel,
  notDeliveredModel,
} from '../../src/letters/staff-models.ts';
import { aMailFacts, aSetting, BEA, KARIN, someFacts } from './samples.ts';

const WORDS = {
  'because.stale': 'It was old.',
  'letter.complainant/received': 'The confirmation of receipt',
  'status.1': 'No such address',
  'status.2': 'The mailbox takes no mail',
  'status.2.2': 'The mailbox is full',
  'status.unknown': 'Not known why',
  'clock.decision': 'The decision',
  'clock-action.decision': 'Take it.',
};
const setting = aSetting('en', WORDS);

describe('the notice of a new complaint', () => {
  test('names the case, its days and everybody who got it', () => {
    expect(newComplaintModel(setting, someFacts(), aMailFacts(), true)).toMatchObject({
      reference: 'C-1042-9',
      shortSubject: 'Lekkage dakkapel',
      promiseDay: 'Tuesday 15 December 2026',
      outerDay: 'Tuesday 12 January 2027',
      recipients: 'Bea de Boer, Leo Smit',
      hasMissing: true,
      acknowledged: true,
    });
  });

  test('names the person where the complaint has no subject', () => {
    const model = newComplaintModel(setting, someFacts({ subject: '' }), aMailFacts(), true);
    expect(model.shortSubject).toBe('Karin Jansen (karin.jansen@example.net)');
  });
});

describe('the notice of a later mail', () => {
  const from = (address: string) => ({
    type: 'correspondence_received' as const,
    from: { name: 'Peter Bakker', address },
    supplied: ['address'],
  });

  test('warns when somebody wrote who is not on the case', () => {
    expect(newMailModel(setting, someFacts(), aMailFacts(), from('peter@example.net')).otherPerson).toBe(
      true,
    );
    expect(newMailModel(setting, someFacts(), aMailFacts(), from(KARIN.address)).otherPerson).toBe(false);
  });

  test('names what the mail brought', () => {
    expect(newMailModel(setting, someFacts(), aMailFacts(), from(KARIN.address))).toMatchObject({
      supplied: ['What is the address of the home?'],
      hasSupplied: true,
    });
  });
});

test('a note comes back behind the sign, so that it cannot be sent or run by quoting it', () => {
  const note = { type: 'note_added' as const, author: BEA, text: '#close\nhe lies' };
  expect(noteSavedModel(setting, someFacts(), note).note).toBe('│ #close\n│ he lies');
  expect(strayNoteModel(setting, 7, '#close')).toMatchObject({ mailId: '7', note: '│ #close' });
});

test('a missing acknowledgement says why and until when it can be given', () => {
  const event = { type: 'acknowledgement_withheld' as const, because: ['stale', 'new-rule'] };
  expect(notAcknowledgedModel(setting, someFacts(), event)).toMatchObject({
    reasons: ['It was old.', 'new-rule'],
    confirmDay: 'Wednesday 18 November 2026',
  });
});

test('a refused letter carries the answer of the server in one line', () => {
  const event = {
    type: 'letter_failed' as const,
    letter: 'complainant/received',
    outboundId: 1,
    reason: '550\r\n no',
  };
  expect(letterFailedModel(setting, someFacts(), event)).toMatchObject({
    letterWords: 'The confirmation of receipt',
    reason: '550 no',
  });
});

test.each([
  ['5.1.1', 'No such address (5.1.1)'],
  ['5.2.2', 'The mailbox is full (5.2.2)'],
  ['5.2.9', 'The mailbox takes no mail (5.2.9)'],
  ['5.9.9', 'Not known why (5.9.9)'],
  ['', 'Not known why'],
])('a letter that came back with status %j says: %s', (status, reason) => {
  const event = {
    type: 'letter_not_delivered' as const,
    letter: 'complainant/received',
    outboundId: 1,
    recipient: KARIN.address,
    status,
  };
  expect(notDeliveredModel(setting, someFacts(), event).reason).toBe(reason);
});
