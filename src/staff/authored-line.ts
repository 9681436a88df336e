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
  /** A normalised copy, only for recognising commands: see `plainLine`. */
  readonly plain: string;
  /** Set on the first line below quoted text: a block of several lines ends there (commands.md §3.3). */
  readonly afterQuote?: true;
};

/** Why a mail is not read for commands at all; the order in which they are tried. */
export type AuthoredFault = 'several-from' | 'encrypted' | 'too-long' | 'views-differ';

/** What was cut of a mail: counted and shown in the answer. */
export type Ignored = {
  /** Lines that look like commands and stand in quoted text. */
  readonly quotedCommands: number;
  /** The lines of the signature, as written, without blank ones and delimiters. */
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

// Zero-width characters, soft hyphens, direction marks and variation selectors.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;
const SPACES = /[\t\p{Zs}]/gu;
const DOUBLE_QUOTES = /[“”„‟«»]/g;
const SINGLE_QUOTES = /[‘’‚‛]/g;
const LONG_DASHES = /[–—―]/g;
const HYPHENS = /[‐‑−]/g;
const ORDINARY = /^[ -~]*$/;
const BOLD_COMMAND = /^([*_])(#.*)\1$/;

/**
 * The copy of a line in which commands are recognised: NFKC, nothing invisible, every space a plain one, straight
 * quotes, en and em dashes as `--`, without the stars or underscores of bold print around a whole command line,
 * and without the one space that format=flowed puts before it. Source: commands.md §3.4 step 4.
 */
export function plainLine(text: string): string {
  const folded = ORDINARY.test(text) ? text : foldSigns(text);
  const line = folded.trimEnd();
  const unstuffed = /^ [#*_]/.test(line) ? line.slice(1) : line;
  return BOLD_COMMAND.exec(unstuffed)?.[2]?.trimEnd() ?? unstuffed;
}

/** True for a line that looks like a command in its normalised copy, known or not: `#take`, `# take`. */
export function looksLikeCommand(plain: string): boolean {
  return /^# ?\p{L}/u.test(plain);
}

function foldSigns(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(LONG_DASHES, '--')
    .replace(HYPHENS, '-');
}
