/**
 * Raw bytes to the one shape of a mail (inbound.md B). The structure is found in the raw bytes in one pass, texts
 * are decoded, and attachments are left as ranges of the mail (performance.md: decoding them was half of the time).
 */
import { domainToASCII } from 'node:url';
import { type ListedAddress, listAddresses } from '../mail/address-list.ts';
import { attachmentPart, unpackedPart } from '../mail/attachment-parts.ts';
import { decodeText } from '../mail/charset.ts';
import { cleanLine, MAX_NAME } from '../mail/clean-text.ts';
import { contentDigest } from '../mail/content-digest.ts';
import { contentFlags } from '../mail/content-flags.ts';
import { readDeliveryReports } from '../mail/delivery-report.ts';
import { headerFacts, type TextField, textFields } from '../mail/header-facts.ts';
import {
  type DeliveryReport,
  type InboundMail,
  MAIL_FLAGS,
  type MailAddress,
  type MailFlag,
} from '../mail/inbound-mail.ts';
import { type Leaf, type MimeStructure, scanStructure } from '../mail/mime-structure.ts';
import { headerStart, parameter, repairLineEnds } from '../mail/raw-header.ts';
import { tokensInText } from '../mail/reply-token.ts';
import { scanHeader } from '../mail/scan-header.ts';
import { fileLeaves, textLeaves } from '../mail/text-parts.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';
import { type MailTexts, readTexts } from './mail-texts.ts';
import { readWords } from './mail-words.ts';

const REPORT_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers'];
const FEEDBACK_TYPE = 'message/feedback-report';
/** A report or a returned header longer than this is not one. */
const MAX_REPORT_BYTES = 262_144;
const MAX_ADDRESSES = 1_000;
const MAX_ADDRESS_FIELD = 65_536;

/**
 * A mail from its raw bytes.
 * @param raw  as stored; ranges of attachments point into it
 * @returns    never rejects: every oddity of the mail is a flag
 */
export async function parseMail(raw: Uint8Array): Promise<InboundMail> {
  const bytes = repairLineEnds(raw);
  const start = headerStart(bytes);
  const structure = scanStructure(bytes, start);
  const fields = textFields(bytes, structure.header, bodyCharset(structure));
  const files = fileLeaves(structure);
  const moved = start > 0 || bytes !== raw;
  return assemble({ bytes, structure, fields, files, moved });
}

type Material = {
  readonly bytes: Uint8Array;
  readonly structure: MimeStructure;
  readonly fields: readonly TextField[];
  readonly files: readonly Leaf[];
  /** True when something stood in front of the header or line ends were repaired. */
  readonly moved: boolean;
};

function assemble(material: Material): InboundMail {
  const { bytes, structure, fields } = material;
  const { flags: headerFlags, date, ...head } = headerFacts(fields);
  const texts = readTexts(bytes, structure);
  const files = readFiles(material, texts.html);
  const words = readWords(bytes, material.files, texts, head);
  const attachments = [
    ...files.map((file) => file.part),
    ...words.unpacked.map((file, at) => unpackedPart(file, files.length + at + 1)),
  ];
  const from = addresses(fields, 'from');
  const flags = [
    ...headerFlags,
    ...texts.flags,
    ...contentFlags(head.contentType, structure.leaves, attachments, texts.text),
    ...senderFlags(from, fields),
    ...repairFlags(material),
  ];
  return {
    ...head,
    from,
    sender: addresses(fields, 'sender')[0] ?? null,
    replyTo: addresses(fields, 'reply-to'),
    to: addresses(fields, 'to'),
    cc: addresses(fields, 'cc'),
    text: words.text,
    visibleText: words.visibleText,
    quotedMarkers: tokensInText(texts.html),
    attachments,
    deliveryReports: deliveryReports(bytes, structure),
    returnedMessageIds: returnedIds(bytes, structure),
    returnedTokens: returnedTokens(bytes, structure),
    flags: MAIL_FLAGS.filter((flag) => flags.includes(flag)),
    contentDigest: digestOf(material, texts, head.subject, date, files),
    sizeBytes: bytes.length,
  };
}

