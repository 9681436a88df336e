import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countAnswers,
  FURTHER_ASKS,
  generationOf,
  inBatches,
  LOOK_BACK_UIDS,
  lookFromUid,
  nextWatermark,
  type Unanswered,
  uidsToFetch,
} from '../../src/mail/work-list.ts';

const uid = fc.integer({ min: 1, max: 3_000 });
const uids = fc.uniqueArray(uid, { maxLength: 60 });

describe('generation of a folder', () => {
  const left = { uidValidity: 7, uidNext: 120 };
  test.each([
    ['a folder never read before is a first reading', null, { uidValidity: 7, uidNext: 1 }, 'first'],
    ['the same numbering goes on', left, { uidValidity: 7, uidNext: 120 }, 'same'],
    ['a higher UIDNEXT goes on', left, { uidValidity: 7, uidNext: 121 }, 'same'],
    ['another UIDVALIDITY is a new generation', left, { uidValidity: 8, uidNext: 500 }, 'new'],
    ['a lower UIDVALIDITY is a new generation too', left, { uidValidity: 6, uidNext: 120 }, 'new'],
    ['a UIDNEXT that fell is a new generation', left, { uidValidity: 7, uidNext: 119 }, 'new'],
    ['a server that does not say UIDNEXT goes on', left, { uidValidity: 7, uidNext: 0 }, 'same'],
  ] as const)('%s', (_name, before, now, expected) => {
    expect(generationOf(before, now)).toBe(expected);
  });
});

describe('what is still to be fetched', () => {
  test('the minute round looks back over the window, the daily one at the whole folder', () => {
    expect(lookFromUid(1_200, false)).toBe(1_200 - LOOK_BACK_UIDS);
    expect(lookFromUid(20, false)).toBe(1);
    expect(lookFromUid(1_200, true)).toBe(1);
  });

  test('a mail that the server shows late, below the watermark, is fetched', () => {
    expect(uidsToFetch([98, 99, 100], new Set([98, 100]), new Map())).toEqual([99]);
  });

  test('nothing that is listed and not in the ledger is ever left out, and nothing twice', () => {
    fc.assert(
      fc.property(uids, uids, uids, (listed, stored, asked) => {
        const inLedger = new Set(stored);
        const unanswered: Unanswered = new Map(asked.map((one) => [one, 1]));
        const list = uidsToFetch(listed, inLedger, unanswered);
        for (const one of [...listed, ...asked]) expect(list.includes(one)).toBe(!inLedger.has(one));
        expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
      }),
    );
  });

  test('whatever fails in whatever round, every mail of the folder ends in the ledger', () => {
    const round = fc.record({
      arrivals: fc.nat({ max: 400 }),
      fails: fc.array(fc.boolean(), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.array(round, { maxLength: 12 }), (rounds) => {
        const folder: number[] = [];
        const ledger = new Set<number>();
        let watermark = 0;
        const run = (fails: readonly boolean[]) => {
          const from = lookFromUid(watermark, false);
          const listed = folder.filter((one) => one >= from);
          const list = uidsToFetch(listed, ledger, new Map());
          const stored = list.filter((_, index) => fails[index] !== true);
          for (const one of stored) ledger.add(one);
          watermark = nextWatermark(
            watermark,
            listed,
            list.filter((one) => !ledger.has(one)),
          );
        };
        for (const { arrivals, fails } of rounds) {
          for (let count = 0; count < arrivals; count += 1) folder.push(folder.length + 1);
          run(fails);
        }
        run([]);
        expect([...ledger].sort((a, b) => a - b)).toEqual(folder);
        expect(watermark).toBe(folder.length);
      }),
    );
  });

  test('the watermark stays below the first mail that could not be stored', () => {
    expect(nextWatermark(10, [11, 12, 13], [12])).toBe(11);
    expect(nextWatermark(10, [11, 12, 13], [])).toBe(13);
    expect(nextWatermark(10, [], [])).toBe(10);
    expect(nextWatermark(10, [7, 11], [7])).toBe(6);
  });
});

describe('a mail that the server lists but does not hand over', () => {
  test('is asked for in three further rounds before it counts as gone', () => {
    let unanswered: Unanswered = new Map();
    for (let ask = 0; ask < FURTHER_ASKS; ask += 1) {
      const answers = countAnswers(unanswered, [5], new Set());
      expect(answers.gone).toEqual([]);
      expect(uidsToFetch([], new Set(), answers.unanswered)).toEqual([5]);
      unanswered = answers.unanswered;
    }
    expect(countAnswers(unanswered, [5], new Set())).toEqual({ unanswered: new Map(), gone: [5] });
  });

  test('is forgotten as unanswered once it comes after all', () => {
    const { unanswered } = countAnswers(new Map(), [5, 6], new Set([6]));
    expect(countAnswers(unanswered, [5], new Set([5]))).toEqual({ unanswered: new Map(), gone: [] });
  });

  test('is never both gone and asked for again, and no other mail is affected', () => {
    const counts = fc.array(fc.tuple(uid, fc.integer({ min: 1, max: FURTHER_ASKS })));
    fc.assert(
      fc.property(counts, uids, uids, (before, asked, answered) => {
        const { unanswered, gone } = countAnswers(new Map(before), asked, new Set(answered));
        for (const one of gone) {
          expect(unanswered.has(one)).toBe(false);
          expect(asked).toContain(one);
        }
        for (const one of answered) expect(unanswered.has(one)).toBe(false);
        for (const one of asked) {
          expect(answered.includes(one) || unanswered.has(one) || gone.includes(one)).toBe(true);
        }
      }),
    );
  });
});

describe('batches', () => {
  test('a mail larger than a batch is fetched alone', () => {
    const sizes = [3, 90, 3, 3].map((sizeBytes) => ({ sizeBytes }));
    expect(inBatches(sizes, { maxBytes: 10, maxCount: 50 }).map((batch) => batch.length)).toEqual([1, 1, 2]);
  });

  test('keep all messages in order, and hold no more than the limits allow', () => {
    const sizes = fc.array(fc.record({ uid, sizeBytes: fc.nat({ max: 200 }) }));
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 9 }), (messages, maxCount) => {
        const batches = inBatches(messages, { maxBytes: 100, maxCount });
        expect(batches.flat()).toEqual(messages);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, message) => sum + message.sizeBytes, 0);
          expect(batch.length).toBeLessThanOrEqual(maxCount);
          expect(batch.length === 1 || bytes <= 100).toBe(true);
          expect(batch.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
