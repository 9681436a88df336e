/**
 * A digest as its template wants it: every block one of a few kinds, all words in place (procedure step 5; domain.md
 * 3.1). Replies are lines that may be sent as they stand; commands have the name that the reader would type.
 */
import { backlogChart, CHART_WIDTH, type ChartSpec, paretoChart, receivedChart } from '../digest/charts.ts';
import type { Cell, Digest, DigestBlock, DigestSection, Entry, PictureName, Reply } from '../digest/model.ts';
import { ageName } from '../digest/sections-stand.ts';
import type { SentencePart } from '../digest/sentences.ts';
import { findEntry, printCommand } from '../staff/catalogue.ts';
import { foldWord } from '../staff/fold.ts';
import { capital, monthNames, writePart, writeSentences } from './digest-words.ts';
import { quote } from './foreign-text.ts';
import type { RowWording } from './learning-words.ts';
import type { LetterSetting } from './wording.ts';

/** One block of the template; all but one of its fields are empty. */
export type DigestBlockModel = {
  readonly paragraph: string;
  readonly bullets: readonly string[];
  /** Rows of a table, the titles first; cells are parted by bars. */
  readonly rows: readonly string[];
  readonly picture: string;
  readonly alt: string;
  readonly entries: readonly {
    readonly label: string;
    readonly text: string;
    readonly answers: readonly { readonly label: string; readonly words: string }[];
  }[];
  readonly quotes: readonly { readonly about: string; readonly lines: string }[];
};

/** Model of `staff/digest`. */
export type DigestModel = {
  readonly organisation: string;
  readonly subject: string;
  readonly preview: string;
  readonly opening: readonly string[];
  /** The line that asks for all numbers of a quiet week; '' for any other. */
  readonly whole: string;
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly DigestBlockModel[] }[];
  readonly smallPrint: readonly string[];
};

const EMPTY: DigestBlockModel = {
  paragraph: '',
  bullets: [],
  rows: [],
  picture: '',
  alt: '',
  entries: [],
  quotes: [],
};

/** The digest in the words of its reader. */
export function digestModel(setting: LetterSetting, digest: Digest): DigestModel {
  const opening = digest.opening.map((line) => writeSentences(line, setting));
  return {
    organisation: setting.organisation.name,
    subject: writePart(digest.subject, setting),
    preview: opening.at(1) ?? opening.at(0) ?? setting.organisation.name,
    opening,
    whole: digest.isQuiet
      ? commandLine({ command: 'digest', args: { word: digest.period.name } }, setting)
      : '',
    sections: digest.sections.map((section) => sectionModel(section, setting)),
    smallPrint: digest.smallPrint.map((sentence) => writePart(sentence, setting)),
  };
}

/** The pictures of a digest, in the words of its reader. */
export function digestCharts(
  { charts }: Digest,
  wording: RowWording,
): readonly { readonly name: PictureName; readonly spec: ChartSpec }[] {
  const word = (key: string): string => writePart({ word: `digest.chart.${key}` }, wording);
  const { received, breaks, backlog, pareto } = charts;
  const words = {
    months: monthNames(wording.language),
    received: word('received'),
    normal: word('normal'),
    outside: word('outside'),
    broken: word('broken'),
  };
  return [
    ...(received === null
      ? []
      : [{ name: 'received', spec: receivedChart(received, breaks, words) } as const]),
    ...(backlog === null
      ? []
      : [
          {
            name: 'backlog',
            spec: backlogChart(backlog, (age) => writePart(ageName(age), wording)),
          } as const,
        ]),
    ...(pareto === null
      ? []
      : [{ name: 'pareto', spec: paretoChart(pareto.map((bar) => barOf(bar, wording))) } as const]),
  ];
}

/** What fits on the line of a bar. */
const LONGEST_LABEL = Math.floor(CHART_WIDTH / 9);

function barOf(
  { label, count }: { readonly label: readonly SentencePart[]; readonly count: number },
  wording: RowWording,
) {
  const text = capital(label.map((part) => writePart(part, wording)).join(' '));
  return { label: text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text, count };
}

function sectionModel({ code, title, blocks }: DigestSection, wording: RowWording) {
  return {
    heading: `${code} ${writePart(title, wording)}`,
    blocks: blocks.map((block) => ({ ...EMPTY, ...blockModel(block, wording) })),
  };
}

function blockModel(block: DigestBlock, wording: RowWording): Partial<DigestBlockModel> {
  switch (block.kind) {
    case 'sentences':
      return { paragraph: writeSentences(block.sentences, wording) };
    case 'bullets':
      return { bullets: block.items.map((item) => writeSentences(item, wording)) };
    case 'entries':
      return { entries: block.entries.map((entry) => entryModel(entry, wording)) };
    case 'table':
      return {
        rows: [
          row(
            block.columns.map(({ title, isNumber }) => `${isNumber ? '>' : ''}${writePart(title, wording)}`),
          ),
          ...block.rows.map((cells) => row(cells.map((cell) => cellText(cell, wording)))),
        ],
      };
    case 'picture':
      return { picture: block.name, alt: writeSentences(block.alt, wording) };
    case 'quotes':
      return {
        quotes: block.quotes.map(({ about, words }) => ({
          about: writePart(about, wording),
          lines: words === '' ? '' : quote(words).lines,
        })),
      };
  }
}

function entryModel({ label, sentences, replies }: Entry, wording: RowWording) {
  return {
    label,
    text: writeSentences(sentences, wording),
    answers: replies.map((reply) => ({
      label: writePart(reply.label, wording),
      words: replyLine(reply, wording),
    })),
  };
}

/** `#on 3 #take`: the row first, where the command is for one. */
function replyLine(reply: Reply, wording: RowWording): string {
  const line = commandLine(reply, wording);
  return reply.on === null
    ? line
    : `${commandLine({ command: 'on', args: { word: reply.on } }, wording)} ${line}`;
}

function commandLine({ command, args }: Pick<Reply, 'command' | 'args'>, wording: RowWording): string {
  const entry = findEntry(foldWord(command));
  const name = entry === null ? `#${command}` : printCommand(entry, wording.language);
  return `${name} ${writePart(args, wording)}`;
}

function cellText(cell: Cell, wording: RowWording): string {
  return cell === null ? '–' : capital(writePart(cell, wording));
}

// A bar in a word of somebody would begin another column.
function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.replaceAll('|', '/')).join(' | ');
}
