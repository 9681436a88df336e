/**
 * A picture for the story, made on the spot so that no photo of a real house has to be shipped: a dormer
 * with a wet stain, as a PNG (RFC 2083: signature, IHDR, IDAT, IEND).
 */
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 320;

/** The bytes of the picture, the same every time. */
export function makePhoto(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const pixels = Array.from({ length: WIDTH }, (_, x) => pixel(x, y));
    return Buffer.from([0, ...pixels.flat()]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Sky, roof, the white dormer with its window, and the stain below the sill. */
function pixel(x: number, y: number): readonly [number, number, number] {
  const isRoof = y > 90 + Math.abs(x - 240) * 0.25;
  const isDormer = x > 130 && x < 350 && y > 110 && y < 260;
  const isWindow = x > 160 && x < 320 && y > 135 && y < 225;
  const isStain = Math.hypot((x - 285) / 55, (y - 248) / 26) < 1 + Math.sin(x / 7) * 0.12;
  if (isDormer && isStain) return [150, 128, 92];
  if (isWindow) return [92 + Math.floor(y / 4), 128, 150];
  if (isDormer) return [238, 236, 228];
  return isRoof ? [142 - (y % 12), 72, 54] : [168, 196 + Math.floor(y / 4), 226];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
