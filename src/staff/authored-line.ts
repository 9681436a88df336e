/**
 * What a member of staff wrote now, as the reader of commands gets it (commands.md §3.4): lines with a
 * normalised copy beside each, and what was cut. Quoted text never comes into these shapes.
 */

/** One line that the writer wrote now; blank lines are in the list. */
export type AuthoredLine = {
  /** 1-based, in the authored text: what an answer names as "line 2". */
  readonly number: number;
  /** As written, for people. */
  readonly text: string;
  /**
   * A normalised copy, only for recognising commands: NFKC, no zero-width marks, soft hyphens or direction marks, every
   * space a plain one, straight quotes, dashes as `--`, without the stars or underscores of bold print around a whole
   * command line, and without the one space that format=flowed puts before it.
   */
  readonly plain: string;
};

/** Why a mail is not read for commands at all; the order in which they are tried. */
export type AuthoredFault = 'several-from' | 'encrypted' | 'too-long' | 'views-differ';

/** What was cut of a mail: counted and shown in the answer. */
export type Ignored = {
  /** Lines that look like commands and stand in quoted text. */
  readonly quotedCommands: number;
  /** The lines of the signature, as written, blank ones left out. */
  readonly signature: readonly string[];
};

/** What was written now, or why that cannot be told. */
export type Authored =
  | { readonly ok: true; readonly lines: readonly AuthoredLine[]; readonly ignored: Ignored }
  | { readonly ok: false; readonly because: AuthoredFault };

/** What is known of earlier mails. */
export type AuthoredContext = {
  /** Texts of mails of ours that this one may quote, the mail that it answers first: for the echo filter. */
  readonly sent: readonly string[];
  /** Folded lines that ended at least three earlier mails of this person (authored-signature.ts). */
  readonly learnedSignature: readonly string[];
};

/** The two versions of a mail as text, line ends `\n`; format=flowed is undone. */
export type MailViews = {
  /** The plain text; null when there is none, or only a line that says that the mail is HTML. */
  readonly plain: string | null;
  /** The HTML as lines, with the marks of mail/quote-boundaries.ts and `>` before lines of quoted elements. */
  readonly html: string | null;
};
