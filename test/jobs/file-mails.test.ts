import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../src/case/chain.ts';
import { printReference } from '../../src/case/reference.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { type LeftMail, START, useDesk } from '../support/office.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';
import { chainOf } from '../support/stored-cases.ts';

describe('a complaint', () => {
  const desk = useDesk();

  test('opens a case, is acknowledged, and the coordinator hears of it', async () => {
    await desk.deliver(rawMail());
    const left = await desk.work();
    expect(left.map(({ mail, parcel }) => [parcel.to, mail.subject])).toEqual([
      ['anna@example.net', 'Wij hebben uw klacht ontvangen (C-1001-9)'],
      ['els.de.boer@example.net', 'Nieuwe klacht C-1001-9: Lekkage dakkapel'],
    ]);
    const row = await desk.office.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reference: 'C-1001-9', stage: 'received', decision_due_on: '2026-12-15' });
    expect(row.acknowledged_at).toEqual(START);
  });

  test('is acknowledged once when the same mail is delivered again', async () => {
    await desk.deliver(rawMail());
    expect(await desk.work()).toEqual([]);
  });

  test('is acknowledged once when a list delivers a second copy with other transport headers', async () => {
    await desk.deliver(`Received: from list.example.org\r\n${rawMail()}`);
    expect(await desk.work()).toEqual([]);
    const rows = await desk.office.db.selectFrom('inbound_mails').select(['second_delivery_of']).execute();
    expect(rows.filter((row) => row.second_delivery_of !== null)).toHaveLength(1);
  });

  test('of another person opens another case, though the Message-ID is the same', async () => {
    const id = /Message-ID: (<[^>]+>)/.exec(rawMail())?.[1] ?? '';
    await desk.deliver(rawMail({ From: 'Piet Bos <piet@example.net>', 'Message-ID': id }, 'De deur klemt.'));
    const left = await desk.work();
    expect(left[0]?.mail.subject).toBe('Wij hebben uw klacht ontvangen (C-1002-4)');
  });

  test('gives a chain of events that names the mail that caused each', async () => {
    const events = await loadEvents(desk.office.db, 1001);
    expect(events.map((event) => [event.seq, event.fact.type, event.mailId])).toEqual([
      [1, 'complaint_registered', 1],
      [2, 'letter_sent', null],
    ]);
  });
});

describe('a complaint whose sender chose a sentence for a name', () => {
  const desk = useDesk();

  test('is acknowledged without any word of it, in the To field neither', async () => {
    await desk.deliver(rawMail({ From: '"Bel nu 0900 1234, www.example.org" <anna@example.net>' }));
    const [acknowledgement] = await desk.work();
    expect(acknowledgement?.mail.to).toEqual([{ address: 'anna@example.net', name: '' }]);
  });
});

describe('a mail with a stranger before a colleague in From', () => {
  const desk = useDesk();

  test('is told to the colleague and never filed without a word', async () => {
    await desk.deliver(
      rawMail({ From: 'Piet Bos <piet@example.net>, Els de Boer <els.de.boer@example.net>' }),
    );
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(left[0]?.mail.subject).toContain('NIETS GEDAAN');
  });
});

describe('an answer to the acknowledgement', () => {
  const desk = useDesk((config) => ({
    ...config,
    desks: config.desks.map((each) => ({
      ...each,
      needs: [
        {
          name: 'address',
          question: { nl: 'Op welk adres?', en: 'At which address?' },
          found: { by: 'pattern', pattern: /straat\s+\d+/iu },
        },
      ],
    })),
  }));

  test('joins the case by its token, ticks off what was asked, and only staff hear of it', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    expect(acknowledgement?.mail.text).toContain('Op welk adres?');
    const replyTo = acknowledgement?.mail.replyTo[0]?.address ?? '';
    await desk.deliver(
      rawMail({ To: replyTo, Subject: 'Re: iets anders' }, 'Zonstraat 12\n\n> Op welk adres?'),
    );
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(left[0]?.mail.subject).toContain('C-1001-9');
    const row = await desk.office.db.selectFrom('cases').select('missing').executeTakeFirstOrThrow();
    expect(row.missing).toEqual([]);
  });

  test('joins by In-Reply-To where the mail program lost the address', async () => {
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('message_id')
      .where('audience', '=', 'complainant')
      .executeTakeFirstOrThrow();
    await desk.deliver(
      rawMail({ 'In-Reply-To': `<${sent.message_id}>`, Subject: 'Nog iets' }, 'Het regent weer.'),
    );
    const [notice] = await desk.work();
    expect(notice?.mail.subject).toContain('C-1001-9');
  });

  test('of a stranger who only writes the number opens a case of its own', async () => {
    await desk.deliver(rawMail({ From: 'Kees <kees@example.net>', Subject: 'C-1001-9' }, 'Mijn deur klemt.'));
    const left = await desk.work();
    expect(left[0]?.mail.subject).toBe('Wij hebben uw klacht ontvangen (C-1002-4)');
  });

  test('that is an out-of-office changes nothing and is answered by nobody', async () => {
    const before = await desk.office.db.selectFrom('cases').selectAll().orderBy('id').execute();
    await desk.deliver(
      rawMail(
        { 'Auto-Submitted': 'auto-replied', Subject: 'Automatisch antwoord: [C-1001-9]' },
        'Ik ben er niet.',
      ),
    );
    expect(await desk.work()).toEqual([]);
    const after = await desk.office.db.selectFrom('cases').selectAll().orderBy('id').execute();
    expect(after.map((row) => row.missing)).toEqual(before.map((row) => row.missing));
  });
});

