/**
 * Bytes of a mail to text. Senders declare charsets wrongly often enough that the declaration is only a
 * first guess: it must decode strictly, else UTF-8 if the bytes are that, else Chinese if they look it, else
 * windows-1252, which takes anything (inbound.md B3 and B4). Labels follow the WHATWG Encoding Standard with the names mail uses.
 */
import { decodeCodePage850, decodeUtf7 } from './rare-charsets.ts';
import { looksChinese } from './undeclared-charset.ts';

/** Text and whether it came out as the sender declared it; `guessed` means the declaration was wrong or unknown. */
export type DecodedText = { readonly text: string; readonly guessed: boolean };

// Names seen in mail that the Encoding Standard does not list.
const ALIASES: Readonly<Record<string, string>> = {
  'ansi_x3.4-1968': 'us-ascii',
  'cp-1252': 'windows-1252',
  'iso-8859-1-windows-3.1-latin-1': 'windows-1252',
  'iso-latin-1': 'iso-8859-1',
  'iso-2022-jp-ms': 'iso-2022-jp',
  ks_c_5601: 'euc-kr',
  'latin-1': 'iso-8859-1',
  'unicode-1-1-utf-8': 'utf-8',
  utf8mb4: 'utf-8',
  'x-gbk': 'gbk',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  gb_2312: 'gb2312',
  unicode: 'utf-16le',
};

const UTF7 = new Set(['utf-7', 'utf7', 'unicode-1-1-utf-7', 'x-unicode-2-0-utf-7']);
const CODE_PAGE_850 = new Set(['cp850', 'cp-850', 'ibm850', 'ibm-850', 'dos-850', 'cp437', 'ibm437']);

// Every byte string is "valid" in these, so a strict decode proves nothing: text in UTF-8 goes first.
const PROVES_NOTHING = new Set(['', 'utf-8', 'utf8', 'us-ascii', 'windows-1252']);

/** So many bytes more than letters prove UTF-8, whatever is declared. */
const SURELY_UTF8 = 3;

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder | null>();

/**
 * The text of some bytes.
 * @param bytes     bytes after transfer decoding
 * @param declared  charset label as the mail gave it, '' when it gave none
 * @returns         always text, never throws. Source: inbound.md B3, B4.
 */
export function decodeText(bytes: Uint8Array, declared: string): DecodedText {
  const label = normalLabel(declared);
  if (UTF7.has(label) && isAscii(bytes)) return { text: decodeUtf7(latin1(bytes)), guessed: false };
  if (CODE_PAGE_850.has(label)) return { text: decodeCodePage850(bytes), guessed: false };
  const named = strictDecoder(label)?.encoding ?? '';
  return (
    (PROVES_NOTHING.has(named) ? null : decodeAsNamed(named, bytes)) ?? decodeByLooks(bytes, label, named)
  );
}

/** A decode that can fail, so that success means something. */
function decodeAsNamed(named: string, bytes: Uint8Array): DecodedText | null {
  const utf8 = named.startsWith('utf-16') ? null : decodeStrictly('utf-8', bytes);
  // A few letters in another charset can be UTF-8 by chance, more cannot.
  if (utf8 !== null && bytes.length - utf8.length >= SURELY_UTF8) return { text: utf8, guessed: true };
  const strict = decodeStrictly(named, bytes);
  if (strict !== null) return { text: strict, guessed: false };
  // Japanese programs label their own code page as the mail standard.
  const cousin = named === 'iso-2022-jp' ? decodeStrictly('shift_jis', bytes) : null;
  return cousin === null ? null : { text: cousin, guessed: true };
}

function decodeByLooks(bytes: Uint8Array, label: string, named: string): DecodedText {
  const asDeclared = label === '' || named === 'utf-8';
  const utf8 = decodeStrictly('utf-8', bytes);
  if (utf8 !== null) return { text: utf8, guessed: !asDeclared && utf8.length !== bytes.length };
  const damaged = asDeclared ? decodeDamagedUtf8(bytes) : null;
  if (damaged !== null) return { text: damaged, guessed: true };
  const chinese = looksChinese(bytes) ? decodeStrictly('gb18030', bytes) : null;
  if (chinese !== null) return { text: chinese, guessed: true };
  return {
    text: decodeStrictly('windows-1252', bytes) ?? latin1(bytes),
    guessed: named !== 'windows-1252' || label.includes('ascii'),
  };
}

function normalLabel(declared: string): string {
  const label = declared
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .slice(0, 60);
  return ALIASES[label] ?? label;
}

function strictDecoder(label: string): Decoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  const made = makeDecoder(label);
  // Labels come from strangers; the cache must not grow with them.
  if (made !== null || decoders.size < 200) decoders.set(label, made);
  return made;
}

function makeDecoder(label: string): Decoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  const decoder = strictDecoder(label);
  if (decoder === null) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 with a few broken letters, as left by programs that cut at a byte; null when it is something else. */
function decodeDamagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const whole = (text.match(/[\u0080-\ufffc]/g) ?? []).length;
  return whole > broken * 3 ? text : null;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
