import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { printReference } from '../../../src/case/reference.ts';
import type { Known } from '../../../src/mail/disposition.ts';
import { makeToken } from '../../../src/mail/reply-token.ts';
import type { SigningKey } from '../../../src/mail/signing-key.ts';
import { rememberThreads } from '../../../src/shell/db/filed-store.ts';
import { lookUpAll, type Question } from '../../../src/shell/db/known-store.ts';
import { flagAddresses } from '../../../src/shell/db/outbox-store.ts';
import { useDatabase } from '../../support/database.ts';
import { aMail, type MailDetails, NOW } from '../../support/mails.ts';
import { emptyRegister, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const DAY = 86_400_000;
const KEY: SigningKey = { id: 1, secret: Buffer.alloc(32, 7) };
const ANNA = 'anna@example.net';
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);

beforeEach(() => emptyRegister(database.db));

/** A mail of Anna that names these things. */
function question(
  wanted: Partial<Question['wanted']> = {},
  mail: Partial<Question['mail']> = {},
  mailId = 900,
): Question {
  const nothing = {
    messageIds: [],
    tokens: [],
    quotedTokens: [],
    subjectCases: [],
    failedRecipients: [],
    ownMark: false,
  };
  return {
    mailId,
    imported: false,
    desk: 'klachten',
    receivedAt: NOW,
    mail: { messageId: null, contentDigest: 'd-new', ...mail },
    wanted: { ...nothing, author: { address: ANNA, name: 'Anna de Wit' }, ...wanted },
  };
}

/** What the register knows of a mail of Anna that names these things. */
async function ask(...named: Parameters<typeof question>): Promise<Known> {
  const [known] = await lookUpAll(database.db, [KEY], [question(...named)], NOW);
  if (known === undefined) throw new Error('one question has one answer');
  return known;
}

/** A mail with these ids was filed on the case. */
function remember(caseId: number, ids: Pick<MailDetails, 'messageId' | 'inReplyTo' | 'references'>) {
  return rememberThreads(database.db, [{ mail: aMail(ids), caseId }]);
}

async function aCase(
  id: number,
  details: { readonly stage?: string; readonly closed_at?: Date } = {},
): Promise<void> {
  await database.db
    .insertInto('cases')
    .values({
      id,
      reference: printReference(id),
      desk: 'klachten',
      profile: 'algemeen',
      language: 'nl',
      channel: 'mail',
      stage: 'received',
      complainant_address: ANNA,
      complainant_name: 'Anna de Wit',
      subject: 'Dakkapel',
      received_at: ago(DAY),
      registered_at: ago(DAY),
      decision_due_on: '2026-12-15',
      acknowledged_at: null,
      missing: [],
      revision: 1,
      updated_at: ago(3_600_000),
      ...details,
    })
    .execute();
}

/** A mail that was filed earlier. */
async function filed(details: {
  readonly messageId?: string | null;
  readonly digest?: string | null;
  readonly caseId?: number;
  readonly status?: 'pending' | 'processed' | 'quarantined';
  readonly secondDeliveryOf?: number;
}): Promise<number> {
  const {
    messageId = null,
    digest = 'd-old',
    caseId = null,
    status = 'processed',
    secondDeliveryOf = null,
  } = details;
  const { rows } = await sql<{ id: number }>`
    insert into inbound_mails (desk, raw_sha256, size_bytes, received_at, message_id, status, from_address,
      content_digest, case_id, second_delivery_of)
    values ('klachten', gen_random_uuid()::text, 900, ${ago(DAY)}, ${messageId}, ${status}, ${ANNA},
      ${digest}, ${caseId}, ${secondDeliveryOf})
    returning id`.execute(database.db);
  return rows[0]?.id ?? 0;
}

describe('a mail that names nothing', () => {
  test('is a mail that the register knows nothing of', async () => {
    await aCase(7);
    await queueLetter(database.db, { caseId: 7, toAddress: 'piet@example.com' });
    const known = await ask();
    expect(known).toMatchObject({ earlier: [], recentSent: [], ownMark: false });
    for (const found of [
      known.cases,
      known.sentIds,
      known.receivedIds,
      known.tokens,
      known.subjectCases,
    ] as const) {
      expect(found.size).toBe(0);
    }
  });

  test('keeps whether it bears our mark, and how much its author was answered', async () => {
    await queueLetter(database.db);
    await flagAddresses(database.db, new Map([[ANNA, 'returned: 5.1.1']]));
    const known = await ask({ ownMark: true });
    expect(known.ownMark).toBe(true);
    expect(known.answers).toMatchObject({ toAddressLastHour: 1, addressBouncedHard: true });
    expect((await ask({ author: null })).answers).toMatchObject({
      toAddressLastHour: 0,
      addressBouncedHard: false,
    });
  });
});

