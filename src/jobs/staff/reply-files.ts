/**
 * The files of a colleague's mail that `#attach` sends along with its `#reply` or `#done`: their bytes as they came, and nothing
 * that was not named (commands.md 3.4; acceptance case 52). A confirmed plan takes them from the mail in which it was
 * asked.
 */
import type { InboundMail } from '../../mail/inbound-mail.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { loadRaw } from '../../shell/db/raw-store.ts';
import { decodeAttachment } from '../../shell/decode-attachment.ts';
import { mailProblem, type Plan } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { takesFiles } from '../../staff/requests.ts';
import type { StaffRun } from './staff-run.ts';

/** More bytes together are refused by many mail servers, once they are encoded. */
const MOST_BYTES = 15 * 1024 * 1024;

/** The files of the replies of a plan, or why they cannot go out. */
export type ReplyFiles =
  | { readonly ok: true; readonly files: readonly MailFile[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the named files out of the mail in which they came. @param mailId  number of that mail */
export async function loadReplyFiles(run: StaffRun, plan: Plan, mailId: number): Promise<ReplyFiles> {
  const names = namedFiles(plan);
  if (names.length === 0) return { ok: true, files: [] };
  const source = await mailWithFiles(run, mailId);
  const files = source === null ? [] : filesIn(source, names);
  const missing = names.find((name) => !files.some((file) => file.name === name));
  if (missing !== undefined) return { ok: false, problems: [mailProblem('unknown-file', missing)] };
  const bytes = files.reduce((sum, { content }) => sum + content.byteLength, 0);
  return bytes > MOST_BYTES ? { ok: false, problems: [mailProblem('files-too-large')] } : { ok: true, files };
}

/** Names of the files that go with the letters of a plan. */
function namedFiles({ commands }: Plan): readonly string[] {
  return commands.flatMap(({ request }) => (takesFiles(request) ? request.files : []));
}

type MailWithFiles = { readonly mail: InboundMail; readonly bytes: Uint8Array };

/** Null for a mail that was purged, cannot be read, or was stored without its end: half a file is never sent. */
async function mailWithFiles({ office, tx, mail }: StaffRun, mailId: number): Promise<MailWithFiles | null> {
  const { claimed, mail: own } = mail.filing;
  if (claimed.id === mailId) return claimed.shortened ? null : { mail: own, bytes: claimed.bytes };
  const bytes = await loadRaw(tx, mailId);
  if (bytes === null) return null;
  const parsed = await office.parse(bytes);
  return parsed.ok ? { mail: parsed.mail, bytes } : null;
}

function filesIn({ mail, bytes }: MailWithFiles, names: readonly string[]): readonly MailFile[] {
  return mail.attachments
    .filter(({ inline, name }) => !inline && names.includes(name))
    .map((part) => ({ name: part.name, type: part.type, content: decodeAttachment(bytes, part) }));
}
