import { describe, expect, test } from 'vitest';
import type { Need } from '../../src/case/needs.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { BETH, ELS, withStaff } from '../support/colleagues.ts';
import { START, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const DAY = 86_400_000;
const asks = withStaff([ELS, BETH], BETH);
const NEEDS: readonly Need[] = [
  {
    name: 'address',
    question: { nl: 'Op welk adres?', en: 'At which address?' },
    found: { by: 'pattern', pattern: /straat\s+\d+/iu },
  },
  {
    name: 'photo',
    question: { nl: 'Hebt u een foto?', en: 'Do you have a photo?' },
    found: { by: 'attachment', typePrefix: 'image/' },
  },
];

function useAskingDesk(): TestDesk {
  return useDesk((config) => ({
    ...asks(config),
    desks: config.desks.map((each) => ({ ...each, needs: NEEDS, formSenders: ['form@example.org'] })),
  }));
}

const casesOf = ({ office }: TestDesk) =>
  office.db
    .selectFrom('cases')
    .select(['id', 'complainant_address', 'channel', 'language', 'missing', 'received_at'])
    .orderBy('id')
    .execute();
const tasksOf = ({ office }: TestDesk) =>
  office.db.selectFrom('staff_tasks').select(['kind', 'case_id', 'mail_id']).orderBy('id').execute();
async function factsOf({ office }: TestDesk, caseId: number) {
  return (await loadEvents(office.db, caseId)).map(({ fact, by, mailId }) => [fact.type, by.kind, mailId]);
}

describe('a complaint that came by mail', () => {
  const desk = useAskingDesk();

  test('is a case of its author from the day it was received, with what an assessment lacks', async () => {
    const yesterday = new Date(START.getTime() - DAY);
    await desk.deliver(rawMail({}, 'Mijn dak lekt in de Zonstraat 12.'), yesterday);
    await desk.work();
    expect(await casesOf(desk)).toEqual([
      {
        id: 1001,
        complainant_address: 'anna@example.net',
        channel: 'mail',
        language: 'nl',
        missing: ['photo'],
        received_at: yesterday,
      },
    ]);
    expect((await factsOf(desk, 1001))[0]).toEqual(['complaint_registered', 'complainant', 1]);
  });

  test('through the form of the website is a complaint of the person who filled it in', async () => {
    await desk.deliver(
      rawMail(
        { From: 'Website <form@example.org>', 'Reply-To': 'Karin Bos <karin@example.net>' },
        'De deur klemt.',
      ),
    );
    const left = await desk.work();
    expect(left[0]?.parcel.to).toBe('karin@example.net');
    expect((await casesOf(desk)).at(-1)).toMatchObject({
      channel: 'form',
      complainant_address: 'karin@example.net',
    });
  });
});

describe('a complaint that may not be answered by itself', () => {
  const desk = useAskingDesk();

  test('is a case all the same, with a task that says so and the reason in its log', async () => {
    await desk.deliver(rawMail({ 'X-Auto-Response-Suppress': 'All' }));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([BETH.address, BETH.address]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'acknowledge', case_id: 1001, mail_id: 1 }]);
    const [, withheld] = await loadEvents(desk.office.db, 1001);
    expect(withheld).toMatchObject({
      by: { kind: 'bot' },
      mailId: 1,
      fact: { type: 'acknowledgement_withheld', because: ['asks-for-no-answer'] },
    });
  });

  test('is no task when it may be answered', async () => {
    await desk.deliver(rawMail({ From: 'Piet Bos <piet@example.net>' }, 'De deur klemt.'));
    await desk.work();
    expect(await tasksOf(desk)).toHaveLength(1);
  });
});

