/** How a complaint that a colleague wrote down stands in the register (procedure step 1, commands.md 3.9). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type TestDesk, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  withColleagues,
} from '../../support/staff-mails.ts';

const MARIA = 'maria.smit@example.com';
const FROM_LEO = { From: `Leo Vos <${LEO}>` };
const CALL = [
  '#aanmelden telefoon',
  `van: Maria Smit, ${MARIA}, 06-12345678`,
  'ontvangen: 13 november 2026',
  'De monteur kwam drie keer niet opdagen. De ketel doet het nog steeds niet.',
];

const stateOf = async (desk: TestDesk, id: number) => (await loadCase(desk.office.db, id))?.state;

describe('a call that a handler writes down', () => {
  const desk = useDesk(withColleagues);
  beforeAll(async () => {
    await aComplaint(desk);
    await desk.deliver(staffMail(CALL.join('\n'), { ...FROM_LEO, Subject: 'Gebeld' }));
    const question = sentTo(await desk.work(), LEO);
    await desk.deliver(staffMail(`#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO }));
    await desk.work();
  });

  test('is registered with the day of the call, from which the terms run', async () => {
    const state = await stateOf(desk, 1002);
    expect(state).toMatchObject({
      channel: 'phone',
      complainant: { address: MARIA, name: 'Maria Smit' },
      subject: 'De monteur kwam drie keer niet opdagen',
      fields: { phone: '06-12345678' },
      stage: 'received',
    });
    expect(state?.receivedAt.toISOString().slice(0, 10)).toBe('2026-11-13');
    expect(state?.points.map(({ text }) => text)).toEqual([CALL[3]]);
  });

  test('is handled by who wrote it down', async () => {
    expect((await stateOf(desk, 1002))?.handler).toEqual({ address: LEO, name: 'Leo Vos' });
  });
});
