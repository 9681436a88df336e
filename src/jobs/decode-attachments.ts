/**
 * Decodes attachments that were only located when their mail was registered, and notes size and SHA-256:
 * at the latest within the hour, so that the dossier can prove its papers (procedure step 1, 7).
 */
import {
  saveDigest,
  takeUndecoded,
  takeUndecodedOf,
  type UndecodedAttachment,
} from '../shell/db/attachment-store.ts';
import { loadRaw } from '../shell/db/raw-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { decodeAttachment, sha256Hex } from '../shell/decode-attachment.ts';
import type { Office } from './office.ts';

const AT_ONCE = 20;

/** Decodes everything that waits. @returns number of attachments */
export async function decodeAttachments(office: Office, signal: AbortSignal): Promise<number> {
  for (let done = 0; ; ) {
    if (signal.aborted) return done;
    const count = await office.db.transaction().execute(async (tx) => {
      const waiting = await takeUndecoded(tx, AT_ONCE);
      for (const attachment of waiting) await decodeOne(tx, attachment);
      return waiting.length;
    });
    if (count === 0) return done;
    done += count;
  }
}

/** Decodes what still waits on one case, for somebody who looks at it now. */
export async function decodeAttachmentsOf(db: Db, caseId: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const attachment of await takeUndecodedOf(tx, caseId)) await decodeOne(tx, attachment);
  });
}

/** A raw mail that was purged leaves the digest of nothing, so that the row is not looked at again. */
async function decodeOne(tx: Db, { id, mailId, range }: UndecodedAttachment): Promise<void> {
  const raw = (await loadRaw(tx, mailId)) ?? new Uint8Array();
  const bytes = decodeAttachment(raw, { range, content: null });
  await saveDigest(tx, id, sha256Hex(bytes), bytes.byteLength);
}
