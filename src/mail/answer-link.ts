/**
 * Links that begin an answer: tapping one opens a mail to the reply address of the very letter it stands in, with
 * one line of text ready to be sent. Such a mail has no In-Reply-To, so the address alone says what it answers.
 * Source: commands.md 3.6 (one body, one line, below 400 characters); RFC 6068 2 and 5.
 */
import { domainOf, localPartOf } from './addresses.ts';

/** The `mailto:` link for an answer of one line; null when it would be longer than mail programs take. */
export type AnswerLink = (body: string) => string | null;

/** Some mail programs cut a longer link, and a cut command is another command. */
const MOST_CHARACTERS = 400;
const LONGEST_SUBJECT = 60;

/**
 * @param replyAddress  the address of the letter that is answered, with its token
 * @param subject       reference of the case, or of the letter where it is about none
 */
export function answerLinkTo(replyAddress: string, subject: string): AnswerLink {
  const local = localPartOf(replyAddress).replace(/[^\w.+-]/g, encodeURIComponent);
  const to = `mailto:${local}@${domainOf(replyAddress)}`;
  const about = encodeLine(subject.slice(0, LONGEST_SUBJECT));
  return (body) => {
    const link = `${to}?subject=${about}&body=${encodeLine(body)}`;
    return link.length < MOST_CHARACTERS ? link : null;
  };
}

// The space behind a command stays: whoever taps the link types on behind it.
function encodeLine(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' '));
}
