/**
 * What the combined mail says: notices that came faster than a person can read them, each as the line that
 * would have been its subject, grouped by what happened (DESIGN §3 "Automatic limits and breaker").
 */
import { inline } from './foreign-text.ts';
import { type LetterSetting, wordFor, writeMoment } from './wording.ts';

/**
 * Kinds of notices as the combined mail lists them: first what stands still and what runs late, so that it
 * is among those shown however many there are. A kind that is not named comes last.
 */
export const NOTICE_ORDER: readonly string[] = [
  'staff/answers-paused',
  'staff/mailbox-trouble',
  'staff/letter-failed',
  'staff/not-delivered',
  'staff/to-post',
  'staff/silence',
  'staff/clock-warning',
  'staff/still-waiting',
  'staff/not-acknowledged',
  'staff/quarantined',
  'staff/held',
  'staff/new-complaint',
  'staff/assigned',
  'staff/consult',
  'staff/choose',
  'staff/answered',
  'staff/work-answer',
  'staff/work-chased',
  'staff/appointment-chosen',
  'staff/after-meeting',
  'staff/meeting',
  'staff/contact',
  'staff/hold-review',
  'staff/repeat',
  'staff/measure-verdict',
  'staff/measure-reminder',
  'staff/measure-given',
  'staff/measure-wanted',
  'staff/new-mail',
  'staff/measure-words',
  'staff/note-not-placed',
  'staff/note-saved',
  'staff/approve',
  'staff/approval-asked',
  'staff/not-approved',
  'staff/challenge',
  'staff/unknown-address',
  'staff/contact-card',
  'staff/nothing-done',
  'staff/muted',
  'staff/done',
  'staff/undone',
  'staff/already-done',
  'staff/told',
  'staff/day-list',
  'staff/digest',
];

/** A notice that was not sent by itself. */
export type WaitingNotice = {
  /** Name of its letter. */
  readonly letter: string;
  readonly subject: string;
  readonly noticedAt: Date;
};

/** The notices of one person. */
export type CombinedNotices = {
  /** How many there are. */
  readonly count: number;
  /** The first of them, those of one kind together. */
  readonly shown: readonly WaitingNotice[];
  /** How many notices a person gets in an hour before they are combined. */
  readonly perHour: number;
  /** The address they were for, when that person is no longer on the list of staff; else null. */
  readonly meantFor: string | null;
};

/** Model of `staff/combined`. */
export type CombinedModel = {
  readonly organisation: string;
  readonly count: string;
  readonly perHour: string;
  readonly meantFor: string | null;
  readonly groups: readonly { readonly heading: string; readonly notices: readonly string[] }[];
  /** How many are not shown; '' when all are. */
  readonly more: string;
};

/** The subjects are our own; the words of others in them were made harmless, and are so once more. */
export function combinedModel(setting: LetterSetting, notices: CombinedNotices): CombinedModel {
  const { count, shown, meantFor } = notices;
  const kinds = [...new Set(shown.map(({ letter }) => letter))];
  return {
    organisation: setting.organisation.name,
    count: String(count),
    perHour: String(notices.perHour),
    meantFor: meantFor === null ? null : inline(meantFor, 254),
    groups: kinds.map((kind) => ({
      heading: wordFor(setting.words, 'notices', kind),
      notices: shown.filter(({ letter }) => letter === kind).map((notice) => lineOf(setting, notice)),
    })),
    more: count > shown.length ? String(count - shown.length) : '',
  };
}

// As long as the subject of a mail may be (mail/outbound-mail.ts).
const MAX_SUBJECT = 200;

function lineOf(setting: LetterSetting, { subject, noticedAt }: WaitingNotice): string {
  return `${writeMoment(noticedAt, setting)}: ${inline(subject, MAX_SUBJECT)}`;
}