describe('a token', () => {
  const claimOf = (serial: number) => ({ serial, audience: 'complainant' }) as const;
  const tokenFor = (serial: number, address: string) => {
    const claim = claimOf(serial);
    return { ...claim, token: makeToken(KEY, { ...claim, address }) };
  };

  test('is verified when the letter that it names went to the address that it was made for', async () => {
    await aCase(7);
    const id = await queueLetter(database.db, { caseId: 7 });
    const token = tokenFor(id, ANNA);
    const known = await ask({ tokens: [token] });
    expect(known.tokens.get(token.token)).toMatchObject({ outboundId: id, caseId: 7, recipient: ANNA });
    expect(known.cases.get(7)?.reference).toBe(printReference(7));
  });

  test('that was made for another address is not: a copied number with a right first half points nowhere', async () => {
    const id = await queueLetter(database.db, { caseId: 7 });
    const known = await ask({ tokens: [tokenFor(id, 'kees@example.net')] });
    expect(known.tokens.size).toBe(0);
  });

  test('of a letter that is not there is not verified', async () => {
    const id = await queueLetter(database.db);
    expect((await ask({ tokens: [tokenFor(id + 1, ANNA)] })).tokens.size).toBe(0);
  });

  test('that another key signed is not verified', async () => {
    const id = await queueLetter(database.db);
    const other = { id: 1, secret: Buffer.alloc(32, 8) };
    const token = makeToken(other, { ...claimOf(id), address: ANNA });
    expect((await ask({ tokens: [{ ...claimOf(id), token }] })).tokens.size).toBe(0);
  });
});

describe('an id of a thread', () => {
  test('of a letter of ours gives that letter and its case', async () => {
    await aCase(7);
    const id = await queueLetter(database.db, { caseId: 7, messageId: 'out@example.org' });
    const known = await ask({ messageIds: ['out@example.org', 'foreign@example.com'] });
    expect([...known.sentIds.keys()]).toEqual(['out@example.org']);
    expect(known.sentIds.get('out@example.org')).toMatchObject({
      outboundId: id,
      caseId: 7,
      automatic: true,
    });
    expect([...known.cases.keys()]).toEqual([7]);
  });

  test('of a mail that we received gives its case; one that is only referred to does so too', async () => {
    await aCase(7);
    await remember(7, { messageId: 'in@x', inReplyTo: [], references: ['root@x'] });
    const known = await ask({ messageIds: ['in@x', 'root@x', 'other@x'] });
    expect(known.receivedIds).toEqual(
      new Map([
        ['in@x', 7],
        ['root@x', 7],
      ]),
    );
  });

  test.each([
    ['an older', 7, 8],
    ['a younger', 8, 7],
  ])('that %s case received belongs there, though another refers to it', async (_, receiver, other) => {
    await aCase(7);
    await aCase(8);
    await remember(receiver, { messageId: 'in@x', inReplyTo: [], references: [] });
    await remember(other, { messageId: 'late@x', inReplyTo: ['in@x'], references: [] });
    expect((await ask({ messageIds: ['in@x'] })).receivedIds.get('in@x')).toBe(receiver);
  });

  test('that two cases refer to belongs to the younger one', async () => {
    await aCase(7);
    await aCase(8);
    for (const caseId of [8, 7]) {
      await remember(caseId, { messageId: null, inReplyTo: ['root@x'], references: [] });
    }
    expect((await ask({ messageIds: ['root@x'] })).receivedIds.get('root@x')).toBe(8);
  });
});

describe('a number in the subject', () => {
  test('counts when there is such a case', async () => {
    await aCase(7);
    const known = await ask({ subjectCases: [7, 8] });
    expect(known.subjectCases).toEqual(new Map([[7, 7]]));
    expect([...known.cases.keys()]).toEqual([7]);
  });
});

describe('a case', () => {
  const caseOf = async (id: number) => (await ask({ subjectCases: [id] })).cases.get(id);

  test('has the complainant and everybody whom we wrote as such as participants, staff not', async () => {
    await aCase(7);
    await queueLetter(database.db, { caseId: 7 });
    await queueLetter(database.db, { caseId: 7, toAddress: 'jan@example.net' });
    await queueLetter(database.db, { caseId: 7, toAddress: 'bea@example.org', audience: 'staff' });
    await queueLetter(database.db, { caseId: 8, toAddress: 'kees@example.net' });
    expect([...((await caseOf(7))?.participants ?? [])].sort()).toEqual([ANNA, 'jan@example.net']);
  });

  test('shows when we last wrote to the complainant on it, and nothing when we never did', async () => {
    await aCase(7);
    expect((await caseOf(7))?.lastOwnMailAt).toBeNull();
    await queueLetter(database.db, { caseId: 7, madeAt: ago(2 * DAY) });
    await queueLetter(database.db, { caseId: 7, madeAt: ago(DAY), audience: 'staff' });
    expect((await caseOf(7))?.lastOwnMailAt).toEqual(ago(2 * DAY));
  });

  test('is closed since the day of its closing, whatever was recorded afterwards, and open otherwise', async () => {
    await aCase(7);
    await aCase(8, { stage: 'closed', closed_at: ago(3 * DAY) });
    expect(await caseOf(7)).toMatchObject({ closedAt: null, language: 'nl' });
    expect((await caseOf(8))?.closedAt).toEqual(ago(3 * DAY));
  });
});

