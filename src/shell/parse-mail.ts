/**
 * Raw bytes to the one shape of a mail (inbound.md B). The structure is found in the raw bytes, bodies are
 * decoded here, and the vendor parser reads addresses and part names from a skeleton without bodies; so
 * attachments are never decoded, and the ranges of the parts need no agreement between two parsers.
 */
import { domainToASCII } from 'node:url';
import {
  type AddressObject,
  type Attachment,
  type EmailAddress,
  type ParsedMail,
  simpleParser,
} from 'mailparser';
import { attachmentPart } from '../mail/attachment-parts.ts';
import { decodeText } from '../mail/charset.ts';
import { cleanLine, MAX_NAME } from '../mail/clean-text.ts';
import { contentDigest } from '../mail/content-digest.ts';
import { contentFlags } from '../mail/content-flags.ts';
import { readDeliveryReports } from '../mail/delivery-report.ts';
import { headerFacts, textFields } from '../mail/header-facts.ts';
import {
  type DeliveryReport,
  type InboundMail,
  MAIL_FLAGS,
  type MailAddress,
  type MailFlag,
} from '../mail/inbound-mail.ts';
import { type Leaf, type MimeStructure, scanStructure } from '../mail/mime-structure.ts';
import { headerStart, parameter, repairLineEnds } from '../mail/raw-header.ts';
import { scanHeader } from '../mail/scan-header.ts';
import { type TextField, writeSkeleton } from '../mail/skeleton.ts';
import { textLeaves } from '../mail/text-parts.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';
import { readTexts } from './mail-texts.ts';
import { visibleText } from './visible-text.ts';

const VENDOR_OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
} as const;

const REPORT_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers'];
/** A report or a returned header longer than this is not one. */
const MAX_REPORT_BYTES = 262_144;
const MAX_ADDRESSES = 1_000;

/**
 * A mail from its raw bytes.
 * @param raw  as stored; ranges of attachments point into it
 * @returns    rejects only if the vendor parser refuses the skeleton; every oddity of the mail is a flag
 */
export async function parseMail(raw: Uint8Array): Promise<InboundMail> {
  const bytes = repairLineEnds(raw);
  const start = headerStart(bytes);
  const structure = scanStructure(bytes, start);
  const fields = textFields(bytes, structure.header, bodyCharset(structure));
  const files = fileLeaves(structure);
  const reading: Promise<ParsedMail> = simpleParser(writeSkeleton(fields, files), VENDOR_OPTIONS);
  const moved = start > 0 || bytes !== raw;
  return assemble({ bytes, structure, fields, files, vendor: await reading, moved });
}

type Material = {
  readonly bytes: Uint8Array;
  readonly structure: MimeStructure;
  readonly fields: readonly TextField[];
  readonly files: readonly Leaf[];
  readonly vendor: ParsedMail;
  /** True when something stood in front of the header or line ends were repaired. */
  readonly moved: boolean;
};

function assemble(material: Material): InboundMail {
  const { bytes, structure, fields, vendor } = material;
  const { flags: headerFlags, date, ...head } = headerFacts(fields);
  const texts = readTexts(bytes, structure);
  const files = readFiles(material, texts.html);
  const attachments = files.map((file) => file.part);
  const from = addresses(vendor.from);
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
    sender: addresses(vendor.headers.get('sender'))[0] ?? null,
    replyTo: addresses(vendor.replyTo),
    to: addresses(vendor.to),
    cc: addresses(vendor.cc),
    text: texts.text,
    visibleText: visibleText(texts.replyText.trim() === '' ? texts.text : texts.replyText, head.subject),
    attachments,
    deliveryReports: deliveryReports(bytes, structure),
    returnedMessageIds: returnedIds(bytes, structure),
    flags: MAIL_FLAGS.filter((flag) => flags.includes(flag)),
    contentDigest: contentDigest({
      subject: head.subject,
      date,
      texts: [texts.text],
      attachments: files.map(({ leaf, part }) => ({
        name: part.name,
        type: part.type,
        encoded: bytes.subarray(leaf.start, leaf.end),
      })),
    }),
    sizeBytes: bytes.length,
  };
}

function fileLeaves(structure: MimeStructure): readonly Leaf[] {
  const shown = new Set(textLeaves(structure));
  return structure.leaves.filter((leaf) => !shown.has(leaf));
}

function readFiles({ bytes, files, vendor }: Material, html: string) {
  return files.map((leaf, at) => ({
    leaf,
    part: attachmentPart(bytes, leaf, partNames(vendor.attachments[at]), at + 1, html),
  }));
}

function repairFlags({ structure, moved }: Material): readonly MailFlag[] {
  const flags: readonly (readonly [MailFlag, boolean])[] = [
    ['leading-garbage', moved],
    ['cut', structure.header.cut],
    ['too-many-parts', structure.tooManyParts],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}

function bodyCharset(structure: MimeStructure): string {
  const text = textLeaves(structure)[0];
  return text === undefined ? '' : parameter(text.contentType, 'charset');
}

function partNames(part: Attachment | undefined) {
  return { fileName: part?.filename ?? '', type: part?.contentType ?? '' };
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

function senderFlags(from: readonly MailAddress[], fields: readonly TextField[]): readonly MailFlag[] {
  const usable = new Set(from.map(({ address }) => address).filter((address) => address !== ''));
  const several = usable.size > 1 || fields.filter(({ name }) => name === 'from').length > 1;
  return [
    ...(usable.size === 0 ? (['no-from'] as const) : []),
    ...(several ? (['several-from'] as const) : []),
  ];
}

function addresses(
  value: ParsedMail['to'] | ReturnType<ParsedMail['headers']['get']>,
): readonly MailAddress[] {
  if (!isAddressField(value)) return [];
  const objects: readonly AddressObject[] = Array.isArray(value) ? value : [value];
  return objects
    .flatMap((object) => object.value.flatMap(membersOf))
    .map(mailAddress)
    .slice(0, MAX_ADDRESSES);
}

function isAddressField(value: unknown): value is AddressObject | AddressObject[] {
  if (Array.isArray(value)) return value.every(isAddressField);
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value);
}

function membersOf(entry: EmailAddress): readonly EmailAddress[] {
  return entry.group === undefined ? [entry] : entry.group;
}

function mailAddress(entry: EmailAddress): MailAddress {
  const written = cleanLine(entry.address ?? '', 320).toLowerCase();
  const at = written.lastIndexOf('@');
  const usable = at > 0 && at < written.length - 1 && !/\s/.test(written);
  const name = entry.name === '' && !usable ? written : entry.name;
  if (!usable) return { address: '', name: cleanLine(name, MAX_NAME) };
  const domain = domainToASCII(written.slice(at + 1));
  const address = domain === '' ? written : `${written.slice(0, at)}@${domain}`;
  return { address, name: cleanLine(name, MAX_NAME) };
}
