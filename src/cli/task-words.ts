/** What waits for a person, and what that person can do about it. */
import words from '../../templates/en/words.json' with { type: 'json' };
import { wordFor } from '../letters/wording.ts';
import { RULES } from '../mail/rules.ts';
import type { TaskKind } from '../shell/db/case-tables.ts';
import type { OpenTask } from '../shell/db/register.ts';
import { printable } from './screen.ts';

/** The task in a few words, for a table. */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'to acknowledge',
  held: 'held',
  quarantined: 'quarantined',
  'not-delivered': 'not delivered',
  'notice-returned': 'notice returned',
  'unproven-bounce': 'unproven report',
  burst: 'burst of mails',
  'letter-failed': 'letter failed',
};

/** What to do about a task. */
export function adviceFor(task: OpenTask): string {
  switch (task.kind) {
    case 'acknowledge':
      return 'confirm receipt to the complainant yourself: no automatic confirmation was allowed';
    case 'held':
      return 'look at this mail in the mailbox: it is not on any case';
    case 'quarantined':
      return `look at this mail in the mailbox; to try it again: redress retry ${task.mailId ?? ''}`;
    case 'not-delivered':
      return 'reach the complainant another way: a letter came back';
    case 'notice-returned':
      return 'see whether the address of this colleague is right: a notice came back';
    case 'unproven-bounce':
      return 'ask the complainant whether our letter arrived: a report says not, and anybody could have written it';
    case 'burst':
      return 'read the mails on this case: one address sent so many that the last ones were put together here';
    case 'letter-failed':
      return 'reach the complainant another way: a letter could not be sent';
  }
}

/** Why there is a task, in words where there are some. */
export function reasonsFor(task: OpenTask): readonly string[] {
  return task.because.map(
    (code) => RULES.find(({ name }) => name === code)?.why ?? printable(wordFor(words, 'because', code)),
  );
}
