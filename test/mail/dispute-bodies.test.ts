/** Mail of a body that decides on disputes: it is filed for a coordinator, and never counts as the complainant's word. */
import { describe, expect, test } from 'vitest';
import { NEUTRAL_DESK } from '../../src/mail/desk-profile.ts';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import type { CaseLink, Known } from '../../src/mail/disposition.ts';
import { bodyOf, isFromBody } from '../../src/mail/dispute-bodies.ts';
import { aMail, NOW } from '../support/mails.ts';

const BODY = 'zaken@commissie.example.net';
const desk = { ...NEUTRAL_DESK, bodies: [BODY] };
const link: CaseLink = {
  caseId: 1042,
  reference: 'C-1042-9',
  participants: ['anna.dewit@example.org'],
  language: 'nl',
  lastOwnMailAt: null,
  thirdParties: [],
  closedAt: null,
};
const known: Known = {
  ...emptyKnown(),
  cases: new Map([[1042, link]]),
  subjectCases: new Map([[1042, 1042]]),
};
const fateOf = (details: Parameters<typeof aMail>[0], facts = known, at = desk) =>
  dispose(aMail(details), at, facts, NOW, NOW);

test('a body is known wherever it stands in From, in capitals or not', () => {
  const from = ['bemiddelaar@example.net', 'Zaken@Commissie.example.net'].map((address) => ({
    address,
    name: '',
  }));
  const bodies = [
    { name: 'Bouwbemiddeling', address: null },
    { name: 'Geschillencommissie Verbouwingen', address: BODY },
  ];
  expect(bodyOf({ from }, bodies)?.name).toBe('Geschillencommissie Verbouwingen');
  expect(isFromBody({ from }, desk)).toBe(true);
  expect(isFromBody({ from: from.slice(0, 1) }, desk)).toBe(false);
});

describe('mail of a body', () => {
  test('joins the case that its subject names, as another person, without any answer', () => {
    expect(fateOf({ from: BODY, subject: 'Zaak C-1042-9' })).toMatchObject({
      disposition: 'correspondence',
      thread: { caseId: 1042 },
      otherPerson: true,
      acknowledge: { send: false },
    });
  });

  test('joins a case that was closed long ago', () => {
    const closed = new Map([[1042, { ...link, closedAt: new Date('2025-01-01T10:00:00Z') }]]);
    expect(fateOf({ from: BODY, subject: 'Zaak C-1042-9' }, { ...known, cases: closed })).toMatchObject({
      disposition: 'correspondence',
      thread: { caseId: 1042 },
    });
  });

  test('waits for a person when it names no case, and is no complaint', () => {
    expect(fateOf({ from: BODY, subject: 'Uw zaak' }, emptyKnown())).toMatchObject({
      disposition: 'hold',
      rules: { hit: ['dispute-body-apart'] },
      acknowledge: { send: false },
    });
  });

  test('is that of any stranger when the configuration does not name the address', () => {
    expect(fateOf({ from: 'zaken@andere.example.net', subject: 'Zaak C-1042-9' })).toMatchObject({
      disposition: 'complaint',
      maybe: 1042,
    });
  });
});
