import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHAIN_START, type ChainLink, digestLink, digestPayload } from '../../src/case/chain.ts';
import { TUESDAY } from '../support/given.ts';

/** A row as the log stores it; the payload and its salt can be erased. */
type Row = {
  readonly link: ChainLink;
  readonly digest: string;
  readonly kept: { readonly payload: string; readonly salt: Uint8Array } | null;
};

const SALT = new Uint8Array(32).fill(1);
const OTHER_SALT = new Uint8Array(32).fill(2);
const PAYLOADS = ['registered', 'sent', 'warned', 'note'] as const;

/** A case of four rows, chained. */
function writeLog(): readonly Row[] {
  let previous = CHAIN_START;
  return PAYLOADS.map((payload, index) => {
    const link: ChainLink = {
      caseId: 1042,
      seq: index + 1,
      type: 'note_added',
      at: new Date(TUESDAY.getTime() + index),
      mailId: index === 0 ? 3 : null,
      payloadDigest: digestPayload(payload, SALT),
    };
    previous = digestLink(previous, link);
    return { link, digest: previous, kept: { payload, salt: SALT } };
  });
}

/** Whether each digest follows from its row and the digest before it, and from the payload that is kept. */
function isWhole(rows: readonly Row[]): boolean {
  return rows.every(({ link, digest, kept }, index) => {
    const previous = rows[index - 1]?.digest ?? CHAIN_START;
    const payloadIsTrue = kept === null || digestPayload(kept.payload, kept.salt) === link.payloadDigest;
    return payloadIsTrue && digestLink(previous, link) === digest;
  });
}

const rowNumbers = fc.integer({ min: 0, max: PAYLOADS.length - 1 });
const changes: fc.Arbitrary<Partial<ChainLink>> = fc.constantFrom(
  { caseId: 1043 },
  { seq: 9 },
  { type: 'letter_sent' },
  { at: new Date(TUESDAY.getTime() + 1_000) },
  { mailId: 0 },
  { mailId: 12 },
  { payloadDigest: digestPayload('something else', SALT) },
);

describe('the log of a case', () => {
  test('is whole as it was written', () => {
    expect(isWhole(writeLog())).toBe(true);
  });

  test('shows any changed field of any row', () => {
    fc.assert(
      fc.property(rowNumbers, changes, (at, change) => {
        const rows = writeLog().map((row, index) =>
          index === at ? { ...row, link: { ...row.link, ...change }, kept: null } : row,
        );
        expect(isWhole(rows)).toBe(false);
      }),
    );
  });

  test('shows a changed row whose own digest was computed anew', () => {
    const rows = writeLog().map((row, index) => {
      if (index !== 1) return row;
      const link = { ...row.link, type: 'letter_failed' };
      return { link, digest: digestLink(writeLog()[0]?.digest ?? '', link), kept: row.kept };
    });
    expect(isWhole(rows.slice(0, 2))).toBe(true);
    expect(isWhole(rows)).toBe(false);
  });

  test('shows a changed text', () => {
    const rows = writeLog().map((row) => ({ ...row, kept: { payload: 'milder words', salt: SALT } }));
    expect(isWhole(rows)).toBe(false);
  });

  test('shows a row that was taken out before the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PAYLOADS.length - 2 }), (at) => {
        expect(isWhole(writeLog().filter((_row, index) => index !== at))).toBe(false);
      }),
    );
  });

  test('does not show a cut tail: that is what the fingerprint of the register is for', () => {
    expect(isWhole(writeLog().slice(0, -1))).toBe(true);
  });

  test('shows two rows that changed places', () => {
    fc.assert(
      fc.property(rowNumbers, rowNumbers, (one, other) => {
        fc.pre(one !== other);
        const rows = writeLog();
        const swapped = rows.map((row, index) => {
          if (index === one) return rows[other] ?? row;
          return index === other ? (rows[one] ?? row) : row;
        });
        expect(isWhole(swapped)).toBe(false);
      }),
    );
  });

  test('shows a row that was put in twice', () => {
    const rows = writeLog();
    expect(isWhole([...rows.slice(0, 2), ...rows.slice(1)])).toBe(false);
  });

  test('stays whole when payload and salt of any row are erased', () => {
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3]), (erased) => {
        const rows = writeLog().map((row, index) => (erased.includes(index) ? { ...row, kept: null } : row));
        expect(isWhole(rows)).toBe(true);
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
