/** `#rekey` and `#lock` (commands.md 3.8). */
import { beforeEach, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import type { RawFields } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  sentTo,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let caseId = 1000;
let notice: LeftMail;

beforeEach(async () => {
  caseId += 1;
  notice = await aComplaint(desk, { Subject: `Lekkage ${caseId}` });
  desk.pass(60_000);
});

async function say(text: string, fields: RawFields = inAnswerTo(notice)) {
  return write(desk, text, { Subject: `Zaak ${caseId} ${text.slice(0, 12)}`, ...fields });
}

test('after #rekey a token from before counts no more, and one from after does', async () => {
  const done = sentTo(await say('#rekey'), ELS);
  expect(done.mail.subject).toMatch(/^OK/);
  const [question] = await say('#ongegrond Het dak is van 1950.');
  expect(question?.mail.text).toMatch(/#ja T-\d+-\d/);
});

test('a mailbox is locked by a manager who confirms it, and nothing from it counts then', async () => {
  const asked = sentTo(await say('#lock Els', { ...FROM_LEO, To: 'klachten@example.org' }), LEO);
  await say('#ja', { ...FROM_LEO, ...inAnswerTo(asked) });
  const [answer] = await say('#label +dak');
  expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
  expect((await loadCase(desk.office.db, caseId))?.state.tags).toEqual([]);
});
