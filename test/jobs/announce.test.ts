import { describe, expect, test } from 'vitest';
import type { Actor, CaseEvent } from '../../src/case/events.ts';
import { announce } from '../../src/jobs/announce.ts';
import { openDocket } from '../../src/jobs/docket.ts';
import { writeLetters } from '../../src/jobs/write-letters.ts';
import { BETH, ELS, JAN, ROB, withStaff } from '../support/colleagues.ts';
import { ANNA, caseAfter, logOf, registered } from '../support/given.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const desk = useDesk(withStaff([ELS, JAN, BETH, ROB], BETH));

/** What leaves when the last of these things happened to Anna's case, and no mail caused it. */
async function leaving(
  fact: CaseEvent,
  by: Actor = { kind: 'bot' },
  before: readonly CaseEvent[] = [],
): Promise<readonly LeftMail[]> {
  const { office } = desk;
  const event = logOf([registered(), ...before, fact]).at(-1);
  if (event === undefined) throw new Error('the log has entries');
  const docket = openDocket(office.now(), new Map());
  const after = caseAfter(registered(), ...before, fact);
  announce(office, docket, { ok: true, caseId: 1042, after, events: [{ ...event, by }] }, null);
  await writeLetters(office, office.db, docket.letters);
  return desk.work();
}

const readers = (left: readonly LeftMail[]) => left.map(({ parcel }) => parcel.to);
const warned = (percent: 50 | 80 | 100) =>
  ({ type: 'clock_warned', clock: 'decision', percent, due: '2026-12-15' }) as const;

describe('a term that runs', () => {
  test.each([
    [50, [ELS, JAN]],
    [80, [ELS, JAN, BETH]],
    [100, [ELS, JAN, BETH, ROB]],
  ] as const)(
    'at %i percent is told to those who must act, each once whatever their roles',
    async (percent, who) => {
      const left = await leaving(warned(percent));
      expect(readers(left)).toEqual(who.map(({ address }) => address));
    },
  );

  test('is told to each in their own language, with the names of all who know', async () => {
    const left = await leaving(warned(80));
    const [els, , beth] = left.map(({ mail }) => mail.text);
    expect(els).toContain('dinsdag 15 december 2026');
    expect(els).not.toContain('Tuesday');
    expect(beth).toContain('Tuesday 15 December 2026');
    expect(beth).not.toContain('dinsdag');
    for (const { mail } of left) expect(mail.text).toContain('Els de Boer, Jan Kuiper, Beth Carter');
  });
});

describe('a case that somebody handles', () => {
  const asked = { kind: 'staff', address: ELS.address } as const;
  const handledByJan: CaseEvent = { type: 'handler_assigned', handler: JAN };
  const answer: CaseEvent = { type: 'correspondence_received', from: ANNA, supplied: [] };

  test('is told to the new handler, unless they took it themselves', async () => {
    expect(readers(await leaving(handledByJan, asked))).toEqual([JAN.address]);
    expect(await leaving(handledByJan, { ...asked, address: JAN.address })).toEqual([]);
  });

  test('has its mail told to the handler, and to the coordinators while nobody handles it', async () => {
    expect(readers(await leaving(answer))).toEqual([JAN.address, BETH.address]);
    expect(readers(await leaving(answer, { kind: 'bot' }, [handledByJan]))).toEqual([JAN.address]);
  });

  test('warns its handler of a term, not every handler', async () => {
    const left = await leaving(warned(80), { kind: 'bot' }, [handledByJan]);
    expect(readers(left)).toEqual([JAN.address, BETH.address]);
  });

  test('without an answer to our questions asks its handler to choose', async () => {
    const question = { type: 'information_requested', questions: ['Wanneer?'], until: '2026-12-01' } as const;
    const left = await leaving({ type: 'information_overdue', until: '2026-12-01' }, { kind: 'bot' }, [
      handledByJan,
      question,
    ]);
    expect(readers(left)).toEqual([JAN.address]);
    expect(left[0]?.mail.text).toContain('Wanneer?');
  });

  test('has a colleague asked, whose answer stays inside', async () => {
    const left = await leaving(
      { type: 'colleague_consulted', colleague: JAN, text: 'Was jij erbij?' },
      asked,
    );
    expect(readers(left)).toEqual([JAN.address]);
    expect(left[0]?.mail.text).toContain('Was jij erbij?');
  });
});

describe('a letter that staff order for the complainant', () => {
  const asked: CaseEvent = { type: 'information_requested', questions: ['Wanneer?'], until: '2026-12-01' };

  test('waits some minutes, then goes to the complainant alone', async () => {
    expect(await leaving(asked, { kind: 'staff', address: ELS.address })).toEqual([]);
    desk.pass(11 * 60_000);
    const left = await desk.work();
    expect(readers(left)).toEqual([ANNA.address]);
    expect(left[0]?.mail.text).toContain('1. Wanneer?');
  });

  test('about a visit brings the appointment for the calendar, by the desk', async () => {
    const visitor = { address: JAN.address, name: JAN.name };
    const visit: CaseEvent = {
      type: 'visit_planned',
      day: '2026-12-01',
      time: '14:30',
      visitor,
      sequence: 0,
    };
    await leaving(visit, { kind: 'staff', address: ELS.address });
    desk.pass(11 * 60_000);
    const [letter] = await desk.work();
    expect(letter?.mail.attachments.map(({ name }) => name)).toContain('invite.ics');
    expect(Buffer.from(letter?.parcel.bytes ?? []).toString('latin1')).toContain('method=REQUEST');
  });

  test('is written to nobody where there is no address', () => {
    const { office } = desk;
    const nobody = registered({ complainant: { address: '', name: 'Anna de Wit' } });
    const [, event] = logOf([nobody, asked]);
    if (event === undefined) throw new Error('the log has two entries');
    const docket = openDocket(office.now(), new Map());
    announce(
      office,
      docket,
      { ok: true, caseId: 1042, after: caseAfter(nobody, asked), events: [event] },
      null,
    );
    expect(docket.letters).toEqual([]);
  });
});

