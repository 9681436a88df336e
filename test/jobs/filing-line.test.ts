import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFilingLine } from '../../src/jobs/filing-line.ts';
import type { ReadMail } from '../../src/jobs/inquiry.ts';
import { aMail, NOW } from '../support/mails.ts';

const LIMITS = { mails: 50, bytes: 1_000_000, perAddress: 3 };

type Details = {
  readonly from?: string;
  readonly content?: string;
  readonly answers?: string;
  readonly attempt?: number;
  readonly bytes?: number;
};

let last = 0;

/** A mail like no other, but for what the test says. */
function read({ from, content, answers, attempt = 1, bytes = 800 }: Details = {}): ReadMail {
  last += 1;
  const mail = aMail({
    from: from ?? `person${last}@example.net`,
    messageId: `mail${last}@example.net`,
    contentDigest: content ?? `content ${last}`,
    inReplyTo: answers === undefined ? [] : [answers],
  });
  const claimed = {
    id: last,
    desk: 'klachten',
    receivedAt: NOW,
    shortened: false,
    imported: false,
    attempt,
    signatureCheck: null,
    bytes: Buffer.alloc(bytes),
  };
  return { claimed, mail };
}

function lineOf(...mails: readonly ReadMail[]) {
  const line = openFilingLine(LIMITS);
  line.add(mails);
  return line;
}

describe('mails that have nothing to do with each other', () => {
  test('are filed together, in their order', () => {
    const mails = [read(), read(), read()];
    const line = lineOf(...mails);
    expect(line.take()).toEqual(mails);
    expect(line.waiting()).toBe(0);
  });

  test('are filed beside those that are being filed', () => {
    const line = lineOf(read());
    line.take();
    const next = read();
    line.add([next]);
    expect(line.take()).toEqual([next]);
  });

  test('go in lots of so many mails', () => {
    const line = lineOf(...Array.from({ length: 60 }, () => read()));
    expect(line.take()).toHaveLength(50);
    expect(line.take()).toHaveLength(10);
  });

  test('go in lots of so many bytes, one large mail by itself', () => {
    const [large, small] = [read({ bytes: 2_000_000 }), read()];
    const line = lineOf(large, small);
    expect(line.take()).toEqual([large]);
    expect(line.take()).toEqual([small]);
  });
});

describe('mails of which one must see what became of the other', () => {
  test.each([
    ['with the same content', { content: 'same' }, { content: 'same' }],
    ['that answer the same mail', { answers: 'root@example.net' }, { answers: 'root@example.net' }],
  ])('%s go one after the other', (_, one, other) => {
    const [first, second] = [read(one), read(other)];
    const line = lineOf(first, second);
    expect(line.take()).toEqual([first]);
    expect(line.take()).toEqual([]);
    line.finish([first]);
    expect(line.take()).toEqual([second]);
  });

  test('keep their order when the one between them has to wait', () => {
    const first = read();
    const answer = read({ answers: first.mail.messageId ?? '' });
    const answerToThat = read({ answers: answer.mail.messageId ?? '' });
    const line = lineOf(first, answer, answerToThat);
    expect(line.take()).toEqual([first]);
    line.finish([first]);
    expect(line.take()).toEqual([answer]);
    line.finish([answer]);
    expect(line.take()).toEqual([answerToThat]);
  });

  test('of one author go together up to the limit, and never beside each other', () => {
    const mails = Array.from({ length: 5 }, () => read({ from: 'anna@example.net' }));
    const line = lineOf(...mails);
    expect(line.take()).toEqual(mails.slice(0, 3));
    expect(line.take()).toEqual([]);
    line.finish(mails.slice(0, 3));
    expect(line.take()).toEqual(mails.slice(3));
  });
});

describe('a mail that was tried before', () => {
  test('is filed alone, and nothing is taken in hand beside it', () => {
    const [before, suspect, behind] = [read(), read({ attempt: 2 }), read()];
    const line = lineOf(before, suspect, behind);
    expect(line.isClosed()).toBe(true);
    expect(line.take()).toEqual([before]);
    expect(line.take()).toEqual([]);
    line.finish([before]);
    expect(line.take()).toEqual([suspect]);
    expect(line.isClosed()).toBe(true);
    line.finish([suspect]);
    expect(line.isClosed()).toBe(false);
    expect(line.take()).toEqual([behind]);
  });

  test('keeps what stands behind it waiting while it is filed', () => {
    const [suspect, behind] = [read({ attempt: 2 }), read()];
    const line = lineOf(suspect, behind);
    expect(line.take()).toEqual([suspect]);
    expect(line.take()).toEqual([]);
  });
});

describe('a line that is given up', () => {
  test('hands over what waits, and keeps what is in hand', () => {
    const [first, second] = [read({ content: 'same' }), read({ content: 'same' })];
    const line = lineOf(first, second);
    line.take();
    expect(line.clear()).toEqual([second]);
    expect(line.waiting()).toBe(0);
  });
});

/** What is wrong with these being filed at the same moment; null for nothing. */
function clash(inHand: readonly ReadMail[]): string | null {
  const contents = inHand.map(({ mail }) => mail.contentDigest);
  if (new Set(contents).size < contents.length) return `content twice: ${contents}`;
  const isAccompanied = inHand.length > 1 && inHand.some(({ claimed }) => claimed.attempt > 1);
  return isAccompanied ? 'one that was tried before is not alone' : null;
}

/** Two hands work until nothing waits. @returns the mails in the order in which they were given out */
function workOff(line: ReturnType<typeof lineOf>, finishesFirst: () => boolean): readonly ReadMail[] {
  const hands: (readonly ReadMail[])[] = [];
  const given: ReadMail[] = [];
  while (line.waiting() > 0 || hands.length > 0) {
    const taken = line.take();
    if (taken.length > 0) hands.push(taken);
    given.push(...taken);
    expect(clash(hands.flat())).toBeNull();
    if (taken.length === 0 || hands.length === 2)
      line.finish((finishesFirst() ? hands.shift() : hands.pop()) ?? []);
  }
  return given;
}

test('whatever comes: each mail is given out once, and those in hand share nothing', () => {
  const details = fc.record({
    from: fc.constantFrom('anna@example.net', 'piet@example.net', 'kees@example.net'),
    content: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    answers: fc.constantFrom('x@example.net', 'y@example.net', 'z@example.net'),
    attempt: fc.constantFrom(1, 1, 1, 2),
  });
  const all = fc.array(details, { maxLength: 30 });
  fc.assert(
    fc.property(all, fc.infiniteStream(fc.boolean()), (each, first) => {
      const mails = each.map(read);
      const given = workOff(lineOf(...mails), () => first.next().value === true);
      expect(given).toHaveLength(mails.length);
      expect(new Set(given)).toEqual(new Set(mails));
    }),
  );
});