describe('an earlier mail', () => {
  test('is one with the same id, or with the same content', async () => {
    const sameId = await filed({ messageId: 'in@x', caseId: 7 });
    const sameContent = await filed({ messageId: 'other@x', digest: 'd-new' });
    await filed({ messageId: 'third@x' });
    const { earlier } = await ask({}, { messageId: 'in@x' });
    expect(earlier.map(({ mailId }) => mailId)).toEqual([sameId, sameContent]);
    expect(earlier[0]).toEqual({
      askedBy: 900,
      mailId: sameId,
      messageId: 'in@x',
      contentDigest: 'd-old',
      from: ANNA,
      receivedAt: ago(DAY),
      caseId: 7,
    });
  });

  test('is never another mail without id just because both have none', async () => {
    await filed({ messageId: null });
    expect((await ask()).earlier).toEqual([]);
  });

  test('is neither the mail itself nor one that waits, could not be read or is itself a repeat', async () => {
    const itself = await filed({ digest: 'd-new' });
    await filed({ digest: 'd-new', status: 'pending' });
    await filed({ digest: 'd-new', status: 'quarantined' });
    const first = await filed({ digest: 'd-other' });
    await filed({ digest: 'd-new', secondDeliveryOf: first });
    expect((await ask()).earlier.map(({ mailId }) => mailId)).toEqual([itself]);
    expect((await ask({}, {}, itself)).earlier).toEqual([]);
  });
});

describe('a bounce without any id of ours', () => {
  const recent = async () =>
    (await ask({ failedRecipients: [ANNA, 'piet@example.net'] })).recentSent.map(
      ({ outboundId }) => outboundId,
    );
  async function sent(before: number, toAddress = ANNA, audience: 'complainant' | 'staff' = 'complainant') {
    const id = await queueLetter(database.db, { toAddress, audience });
    await sql`update outbound_mails set status = 'sent', sent_at = ${ago(before)} where id = ${id}`.execute(
      database.db,
    );
    return id;
  }

  test('is matched with what left to the address it names in the last fourteen days, the last first', async () => {
    const first = await sent(14 * DAY - 1);
    const last = await sent(DAY, 'piet@example.net', 'staff');
    await sent(14 * DAY);
    await sent(DAY, 'kees@example.net');
    expect(await recent()).toEqual([last, first]);
  });

  test('is not matched with a letter that has not left yet', async () => {
    await queueLetter(database.db);
    expect(await recent()).toEqual([]);
  });
});

test('several mails are asked about at once, and each learns only what bears on it', async () => {
  await aCase(7);
  await aCase(8);
  const letter = await queueLetter(database.db, { caseId: 7, messageId: 'out@example.org' });
  await remember(8, { messageId: 'in@x', inReplyTo: [], references: [] });
  const old = await filed({ messageId: 'again@x', caseId: 8 });
  const naming = (mailId: number, messageId: string, address: string) =>
    question(
      { messageIds: [messageId], author: { address, name: '' } },
      { messageId, contentDigest: `d-${mailId}` },
      mailId,
    );
  const known = await lookUpAll(
    database.db,
    [KEY],
    [
      naming(901, 'out@example.org', 'piet@example.com'),
      naming(902, 'in@x', ANNA),
      naming(903, 'again@x', 'kees@example.com'),
    ],
    NOW,
  );
  const found = known.map((each) => [
    [...each.sentIds.values()].map(({ outboundId }) => outboundId),
    [...each.receivedIds.values()],
    each.earlier.map(({ mailId }) => mailId),
    each.answers.toAddressLastHour,
  ]);
  expect(found).toEqual([
    [[letter], [], [], 0],
    [[], [8], [], 1],
    [[], [], [old], 0],
  ]);
  expect(await lookUpAll(database.db, [KEY], [], NOW)).toEqual([]);
});