describe('a reply of staff to a notice', () => {
  const desk = useDesk();

  test('is kept as an internal note, its writer hears that it was NOT sent, and the complainant hears nothing', async () => {
    await desk.deliver(rawMail());
    const [, notice] = await desk.work();
    const replyTo = notice?.mail.replyTo[0]?.address ?? '';
    await desk.deliver(
      rawMail({ From: 'Els de Boer <els.de.boer@example.net>', To: replyTo }, 'Ik denk dat hij liegt.'),
    );
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(left[0]?.mail.subject).toContain('NIET verstuurd');
    expect(left[0]?.mail.text).toContain('Ik denk dat hij liegt.');
  });

  test('without a case is answered with what was not done', async () => {
    await desk.deliver(rawMail({ From: 'els.de.boer@example.net', Subject: 'Vraag' }, 'Hoe werkt dit?'));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toHaveLength(1);
  });
});

describe('a mailbox of staff that answers every mail by itself', () => {
  const desk = useDesk();
  const answerTo = (replyTo: string, round: number) =>
    rawMail(
      { From: 'Els de Boer <els.de.boer@example.net>', To: replyTo, Subject: `Re: ${round}` },
      `Dank u (${round}).`,
    );

  test('gets thirty answers in an hour and then one combined mail, so that no two machines write for ever', async () => {
    await desk.deliver(rawMail());
    const [, notice] = await desk.work();
    const replyTo = notice?.mail.replyTo[0]?.address ?? '';
    let answers = 0;
    for (let round = 1; round <= 40; round += 1) {
      await desk.deliver(answerTo(replyTo, round));
      answers += (await desk.work()).length;
    }
    expect(answers).toBe(30);
    const waiting = await desk.office.db.selectFrom('waiting_notices').select('letter').execute();
    expect(waiting.map((row) => row.letter)).toEqual(Array.from({ length: 10 }, () => 'staff/note-saved'));
  });
});

describe('a letter that comes back', () => {
  const desk = useDesk();

  test('counts as not given: the case is not acknowledged, staff get a task, nobody is mailed but staff', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(bounceOf(acknowledgement?.parcel.from ?? '', acknowledgement?.mail.messageId ?? ''));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    const row = await desk.office.db.selectFrom('cases').select('acknowledged_at').executeTakeFirstOrThrow();
    expect(row.acknowledged_at).toBeNull();
    const tasks = await desk.office.db.selectFrom('staff_tasks').select(['kind', 'case_id']).execute();
    expect(tasks).toEqual([{ kind: 'not-delivered', case_id: 1001 }]);
    const clock = await sql<{ stopped_at: Date | null }>`
      select stopped_at from case_clocks where clock = 'confirm'`.execute(desk.office.db);
    expect(clock.rows).toEqual([{ stopped_at: null }]);
  });

  test('flags the address, so that a later complaint from there becomes a task instead of another bounce', async () => {
    await desk.deliver(rawMail({ Subject: 'De goot lekt ook' }, 'En nu lekt ook de goot.'));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).not.toContain('anna@example.net');
    const kinds = await desk.office.db.selectFrom('staff_tasks').select('kind').orderBy('id').execute();
    expect(kinds.map((row) => row.kind)).toEqual(['not-delivered', 'acknowledge']);
  });
});

