import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withBatchAnswers } from '../../src/jobs/batch-answers.ts';
import type { Filing } from '../../src/jobs/filing.ts';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import type { AnswerHistory, BounceProof, Fate, Known } from '../../src/mail/disposition.ts';
import { exampleConfig } from '../support/configuration.ts';
import { aDesk, aMail, aSentMail, NOW } from '../support/mails.ts';

const ANNA = 'anna@example.net';
const PIET = 'piet@example.net';
const KEES = 'kees@example.com';
const [desk] = exampleConfig().desks;

/** A complaint of that person earlier in the batch, answered unless the test says otherwise. */
function filing(address: string, details: Partial<Fate> = {}): Filing {
  if (desk === undefined) throw new Error('the example has a desk');
  const mail = aMail({ from: address });
  const fate = { ...dispose(mail, aDesk(), emptyKnown(), NOW, NOW), ...details };
  const claimed = {
    id: 1,
    desk: desk.name,
    receivedAt: NOW,
    shortened: false,
    imported: false,
    attempt: 1,
    signatureCheck: null,
    bytes: Buffer.alloc(0),
  };
  return { claimed, mail, fate, desk, at: NOW };
}

const UNANSWERED = { acknowledge: { send: false, because: ['limit-address-hour'] } } as const;

/** A mail that says that no mail can reach this address. */
function returned(recipient: string, hard = true, proof: BounceProof = 'token'): Filing {
  const bounced = [
    { sent: aSentMail({ recipient }), proof, recipient, status: hard ? '5.1.1' : '4.2.2', hard },
  ];
  return filing('mailer-daemon@mail.example.net', { ...UNANSWERED, disposition: 'bounce', bounced });
}

function knownWith(answers: Partial<AnswerHistory>): Known {
  return { ...emptyKnown(), answers: { ...emptyKnown().answers, ...answers } };
}

const answersFor = (author: string, before: readonly Filing[], known = emptyKnown()) =>
  withBatchAnswers(known, author, before).answers;

describe('what the mails before it in the batch will be answered', () => {
  test('counts for the address and its domain', () => {
    expect(answersFor(ANNA, [filing(ANNA), filing(PIET), filing(ANNA), filing(KEES)])).toEqual({
      toAddressLastHour: 2,
      toAddressLastDay: 2,
      toDomainLastHour: 3,
      addressBouncedHard: false,
    });
  });

  test('comes on top of what the register counted', () => {
    const history = {
      toAddressLastHour: 3,
      toAddressLastDay: 7,
      toDomainLastHour: 11,
      addressBouncedHard: true,
    };
    expect(answersFor(ANNA, [filing(ANNA), filing(PIET)], knownWith(history))).toEqual({
      toAddressLastHour: 4,
      toAddressLastDay: 8,
      toDomainLastHour: 13,
      addressBouncedHard: true,
    });
  });

  test('is nothing where they are not answered', () => {
    const known = knownWith({ toAddressLastHour: 3 });
    const unanswered = [filing(ANNA, UNANSWERED), filing(PIET, UNANSWERED)];
    expect(answersFor(ANNA, unanswered, known)).toEqual(known.answers);
    expect(withBatchAnswers(known, ANNA, [])).toEqual(known);
  });

  test('is counted for a domain whole: neither a part of it nor one below it', () => {
    const before = [filing('anna@mail.example.net'), filing('anna@notexample.net')];
    expect(answersFor(ANNA, before)).toMatchObject({ toDomainLastHour: 0 });
  });

  test('and the cases that they open count for their author', () => {
    const joins = filing(ANNA, { disposition: 'correspondence' });
    const { newCases } = withBatchAnswers(
      { ...emptyKnown(), newCases: { lastHour: 2, lastCaseId: 7 } },
      ANNA,
      [filing(ANNA), filing(PIET), filing(ANNA, UNANSWERED), joins],
    );
    expect(newCases).toEqual({ lastHour: 4, lastCaseId: 7 });
  });

  test('changes nothing else that is known', () => {
    const known: Known = { ...emptyKnown(), ownMark: true, receivedIds: new Map([['in@x', 7]]) };
    const { answers: _, newCases: __, ...rest } = withBatchAnswers(known, ANNA, [filing(ANNA)]);
    const { answers: ___, newCases: ____, ...before } = known;
    expect(rest).toEqual(before);
  });

  test('is never more for the address than for its domain, nor for that than there are, whoever wrote', () => {
    const batch = fc.array(
      fc.record({ address: fc.constantFrom(ANNA, PIET, KEES), answered: fc.boolean() }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(batch, fc.constantFrom(ANNA, PIET, KEES), (mails, author) => {
        const before = mails.map(({ address, answered }) => filing(address, answered ? {} : UNANSWERED));
        const counted = answersFor(author, before);
        const answered = mails.filter((mail) => mail.answered);
        expect(counted.toAddressLastHour).toBe(answered.filter(({ address }) => address === author).length);
        expect(counted.toAddressLastDay).toBe(counted.toAddressLastHour);
        expect(counted.toDomainLastHour).toBeGreaterThanOrEqual(counted.toAddressLastHour);
        expect(counted.toDomainLastHour).toBeLessThanOrEqual(answered.length);
      }),
    );
  });
});

describe('a mail that came back before it in the batch', () => {
  test('for good ends the answers to its address, and to that address only', () => {
    expect(answersFor(ANNA, [returned(ANNA)]).addressBouncedHard).toBe(true);
    expect(answersFor(PIET, [returned(ANNA)]).addressBouncedHard).toBe(false);
    expect(answersFor(ANNA, [returned(PIET), returned(ANNA)]).addressBouncedHard).toBe(true);
  });

  test('for now ends nothing', () => {
    expect(answersFor(ANNA, [returned(ANNA, false), filing(PIET)]).addressBouncedHard).toBe(false);
  });

  test('as anybody could say ends nothing', () => {
    expect(answersFor(ANNA, [returned(ANNA, true, 'address')]).addressBouncedHard).toBe(false);
  });

  test('counts as no answer', () => {
    expect(answersFor(ANNA, [returned(ANNA)])).toMatchObject({
      toAddressLastHour: 0,
    });
  });
});