/** Over what the mail itself brings; what was unpacked from its files is in their bytes. */
function digestOf(
  { bytes }: Material,
  texts: MailTexts,
  subject: string,
  date: string,
  files: ReturnType<typeof readFiles>,
): string {
  const parts = files.map(({ leaf, part: { name, type } }) => ({
    name,
    type,
    encoded: bytes.subarray(leaf.start, leaf.end),
  }));
  const inText = texts.files.map(({ name, content }) => ({ name, type: '', encoded: content }));
  return contentDigest({ subject, date, texts: [texts.text], attachments: [...parts, ...inText] });
}

function readFiles({ bytes, files }: Material, html: string) {
  return files.map((leaf, at) => ({
    leaf,
    part: attachmentPart(bytes, leaf, at + 1, html),
  }));
}

function repairFlags({ structure, moved }: Material): readonly MailFlag[] {
  const flags: readonly (readonly [MailFlag, boolean])[] = [
    ['leading-garbage', moved],
    ['broken-header', structure.header.broken],
    ['cut', structure.header.cut],
    ['too-many-parts', structure.tooManyParts],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}

function bodyCharset(structure: MimeStructure): string {
  const text = textLeaves(structure)[0];
  return text === undefined ? '' : parameter(text.contentType, 'charset');
}

function leavesOf(structure: MimeStructure, types: readonly string[]): readonly Leaf[] {
  return structure.leaves.filter((leaf) => types.includes(leaf.type));
}

function decodeLeaf(bytes: Uint8Array, leaf: Leaf): Uint8Array {
  return decodeTransfer(
    bytes.subarray(leaf.start, Math.min(leaf.end, leaf.start + MAX_REPORT_BYTES)),
    leaf.encoding,
  );
}

function deliveryReports(bytes: Uint8Array, structure: MimeStructure): readonly DeliveryReport[] {
  const bodies = leavesOf(structure, REPORT_TYPES).map(
    (leaf) => decodeText(decodeLeaf(bytes, leaf), 'utf-8').text,
  );
  return bodies.flatMap(readDeliveryReports);
}

function returnedIds(bytes: Uint8Array, structure: MimeStructure): readonly string[] {
  const ids = leavesOf(structure, RETURNED_TYPES).map(
    (leaf) => scanHeader(decodeLeaf(bytes, leaf)).messageId,
  );
  return [...new Set(ids.filter((id) => id !== null))];
}

function returnedTokens(bytes: Uint8Array, structure: MimeStructure): readonly string[] {
  const reports = leavesOf(structure, [FEEDBACK_TYPE, ...RETURNED_TYPES]).map((leaf) => {
    const text = decodeText(decodeLeaf(bytes, leaf), 'utf-8').text;
    // The body of what is returned is written by people; its header is written by servers.
    return leaf.type === FEEDBACK_TYPE ? text : (text.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? '');
  });
  return tokensInText(reports.join('\n'));
}

function senderFlags(from: readonly MailAddress[], fields: readonly TextField[]): readonly MailFlag[] {
  const usable = new Set(from.map(({ address }) => address).filter((address) => address !== ''));
  const several = usable.size > 1 || fields.filter(({ name }) => name === 'from').length > 1;
  return [
    ...(usable.size === 0 ? (['no-from'] as const) : []),
    ...(several ? (['several-from'] as const) : []),
  ];
}

/** Several fields of one name are one list: every From that a mail claims is seen (inbound.md B2). */
function addresses(fields: readonly TextField[], name: string): readonly MailAddress[] {
  const values = fields.filter((field) => field.name === name).map((field) => field.value);
  const all = values
    .flatMap((value) => listAddresses(value.slice(0, MAX_ADDRESS_FIELD)))
    .slice(0, MAX_ADDRESSES)
    .map(mailAddress);
  const usable = all.filter(({ address }) => address !== '');
  return usable.length === 0 ? all : usable;
}

function mailAddress(entry: ListedAddress): MailAddress {
  // An absolute domain, with a dot at its end, is the same domain (RFC 1034 section 3.1).
  const written = cleanLine(entry.address, 320)
    .toLowerCase()
    .replace(/(?<=[^.@])\.$/, '');
  const at = written.lastIndexOf('@');
  const usable = at > 0 && at < written.length - 1 && !/\s/.test(written);
  const name = cleanLine(entry.name === '' && !usable ? written : entry.name, MAX_NAME);
  if (!usable) return { address: '', name };
  const domain = written.slice(at + 1);
  const ascii = /^[a-z0-9.-]+$/.test(domain) ? domain : domainToASCII(domain);
  return { address: ascii === '' ? written : `${written.slice(0, at)}@${ascii}`, name };
}
