/**
 * What the daily reminder says: everything that waits for a person since more than one working day, in one mail, what
 * a complainant feels first (inbound.md L).
 */
import type { Person } from '../case/vocabulary.ts';
import { inline } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import { type LetterSetting, wordFor, writeMoment } from './wording.ts';

/** Kinds of tasks in the order of the reminder; a kind that is not named comes last. */
const REMINDER_ORDER: readonly string[] = [
  'acknowledge',
  'to-post',
  'to-pay',
  'approval',
  'letter-failed',
  'not-delivered',
  'quarantined',
  'held',
  'stray-note',
];

/** Something that waits; `kind` is that of its task. */
export type WaitingThing = {
  readonly kind: string;
  /** Number of the mail that it is about. */
  readonly mailId: number | null;
  readonly reference: string | null;
  readonly from: Person | null;
  readonly subject: string | null;
  readonly openedAt: Date;
};

/** Model of `staff/still-waiting`. */
export type StillWaitingModel = {
  readonly organisation: string;
  readonly count: string;
  /** Since when the first of them waits. */
  readonly oldest: string;
  readonly groups: readonly { readonly heading: string; readonly things: readonly string[] }[];
  /** How many are not shown; '' when all are. */
  readonly more: string;
};

/** A longer list is not read; the rest stands in the register. */
const MOST_SHOWN = 50;

/** @param waiting  at least one */
export function stillWaitingModel(
  setting: LetterSetting,
  waiting: readonly WaitingThing[],
): StillWaitingModel {
  const place = ({ kind }: WaitingThing) => REMINDER_ORDER.indexOf(kind) + 1 || Number.MAX_SAFE_INTEGER;
  const sorted = waiting.toSorted(
    (one, other) => place(one) - place(other) || one.openedAt.getTime() - other.openedAt.getTime(),
  );
  const shown = sorted.slice(0, MOST_SHOWN);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const oldest = new Date(Math.min(...waiting.map(({ openedAt }) => openedAt.getTime())));
  return {
    organisation: setting.organisation.name,
    count: String(waiting.length),
    oldest: writeMoment(oldest, setting),
    groups: kinds.map((kind) => ({
      heading: wordFor(setting.words, 'waiting', kind),
      things: shown.filter((thing) => thing.kind === kind).map((thing) => lineOf(setting, thing)),
    })),
    more: waiting.length > shown.length ? String(waiting.length - shown.length) : '',
  };
}

function lineOf(setting: LetterSetting, thing: WaitingThing): string {
  const { reference, mailId, from, subject, openedAt } = thing;
  const number = reference ?? `mail ${mailId ?? ''}`.trim();
  const about = [from === null ? '' : showPerson(from), inline(subject ?? '')].filter((text) => text !== '');
  return `${number}, ${writeMoment(openedAt, setting)}: ${about.join(': ') || wordFor(setting.words, 'mail', 'unreadable')}`;
}
