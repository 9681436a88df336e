import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { BrokenLogError, replay } from '../../src/case/evolve.ts';
import {
  ANNA,
  acknowledged,
  cameBack,
  caseAfter,
  logOf,
  PIETER,
  registered,
  TUESDAY,
} from '../support/given.ts';

describe('a case that was just registered', () => {
  test('is received, not yet acknowledged, and asks for what is missing', () => {
    expect(caseAfter(registered())).toMatchObject({
      reference: 'C-1042-9',
      desk: 'desk',
      profile: 'algemeen',
      language: 'nl',
      channel: 'mail',
      stage: 'received',
      receivedAt: TUESDAY,
      registeredAt: TUESDAY,
      decisionDue: '2026-12-15',
      complainant: ANNA,
      participants: [ANNA.address],
      subject: 'Lekkage dakkapel',
      points: [
        {
          number: 1,
          text: 'De dakkapel lekt sinds maandag.',
          finding: null,
          grounds: '',
          remedy: null,
          done: null,
        },
      ],
      missing: ['address', 'photo'],
      acknowledgement: { state: 'not-yet' },
      cameBack: [],
      correspondenceCount: 0,
      noteCount: 0,
      warned: {},
      revision: 1,
      handler: null,
      category: null,
      decision: null,
      closing: null,
    } satisfies Partial<Case>);
  });
});

describe('a log is broken', () => {
  test('when it is empty', () => {
    expect(() => replay([])).toThrow(BrokenLogError);
  });

  test('when something stands before the registration', () => {
    const events = logOf([acknowledged(), registered()]);
    expect(() => replay(events)).toThrow(
      new BrokenLogError('letter_sent stands before complaint_registered'),
    );
  });

  test('when it registers twice', () => {
    const events = logOf([registered(), registered()]);
    expect(() => replay(events)).toThrow(new BrokenLogError('C-1042-9 is registered a second time'));
  });
});

describe('information that was asked for', () => {
  test('is no longer missing once a mail brought it, and the mails are counted', () => {
    const state = caseAfter(
      registered(),
      { type: 'correspondence_received', from: ANNA, supplied: ['photo'] },
      { type: 'correspondence_received', from: ANNA, supplied: [] },
    );
    expect(state).toMatchObject({ missing: ['address'], correspondenceCount: 2, noteCount: 0 });
  });

  test('is still missing after a note', () => {
    const state = caseAfter(registered(), { type: 'note_added', author: PIETER, text: 'De foto ligt hier.' });
    expect(state).toMatchObject({ missing: ['address', 'photo'], correspondenceCount: 0, noteCount: 1 });
  });
});

describe('the acknowledgement', () => {
  const failed = {
    type: 'letter_failed',
    letter: 'complainant/received',
    outboundId: 7,
    reason: '550 no such user',
  } as const;

  test('is given when the mail server took it over', () => {
    const at = new Date('2026-11-17T10:00:05Z');
    expect(caseAfter(registered(), { at, fact: acknowledged(7) }).acknowledgement).toEqual({
      state: 'given',
      at,
      outboundId: 7,
    });
  });

  test('is confirmed as well by what we understood, played back', () => {
    const fact = { ...acknowledged(7), letter: 'complainant/understood' };
    expect(caseAfter(registered({ channel: 'phone' }), fact).acknowledgement.state).toBe('given');
    expect(caseAfter(registered(), { ...fact, letter: 'complainant/ask' }).acknowledgement.state).toBe(
      'not-yet',
    );
  });

  test.each([
    ['refused', 'could not be handed over', [failed]],
    ['came-back', 'came back', [acknowledged(7), cameBack(7)]],
    ['came-back', 'came back before we noted that it was handed over', [cameBack(7), acknowledged(7)]],
    ['came-back', 'came back from a server that had not said that it took it', [failed, cameBack(7)]],
    ['came-back', 'came back from the first of two attempts', [cameBack(7), failed]],
    ['came-back', 'came back twice', [acknowledged(7), cameBack(7), cameBack(7)]],
  ] as const)('is not delivered (%s) when it %s', (because, _how, happened) => {
    const state = caseAfter(registered(), ...happened);
    expect(state.acknowledgement).toEqual({ state: 'not-delivered', because, outboundId: 7 });
  });

  test('is given when the mail server took it over after all', () => {
    const state = caseAfter(registered(), failed, acknowledged(7));
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: 7 });
  });

  test('ends the same in whatever order its reports are filed', () => {
    const reports = fc.subarray([acknowledged(7), cameBack(7), failed]);
    const filed = reports.chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
    fc.assert(
      fc.property(filed, (happened) => {
        const { acknowledgement } = caseAfter(registered(), ...happened);
        const types = happened.map((fact) => fact.type);
        if (types.includes('letter_not_delivered')) {
          expect(acknowledgement).toMatchObject({ state: 'not-delivered', because: 'came-back' });
        } else if (types.includes('letter_sent')) {
          expect(acknowledgement).toMatchObject({ state: 'given' });
        } else if (types.includes('letter_failed')) {
          expect(acknowledgement).toMatchObject({ state: 'not-delivered', because: 'refused' });
        } else {
          expect(acknowledgement).toEqual({ state: 'not-yet' });
        }
      }),
    );
  });

  test('is given when a second one was handed over after the first came back', () => {
    const state = caseAfter(registered(), acknowledged(7), cameBack(7), acknowledged(9));
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: 9 });
  });

  test('stays given when the first comes back late, after a second one was handed over', () => {
    const state = caseAfter(registered(), acknowledged(7), cameBack(7), acknowledged(9), cameBack(7));
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: 9 });
  });

  test('stays given when the second one comes back before we noted that it was handed over', () => {
    const state = caseAfter(registered(), acknowledged(7), cameBack(9), acknowledged(9));
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: 7 });
  });

  test('is not given by a letter that came back, also when another comes back in between', () => {
    const happened = [acknowledged(7), cameBack(7), cameBack(9), cameBack(7), acknowledged(9)];
    expect(caseAfter(registered(), ...happened).acknowledgement).toMatchObject({ state: 'not-delivered' });
  });

  test('stays given when staff told it and an older letter comes back', () => {
    const told = { type: 'acknowledgement_told', how: 'by telephone' } as const;
    const state = caseAfter(registered(), acknowledged(7), cameBack(7), told, cameBack(7));
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: null });
  });

  test('stays given when the mail server gives up another copy of it', () => {
    const state = caseAfter(registered(), acknowledged(9), failed);
    expect(state.acknowledgement).toEqual({ state: 'given', at: TUESDAY, outboundId: 9 });
  });

  test.each([
    ['not yet given', [], { state: 'not-yet' }],
    ['given', [acknowledged(7)], { state: 'given', at: TUESDAY, outboundId: 7 }],
    ['not delivered', [cameBack(7)], { state: 'not-delivered', because: 'came-back', outboundId: 7 }],
  ])('stays %s when another letter is sent, fails and comes back', (_what, happened, acknowledgement) => {
    const ask = { letter: 'complainant/ask', outboundId: 8 } as const;
    const others = [
      { ...acknowledged(), ...ask },
      { ...failed, ...ask },
      { ...cameBack(), ...ask },
    ];
    expect(caseAfter(registered(), ...happened, ...others).acknowledgement).toEqual(acknowledgement);
  });
});
