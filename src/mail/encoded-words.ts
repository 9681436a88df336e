/**
 * Header values as people read them: encoded words of RFC 2047, raw 8-bit bytes, folded lines. Neighbouring
 * words of one charset are joined as bytes before decoding, because senders cut letters in half (inbound.md B3).
 */
import { decodeText } from './charset.ts';
import { decodeTransfer } from './transfer-encoding.ts';

const ENCODED_WORD = /=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=/g;

type Word = { readonly charset: string; readonly bytes: readonly Uint8Array[] };

/** A header value with its encoded words decoded; what is not an encoded word stays as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let text = '';
  let end = 0;
  let pending: Word = { charset: '', bytes: [] };
  for (const match of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, match.index);
    const word = readWord(match);
    const adjacent = pending.bytes.length > 0 && between.trim() === '';
    if (adjacent && joins(pending, word)) {
      pending = { charset: word.charset, bytes: [...pending.bytes, ...word.bytes] };
    } else {
      // White space between two encoded words is not part of the text (RFC 2047 section 6.2).
      text += wordText(pending) + (adjacent ? '' : between);
      pending = word;
    }
    end = match.index + match[0].length;
  }
  return text + wordText(pending) + value.slice(end);
}

/**
 * The text of the raw bytes of a header value.
 * @param bytes    everything after the colon, line ends of folded lines included
 * @param charset  the charset that the body declares, used when the bytes are not UTF-8
 */
export function decodeRawValue(bytes: Uint8Array, charset: string): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/[\u0080-\u00ff]/.test(latin)) return unfolded(latin);
  // UTF-8 first, whatever the body declares: a modern client writes raw headers in nothing else.
  const utf8 = decodeText(bytes, 'utf-8');
  const text = utf8.guessed && charset !== '' ? decodeText(bytes, charset).text : utf8.text;
  return unfolded(text);
}

function unfolded(text: string): string {
  return (text.includes('\n') ? text.replace(/\r?\n[ \t]?/g, ' ') : text).trim();
}

function readWord(match: RegExpMatchArray): Word {
  const [, charset = '', kind = '', payload = ''] = match;
  const quoted = kind === 'q' || kind === 'Q';
  const bytes = Buffer.from(quoted ? payload.replaceAll('_', ' ') : payload, 'utf8');
  // RFC 2231 section 5 allows a language behind the charset: =?utf-8*nl?q?…?=
  const label = charset.split('*')[0] ?? '';
  const decoded = decodeTransfer(bytes, quoted ? 'quoted-printable' : 'base64');
  return { charset: label.toLowerCase(), bytes: [decoded] };
}

/** ISO-2022-JP carries state and returns to ASCII at the end of each word, so its words stand alone. */
function joins(before: Word, word: Word): boolean {
  return before.charset === word.charset && word.charset !== 'iso-2022-jp' && before.bytes.length < 1_000;
}

function wordText(word: Word): string {
  return word.bytes.length === 0 ? '' : decodeText(Buffer.concat(word.bytes), word.charset).text;
}
