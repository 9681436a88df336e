/**
 * What a notice shows of a mail of somebody else: who, when, the words behind `│ `, the files by name.
 * The files themselves stay where they are: nobody has looked into them.
 */
import type { Person } from '../case/vocabulary.ts';
import { inline, quote } from './foreign-text.ts';
import { type LetterSetting, wordFor, writeInstant, writeSize } from './wording.ts';

/** The mail that a notice is about. */
export type MailFacts = {
  readonly receivedAt: Date;
  readonly from: Person;
  readonly subject: string;
  /** What the writer wrote now. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
  /** What was odd about it, by the names of `MAIL_FLAGS` and of the mail rules. */
  readonly flags: readonly string[];
  /** Reference of a case that it may belong to, though it did not join it. */
  readonly maybe: string | null;
};

/** How a template shows a mail. */
export type ShownMail = {
  readonly from: string;
  readonly receivedAt: string;
  readonly subject: string;
  /** Lines that begin with `│ `. */
  readonly quoted: string;
  /** True when the text goes on in the original. */
  readonly cut: boolean;
  /** `name (size)`. */
  readonly attachments: readonly string[];
  readonly hasAttachments: boolean;
  readonly oddities: readonly string[];
  readonly hasOddities: boolean;
  readonly maybe: string | null;
};

/** Makes the words of others harmless, and everything readable. */
export function showMail(setting: LetterSetting, mail: MailFacts): ShownMail {
  const { words, language } = setting;
  const { lines, cut } = quote(mail.text.trim() === '' ? wordFor(words, 'mail', 'no-text') : mail.text);
  const attachments = mail.attachments.map(
    ({ name, bytes }) => `${inline(name)} (${writeSize(bytes, language)})`,
  );
  const oddities = mail.flags.map((flag) => wordFor(words, 'flag', flag));
  return {
    from: showPerson(mail.from),
    receivedAt: writeInstant(mail.receivedAt, setting),
    subject: inline(mail.subject) || wordFor(words, 'mail', 'no-subject'),
    quoted: lines,
    cut,
    attachments,
    hasAttachments: attachments.length > 0,
    oddities,
    hasOddities: oddities.length > 0,
    maybe: mail.maybe,
  };
}

// RFC 5321 4.5.3.1.3: no address is longer.
const MAX_ADDRESS = 254;

/** `Anna de Wit (anna@example.net)`, or what there is of it. */
export function showPerson({ name, address }: Person): string {
  const [shownName, shownAddress] = [inline(name, 80), inline(address, MAX_ADDRESS)];
  if (shownName === '' || shownName.toLowerCase() === shownAddress.toLowerCase()) return shownAddress;
  return shownAddress === '' ? shownName : `${shownName} (${shownAddress})`;
}
