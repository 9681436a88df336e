/**
 * Chinese in the national double-byte set (GB 2312) whose mail declares nothing, or Latin: read as Latin it is nothing
 * but accents. Its letters stand in pairs of high bytes, which accents of western languages never do for long, and
 * nearly all of them are in the rows of the common characters (inbound.md B3).
 */

const FIRST = { from: 0xa1, to: 0xf7 } as const;
const SECOND = { from: 0xa1, to: 0xfe } as const;
/** Rows 16 to 55: the characters that nearly all text is made of. */
const COMMON = { from: 0xb0, to: 0xd7 } as const;
const FEWEST_PAIRS = 4;
const COMMON_SHARE = 0.7;

/** Whether every high byte belongs to a pair of the set, and most pairs are common characters. */
export function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    if (!isWithin(first, FIRST) || !isWithin(bytes[at + 1] ?? 0, SECOND)) return false;
    pairs += 1;
    if (isWithin(first, COMMON)) common += 1;
    at += 1;
  }
  return pairs >= FEWEST_PAIRS && common >= COMMON_SHARE * pairs;
}

function isWithin(byte: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return byte >= from && byte <= to;
}
