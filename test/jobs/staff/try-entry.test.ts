/** How a complaint that a colleague wrote down stands in the register (procedure step 1, commands.md 3.9). */
import { beforeAll, describe, expect, test } from 'vitest';
import { useDesk } from '../../support/office.ts';
import {
  A_CALL,
  aComplaint,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const MARIA = 'maria.smit@example.com';

describe('a call that a handler writes down', () => {
  const desk = useDesk(withColleagues);
  beforeAll(async () => {
    await aComplaint(desk);
    const question = sentTo(await write(desk, A_CALL.join('\n'), { ...FROM_LEO, Subject: 'Gebeld' }), LEO);
    await write(desk, `#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO });
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
    expect(state?.points.map(({ text }) => text)).toEqual([A_CALL[3]]);
  });

  test('is handled by who wrote it down', async () => {
    expect((await stateOf(desk, 1002))?.handler).toEqual({ address: LEO, name: 'Leo Vos' });
  });
});
