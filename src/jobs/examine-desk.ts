/**
 * Proves that the parts of a desk really work, one by one, without changing anything: mailbox, way out, reply
 * addresses. Whatever fails is an answer, never an exception (DESIGN 4, `doctor`).
 */
import type { Config, Desk } from '../config.ts';
import { accessTokenOf } from '../shell/access-token.ts';
import { connectMailbox, NO_HOOKS } from '../shell/imap-connection.ts';
import { greetServer } from '../shell/smtp-greeting.ts';

/** Every part that is looked at. */
export const DESK_PARTS = ['mailbox', 'way-out', 'reply-address', 'proof'] as const;
/** Name of a part. */
export type DeskPart = (typeof DESK_PARTS)[number];

/** How a part of a desk stands; `says` is a fact, such as the number of messages or what the server answered. */
export type PartFinding = {
  readonly desk: string;
  readonly part: DeskPart;
  readonly state: 'good' | 'weak' | 'broken';
  readonly says: string;
};

const PATIENCE_MS = 20_000;

/** Looks at every part of every desk. */
export async function examineDesks({ desks }: Config): Promise<readonly PartFinding[]> {
  const found: PartFinding[] = [];
  for (const desk of desks) {
    found.push(await examineMailbox(desk), await examineWayOut(desk), replyAddress(desk), proofSetting(desk));
  }
  return found;
}

async function examineMailbox({ name, imap }: Desk): Promise<PartFinding> {
  const about = { desk: name, part: 'mailbox' } as const;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const mailbox = await connectMailbox(imap.account, imap.folder, PATIENCE_MS, NO_HOOKS, signal);
    const { exists } = mailbox.state();
    mailbox.close();
    return { ...about, state: 'good', says: `${imap.folder} can be read and holds ${exists} messages` };
  } catch (fault) {
    return { ...about, state: 'broken', says: fault instanceof Error ? fault.message : String(fault) };
  }
}

async function examineWayOut({ name, smtp }: Desk): Promise<PartFinding> {
  const about = { desk: name, part: 'way-out' } as const;
  const trouble = await greetServer(smtp, () => accessTokenOf(smtp.auth));
  return trouble === null
    ? { ...about, state: 'good', says: 'the mail server takes us as a sender' }
    : { ...about, state: 'broken', says: trouble };
}

function replyAddress({ name, replyAddress: { kind } }: Desk): PartFinding {
  const about = { desk: name, part: 'reply-address' } as const;
  return kind === 'none'
    ? {
        ...about,
        state: 'weak',
        says: 'none: what people answer is known by its thread only, and notices have no links',
      }
    : { ...about, state: 'good', says: `every mail has a reply address of its own (${kind})` };
}

function proofSetting({ name, trustedAuthServ, checkSignatures }: Desk): PartFinding {
  const about = { desk: name, part: 'proof' } as const;
  if (trustedAuthServ !== null)
    return { ...about, state: 'good', says: `results of ${trustedAuthServ} are believed` };
  return checkSignatures
    ? { ...about, state: 'good', says: 'signatures are checked here' }
    : { ...about, state: 'weak', says: 'nothing proves who wrote a mail' };
}