describe('after the order to write nothing automatic to the complainant', () => {
  const reminder: CaseEvent = { type: 'information_chased', until: '2026-12-01' };
  const asked: CaseEvent = { type: 'information_requested', questions: ['Wanneer?'], until: '2026-12-01' };

  function written(fact: CaseEvent, by: Actor, ...before: readonly CaseEvent[]): readonly string[] {
    const { office } = desk;
    const log = [registered(), asked, ...before, fact];
    const event = logOf(log).at(-1);
    if (event === undefined) throw new Error('the log ends with the fact');
    const docket = openDocket(office.now(), new Map());
    const after = caseAfter(...log);
    announce(office, docket, { ok: true, caseId: 1042, after, events: [{ ...event, by }] }, null);
    return docket.letters.map(({ letter }) => letter);
  }

  test('the bot writes no reminder, which it writes otherwise', () => {
    expect(written(reminder, { kind: 'bot' })).toEqual(['complainant/ask-reminder']);
    expect(written(reminder, { kind: 'bot' }, { type: 'answers_forbidden' })).toEqual([]);
  });

  test('what staff order is written all the same', () => {
    const order: CaseEvent = { type: 'acknowledgement_released' };
    const by = { kind: 'staff', address: ELS.address } as const;
    expect(written(order, by, { type: 'answers_forbidden' })).toEqual(['complainant/received']);
    expect(written(order, { kind: 'bot' }, { type: 'answers_forbidden' })).toEqual([]);
    expect(written(asked, by, { type: 'answers_forbidden' })).toEqual(['complainant/ask']);
  });

  test('staff hear of the case as before', () => {
    expect(written(warned(80), { kind: 'bot' }, { type: 'answers_forbidden' })).toHaveLength(3);
  });
});

describe('a letter that did not reach the complainant', () => {
  test.each([
    { type: 'letter_failed', letter: 'complainant/received', outboundId: 7, reason: '550 5.7.1 refused' },
    {
      type: 'letter_not_delivered',
      letter: 'complainant/received',
      outboundId: 7,
      recipient: ANNA.address,
      status: '5.1.1',
    },
  ] as const)('$type: told to the coordinators, and not to her', async (fact) => {
    expect(readers(await leaving(fact))).toEqual([JAN.address, BETH.address]);
  });
});

describe('a note', () => {
  const note = { type: 'note_added', author: ELS, text: 'Henk deed dit.' } as const;

  test('is confirmed to who wrote it and to nobody else', async () => {
    const left = await leaving(note, { kind: 'staff', address: ELS.address });
    expect(readers(left)).toEqual([ELS.address]);
    expect(left[0]?.mail.text).toContain('│ Henk deed dit.');
  });

  test('that no member of staff wrote is confirmed to nobody', async () => {
    expect(await leaving(note)).toEqual([]);
    const gone = { address: 'gone@example.org', name: '' };
    expect(await leaving({ ...note, author: gone }, { kind: 'staff', ...gone })).toEqual([]);
  });
});

describe('what changes nothing for anybody', () => {
  test.each([
    { type: 'letter_sent', letter: 'complainant/received', outboundId: 7 },
    { type: 'mail_recorded', kind: 'auto-reply' },
  ] as const)('$type is told to nobody', async (fact) => {
    expect(await leaving(fact)).toEqual([]);
  });
});

describe('a complaint in English', () => {
  test('is acknowledged in English, and told to each coordinator in their own language', async () => {
    await desk.deliver(
      rawMail(
        { From: 'Grace Hill <grace@example.net>', Subject: 'Leaking roof', Cc: 'Tom Hill <tom@example.net>' },
        'The roof of our new house has been leaking since the storm of last week, and nobody calls us back.',
      ),
    );
    const left = await desk.work();
    expect(left.map(({ parcel, mail }) => [parcel.to, mail.subject.replace(/C-\d+-\d/, 'C')])).toEqual([
      ['grace@example.net', 'We have received your complaint (C)'],
      [JAN.address, 'Nieuwe klacht C: Leaking roof'],
      [BETH.address, 'New complaint C: Leaking roof'],
    ]);
  });

  test('every mail has one reader, and no complainant stands beside a colleague', async () => {
    await desk.deliver(
      rawMail(
        { From: 'Piet Bos <piet@example.net>', Cc: 'tom@example.net, els@example.org' },
        'De deur klemt.',
      ),
    );
    const left = await desk.work();
    expect(left.length).toBeGreaterThan(2);
    for (const { parcel, mail } of left) {
      expect(mail.to.map(({ address }) => address)).toEqual([parcel.to]);
      expect(mail.cc).toEqual([]);
      expect(Buffer.from(parcel.bytes).toString('latin1')).not.toMatch(/^bcc:/im);
      expect(parcel.to).not.toBe('tom@example.net');
    }
  });
});
