import { beforeEach, describe, expect, test } from 'vitest';
import { noteTrouble, type TroubleMemory } from '../../src/jobs/mailbox-trouble.ts';
import { DatabaseAwayError } from '../../src/shell/db/connection.ts';
import type { MailboxTrouble } from '../../src/shell/imap.ts';
import { MailboxAuthenticationError } from '../../src/shell/imap-session.ts';
import { TransientError } from '../../src/shell/transient-error.ts';
import { useDesk } from '../support/office.ts';

const MINUTE = 60_000;

describe('a mailbox that cannot be read', () => {
  const desk = useDesk();
  let memory: TroubleMemory;
  beforeEach(() => {
    memory = { since: null, told: false };
  });
  const note = async (kind: MailboxTrouble, fault: Error) => {
    const [first] = desk.office.config.desks;
    if (first === undefined) throw new Error('the example has a desk');
    await noteTrouble(desk.office, first, memory, kind, fault);
  };
  const refused = new MailboxAuthenticationError('the server refused the login (AUTHENTICATIONFAILED)');
  const lost = new TransientError('the connection was closed');

  test('because the login is refused is told to the coordinator at once, and not at every attempt', async () => {
    for (let attempts = 0; attempts < 5; attempts += 1) {
      await note('authentication', refused);
      desk.pass(5 * MINUTE);
    }
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(left[0]?.mail.text).toContain('AUTHENTICATIONFAILED');
    expect(left[0]?.mail.text).toContain('start Redress opnieuw');
  });

  test('is told after a quarter of an hour when the server is out of reach, with the instant it began', async () => {
    await note('connection', lost);
    desk.pass(15 * MINUTE - 1);
    await note('stalled', lost);
    expect(await desk.work()).toEqual([]);
    const began = memory.since;
    desk.pass(1);
    await note('connection', lost);
    await note('connection', lost);
    const left = await desk.work();
    expect(left).toHaveLength(1);
    expect(left[0]?.mail.text).toContain('the connection was closed');
    const time = began?.toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' });
    expect(left[0]?.mail.text).toMatch(new RegExp(`Sinds: .*${time}`));
  });

  test('is not blamed when it is the register that is away', async () => {
    await note('round', new DatabaseAwayError('the database cannot be reached'));
    desk.pass(20 * MINUTE);
    await note('round', new DatabaseAwayError('the database cannot be reached'));
    expect(await desk.work()).toEqual([]);
    expect(memory.told).toBe(false);
  });
});

describe('a coordinator who could not be told', () => {
  const desk = useDesk();

  test('is told at the next attempt', async () => {
    const [first] = desk.office.config.desks;
    if (first === undefined) throw new Error('the example has a desk');
    const memory: TroubleMemory = { since: null, told: false };
    const fault = new MailboxAuthenticationError('refused');
    await noteTrouble({ ...desk.office, keys: [] }, first, memory, 'authentication', fault);
    expect(await desk.work()).toEqual([]);
    await noteTrouble(desk.office, first, memory, 'authentication', fault);
    expect(await desk.work()).toHaveLength(1);
  });
});
