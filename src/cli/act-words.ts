/** Words that the commands share with which people decide about waiting mail and muted complainants. */
import words from '../../templates/en/words.json' with { type: 'json' };
import { localStamp } from '../case/working-days.ts';
import { wordFor } from '../letters/wording.ts';
import type { MailDecision } from '../shell/db/held-store.ts';
import { printable } from './screen.ts';

/** What becomes of a letter that a command put in the outbox. */
export const LEAVES = 'A running "redress run" sends it within seconds; else: redress run --once';

/** Rules of the answer gate in words, as a list. */
export function becauseWords(because: readonly string[]): readonly string[] {
  return because.map((rule) => `- ${wordFor(words, 'because', rule)}`);
}

const DONE = { open: 'opened', join: 'joined', discard: 'put aside' } as const;

/** Who decided it, when, and why. */
export function byWhom({ act, by, at, because }: MailDecision, timeZone: string): string {
  const why = because === null ? '' : `, because: ${printable(because)}`;
  return `${DONE[act]} by ${printable(by)} on ${localStamp(at, timeZone)}${why}`;
}
