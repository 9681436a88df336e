/**
 * The labels of a corpus: what each of its mails should become, one line of JSON per mail in `labels.jsonl`
 * beside them. A corpus is kept outside the repository, because its mails belong to others.
 */
import { z } from 'zod';
import { type DeskProfile, NEUTRAL_DESK } from '../../src/mail/desk-profile.ts';

const EXPECTED = z.object({
  /**
   * `case` opens or joins one; `record` never does; `hold` waits for a person; `case_or_hold` is seen by a
   * person either way. Left out for texts without a header.
   */
  disposition: z.enum(['case', 'record', 'hold', 'case_or_hold']).optional(),
  /** Whether an automatic answer may leave. */
  auto_reply: z.enum(['may', 'never', 'any']).optional(),
  /** The file is the text of a mail without its header. */
  body_only: z.boolean().default(false),
  /** A sentence that names the address that the desk must have for this mail. */
  own_address_as_sender: z.string().optional(),
  subject: z.string().optional(),
  subject_contains: z.string().optional(),
  from_email: z.string().optional(),
  from_name: z.string().optional(),
  reply_first_line: z.string().optional(),
  reply_contains: z.string().optional(),
  reply_excludes: z.string().optional(),
  /** `prefix`: the lines of the reply that are named are only their beginnings. */
  match: z.literal('prefix').optional(),
});

const LABEL = z.object({ path: z.string(), kind: z.string(), expect: EXPECTED });

/** A mail of the corpus; `path` is relative to its folder, `kind` is what the mail is (bounce, reply, ...). */
export type Label = z.infer<typeof LABEL>;

/** Reads the lines of `labels.jsonl`; keys that are not looked at may be there. @throws on a line of another shape */
export function readLabels(lines: string): readonly Label[] {
  return lines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const found = LABEL.safeParse(JSON.parse(line));
    if (found.success) return [found.data];
    throw new Error(`labels.jsonl, line ${index + 1}: ${z.prettifyError(found.error)}`);
  });
}

const HEADER = [
  'From: Willem Prins <willem.prins@example.net>',
  'To: desk@example.org',
  'Subject: Re: your letter',
  'Message-ID: <reply@mail.example.net>',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '',
].join('\r\n');

/** The bytes of a mail as it would have come, for a file that may be only its text. */
export function asMail({ expect }: Label, bytes: Buffer): Buffer {
  return expect.body_only ? Buffer.concat([Buffer.from(HEADER), bytes]) : bytes;
}

/** The desk that a mail comes to. */
export function deskOf({ expect }: Label): DeskProfile {
  const own = /\S+@\S+/u.exec(expect.own_address_as_sender ?? '')?.[0];
  return own === undefined
    ? NEUTRAL_DESK
    : { ...NEUTRAL_DESK, address: own, ownAddresses: [...NEUTRAL_DESK.ownAddresses, own] };
}
