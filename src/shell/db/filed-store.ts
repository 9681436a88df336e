/**
 * What became of mails, written in the transaction that files them: the outcome on the row, the list of the
 * attachments, and the ids by which later mails of the thread are found. Any number of mails in one statement
 * for each kind of row.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Fate } from '../../mail/disposition.ts';
import type { AttachmentPart, InboundMail } from '../../mail/inbound-mail.ts';
import type { Db } from './tables.ts';

/** A mail and where it went; `caseId` is null where it belongs to no case. */
export type FiledRow = {
  readonly mailId: number;
  readonly mail: InboundMail;
  readonly fate: Fate;
  readonly caseId: number | null;
};

/** Writes what became of the mails and ends the work on them. */
export async function finishMails(tx: Db, filed: readonly FiledRow[], at: Date): Promise<void> {
  if (filed.length === 0) return;
  const texts = joinTexts(filed.map(({ mail }) => mail));
  const rows = filed.map((each, index) => ({ ...outcomeRow(each), ...texts.ranges[index] }));
  // Texts travel as they are and are cut apart here: as part of the JSON they would be written and read sign by sign.
  await sql`
    update inbound_mails as mail set
      status = 'processed', failure = null, processed_at = ${at}, disposition = row.disposition,
      rules_hit = row.rules_hit, rules_missed = row.rules_missed, evidence = row.evidence,
      acknowledge_because = row.acknowledge_because, flags = row.flags, from_address = row.from_address,
      from_name = row.from_name, subject = row.subject, language = row.language,
      visible_text = convert_from(substring(joined.bytes from visible_start for visible_length), 'UTF8'),
      full_text = convert_from(substring(joined.bytes from full_start for full_length), 'UTF8'),
      content_digest = row.content_digest, case_id = row.case_id,
      second_delivery_of = row.second_delivery_of, proof = row.proof
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (
      id bigint, disposition text, rules_hit text[], rules_missed text[], evidence jsonb,
      acknowledge_because text[], flags text[], from_address text, from_name text, subject text,
      language text, visible_start int, visible_length int, full_start int, full_length int, content_digest text,
      case_id bigint, second_delivery_of bigint, proof jsonb),
      (select ${texts.bytes}::bytea as bytes) as joined
    where mail.id = row.id
  `.execute(tx);
}

/** Where a mail's texts stand among those of all, from 1; there is no full text where all of it is visible. */
type TextRange = {
  readonly visible_start: number;
  readonly visible_length: number;
  readonly full_start: number | null;
  readonly full_length: number | null;
};

function joinTexts(mails: readonly InboundMail[]) {
  const pieces: Buffer[] = [];
  let end = 0;
  const add = (text: string) => {
    const piece = Buffer.from(text);
    pieces.push(piece);
    const start = end + 1;
    end += piece.length;
    return { start, length: piece.length };
  };
  const ranges = mails.map(({ text, visibleText }): TextRange => {
    const visible = add(visibleText);
    const full = text === visibleText ? null : add(text);
    return {
      visible_start: visible.start,
      visible_length: visible.length,
      full_start: full?.start ?? null,
      full_length: full?.length ?? null,
    };
  });
  return { bytes: Buffer.concat(pieces), ranges };
}

function outcomeRow({ mailId, mail, fate, caseId }: FiledRow) {
  return {
    id: mailId,
    disposition: fate.disposition,
    rules_hit: fate.rules.hit,
    rules_missed: fate.rules.missed,
    evidence: fate.thread.evidence,
    acknowledge_because: fate.acknowledge.because,
    flags: fate.flags,
    from_address: fate.author?.address ?? mail.from[0]?.address ?? null,
    from_name: fate.author?.name ?? mail.from[0]?.name ?? null,
    subject: mail.subject,
    language: fate.language,
    content_digest: mail.contentDigest,
    case_id: caseId,
    second_delivery_of: fate.secondDeliveryOf,
    proof: fate.proof,
  };
}

/** Puts mails that were filed before on the case to which they turned out to belong. */
export async function placeMails(
  tx: Db,
  placed: readonly { readonly mailId: number; readonly caseId: number }[],
): Promise<void> {
  for (const { mailId, caseId } of placed)
    await tx.updateTable('inbound_mails').set({ case_id: caseId }).where('id', '=', mailId).execute();
}

/** Lists the attachments of the mails; what has a range is decoded later. */
export async function listAttachments(tx: Db, filed: readonly FiledRow[]): Promise<void> {
  const rows = filed.flatMap(({ mailId, mail }) =>
    mail.attachments.map((attachment, position) => attachmentRow(mailId, position, attachment)),
  );
  if (rows.length === 0) return;
  await sql`
    insert into attachments (mail_id, position, name, type, bytes, inline, range_start, range_end, encoding,
      content, sha256)
    select mail_id, position, name, type, bytes, inline, range_start, range_end, encoding,
      decode(content, 'base64'), sha256
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (
      mail_id bigint, position int, name text, type text, bytes bigint, inline boolean, range_start bigint,
      range_end bigint, encoding text, content text, sha256 text)
    on conflict (mail_id, position) do nothing
  `.execute(tx);
}

function attachmentRow(
  mailId: number,
  position: number,
  { name, type, bytes, inline, range, content }: AttachmentPart,
) {
  return {
    mail_id: mailId,
    position,
    name,
    type,
    bytes,
    inline,
    range_start: range?.start ?? null,
    range_end: range?.end ?? null,
    encoding: range?.encoding ?? null,
    content: content === null ? null : Buffer.from(content).toString('base64'),
    sha256: content === null ? null : createHash('sha256').update(content).digest('hex'),
  };
}

/** Remembers the ids of the mails on their cases, so that later mails of the same thread find them (inbound.md E1c). */
export async function rememberThreads(
  tx: Db,
  filed: readonly Pick<FiledRow, 'mail' | 'caseId'>[],
): Promise<void> {
  const rows = filed.flatMap(({ mail, caseId }) => (caseId === null ? [] : threadRows(caseId, mail)));
  if (rows.length === 0) return;
  await sql`
    insert into thread_ids (message_id, case_id, kind)
    select * from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.caseId)}::bigint[],
      ${rows.map((row) => row.kind)}::text[])
    on conflict (message_id, case_id) do nothing
  `.execute(tx);
}

function threadRows(caseId: number, { messageId, references, inReplyTo }: InboundMail) {
  const own = messageId === null ? [] : [{ id: messageId, caseId, kind: 'received' }];
  const others = [...new Set([...references, ...inReplyTo])].filter((id) => id !== messageId);
  return [...own, ...others.map((id) => ({ id, caseId, kind: 'referenced' }))];
}
