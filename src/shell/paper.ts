/**
 * A letter on paper: the same source as the mail (letters/markup.ts), as an A4 page that fits a window envelope
 * (DIN 5008 form B: the address 45 mm from the top, 20 mm from the left). For complainants without a mail address,
 * and for the register entry as a form (domain.md 2.6 "Phone, desk, letter"; ISO 10002:2018 annex C).
 */
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import type { Language } from '../case/vocabulary.ts';
import type { Block, Draft, Fact } from '../letters/markup.ts';

/** What stands on the page beside the letter. */
export type PaperFrame = {
  readonly language: Language;
  readonly organisation: string;
  /** Lines of the address window; none for a form that stays in the house. */
  readonly addressee: readonly string[];
  /** The day below the address, written out. */
  readonly day: string;
  /** When the file says that it was made; equal letters of one instant give equal bytes. */
  readonly madeAt: Date;
};

const MM = 72 / 25.4;
const MARGIN = { top: 20 * MM, bottom: 24 * MM, left: 25 * MM, right: 20 * MM };
const WINDOW = { left: 20 * MM, top: 45 * MM, width: 85 * MM, lowest: 98 * MM };
const FOOT = 14 * MM;

const INK = '#1f2933';
const HEAD = '#12444a';
const SOFT = '#56636f';
const RULE = '#b8c4cc';
const SIZE = 10.5;

const FILES = createRequire(import.meta.url);
const FONT = {
  plain: FILES.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  strong: FILES.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;

type Page = InstanceType<typeof PDFDocument>;

/** The letter as the bytes of a PDF. */
export async function printOnPaper(draft: Draft, frame: PaperFrame): Promise<Buffer> {
  // Many desks never print a letter: the package is a quarter of what a daemon keeps in memory.
  const { default: Pdf } = await import('pdfkit');
  const page = new Pdf({
    size: 'A4',
    margins: MARGIN,
    lang: frame.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    font: FONT.plain,
    info: { Title: draft.subject, Author: frame.organisation, CreationDate: frame.madeAt },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (piece: Buffer) => pieces.push(piece));
    page.on('end', () => resolve(Buffer.concat(pieces)));
    page.on('error', reject);
  });
  writeHead(page, draft, frame);
  for (const block of draft.blocks) writeBlock(page, block);
  numberPages(page, draft);
  page.end();
  return await done;
}

function writeHead(page: Page, draft: Draft, { organisation, addressee, day }: PaperFrame): void {
  page.font(FONT.strong, 13).fillColor(HEAD).text(organisation);
  if (addressee.length > 0) {
    page.font(FONT.plain, SIZE).fillColor(INK);
    page.text(addressee.join('\n'), WINDOW.left, WINDOW.top, { width: WINDOW.width });
    page.x = MARGIN.left;
    page.y = Math.max(page.y, WINDOW.lowest);
  }
  page.font(FONT.plain, SIZE).fillColor(SOFT).moveDown().text(day);
  page.font(FONT.strong, 12).fillColor(HEAD).moveDown().text(draft.subject);
  page.moveDown(0.5);
}

function writeBlock(page: Page, block: Block): void {
  page.font(FONT.plain, SIZE).fillColor(INK);
  switch (block.kind) {
    case 'facts':
      for (const fact of block.facts) writeFact(page, fact);
      break;
    case 'answers':
      // Nobody can tap paper: it says what may be answered.
      for (const { label } of block.answers) writeItem(page, '•', label);
      break;
    case 'choices':
    case 'entries':
    case 'table':
    case 'picture':
      writeFigures(page, block);
      break;
    case 'heading':
      writeHeading(page, block.lines.join(' '));
      break;
    case 'warning':
      page.font(FONT.strong, SIZE).text(block.lines.join('\n'));
      break;
    case 'numbers':
      for (const [index, line] of block.lines.entries()) writeItem(page, `${index + 1}.`, line);
      break;
    case 'bullets':
      for (const line of block.lines) writeItem(page, '•', line);
      break;
    case 'quote':
      for (const line of block.lines) writeQuoted(page, line);
      break;
    case 'small':
      page
        .fontSize(SIZE - 2)
        .fillColor(SOFT)
        .text(block.lines.join('\n'));
      break;
    case 'lines':
    case 'paragraph':
      page.text(block.lines.join(block.kind === 'lines' ? '\n' : ' '));
      break;
  }
  page.moveDown(0.6);
}

