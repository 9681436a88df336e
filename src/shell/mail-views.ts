/**
 * The two versions of a mail, plain text and HTML as marked lines, for finding what a member of staff wrote
 * (commands.md §3.4 step 3). Only mails of staff are read so: for all others one version is enough and turning
 * HTML into text costs more than everything else.
 */
import { cleanText } from '../mail/clean-text.ts';
import { scanStructure } from '../mail/mime-structure.ts';
import { headerStart, repairLineEnds } from '../mail/raw-header.ts';
import { isStub } from '../mail/text-parts.ts';
import type { MailViews } from '../staff/authored-line.ts';
import { htmlLines } from './html-text.ts';
import { type DecodedPart, decodeRuns } from './mail-texts.ts';

type Piece = { readonly plain: string | null; readonly html: string | null };

/**
 * Reads both versions. Never throws.
 * @param raw  the mail as stored
 * @returns    `html` is null as well when its markup is too heavy to see in it what is quoted
 */
export function readMailViews(raw: Uint8Array): MailViews {
  const bytes = repairLineEnds(raw);
  const structure = scanStructure(bytes, headerStart(bytes));
  const pieces = decodeRuns(bytes, structure).runs.map(readPiece);
  return {
    // A part of which there is one version stands in both.
    plain: joined(pieces, ({ plain }) => plain) && joined(pieces, ({ plain, html }) => plain ?? html),
    html: joined(pieces, ({ html }) => html) && joined(pieces, ({ plain, html }) => html ?? plain),
  };
}

function readPiece(run: readonly DecodedPart[]): Piece {
  const [plain, markup] = (['plain', 'html'] as const).map((kind) =>
    run
      .filter((part) => part.kind === kind && part.content.trim() !== '')
      .map(({ content }) => content)
      .join('\n'),
  );
  if (markup === undefined || markup === '') return { plain: plain ?? null, html: null };
  const html = htmlLines(markup);
  const shown = plain === undefined || isStub(plain, markup) ? null : plain;
  return { plain: shown, html: html === null ? null : cleanText(html) };
}

function joined(pieces: readonly Piece[], pick: (piece: Piece) => string | null): string | null {
  const texts = pieces.map(pick).filter((text) => text !== null && text.trim() !== '');
  return texts.length === 0 ? null : texts.join('\n').replaceAll('\u00a0', ' ');
}
