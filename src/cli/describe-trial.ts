/** What `redress try` tells people of a mail: what it is, who wrote it, what would happen, and why. */
import words from '../../templates/en/words.json' with { type: 'json' };
import type { MailTrial } from '../jobs/try-mail.ts';
import { wordFor, writeSize } from '../letters/wording.ts';
import type { Disposition } from '../mail/disposition.ts';
import { RULES } from '../mail/rules.ts';
import { describeProof } from './describe-proof.ts';
import { clip, type Field, layFields } from './layout.ts';
import { printable, printableLines, type Screen } from './screen.ts';

/** What becomes of a mail, in plain words. */
const MEANINGS: Readonly<Record<Disposition, string>> = {
  complaint: 'a complaint: it would open a case',
  correspondence: 'correspondence: it would join a case',
  staff: 'a mail of staff: it would become a note for colleagues',
  bounce: 'a bounce: a mail did not arrive; the letter would be marked as not delivered',
  'auto-reply': 'an automatic reply: it would be kept and not answered',
  record: 'a record: it would be kept and never become a case',
  hold: 'a mail that a person must look at: it would wait for staff',
  own: 'a mail of our own: it would be kept and not answered',
  quarantine: 'a mail that cannot be read: it would be set aside and the coordinator told',
};

const LANGUAGE_NAMES = { nl: 'Dutch', en: 'English' } as const;
const MOST_LINES = 12;
/** Columns before the values. */
const INDENT = 16;

/** A mail as lines: the name of the file, and what there is to say about it. */
export function describeTrial(trial: MailTrial, screen: Screen): readonly string[] {
  const { from, acknowledge } = trial;
  const text = printableLines(trial.visibleText).map((line) => clip(line, screen.width - INDENT));
  const left = text.length - MOST_LINES;
  const fields: readonly Field[] = [
    ['What it is', MEANINGS[trial.disposition]],
    ['Why', trial.rules.hit.map(describeRule)],
    ['From', from === null ? 'nobody is named' : printable(`${from.name} <${from.address}>`)],
    ['Subject', printable(trial.subject) || '(none)'],
    ['Language', LANGUAGE_NAMES[trial.language]],
    ['Case', trial.thread.case ?? ''],
    [
      'Confirmation',
      acknowledge.send
        ? 'would be sent at once'
        : [
            'would not be sent:',
            ...acknowledge.because.map((code) => `- ${wordFor(words, 'because', code)}`),
          ],
    ],
    ['Attachments', trial.attachments.map(describeAttachment)],
    ['Proof', describeProof(trial.proof)],
    ['Remarks', trial.flags.map(describeFlag)],
    ['Text', left > 1 ? [...text.slice(0, MOST_LINES), `(${left} more lines)`] : text],
  ];
  return [screen.stress('bold', printable(trial.file)), ...layFields(fields)];
}

/** Something remarkable about a mail, in plain words. */
export function describeFlag(flag: string): string {
  return printable(wordFor(words, 'flag', flag));
}

/** Why a mail was judged as it was. @param name  a rule of mail/rules.ts or of the answer gate */
export function describeRule(name: string): string {
  const rule = RULES.find((each) => each.name === name);
  return rule === undefined ? wordFor(words, 'because', name) : rule.why;
}

function describeAttachment({ name, type, bytes }: MailTrial['attachments'][number]): string {
  return `${printable(name)} (${printable(type)}, ${writeSize(bytes, 'en')})`;
}
