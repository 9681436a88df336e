/**
 * The line of mails that were read and are to be filed, and those that are being filed, for one daemon. Mails that
 * could be deliveries of one another, belong to one thread or have one author go one after the other, so that each
 * sees what became of the one before; all else is filed at the same moment (inbound.md A9 and F2).
 */
import type { ClaimLimits } from '../shell/db/inbound-store.ts';
import { contentMark, type ReadMail } from './inquiry.ts';

export type FilingLine = {
  /** How many wait. */
  readonly waiting: () => number;
  /** True while nothing may be taken in hand beside what is: see `mayEndProgram`. */
  readonly isClosed: () => boolean;
  /** Puts mails at the end. */
  readonly add: (mails: readonly ReadMail[]) => void;
  /** Takes the first ones that can be filed together now; none when all that wait must wait for what is in hand. */
  readonly take: () => readonly ReadMail[];
  /** Says that taken mails are filed, or that it failed. */
  readonly finish: (mails: readonly ReadMail[]) => void;
  /** Takes everything that waits out of the line. */
  readonly clear: () => readonly ReadMail[];
};

/** `perAddress`: most mails of one author that are filed together, the number of cases that one may open in an hour. */
export type LineLimits = ClaimLimits & { readonly perAddress: number };

/** A line that is empty. */
export function openFilingLine(limits: LineLimits): FilingLine {
  let line: readonly ReadMail[] = [];
  const inHand = new Set<ReadMail>();
  const take = (): readonly ReadMail[] => {
    const [first] = line;
    const isAlone = first !== undefined && mayEndProgram(first);
    if ([...inHand].some((mail) => isAlone || mayEndProgram(mail))) return [];
    const taken = isAlone ? [first] : independent(line, [...inHand], limits);
    line = line.filter((mail) => !taken.includes(mail));
    for (const mail of taken) inHand.add(mail);
    return taken;
  };
  return {
    waiting: () => line.length,
    isClosed: () => [...line, ...inHand].some(mayEndProgram),
    add: (mails) => {
      line = [...line, ...mails];
    },
    take,
    finish: (mails) => {
      for (const mail of mails) inHand.delete(mail);
    },
    clear: () => {
      const all = line;
      line = [];
      return all;
    },
  };
}

/** A mail that was tried before may end the program, and what is in hand beside it would be counted guilty with it. */
function mayEndProgram({ claimed }: ReadMail): boolean {
  return claimed.attempt > 1;
}

/** The first mail of each content and of each thread: no two of them, nor one of them and one in hand, name the same id. */
function independent(
  line: readonly ReadMail[],
  inHand: readonly ReadMail[],
  { mails: most, bytes: mostBytes, perAddress }: LineLimits,
): readonly ReadMail[] {
  const seen = new Set(inHand.flatMap(marksOf));
  const busy = new Set(inHand.map(authorOf));
  const counts = new Map<string, number>();
  const taken: ReadMail[] = [];
  let bytes = 0;
  for (const read of line) {
    if (taken.length === most || bytes >= mostBytes || mayEndProgram(read)) break;
    const author = authorOf(read);
    const count = (counts.get(author) ?? 0) + 1;
    counts.set(author, count);
    const marks = marksOf(read);
    const isFree = !busy.has(author) && count <= perAddress && marks.every((mark) => !seen.has(mark));
    for (const mark of marks) seen.add(mark);
    if (!isFree) continue;
    taken.push(read);
    bytes += read.claimed.bytes.length;
  }
  return taken;
}

function authorOf({ mail }: ReadMail): string {
  return mail.from[0]?.address ?? '';
}

function marksOf({ mail }: ReadMail): readonly string[] {
  const { messageId, inReplyTo, references } = mail;
  const ids = [...inReplyTo, ...references, ...(messageId === null ? [] : [messageId])];
  return [contentMark(mail), ...ids.map((id) => `id ${id}`)];
}
