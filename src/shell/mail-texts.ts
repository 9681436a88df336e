/**
 * The readable text of a mail from its text parts: transfer encoding, charset, format=flowed, the choice
 * between plain text and HTML, and the caps of inbound.md B4, B5 and B9.
 */
import { decodeText } from '../mail/charset.ts';
import { clamp, cleanText, MAX_TEXT } from '../mail/clean-text.ts';
import type { MailFlag } from '../mail/inbound-mail.ts';
import type { Leaf, MimeStructure } from '../mail/mime-structure.ts';
import { withoutMarks } from '../mail/quote-boundaries.ts';
import { parameter } from '../mail/raw-header.ts';
import { isStub, textKind, textRuns, unflow } from '../mail/text-parts.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';
import { type TextFile, uudecode } from '../mail/uudecode.ts';
import { htmlText } from './html-text.ts';

export type MailTexts = {
  readonly text: string;
  /** The same with the marks that quote-boundaries.ts reads, where HTML marks what is quoted. */
  readonly markedText: string;
  /** All HTML of the mail, to see which pictures it shows. */
  readonly html: string;
  /** Files that stood in the text itself. */
  readonly files: readonly TextFile[];
  readonly flags: readonly MailFlag[];
};

/** One text part, decoded; format=flowed is undone. */
export type DecodedPart = { readonly kind: 'plain' | 'html'; readonly content: string };
/** The text parts of a mail in the runs of mail/text-parts.ts, and what was odd about them. */
export type DecodedRuns = {
  readonly runs: readonly (readonly DecodedPart[])[];
  readonly flags: readonly MailFlag[];
};
type Piece = { readonly text: string; readonly flags: readonly MailFlag[] };

/** Most encoded bytes of one text part that are decoded; HTML is bigger than the text it holds. */
const MAX_PART_BYTES = 6 * 1_048_576;
/** Parts beyond this are pieces of one broken mail, and each costs a conversion. */
const MAX_RUNS = 200;

/** The texts of a mail. Never throws. */
export function readTexts(raw: Uint8Array, structure: MimeStructure): MailTexts {
  const { runs: decoded, flags: oddities } = decodeRuns(raw, structure);
  const flags = [...oddities];
  const pieces = decoded.map(readRun);
  const { text, files } = uudecode(joinPieces(pieces.map((piece) => piece.text)));
  if (files.length > 0) flags.push('uuencoded');
  if (text.length > MAX_TEXT) flags.push('cut');
  const markedText = clamp(text, MAX_TEXT);
  return {
    text: withoutMarks(markedText),
    markedText,
    html: decoded
      .flat()
      .filter((part) => part.kind === 'html')
      .map((part) => part.content)
      .join('\n'),
    files,
    flags: [...flags, ...pieces.flatMap((piece) => piece.flags)],
  };
}

/** The text parts of a mail, each decoded. Never throws. */
export function decodeRuns(raw: Uint8Array, structure: MimeStructure): DecodedRuns {
  const flags: MailFlag[] = [];
  const runs = textRuns(structure);
  if (runs.length > MAX_RUNS) flags.push('cut');
  const decoded = runs.slice(0, MAX_RUNS).map((run) => run.map((leaf) => decodePart(raw, leaf, flags)));
  return { runs: decoded, flags };
}

function decodePart(raw: Uint8Array, leaf: Leaf, flags: MailFlag[]): DecodedPart {
  const kind = textKind(leaf) ?? 'plain';
  const end = Math.min(leaf.end, leaf.start + MAX_PART_BYTES);
  if (end < leaf.end) flags.push('cut');
  const bytes = decodeTransfer(raw.subarray(leaf.start, end), leaf.encoding);
  const { text, guessed } = decodeText(bytes, declaredCharset(leaf, bytes));
  if (guessed) flags.push('bad-charset');
  const lines = cleanText(text);
  const flowed = kind === 'plain' && parameter(leaf.contentType, 'format').toLowerCase() === 'flowed';
  const deleteSpace = parameter(leaf.contentType, 'delsp').toLowerCase() === 'yes';
  return { kind, content: flowed ? unflow(lines, deleteSpace) : lines };
}

/** The charset of the part, else the one that HTML names in its head. */
function declaredCharset(leaf: Leaf, bytes: Uint8Array): string {
  const declared = parameter(leaf.contentType, 'charset');
  if (declared !== '' || leaf.type !== 'text/html') return declared;
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return /<meta[^<>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? '';
}

function readRun(run: readonly DecodedPart[]): Piece {
  const plain = joinPieces(run.filter((part) => part.kind === 'plain').map((part) => part.content));
  const html = run
    .filter((part) => part.kind === 'html')
    .map((part) => part.content)
    .join('\n');
  if (html === '' || !isStub(plain, html)) return { text: plain, flags: [] };
  const whole = htmlText(html);
  const text = cleanText(whole.text);
  if (withoutMarks(text).trim() === '') return { text: plain, flags: [] };
  return { text, flags: whole.cut ? ['html-cut'] : [] };
}

function joinPieces(pieces: readonly string[]): string {
  const filled = pieces.filter((piece) => piece.trim() !== '');
  return filled.map((piece) => piece.replace(/\u00a0/g, ' ')).join('\n');
}
