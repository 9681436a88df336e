/** How big a file will be, told from its encoded form without decoding it. */
import { decodeTransfer, type TransferEncoding } from './transfer-encoding.ts';

const DECODE_BELOW = 65_536;

/** Decoded size in bytes: exact for small bodies and for base64 in lines of one length, else an estimate. */
export function decodedSize(body: Uint8Array, encoding: TransferEncoding): number {
  if (encoding === 'identity') return body.length;
  if (body.length < DECODE_BELOW) return decodeTransfer(body, encoding).length;
  return encoding === 'base64' ? base64Size(body) : body.length;
}

function base64Size(body: Uint8Array): number {
  const line = body.indexOf(0x0a) + 1;
  const lineEnd = line > 1 && body[line - 2] === 0x0d ? 2 : 1;
  const lines = line === 0 ? 0 : Math.floor(body.length / line);
  const tail = Buffer.from(body.subarray(-4)).toString('latin1');
  const padding = tail.endsWith('==') ? 2 : Number(tail.endsWith('='));
  return Math.floor(((body.length - lines * lineEnd) / 4) * 3) - padding;
}
