/** The shape of one row of the table of letters (letters.ts): who reads a letter, whether a person wrote it, when it leaves. */

/** Who reads a mail. No two of them are ever addressed together (commands.md 3.2). */
export type Audience = 'complainant' | 'staff' | 'third-party';

/** One letter. */
export type LetterRow = {
  readonly audience: Audience;
  /** True for a mail that nobody wrote: it says so in `Auto-Submitted`, and the answer gate counts it. */
  readonly automatic: boolean;
  /**
   * `configured`: waits some minutes, so that whoever ordered it can still take it back (DESIGN §3). `morning`: what the
   * end of a term calls for just before midnight leaves when the office opens next, because it asks to call us, and a
   * mail of one minute before midnight says that nobody wrote it; in office hours, and where there is danger, at once.
   */
  readonly delay: 'none' | 'configured' | 'morning';
};
