import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makePhoto } from '../../src/sandbox/photo.ts';

type Chunk = { readonly type: string; readonly data: Buffer; readonly isWhole: boolean };

/** The chunks of a PNG (RFC 2083 section 3): length, type, data, checksum over type and data. */
function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    const body = png.subarray(at + 4, end);
    const isWhole = crc32(body) === png.readUInt32BE(end);
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4), isWhole });
    at = end + 4;
  }
  return chunks;
}

test('the photo is a whole PNG of 480 by 320 pixels in colour', () => {
  const photo = makePhoto();
  expect(photo.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const chunks = chunksOf(photo);
  expect(chunks.map(({ type, isWhole }) => [type, isWhole])).toEqual([
    ['IHDR', true],
    ['IDAT', true],
    ['IEND', true],
  ]);
  const [header, pixels] = chunks;
  expect([header?.data.readUInt32BE(0), header?.data.readUInt32BE(4)]).toEqual([480, 320]);
  expect([...(header?.data.subarray(8) ?? [])]).toEqual([8, 2, 0, 0, 0]);
  const rows = inflateSync(pixels?.data ?? Buffer.alloc(0));
  expect(rows).toHaveLength(320 * (1 + 3 * 480));
  expect(new Set(rows.filter((_, index) => index % (1 + 3 * 480) === 0))).toEqual(new Set([0]));
});

test('the photo shows something, and the same every time', () => {
  const pixels = inflateSync(chunksOf(makePhoto())[1]?.data ?? Buffer.alloc(0));
  expect(new Set(pixels).size).toBeGreaterThan(20);
  expect(makePhoto().equals(makePhoto())).toBe(true);
});
