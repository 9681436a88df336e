/**
 * What must hold whatever mails come in whatever order: nobody gets more automatic mail than the limits say, two
 * machines stop writing to each other, and a number alone opens no case to a stranger (inbound.md E3, G3).
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskProfile } from '../../src/mail/desk-profile.ts';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import type { Known } from '../../src/mail/disposition.ts';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { findThread } from '../../src/mail/thread.ts';
import { aCase, aDesk, aMail, NOW } from '../support/mails.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Answered = { readonly to: string; readonly at: number };
type Opened = { readonly by: string; readonly at: number; readonly caseId: number };

/** A desk that remembers, as the register would, whom it answered and whose cases it opened. */
function rememberingDesk(desk: DeskProfile) {
  const answered: Answered[] = [];
  const opened: Opened[] = [];
  const since = (list: readonly Answered[], at: number, span: number) =>
    list.filter((each) => each.at > at - span).length;
  const known = (author: string, at: number): Known => {
    const domain = author.slice(author.indexOf('@'));
    const his = answered.filter(({ to }) => to === author);
    const lately = opened.filter((each) => each.by === author && each.at > at - HOUR);
    const lastCaseId = lately.at(-1)?.caseId ?? null;
    return {
      ...emptyKnown(),
      cases: new Map(opened.map(({ caseId, by }) => [caseId, aCase({ caseId, participants: [by] })])),
      answers: {
        toAddressLastHour: since(his, at, HOUR),
        toAddressLastDay: since(his, at, DAY),
        toDomainLastHour: since(
          answered.filter(({ to }) => to.endsWith(domain)),
          at,
          HOUR,
        ),
        addressBouncedHard: false,
      },
      newCases: { lastHour: lately.length, lastCaseId },
    };
  };
  /** @returns whether an answer leaves */
  const receive = (mail: InboundMail, at: number): boolean => {
    const author = mail.from[0]?.address ?? '';
    const time = new Date(NOW.getTime() + at);
    const fate = dispose(mail, desk, known(author, at), time, time);
    if (fate.disposition === 'complaint') opened.push({ by: author, at, caseId: opened.length + 1 });
    if (fate.acknowledge.send) answered.push({ to: author, at });
    return fate.acknowledge.send;
  };
  return { receive, answered, opened };
}

/** The most of these within any span of that length. */
function mostWithin(times: readonly number[], span: number): number {
  const counts = times.map((end) => times.filter((at) => at > end - span && at <= end).length);
  return Math.max(0, ...counts);
}

describe('whatever mails come', () => {
  const arrivals = fc.array(
    fc.record({
      from: fc.constantFrom('anna@example.net', 'piet@example.net', 'kees@huis.example', 'lotte@gmail.com'),
      pause: fc.integer({ min: 0, max: 40 * MINUTE }),
      marked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test('no address and no domain gets more than the limits say, and no more cases', () => {
    fc.assert(
      fc.property(arrivals, (mails) => {
        const desk = aDesk();
        const { receive, answered, opened } = rememberingDesk(desk);
        let at = 0;
        for (const [index, { from, pause, marked }] of mails.entries()) {
          at += pause;
          const headers = marked ? { 'Auto-Submitted': 'auto-generated' } : {};
          receive(
            aMail({ from, headers, messageId: `m${index}@example.net`, contentDigest: `d${index}` }),
            at,
          );
        }
        for (const { from } of mails) {
          const his = answered.filter(({ to }) => to === from).map((each) => each.at);
          expect(mostWithin(his, HOUR)).toBeLessThanOrEqual(desk.limits.perAddressPerHour);
          expect(mostWithin(his, DAY)).toBeLessThanOrEqual(desk.limits.perAddressPerDay);
          const cases = opened.filter(({ by }) => by === from).map((each) => each.at);
          expect(mostWithin(cases, HOUR)).toBeLessThanOrEqual(desk.limits.newCasesPerAddressPerHour);
        }
        const inDomain = answered.filter(({ to }) => to.endsWith('@example.net')).map((each) => each.at);
        expect(mostWithin(inDomain, HOUR)).toBeLessThanOrEqual(desk.limits.perDomainPerHour);
      }),
    );
  });

  test('two desks that take each other for complainants stop by themselves, without any mark of a machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * MINUTE }), (pause) => {
        const north = rememberingDesk(
          aDesk({ address: 'noord@noord.example', ownAddresses: ['noord@noord.example'] }),
        );
        const south = rememberingDesk(
          aDesk({ address: 'zuid@zuid.example', ownAddresses: ['zuid@zuid.example'] }),
        );
        let at = 0;
        let letters = 0;
        let goesOn = true;
        for (let turn = 0; goesOn && turn < 500; turn += 1) {
          at += pause;
          const [reader, from] =
            turn % 2 === 0
              ? ([north, 'zuid@zuid.example'] as const)
              : ([south, 'noord@noord.example'] as const);
          goesOn = reader.receive(
            aMail({
              from,
              subject: 'Your complaint',
              messageId: `t${turn}@x.example`,
              contentDigest: `t${turn}`,
            }),
            at,
          );
          if (goesOn) letters += 1;
        }
        expect(goesOn).toBe(false);
        const { perAddressPerDay } = aDesk().limits;
        expect(letters).toBeLessThanOrEqual(2 * perAddressPerDay);
      }),
    );
  });
});

test('a number alone, wherever a stranger writes it, never lets him into the case', () => {
  const stranger = fc.constantFrom(
    'eve@example.com',
    'anna@example.com',
    'anna+x@example.net',
    'nna@example.net',
  );
  const subject = fc
    .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }))
    .map(([before, behind]) => `${before} C-1042-9 ${behind}`);
  fc.assert(
    fc.property(stranger, subject, fc.string(), (from, written, text) => {
      const known: Known = {
        ...emptyKnown(),
        cases: new Map([[7, aCase()]]),
        subjectCases: new Map([[1042, 7]]),
        receivedIds: new Map([['root@example.net', 7]]),
      };
      const mail = aMail({
        from,
        subject: written,
        text: `C-1042-9 ${text}`,
        references: ['root@example.net'],
      });
      expect(findThread(mail, aDesk(), known).caseId).toBeNull();
    }),
  );
});
