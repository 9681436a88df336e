/**
 * Asks the rules in their order what a mail is, and keeps which of them were looked at: the register and
 * `redress try` show both, so that every decision can be explained.
 * Source: inbound.md C.
 */
import type { DeskProfile } from './desk-profile.ts';
import type { Disposition, Known } from './disposition.ts';
import type { InboundMail } from './inbound-mail.ts';
import { RULES } from './rules.ts';

export type Classification = {
  readonly disposition: Disposition;
  /** The rule that decided. */
  readonly hit: readonly string[];
  /** The rules before it, in order. */
  readonly missed: readonly string[];
};

/** The disposition by the first rule that holds; the last rule of the table always does. */
export function classify(mail: InboundMail, desk: DeskProfile, known: Known): Classification {
  const missed: string[] = [];
  for (const rule of RULES) {
    if (rule.when(mail, desk, known)) return { disposition: rule.disposition, hit: [rule.name], missed };
    missed.push(rule.name);
  }
  throw new Error('no rule of the table holds; its last rule must hold for every mail');
}