describe('a person who may not be answered automatically', () => {
  const desk = useDesk();

  test('gets a case all the same, and staff get the task to acknowledge by hand', async () => {
    await desk.deliver(rawMail({ 'X-Auto-Response-Suppress': 'All' }));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([
      'els.de.boer@example.net',
      'els.de.boer@example.net',
    ]);
    const tasks = await desk.office.db.selectFrom('staff_tasks').select('kind').execute();
    expect(tasks).toEqual([{ kind: 'acknowledge' }]);
    const [row] = await loadEvents(desk.office.db, 1001);
    expect(row?.fact.type).toBe('complaint_registered');
  });

  test('whose mail is older than three days is left to staff as well', async () => {
    await desk.deliver(rawMail({ From: 'Piet <piet@example.net>' }), new Date('2026-11-10T10:00:00Z'));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).not.toContain('piet@example.net');
  });
});

describe('mails that are filed together', () => {
  const desk = useDesk();
  const complaint = (name: string, subject: string, fields: RawFields = {}) =>
    rawMail(
      { From: `${name} <${name.toLowerCase()}@example.net>`, Subject: subject, ...fields },
      `${subject} sinds maandag.`,
    );
  const cases = () =>
    desk.office.db.selectFrom('cases').select(['id', 'complainant_address']).orderBy('id').execute();
  const acknowledged = (left: readonly LeftMail[]) =>
    left.filter(({ mail }) => mail.subject.startsWith('Wij hebben uw klacht')).map(({ parcel }) => parcel.to);

  test('that are the same, in a copy of a list as well, are one case and one acknowledgement', async () => {
    const mail = complaint('Anna', 'De dakkapel lekt');
    await desk.deliver(mail);
    await desk.deliver(`Received: from list.example.org\r\n${mail}`);
    expect(acknowledged(await desk.work())).toEqual(['anna@example.net']);
    expect(await cases()).toEqual([{ id: 1001, complainant_address: 'anna@example.net' }]);
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select(['status', 'case_id', 'second_delivery_of'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { status: 'processed', case_id: 1001, second_delivery_of: null },
      { status: 'processed', case_id: 1001, second_delivery_of: 1 },
    ]);
  });

  test('that are the same and have no Message-ID are one case too', async () => {
    const mail = complaint('Piet', 'De deur klemt', { 'Message-ID': null });
    await desk.deliver(mail);
    await desk.deliver(`Received: from list.example.org\r\n${mail}`);
    expect(acknowledged(await desk.work())).toEqual(['piet@example.net']);
    expect((await cases()).slice(1)).toEqual([{ id: 1002, complainant_address: 'piet@example.net' }]);
  });

  test('of different people get their numbers in the order in which they came, and each its own letter', async () => {
    const names = ['Kees', 'Bram', 'Karin', 'Sofie', 'Tom'];
    for (const name of names) await desk.deliver(complaint(name, `De goot van ${name} lekt`));
    const left = await desk.work();
    expect((await cases()).slice(2)).toEqual(
      names.map((name, index) => ({
        id: 1003 + index,
        complainant_address: `${name.toLowerCase()}@example.net`,
      })),
    );
    for (const [index, name] of names.entries()) {
      const reference = printReference(1003 + index);
      const own = left.filter(({ parcel }) => parcel.to === `${name.toLowerCase()}@example.net`);
      expect(own.map(({ mail }) => mail.subject)).toEqual([`Wij hebben uw klacht ontvangen (${reference})`]);
      const [registering] = await loadEvents(desk.office.db, 1003 + index);
      expect(registering?.fact).toMatchObject({ reference, subject: `De goot van ${name} lekt` });
    }
  });

  test('on one case stand behind each other in its log, and the chain is whole', async () => {
    await desk.deliver(complaint('Lotte', 'De schoorsteen staat scheef'));
    const [acknowledgement] = await desk.work();
    const To = acknowledgement?.mail.replyTo[0]?.address ?? '';
    const parts = ['Een', 'Twee', 'Drie'];
    for (const part of parts) await desk.deliver(complaint('Lotte', part, { To }));
    await desk.deliver(
      bounceOf(
        acknowledgement?.parcel.from ?? '',
        acknowledgement?.mail.messageId ?? '',
        'lotte@example.net',
      ),
    );
    const [{ id: caseId } = { id: 0 }] = (await cases()).slice(-1);
    const before = await loadEvents(desk.office.db, caseId);
    await desk.work();
    const added = (await loadEvents(desk.office.db, caseId)).slice(before.length);
    expect(added.map(({ fact }) => fact.type)).toEqual([
      'correspondence_received',
      'correspondence_received',
      'correspondence_received',
      'letter_not_delivered',
      'mail_recorded',
    ]);
    expect(new Set(added.map(({ mailId }) => mailId)).size).toBe(4);
    expect(verifyChain(await chainOf(desk.office.db, caseId))).toBeNull();
  });
});

