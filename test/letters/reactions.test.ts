/** Who is written to when something happens to a case. */
import { describe, expect, test } from 'vitest';
import type { DisputeBody } from '../../src/case/dispute-body.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { ReactionContext } from '../../src/letters/reaction.ts';
import { reactionsTo } from '../../src/letters/reactions.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aCase, aMailFacts, aSetting, BEA, KARIN, someFacts } from './samples.ts';

const OPEN: ReactionContext = { state: aCase(), mail: aMailFacts(), settled: false, acknowledge: true };
const SHUT: ReactionContext = { state: aCase(), mail: aMailFacts(), settled: false, acknowledge: false };

const REGISTERED: CaseEvent = {
  type: 'complaint_registered',
  reference: 'C-1042-9',
  desk: 'klachten',
  profile: 'bouw',
  language: 'nl',
  channel: 'mail',
  receivedAt: '2026-11-17T10:02:00.000Z',
  registeredAt: '2026-11-17T10:03:00.000Z',
  decisionDue: '2026-12-15',
  complainant: KARIN,
  subject: 'Lekkage dakkapel',
  points: [{ number: 1, text: 'De dakkapel lekt.' }],
  missing: [],
};

const outbound = { letter: 'complainant/received', outboundId: 7 };
const warned = (percent: 50 | 80 | 100): CaseEvent => ({
  type: 'clock_warned',
  clock: 'decision',
  percent,
  due: '2026-12-15',
});

const letters = (event: CaseEvent, context = OPEN) =>
  reactionsTo(event, context).map(({ letter, to }) => [letter, to]);

const DESK = { roles: ['coordinator'] };

describe('when something happens', () => {
  test('a complaint is confirmed to the complainant and told to the desk', () => {
    expect(letters(REGISTERED)).toStrictEqual([
      ['complainant/received', 'complainant'],
      ['staff/new-complaint', DESK],
    ]);
  });

  test('a complaint that may not be answered is told to the desk only', () => {
    expect(letters(REGISTERED, SHUT)).toStrictEqual([['staff/new-complaint', DESK]]);
  });

  test.each<[string, CaseEvent, unknown]>([
    [
      'a mail on a case goes to who handles it',
      { type: 'correspondence_received', from: KARIN, supplied: [] },
      [['staff/new-mail', 'contact']],
    ],
    [
      'a note is confirmed to its author alone',
      { type: 'note_added', author: BEA, text: 'x' },
      [['staff/note-saved', 'author']],
    ],
    [
      'a withheld confirmation becomes work',
      { type: 'acknowledgement_withheld', because: [] },
      [['staff/not-acknowledged', DESK]],
    ],
    [
      'a refused letter becomes work',
      { type: 'letter_failed', ...outbound, reason: '550' },
      [['staff/letter-failed', 'handler']],
    ],
    [
      'a returned letter becomes work',
      { type: 'letter_not_delivered', ...outbound, recipient: KARIN.address, status: '' },
      [['staff/not-delivered', 'handler']],
    ],
    [
      'a case goes to its new handler',
      { type: 'handler_assigned', handler: BEA },
      [['staff/assigned', { colleague: BEA.address }]],
    ],
    [
      'a question goes to the colleague who is asked',
      { type: 'colleague_consulted', colleague: BEA, text: 'x' },
      [['staff/consult', { colleague: BEA.address }]],
    ],
    [
      'an answer that did not come is for who handles it',
      { type: 'information_overdue', until: '2026-12-01' },
      [['staff/choose', 'handler']],
    ],
    ['a sent letter needs no mail', { type: 'letter_sent', ...outbound }, []],
    ['a recorded mail needs no mail', { type: 'mail_recorded', kind: 'own' }, []],
  ])('%s', (_, event, expected) => {
    expect(letters(event)).toStrictEqual(expected);
  });

  test('a term is told to more people the later it gets', () => {
    expect(letters(warned(50))).toStrictEqual([['staff/clock-warning', { roles: ['handler'] }]]);
    expect(letters(warned(80))).toStrictEqual([
      ['staff/clock-warning', { roles: ['handler', 'coordinator'] }],
    ]);
    expect(letters(warned(100))).toStrictEqual([
      ['staff/clock-warning', { roles: ['handler', 'coordinator', 'manager'] }],
    ]);
  });
});

describe('the letters themselves', () => {
  const templates = openTemplates();
  const setting = aSetting('en', templates.words('en'));
  const write = (event: CaseEvent, context: ReactionContext) =>
    reactionsTo(event, context).map((reaction) => reaction.write(setting, someFacts(), templates.render));

  test('are written in the language of the reader', () => {
    const [received] = write(REGISTERED, OPEN);
    expect(received?.subject).toBe('We have received your complaint (C-1042-9)');
  });

  test('tell staff whether the complainant was answered', () => {
    expect(write(REGISTERED, OPEN)[1]?.text).toContain('is now sent a confirmation');
    expect(write(REGISTERED, SHUT)[0]?.text).toContain('has NOT been sent a confirmation');
  });

  test('show the register where no mail was the cause', () => {
    const [, notice] = write(REGISTERED, { ...OPEN, mail: null });
    expect(notice?.text).toContain('│ De dakkapel lekt.');
    const [later] = write(
      { type: 'correspondence_received', from: BEA, supplied: [] },
      { ...SHUT, mail: null },
    );
    expect(later?.text).toContain('message is from Bea de Boer');
  });

  test('name the body that waits, whoever stands before it in From, and by its address where no name was kept', () => {
    const name = 'Geschillencommissie Verbouwingen';
    const from = { address: 'zaken@commissie.example.net', name: '' };
    const inquiry = {
      body: name,
      receivedAt: '2026-11-17T09:00:00.000Z',
      until: '2026-12-15',
      complex: false,
      from: null,
      answeredOn: null,
    };
    const facts = someFacts({ inquiries: [inquiry] });
    const body: DisputeBody = {
      name,
      address: 'Zaken@commissie.example.net',
      kind: 'committee',
      contact: '',
      terms: { nl: '', en: '' },
      fee: null,
      affiliated: true,
      checkedOn: '2026-11-01',
    };
    const subject = (event: CaseEvent) =>
      reactionsTo(event, OPEN)[0]?.write(
        setting,
        { ...facts, rules: { ...facts.rules, bodies: [body] } },
        templates.render,
      ).subject;
    expect(subject({ type: 'body_wrote', from: BEA, body: name })).toBe(`C-1042-9: message from ${name}`);
    expect(subject({ type: 'body_wrote', from })).toBe(`C-1042-9: message from ${name}`);
    expect(subject({ type: 'body_wrote', from: BEA })).toContain('somebody else');
  });
});
