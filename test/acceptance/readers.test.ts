/**
 * No text reaches anybody outside unless they are its reader and its command was carried out (law 1 and 3 of commands.md
 * 3.1, DESIGN 3 "Who reads a text"): random command mails and answers of third parties through the real jobs, each text
 * known by a word of its own.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/staff/catalogue.ts';
import {
  type AnyMail,
  anyMail,
  bodyOf,
  INTERNAL,
  KEES,
  LISTED,
  OUTSIDE,
  TOLD,
  textOf,
} from '../support/any-command-mail.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const MINUTE_MS = 60_000;
const SEED = 20261117;
/** Complaints, and the mails that Els writes about each, one after the other. */
const COMPLAINTS = 50;
const ROUNDS = 3;
const WORDS = /\bq[cpitk]\d{1,3}(?:x\d[a-z]?(?:l\d)?|subject|name|file|content)\b/g;

/** In `#intake` of test/support/any-command-mail.ts. */
const ENTERED = 'bram@example.org';
const addressOf = (index: number) => `klager${index}@woning${index}.example`;

/** The words of all replies of a mail: up to the next command, and nothing below a signature or a stop. */
function repliesIn(text: string): readonly string[] {
  const [read = ''] = text.split(/\n(?:-- |#stop)\n/);
  const replies = read.match(/^#reply .*(?:\n(?!#[a-z]|>|-- ).*)*/gm) ?? [];
  return replies.flatMap((reply) => reply.match(WORDS) ?? []).filter((word) => word.startsWith('qc'));
}

describe('of what a colleague writes in any mail', () => {
  const desk = useDesk((config) => {
    const changed = withColleagues(config);
    const limits = { ...changed.limits, staffNoticesPerHour: 1000, staffAnswersPerHour: 1000 };
    return { ...changed, limits };
  });
  const mails = fc.sample(anyMail, { seed: SEED, numRuns: COMPLAINTS * ROUNDS });
  /** Status of each mail by its number, and what every complainant was sent, by the number of the complaint. */
  let statuses: ReadonlyMap<number, string>;
  const sent: LeftMail[] = [];
  let kept: ReadonlySet<string>;
  let references: readonly string[];

  beforeAll(async () => {
    const notices = await openComplaints();
    references = notices.map(({ mail }) => /C-\d+-\d/.exec(mail.subject)?.[0] ?? '');
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, notice] of notices.entries()) {
        const number = round * COMPLAINTS + index;
        const mail = mails[number];
        if (mail !== undefined) await desk.deliver(written(mail, number, notice));
      }
      sent.push(...(await desk.work()));
      desk.pass(11 * MINUTE_MS);
      sent.push(...(await desk.work()));
      await answerOrders(round);
    }
    statuses = await statusByNumber();
    kept = await wordsKept();
  }, 240_000);

  async function openComplaints(): Promise<readonly LeftMail[]> {
    for (let index = 0; index < COMPLAINTS; index += 1)
      await desk.deliver(rawMail({ From: `Anna de Wit <${addressOf(index)}>`, Subject: `Lekkage ${index}` }));
    const left = await desk.work();
    return Array.from({ length: COMPLAINTS }, (_, index) => {
      const notice = left.find(
        ({ parcel, mail }) => parcel.to === ELS && mail.subject.endsWith(`Lekkage ${index}`),
      );
      if (notice === undefined) throw new Error(`no notice of complaint ${index}`);
      return notice;
    });
  }

  /** Kees answers each order that he got in the round, from his own address or from another one. */
  async function answerOrders(round: number): Promise<void> {
    const orders = sent.filter(({ parcel }) => parcel.to === KEES);
    for (const [index, order] of orders.entries()) {
      const word = ['JA 4 december', 'NEE', 'GEREED', 'Hallo'][index % 4];
      const from = index % 5 === 4 ? 'Kees thuis <kees@thuis.example>' : `Kees Vos <${KEES}>`;
      const number = round * 100 + index;
      const fields = { From: from, 'Message-ID': `<kees-${number}@kitbedrijf.example>` };
      const subject = `Re: ${order.mail.subject} qk${number}subject`;
      await desk.deliver(
        rawMail({ ...inAnswerTo(order), ...fields, Subject: subject }, `${word} qk${number}x0 over de buren`),
      );
    }
    sent.push(...(await desk.work()));
    desk.pass(MINUTE_MS);
  }

  function written(mail: AnyMail, number: number, notice: LeftMail): string {
    const { fields, body } = bodyOf(mail, textOf(mail, number), number);
    const header = {
      ...inAnswerTo(notice),
      'Message-ID': `<any-${number}@mail.example.net>`,
      Subject: `Re: ${notice.mail.subject} qi${number}subject`,
      From: `Els qi${number}name <${ELS}>`,
      Cc: addressOf(number % COMPLAINTS),
      ...(mail.isProven ? {} : { 'Authentication-Results': null }),
    };
    return staffMail(body, { ...header, ...fields });
  }

  async function statusByNumber(): Promise<ReadonlyMap<number, string>> {
    const rows = await desk.office.db
      .selectFrom('staff_transactions')
      .select(['message_id', 'status'])
      .execute();
    return new Map(rows.map((row) => [Number(/\d+/.exec(row.message_id ?? '')?.[0]), row.status]));
  }

  async function wordsKept(): Promise<ReadonlySet<string>> {
    const rows = await desk.office.db.selectFrom('case_event_payloads').select('payload').execute();
    return new Set(rows.flatMap(({ payload }) => JSON.stringify(payload).match(WORDS) ?? []));
  }

  const wordsIn = ({ parcel, mail }: LeftMail): readonly string[] =>
    `${Buffer.from(parcel.bytes).toString().replaceAll('=\r\n', '')} ${mail.subject} ${mail.text}`.match(
      WORDS,
    ) ?? [];
  const toComplainants = () =>
    sent
      .filter(({ parcel }) => parcel.to.startsWith('klager') || parcel.to === ENTERED)
      .map(({ parcel, mail }) => ({
        /** Null for the person whose complaints Els enters herself. */
        complaint: parcel.to === ENTERED ? null : Number(/\d+/.exec(parcel.to)?.[0]),
        words: wordsIn({ parcel, mail }),
      }));
  const numberOf = (word: string) => Number(/\d+/.exec(word)?.[0]);

  test('every text of the catalogue was tried', () => {
    const withText = COMMANDS.filter(({ row }) => row.reader !== 'none');
    const tried = [
      ...Object.keys(TOLD),
      ...Object.keys(OUTSIDE),
      ...Object.keys(LISTED),
      ...Object.keys(INTERNAL),
    ];
    expect(withText.map(({ name }) => name).toSorted()).toEqual(tried.toSorted());
    const told = withText.filter(({ row }) => row.reader === 'complainant').map(({ name }) => name);
    // What a complaint consists of is quoted in its decision, and by no other mail.
    expect(told.toSorted()).toEqual([...Object.keys(TOLD), ...Object.keys(LISTED)].toSorted());
    const outside = withText.filter(({ row }) => row.reader === 'third-party').map(({ name }) => name);
    expect(outside).toEqual(Object.keys(OUTSIDE));
  });

  test('nothing internal, and nothing of or to a third party, reaches a complainant', () => {
    const leaked = toComplainants().flatMap(({ words }) => words.filter((word) => !/^q[cp]/.test(word)));
    expect(leaked).toEqual([]);
  });

  test('a third party reads the orders of its case and nothing else', () => {
    const orders = sent.filter(({ parcel }) => parcel.to === KEES);
    expect(orders.length).toBeGreaterThan(10);
    for (const order of orders) {
      const words = wordsIn(order);
      expect(words.filter((word) => !word.startsWith('qt'))).toEqual([]);
      const cases = new Set(words.map((word) => references[numberOf(word) % COMPLAINTS]));
      expect([...cases]).toEqual([/C-\d+-\d/.exec(order.mail.subject)?.[0]]);
      expect(words.every((word) => statuses.get(numberOf(word)) === 'done')).toBe(true);
      expect(order.mail.text).not.toMatch(/storm|woning/);
    }
  });

  test('what a third party writes reaches colleagues, and nobody is answered', () => {
    const readers = sent.filter((mail) => wordsIn(mail).some((word) => word.startsWith('qk')));
    expect(readers.length).toBeGreaterThan(10);
    expect(new Set(readers.map(({ parcel }) => parcel.to))).toEqual(new Set([ELS]));
    expect(sent.filter(({ parcel }) => parcel.to.endsWith('thuis.example'))).toEqual([]);
  });

  test('what is meant for a complainant reaches the one of the case, and only when it was carried out', () => {
    const wrong = toComplainants().flatMap(({ complaint, words }) =>
      words.filter((word) => {
        const number = numberOf(word);
        const isElsewhere = complaint !== null && number % COMPLAINTS !== complaint;
        return isElsewhere || statuses.get(number) !== 'done';
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('a reply that was carried out reaches her wholly', () => {
    const arrived = new Set(toComplainants().flatMap(({ words }) => words));
    const replies = mails.flatMap((mail, number) =>
      statuses.get(number) === 'done' ? repliesIn(textOf(mail, number)) : [],
    );
    expect(replies.length).toBeGreaterThan(20);
    expect(replies.filter((word) => !arrived.has(word))).toEqual([]);
  });

  test('much of both was written, carried out and refused', () => {
    expect(new Set(toComplainants().flatMap(({ words }) => words)).size).toBeGreaterThan(40);
    expect([...kept].filter((word) => word.startsWith('qi')).length).toBeGreaterThan(40);
    expect(new Set(statuses.values())).toEqual(new Set(['done', 'refused', 'waiting', 'noted']));
  });
});