describe('six complaints of one person that lie together', () => {
  const desk = useDesk();

  test('are six cases, four acknowledgements as the limit says, and two tasks for staff', async () => {
    const { perAddressPerHour } = desk.office.config.limits;
    for (let number = 1; number <= 6; number += 1) {
      await desk.deliver(rawMail({ Subject: `Klacht ${number}` }, `Gebrek ${number}: er lekt iets.`));
    }
    const left = await desk.work();
    expect(perAddressPerHour).toBe(4);
    const toAnna = left.filter(({ parcel }) => parcel.to === 'anna@example.net');
    expect(toAnna.map(({ mail }) => mail.subject)).toEqual(
      [1001, 1002, 1003, 1004].map((id) => `Wij hebben uw klacht ontvangen (${printReference(id)})`),
    );
    const tasks = await desk.office.db
      .selectFrom('staff_tasks')
      .select(['kind', 'case_id'])
      .orderBy('id')
      .execute();
    expect(tasks).toEqual([
      { kind: 'acknowledge', case_id: 1005 },
      { kind: 'acknowledge', case_id: 1006 },
    ]);
    const gates = await desk.office.db
      .selectFrom('inbound_mails')
      .select('acknowledge_because')
      .orderBy('id')
      .execute();
    expect(gates.slice(3).map((row) => row.acknowledge_because)).toEqual([
      ['human', 'recipient-ok'],
      ['limit-address-hour'],
      ['limit-address-hour'],
    ]);
  });

  test('leave nothing of the limit for a seventh within the hour, and all of it after that', async () => {
    await desk.deliver(rawMail({ Subject: 'Klacht 7' }, 'Gebrek 7: er lekt iets.'));
    expect((await desk.work()).map(({ parcel }) => parcel.to)).not.toContain('anna@example.net');
    desk.pass(3_600_000);
    await desk.deliver(rawMail({ Subject: 'Klacht 8' }, 'Gebrek 8: er lekt iets.'));
    expect((await desk.work()).map(({ parcel }) => parcel.to)).toContain('anna@example.net');
  });
});

describe('a letter that comes back beside a new complaint from its address', () => {
  const desk = useDesk();
  const complaint = rawMail({ Subject: 'De goot lekt ook' }, 'En nu lekt ook de goot.');
  const another = rawMail({ Subject: 'De deur klemt' }, 'Ook klemt de voordeur sinds vandaag.');
  let bounce = '';

  test('leaves the complaint that lay before it acknowledged, and ends the answers from there on', async () => {
    await desk.deliver(rawMail());
    const [first] = await desk.work();
    bounce = bounceOf(first?.parcel.from ?? '', first?.mail.messageId ?? '');
    await desk.deliver(complaint);
    await desk.deliver(bounce);
    await desk.deliver(another);
    const left = await desk.work();
    const toAnna = left.filter(({ parcel }) => parcel.to === 'anna@example.net');
    expect(toAnna.map(({ mail }) => mail.subject)).toEqual([
      `Wij hebben uw klacht ontvangen (${printReference(1002)})`,
    ]);
    const tasks = await desk.office.db
      .selectFrom('staff_tasks')
      .select(['kind', 'case_id'])
      .orderBy('id')
      .execute();
    expect(tasks).toEqual([
      { kind: 'not-delivered', case_id: 1001 },
      { kind: 'acknowledge', case_id: 1003 },
    ]);
    const refused = await desk.office.db
      .selectFrom('inbound_mails')
      .select('acknowledge_because')
      .where('case_id', '=', 1003)
      .executeTakeFirstOrThrow();
    expect(refused.acknowledge_because).toEqual(['address-bounced']);
  });

  test('stays flagged with the reason, so that the next batch is not answered either', async () => {
    const flags = await desk.office.db.selectFrom('address_flags').select(['address', 'reason']).execute();
    expect(flags).toEqual([{ address: 'anna@example.net', reason: 'returned: 5.1.1' }]);
    await desk.deliver(rawMail({ Subject: 'Het raam' }, 'Het raam tocht.'));
    expect((await desk.work()).map(({ parcel }) => parcel.to)).not.toContain('anna@example.net');
  });
});

function bounceOf(returnPath: string, messageId: string, recipient = 'anna@example.net'): string {
  return [
    'Return-Path: <>',
    `To: ${returnPath}`,
    'From: Mail Delivery System <MAILER-DAEMON@mail.example.net>',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Message-ID: <20261117.bounce@mail.example.net>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'The mail could not be delivered.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    'Subject: Wij hebben uw klacht ontvangen',
    '',
    '--b1--',
    '',
  ].join('\r\n');
}
