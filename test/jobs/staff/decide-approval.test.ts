/** Money over the limit of one person takes two (DESIGN 3, "Two persons needed"; commands.md 3.5, `#approve`). */
import { beforeEach, describe, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
const DAY_MS = 86_400_000;
let caseId = 1000;
let count = 0;
let notice: LeftMail;
let asked: readonly LeftMail[];
let number = '';

beforeEach(async () => {
  caseId += 1;
  notice = await aComplaint(desk, { Subject: `Lekkage ${caseId}` });
  asked = await say('#vergoed € 900\n#label +dak', inAnswerTo(notice));
  number = numberIn(sentTo(asked, LEO));
});

async function say(text: string, fields: Readonly<Record<string, string | readonly string[] | null>>) {
  count += 1;
  return write(desk, text, { Subject: `Mail ${count}`, ...fields });
}

const promised = async () => (await stateOf(desk, caseId))?.compensation ?? null;
const subjects = (left: readonly LeftMail[]) => left.map(({ parcel, mail }) => [parcel.to, mail.subject]);
const leo = () => ({ ...inAnswerTo(sentTo(asked, LEO)), ...FROM_LEO });

describe('an amount over the limit', () => {
  test('is promised when the manager approves it, in the name of both, and both hear it', async () => {
    const left = await say(`#goedkeuren ${number}`, leo());
    expect(left.map(({ parcel }) => parcel.to).toSorted()).toEqual([ELS, LEO]);
    expect(left.every(({ mail }) => mail.subject.startsWith('OK'))).toBe(true);
    expect(await promised()).toMatchObject({ cents: 90_000, approvedBy: LEO });
    const event = (await loadEvents(desk.office.db, caseId)).find(
      ({ fact }) => fact.type === 'compensation_decided',
    );
    expect(event?.by).toMatchObject({ kind: 'staff', address: ELS });
    expect((await stateOf(desk, caseId))?.tags).toEqual(['dak']);
  });

  test('is approved once', async () => {
    await say(`#goedkeuren ${number}`, leo());
    const [again] = await say(`#goedkeuren ${number}`, leo());
    expect(again?.mail.subject).toContain('NIETS UITGEVOERD');
  });

  test('is not approved by who asked for it', async () => {
    const [refusal] = await say(`#goedkeuren ${number}`, inAnswerTo(sentTo(asked, ELS)));
    expect(refusal?.mail.subject).toContain('NIETS UITGEVOERD');
    expect(await promised()).toBeNull();
  });

  test('is not approved by a mail that could come from anybody', async () => {
    const forged = await say(`#goedkeuren ${number}`, { ...FROM_LEO, 'Authentication-Results': null });
    expect(await promised()).toBeNull();
    const question = sentTo(forged, LEO);
    await say('#ja', { ...inAnswerTo(question), ...FROM_LEO, 'Authentication-Results': null });
    expect(await promised()).toMatchObject({ approvedBy: LEO });
  });

  test('is dropped by the no of a manager, and its writer hears whose', async () => {
    const left = await say(`#nee ${number}`, leo());
    expect(sentTo(left, ELS).mail.subject).toContain('NIET GOEDGEKEURD');
    expect(sentTo(left, ELS).mail.text).toContain('Leo Vos');
    expect(await promised()).toBeNull();
    const [late] = await say(`#goedkeuren ${number}`, leo());
    expect(late?.mail.subject).toContain('NIETS UITGEVOERD');
  });

  test('is dropped by nobody whose no proves nothing', async () => {
    await say(`#nee ${number}`, { ...FROM_LEO, 'Authentication-Results': null });
    expect((await say(`#goedkeuren ${number}`, leo())).length).toBe(2);
    expect(await promised()).not.toBeNull();
  });

  test('waits for a week', async () => {
    desk.pass(8 * DAY_MS);
    const left = await say(`#goedkeuren ${number}`, leo());
    expect(subjects(left).flat().join()).toContain('NIETS UITGEVOERD');
    expect(await promised()).toBeNull();
  });
});

test('a review by somebody outside goes with the papers of the case, also when its mail waited for approval', async () => {
  const kees = 'kees.vos@example.com';
  await say('#ongegrond de kit is onderhoud\n#verstuur', leo());
  desk.pass(DAY_MS);
  await desk.work();
  const objected = sentTo(await say('#bezwaar zij vindt van niet', leo()), ELS);
  const outside = `#beoordelaar Kees Vos <${kees}>\nWas de kit oud?\n#vergoed € 900`;
  const waits = await say(outside, inAnswerTo(objected));
  const toLeo = sentTo(waits, LEO);
  await say(`#goedkeuren ${numberIn(toLeo)}`, { ...inAnswerTo(toLeo), ...FROM_LEO });
  desk.pass(DAY_MS);
  const letter = sentTo(await desk.work(), kees);
  expect(letter.mail.attachments.length).toBeGreaterThan(0);
});
