/**
 * What a member of staff really wrote in a mail (commands.md §3.4): both versions of the mail are read, quotes,
 * echoes of our own mails and the signature are cut, and the lines that are left are numbered. Quoted is dead.
 */
import { MAX_TEXT } from '../mail/clean-text.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { withoutArmor } from './authored-armor.ts';
import { type SentText, sentText } from './authored-echo.ts';
import {
  type Authored,
  type AuthoredContext,
  type AuthoredFault,
  type AuthoredLine,
  looksLikeCommand,
  type MailViews,
  plainLine,
} from './authored-line.ts';
import { type OwnLine, ownRegion, type Region } from './authored-region.ts';
import { cutSignature } from './authored-signature.ts';
import { agreedRegion } from './authored-views.ts';

/** Most command lines of one mail; a longer one is refused whole. commands.md §4 case 55. */
export const MOST_COMMAND_LINES = 100;

/**
 * The lines that were written now.
 * @param views    both versions of the mail, from shell/mail-views.ts
 * @param mail     the mail as parsed
 * @param context  what is known of earlier mails
 * @returns        never throws; a mail without text of its own has no lines
 */
export function authoredText(
  views: MailViews,
  mail: Pick<InboundMail, 'flags'>,
  context: AuthoredContext,
): Authored {
  const fault = faultOf(views, mail);
  if (fault !== null) return { ok: false, because: fault };
  const region = readViews(views, sentText(context.sent));
  if (region === null) return { ok: false, because: 'views-differ' };
  const { kept, signature } = cutSignature(withLineEnds(region.own), context.learnedSignature);
  const lines = numbered(withoutBlankEnds(kept));
  const commands = lines.filter(({ plain }) => looksLikeCommand(plain));
  if (commands.length > MOST_COMMAND_LINES) return { ok: false, because: 'too-long' };
  return { ok: true, lines, ignored: { quotedCommands: region.deadCommands.length, signature } };
}

function faultOf(views: MailViews, { flags }: Pick<InboundMail, 'flags'>): AuthoredFault | null {
  if (flags.includes('several-from')) return 'several-from';
  if (flags.includes('encrypted')) return 'encrypted';
  const longest = Math.max(views.plain?.length ?? 0, views.html?.length ?? 0);
  // Markup that was too heavy to read leaves nothing that could be trusted to be all.
  const isHeavy = flags.includes('html-cut') && views.plain === null;
  return isHeavy || flags.includes('cut') || longest > MAX_TEXT ? 'too-long' : null;
}

function readViews({ plain, html }: MailViews, sent: SentText): Region | null {
  const fromPlain = ownRegion(withoutArmor(plain ?? '').split('\n'), sent);
  if (html === null) return fromPlain;
  const fromHtml = ownRegion(withoutArmor(html).split('\n'), sent);
  return plain === null ? fromHtml : agreedRegion(fromPlain, fromHtml);
}

/** A telephone may show the line ends of a tapped link as tags; in the line of a command they are line ends. */
function withLineEnds(lines: readonly OwnLine[]): readonly OwnLine[] {
  return lines.flatMap((line) => {
    if (!/<br ?\/?>/i.test(line.text) || !looksLikeCommand(plainLine(line.text))) return [line];
    return line.text
      .split(/<br ?\/?>/i)
      .map((text, at) => ({ text, afterQuote: line.afterQuote && at === 0 }));
  });
}

function withoutBlankEnds(lines: readonly OwnLine[]): readonly OwnLine[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

function numbered(lines: readonly OwnLine[]): readonly AuthoredLine[] {
  return lines.map(({ text, afterQuote }, at) => ({
    number: at + 1,
    text: text.trimEnd(),
    plain: plainLine(text),
    ...(afterQuote ? { afterQuote } : {}),
  }));
}