function writeHeading(page: Page, text: string): void {
  // A heading alone at the foot of a page belongs to nothing.
  if (page.y > page.page.height - MARGIN.bottom - 4 * SIZE) page.addPage();
  page
    .moveDown(0.4)
    .font(FONT.strong, SIZE + 1)
    .fillColor(HEAD)
    .text(text);
}

type Figures = Extract<Block, { readonly kind: 'choices' | 'entries' | 'table' | 'picture' }>;

/** What numbers are told with; a picture is told in words. */
function writeFigures(page: Page, block: Figures): void {
  if (block.kind === 'choices') return;
  if (block.kind === 'picture') page.text(block.alt);
  else if (block.kind === 'entries')
    for (const { label, text } of block.entries) writeItem(page, `${label}.`, text);
  else for (const [label = '', ...cells] of block.rows) writeFact(page, { label, value: cells.join('   ') });
}

const LABEL_WIDTH = 45 * MM;
const ITEM_WIDTH = 6 * MM;

function writeFact(page: Page, { label, value }: Fact): void {
  writeBeside(page, LABEL_WIDTH, { text: `${label}:`, colour: SOFT }, { text: value, font: FONT.strong });
}

function writeItem(page: Page, sign: string, line: string): void {
  writeBeside(page, ITEM_WIDTH, { text: sign, colour: SOFT }, { text: line, font: FONT.plain });
}

/** A line at the side instead of the sign, which hardly any font has. */
function writeQuoted(page: Page, line: string): void {
  writeItem(page, '', line);
  const height = page.heightOfString(line === '' ? ' ' : line, {
    width: page.page.width - MARGIN.left - MARGIN.right - ITEM_WIDTH,
  });
  const top = Math.max(page.y - height, MARGIN.top);
  page.moveTo(MARGIN.left + 2 * MM, top).lineTo(MARGIN.left + 2 * MM, page.y);
  page.lineWidth(1).strokeColor(RULE).stroke();
}

type Left = { readonly text: string; readonly colour: string };
type Right = { readonly text: string; readonly font: string };

/** Two columns; what is higher than the rest of the page begins on the next one, so that they stay level. */
function writeBeside(page: Page, width: number, left: Left, right: Right): void {
  const room = page.page.width - MARGIN.left - MARGIN.right - width;
  page.font(right.font, SIZE);
  const height = page.heightOfString(right.text === '' ? ' ' : right.text, { width: room });
  const bottom = page.page.height - MARGIN.bottom;
  if (page.y + Math.min(height, bottom - MARGIN.top) > bottom) page.addPage();
  const { y } = page;
  page.font(FONT.plain, SIZE).fillColor(left.colour).text(left.text, MARGIN.left, y, { width });
  const below = page.y;
  page
    .font(right.font, SIZE)
    .fillColor(INK)
    .text(right.text, MARGIN.left + width, y, { width: room });
  page.x = MARGIN.left;
  if (page.y < below && page.y > y) page.y = below;
}

/** The foot of every page: what it is about and which page of how many. */
function numberPages(page: Page, draft: Draft): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    page.switchToPage(index);
    // Below the bottom margin pdfkit would begin a new page.
    page.page.margins.bottom = 0;
    const foot = page.page.height - FOOT;
    page.font(FONT.plain, SIZE - 2).fillColor(SOFT);
    page.text(draft.subject, MARGIN.left, foot, {
      width: 130 * MM,
      height: SIZE,
      ellipsis: true,
      lineBreak: false,
    });
    page.text(`${index - start + 1} / ${count}`, MARGIN.left, foot, {
      width: page.page.width - MARGIN.left - MARGIN.right,
      align: 'right',
      lineBreak: false,
    });
  }
}