describe('a later mail on a case', () => {
  const desk = useAskingDesk();
  const replyAddress = async () => {
    const [acknowledgement] = await desk.work();
    return acknowledgement?.mail.replyTo[0]?.address ?? '';
  };

  test('of the complainant joins it as hers and supplies what it contains', async () => {
    await desk.deliver(rawMail());
    const to = await replyAddress();
    await desk.deliver(rawMail({ To: to, Subject: 'Re: uw vraag' }, 'Zonstraat 12.'));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([BETH.address]);
    const [, , joined] = await loadEvents(desk.office.db, 1001);
    expect(joined).toMatchObject({
      by: { kind: 'complainant', address: 'anna@example.net' },
      fact: { type: 'correspondence_received', supplied: ['address'] },
    });
    expect(await casesOf(desk)).toMatchObject([{ missing: ['photo'] }]);
  });

  test('in one word is noted as an answer, and more words are not', async () => {
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('message_id')
      .where('audience', '=', 'complainant')
      .executeTakeFirstOrThrow();
    for (const text of ['AKKOORD\n\nMet vriendelijke groet,\nAnna', 'akkoord, maar niet op vrijdag']) {
      await desk.deliver(rawMail({ 'In-Reply-To': `<${sent.message_id}>` }, text));
      await desk.work();
    }
    const answers = (await loadEvents(desk.office.db, 1001)).filter(
      ({ fact }) => fact.type === 'answer_understood',
    );
    expect(answers).toMatchObject([
      { by: { kind: 'complainant', address: 'anna@example.net' }, fact: { answer: 'agree', choice: null } },
    ]);
  });

  test('that only quotes the question supplies nothing', async () => {
    const quoted =
      'Ik heb nog niets gehoord.\n\nOp di 17 nov. 2026 schreef Klachten:\n> Woont u in Zonstraat 12?';
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('message_id')
      .where('audience', '=', 'complainant')
      .executeTakeFirstOrThrow();
    await desk.deliver(rawMail({ 'In-Reply-To': `<${sent.message_id}>` }, quoted));
    await desk.work();
    const last = (await loadEvents(desk.office.db, 1001)).at(-1);
    expect(last?.fact).toMatchObject({ type: 'correspondence_received', supplied: [] });
  });

  test('of somebody else joins it as that, and the notice warns', async () => {
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('message_id')
      .where('audience', '=', 'complainant')
      .executeTakeFirstOrThrow();
    await desk.deliver(
      rawMail(
        { From: 'Tom de Wit <tom@example.net>', 'In-Reply-To': `<${sent.message_id}>` },
        'Ik ben haar man.',
      ),
    );
    const left = await desk.work();
    const last = (await loadEvents(desk.office.db, 1001)).at(-1);
    expect(last?.by).toEqual({ kind: 'other-person', address: 'tom@example.net' });
    expect(left.map(({ parcel }) => parcel.to)).toEqual([BETH.address]);
    expect(left[0]?.mail.subject).toContain('somebody else');
  });
});

describe('mails of one conversation that lie in the mailbox together', () => {
  const desk = useAskingDesk();

  test('are one case, though the mail that they both answer never came here', async () => {
    const thread = { 'In-Reply-To': '<elsewhere@mail.example.com>', Subject: 'Re: Dakkapel' };
    await desk.deliver(rawMail({ ...thread, 'Message-ID': '<one@mail.example.net>' }, 'Het lekt nog.'));
    await desk.deliver(rawMail({ ...thread, 'Message-ID': '<two@mail.example.net>' }, 'En nu ook de goot.'));
    const left = await desk.work();
    expect(await casesOf(desk)).toHaveLength(1);
    expect(left.filter(({ parcel }) => parcel.to === 'anna@example.net')).toHaveLength(1);
  });
});

describe('a complaint that came through a form whose fields are known', () => {
  const fields = [
    { field: 'name', labels: ['Naam'] },
    { field: 'orderNumber', labels: ['Ordernummer'] },
  ];
  const desk = useDesk((config) => ({
    ...asks(config),
    desks: config.desks.map((each) => ({ ...each, forms: [{ from: 'form@example.org', fields }] })),
  }));

  test('has the name that was filled in, and the rest noted on the case', async () => {
    const form = { From: 'Formulier <form@example.org>', 'Reply-To': 'kim@example.net' };
    await desk.deliver(rawMail(form, 'Naam: Kim de Jong\nOrdernummer: 4711\n\nHet raam lekt.'));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toContain('kim@example.net');
    const facts = (await loadEvents(desk.office.db, 1001)).map(({ fact }) => fact);
    expect(facts).toMatchObject([
      { type: 'complaint_registered', complainant: { name: 'Kim de Jong', address: 'kim@example.net' } },
      { type: 'note_added', text: 'Ordernummer: 4711' },
      { type: 'letter_sent' },
    ]);
  });
});