describe('what the register knows of one mail', () => {
  const ADDRESSES = [ANNA, 'piet@example.net', 'kees@example.com'] as const;
  const IDS = ['out-1@example.org', 'out-2@example.org', 'in-7@x', 'in-8@x', 'foreign@x'] as const;

  /** Two cases with a letter and a mail each; the letter on the second one came back. */
  beforeEach(async () => {
    for (const id of [7, 8]) {
      await aCase(id);
      await filed({ messageId: `in-${id}@x`, digest: `d-${id}`, caseId: id });
      await remember(id, { messageId: `in-${id}@x`, inReplyTo: [], references: [] });
    }
    for (const [id, caseId, toAddress] of [
      [1, 7, ANNA],
      [2, 8, 'piet@example.net'],
    ] as const) {
      await queueLetter(database.db, { id, caseId, toAddress, messageId: `out-${id}@example.org` });
      await sql`update outbound_mails set status = 'sent', sent_at = ${ago(DAY)} where id = ${id}`.execute(
        database.db,
      );
    }
    await flagAddresses(database.db, new Map([['piet@example.net', 'returned: 5.1.1']]));
  });

  const aToken = fc
    .record({ serial: fc.integer({ min: 1, max: 3 }), address: fc.constantFrom(...ADDRESSES) })
    .map(({ serial, address }) => {
      const claim = { serial, audience: 'complainant' } as const;
      return { ...claim, token: makeToken(KEY, { ...claim, address }) };
    });
  const aQuestion = fc.record({
    mailId: fc.integer({ min: 1, max: 4 }),
    imported: fc.boolean(),
    desk: fc.constant('klachten'),
    receivedAt: fc.constant(NOW),
    mail: fc.record({
      messageId: fc.constantFrom(null, 'in-7@x', 'in-8@x', 'new@x'),
      contentDigest: fc.constantFrom('d-7', 'd-8', 'd-new'),
    }),
    wanted: fc.record({
      messageIds: fc.uniqueArray(fc.constantFrom(...IDS)),
      tokens: fc.array(aToken, { maxLength: 2 }),
      quotedTokens: fc.array(aToken, { maxLength: 2 }),
      subjectCases: fc.uniqueArray(fc.constantFrom(7, 8, 9)),
      failedRecipients: fc.uniqueArray(fc.constantFrom(...ADDRESSES)),
      author: fc.option(fc.constantFrom(...ADDRESSES).map((address) => ({ address, name: 'Anna de Wit' }))),
      ownMark: fc.boolean(),
    }),
  });

  /** All of it but the list of cases, in which those of other mails of the batch may stand as well. */
  const apart = ({ cases: _, ...facts }: Known) => facts;

  test('is the same whatever mails are asked about beside it', async () => {
    const batches = fc.uniqueArray(aQuestion, {
      minLength: 1,
      maxLength: 6,
      selector: ({ mailId }) => mailId,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (questions) => {
        const together = await lookUpAll(database.db, [KEY], questions, NOW);
        expect(together).toHaveLength(questions.length);
        for (const [index, each] of questions.entries()) {
          const [alone] = await lookUpAll(database.db, [KEY], [each], NOW);
          const beside = together[index];
          if (alone === undefined || beside === undefined) throw new Error('every question has an answer');
          expect(apart(beside)).toEqual(apart(alone));
          for (const [caseId, link] of alone.cases) expect(beside.cases.get(caseId)).toEqual(link);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('says of a mail that names nothing that it names nothing, beside one that names everything', async () => {
    const token = { serial: 1, audience: 'complainant' } as const;
    const everything = question(
      {
        messageIds: [...IDS],
        tokens: [{ ...token, token: makeToken(KEY, { ...token, address: ANNA }) }],
        subjectCases: [7, 8],
        failedRecipients: [...ADDRESSES],
        author: { address: 'piet@example.net', name: '' },
        ownMark: true,
      },
      { messageId: 'in-7@x', contentDigest: 'd-8' },
      901,
    );
    const [full, bare] = await lookUpAll(database.db, [KEY], [everything, question({ author: null })], NOW);
    expect(full?.sentIds.size).toBe(2);
    expect(full?.receivedIds.size).toBe(2);
    expect(full?.tokens.size).toBe(1);
    expect(full?.recentSent).toHaveLength(2);
    expect(full?.earlier).toHaveLength(2);
    expect(full?.answers.addressBouncedHard).toBe(true);
    expect(bare).toMatchObject({ earlier: [], recentSent: [], ownMark: false });
    expect(bare?.answers).toMatchObject({ toAddressLastHour: 0, addressBouncedHard: false });
    for (const found of [bare?.sentIds, bare?.receivedIds, bare?.tokens, bare?.subjectCases]) {
      expect(found?.size).toBe(0);
    }
  });
});
