import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHAIN_START,
  type ChainLink,
  type ChainRow,
  digestLink,
  digestPayload,
  verifyChain,
} from '../../src/case/chain.ts';
import { TUESDAY } from '../support/given.ts';

const SALT = new Uint8Array(32).fill(1);
const OTHER_SALT = new Uint8Array(32).fill(2);
const PAYLOADS = ['registered', 'sent', 'warned', 'note'] as const;

/** A case of four rows, chained. */
function writeLog(): readonly ChainRow[] {
  let digest = CHAIN_START;
  return PAYLOADS.map((payload, index) => {
    const previousDigest = digest;
    const link: ChainLink = {
      caseId: 1042,
      seq: index + 1,
      type: 'note_added',
      at: new Date(TUESDAY.getTime() + index),
      mailId: index === 0 ? 3 : null,
      payloadDigest: digestPayload(payload, SALT),
    };
    digest = digestLink(previousDigest, link);
    return { ...link, previousDigest, digest, kept: { payload, salt: SALT } };
  });
}

/** The case with one row changed; `at` counts from 0. */
function withRow(at: number, change: (row: ChainRow) => ChainRow): readonly ChainRow[] {
  return writeLog().map((row, index) => (index === at ? change(row) : row));
}

/** A row with the digest that follows from what stands in it: what a careful forger writes. */
function sealed(row: ChainRow): ChainRow {
  return { ...row, digest: digestLink(row.previousDigest, row) };
}

const rowNumbers = fc.integer({ min: 0, max: PAYLOADS.length - 1 });
const changes: fc.Arbitrary<Partial<ChainLink>> = fc.constantFrom(
  { caseId: 1043 },
  { type: 'letter_sent' },
  { at: new Date(TUESDAY.getTime() + 1_000) },
  { mailId: 0 },
  { mailId: 12 },
  { payloadDigest: digestPayload('something else', SALT) },
);

describe('the log of a case', () => {
  test('is whole as it was written, and also when nothing is written yet', () => {
    expect(verifyChain(writeLog())).toBeNull();
    expect(verifyChain([])).toBeNull();
  });

  test('names the row of which any field was changed', () => {
    fc.assert(
      fc.property(rowNumbers, changes, (at, change) => {
        const rows = withRow(at, (row) => ({ ...row, ...change, kept: null }));
        expect(verifyChain(rows)).toEqual({ seq: at + 1, because: 'row-changed' });
      }),
    );
  });

  test('names the row after a changed one whose own digest was computed anew', () => {
    const rows = withRow(1, (row) => sealed({ ...row, type: 'letter_failed' }));
    expect(verifyChain(rows.slice(0, 2))).toBeNull();
    expect(verifyChain(rows)).toEqual({ seq: 3, because: 'not-linked' });
  });

  test('names the row that tells of another row before it', () => {
    const rows = withRow(2, (row) => sealed({ ...row, previousDigest: CHAIN_START }));
    expect(verifyChain(rows)).toEqual({ seq: 3, because: 'not-linked' });
  });

  test('names the row of which the text or the salt was changed', () => {
    const milder = withRow(2, (row) => ({ ...row, kept: { payload: 'milder words', salt: SALT } }));
    expect(verifyChain(milder)).toEqual({ seq: 3, because: 'payload-changed' });
    const resalted = withRow(0, (row) => ({ ...row, kept: { payload: 'registered', salt: OTHER_SALT } }));
    expect(verifyChain(resalted)).toEqual({ seq: 1, because: 'payload-changed' });
  });

  test('names the row after one that was taken out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PAYLOADS.length - 2 }), (at) => {
        const rows = writeLog().filter((_row, index) => index !== at);
        expect(verifyChain(rows)).toEqual({ seq: at + 2, because: 'not-next' });
      }),
    );
  });

  test('does not show a cut tail: that is what the fingerprint of the register is for', () => {
    expect(verifyChain(writeLog().slice(0, -1))).toBeNull();
  });

  test('names the first of two rows that changed places', () => {
    fc.assert(
      fc.property(rowNumbers, rowNumbers, (one, other) => {
        fc.pre(one < other);
        const rows = [...writeLog()];
        const [early, late] = [rows[one], rows[other]];
        const swapped = rows.map((row) => (row === early ? late : row === late ? early : row));
        const present = swapped.filter((row) => row !== undefined);
        expect(verifyChain(present)).toEqual({ seq: other + 1, because: 'not-next' });
      }),
    );
  });

  test('names a row that was put in twice', () => {
    const rows = writeLog();
    expect(verifyChain([...rows.slice(0, 2), ...rows.slice(1)])).toEqual({ seq: 2, because: 'not-next' });
  });

  test('names a row of another case that was put in, although it has the right number', () => {
    const rows = withRow(3, (row) => sealed({ ...row, caseId: 1043, previousDigest: CHAIN_START }));
    expect(verifyChain(rows)).toEqual({ seq: 4, because: 'not-linked' });
  });

  test('stays whole when payload and salt of any row are erased', () => {
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3]), (erased) => {
        const rows = writeLog().map((row, index) => (erased.includes(index) ? { ...row, kept: null } : row));
        expect(verifyChain(rows)).toBeNull();
      }),
    );
  });
});

describe('the digest of a payload', () => {
  test('differs with another salt, so that it cannot be guessed once the salt is gone', () => {
    expect(digestPayload('Anna de Wit', SALT)).not.toBe(digestPayload('Anna de Wit', OTHER_SALT));
  });

  test('is the same for the same payload and salt: SHA-256 of the salt and then the text', () => {
    // printf '\001%.0s' $(seq 32) | cat - <(printf 'Anna de Wit') | sha256sum
    expect(digestPayload('Anna de Wit', SALT)).toBe(
      '04ada99625a889395e9cb8f92110d49df817f85d5e003e3e229fc592fc7520ee',
    );
  });

  test('the digest of a row never changes between versions of the program', () => {
    expect(writeLog().at(-1)?.digest).toBe(
      '908a3e2a1b147eb5be5a34f3840b63c9ced8d6c8cd3e2d41eb308e5e469b7061',
    );
  });
});
