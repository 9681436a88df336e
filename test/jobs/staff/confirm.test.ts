/** The answer to a challenge (commands.md 4, rows 48 and 49). */
import { beforeEach, describe, expect, test } from 'vitest';
import { printReference } from '../../../src/case/reference.ts';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  numberIn,
  sentTo,
  staffMail,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const HOUR_MS = 3_600_000;
const UNPROVEN = { 'Authentication-Results': null };
const desk = useDesk(withColleagues);
let caseId = 1000;
let question: LeftMail;
let number = '';

/** A complaint of its own for each test, and Els who cannot be proven and is asked. */
beforeEach(async () => {
  caseId += 1;
  const notice = await aComplaint(desk, { Subject: `Lekkage ${caseId}` });
  question = await asked(notice, '#label +dak');
  number = numberIn(question);
});

async function asked(notice: LeftMail, text: string): Promise<LeftMail> {
  await desk.deliver(staffMail(text, { ...inAnswerTo(notice), ...UNPROVEN, Subject: `Zaak ${caseId}` }));
  return sentTo(await desk.work(), ELS);
}

async function say(text: string, fields: Readonly<Record<string, string | null>> = {}) {
  return write(desk, text, {
    ...inAnswerTo(question),
    Subject: `Re: ${caseId} ${text.slice(0, 20)}`,
    ...fields,
  });
}

const isDone = async () => (await stateOf(desk, caseId))?.tags.includes('dak');
const last = async () => (await statusesOf(desk)).at(-1);

describe('a plan that waits', () => {
  test('is carried out when its writer says yes to the mail that asked, and the log says how it was proven', async () => {
    await say(`#ja ${number}`, UNPROVEN);
    expect(await isDone()).toBe(true);
    const event = (await loadEvents(desk.office.db, caseId)).find(({ fact }) => fact.type === 'tags_changed');
    expect(event?.by).toMatchObject({
      address: ELS,
      proof: { level: 'A2', source: 'challenge', domain: '' },
    });
  });

  test('is carried out by the word alone: the mail that is answered says which plan is meant', async () => {
    await say('#ja');
    expect(await isDone()).toBe(true);
  });

  test('is carried out once', async () => {
    await say(`#ja ${number}`);
    const events = (await loadEvents(desk.office.db, caseId)).length;
    const left = await say(`#ja ${number}`, { Subject: 'Nog eens' });
    expect(left[0]?.mail.subject).toContain('NIETS UITGEVOERD');
    expect((await loadEvents(desk.office.db, caseId)).length).toBe(events);
  });

  test.each<[string, string, Readonly<Record<string, string | null>>]>([
    ['an empty answer', '', {}],
    ['an out-of-office', 'Ik ben er niet.', { 'Auto-Submitted': 'auto-replied' }],
    ['a quoted yes', 'Wat is dit?\n\n> #ja', {}],
    ['a yes of somebody else', '#ja', FROM_LEO],
  ])('is not confirmed by %s', async (_, text, fields) => {
    await say(text, fields);
    expect(await isDone()).toBe(false);
  });

  test('is not confirmed by its number in another mail: whoever knows the number has not read the question', async () => {
    const left = await say(`#ja ${number}`, { To: 'klachten@example.org', 'In-Reply-To': null });
    expect(left[0]?.mail.subject).toContain('NIETS UITGEVOERD');
    expect(await isDone()).toBe(false);
  });

  test('is over after two days', async () => {
    desk.pass(49 * HOUR_MS);
    await say(`#ja ${number}`);
    expect(await isDone()).toBe(false);
  });

  test('is over as soon as its writer is asked something else', async () => {
    const fields = { Subject: `Zaak ${printReference(caseId)}`, To: 'klachten@example.org' };
    await desk.deliver(staffMail('#antwoord Wij bellen u morgen.', fields));
    expect(sentTo(await desk.work(), ELS).mail.text).toContain('#antwoord');
    await say(`#ja ${number}`);
    expect(await isDone()).toBe(false);
  });

  test('is not ended by whoever forges From', async () => {
    await asked(question, '#label +kelder');
    await say(`#ja ${number}`);
    expect(await isDone()).toBe(true);
  });

  test('is dropped by a no, and its writer hears so', async () => {
    const left = await say(`#nee ${number}`);
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(await last()).toBe('cancelled');
    await say(`#ja ${number}`);
    expect(await isDone()).toBe(false);
  });

  test('takes along what is written beside the yes, as a note', async () => {
    await say(`#ja ${number}\n#einde\nZij belde nog.`);
    const events = await loadEvents(desk.office.db, caseId);
    expect(events.at(-1)?.fact).toMatchObject({ type: 'note_added', text: 'Zij belde nog.' });
  });
});
