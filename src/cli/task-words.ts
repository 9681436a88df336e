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
  'stray-note': 'note without case',
  'not-delivered': 'not delivered',
  'notice-returned': 'notice returned',
  'unproven-bounce': 'unproven report',
  'unproven-abuse': 'unproven report',
  burst: 'burst of mails',
  'letter-failed': 'letter failed',
  'to-post': 'to post',
  'to-pay': 'to pay',
};

const POST =
  'print the letter that came with the answer, post it, and reply to that answer with: #posted today';

const PAY =
  'pay the complainant what was promised, and reply to any notice of the case with: #paid AMOUNT DATE';

const UNPROVEN = {
  'unproven-bounce':
    'ask the complainant whether our letter arrived: a report says not, and anybody could have written it',
  'unproven-abuse':
    'ask the complainant whether our mail is welcome: a report says not, and anybody could have written it',
} as const;

/** What to do about a task, as lines that name commands with what they need. */
export function adviceFor(task: OpenTask): readonly string[] {
  const mail = task.mailId ?? 'MAIL';
  const reference = task.reference ?? 'REF';
  const [maybe = 'REF'] = task.maybe;
  switch (task.kind) {
    case 'acknowledge':
      return [
        `to confirm receipt after all: redress ack ${reference}`,
        `or tell the complainant yourself, then: redress ack ${reference} --told "by telephone"`,
      ];
    case 'held':
      return waysOut(mail, maybe);
    case 'quarantined':
      return [`to have it read again: redress retry ${mail}`, ...waysOut(mail, maybe)];
    case 'stray-note':
      return [
        `to keep it as a note on a case: redress join ${mail} ${maybe}`,
        `belongs to none: redress discard ${mail} WHY`,
      ];
    case 'notice-returned':
      return ['see whether the address of this colleague is right: a notice came back', seen(mail)];
    case 'unproven-bounce':
    case 'unproven-abuse':
      return [UNPROVEN[task.kind], seen(mail)];
    case 'burst':
      return [
        'read the mails on this case: one address sent so many that the last ones were put together here',
        seen(mail),
      ];
    case 'not-delivered':
    case 'letter-failed':
      return arrived(reference);
    case 'to-post':
      return [POST];
    case 'to-pay':
      return [PAY];
  }
}

function arrived(reference: string): readonly string[] {
  return [
    `the letter did not arrive; tell the complainant another way, then: redress ack ${reference} --told "by post"`,
  ];
}

function seen(mail: number | string): string {
  return `when that is done: redress discard ${mail} WHY`;
}

function waysOut(mail: number | string, reference: string): readonly string[] {
  return [
    `a complaint: redress open ${mail}`,
    `belongs to a case: redress join ${mail} ${reference}`,
    `neither: redress discard ${mail} WHY`,
  ];
}

/** How long something waits, in the largest unit that fits: `45 min`, `3 h`, `12 d`. */
export function ageOf(since: Date, at: Date): string {
  const minutes = Math.max(0, Math.floor((at.getTime() - since.getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}

/** Why there is a task, in words where there are some. */
export function reasonsFor(task: OpenTask): readonly string[] {
  return task.because
    .filter((code) => code !== '')
    .map(
      (code) => RULES.find(({ name }) => name === code)?.why ?? printable(wordFor(words, 'because', code)),
    );
}
