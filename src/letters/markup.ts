/**
 * How a letter is written once and read twice: the rendered template is plain text in which the first
 * sign of a line says what the line is. text.ts makes the text part of it, html.ts the HTML part.
 *
 *   Subject: …     first line of every letter
 *   Preview: …     second line: what a mail client shows beside the subject
 *   (blank line)   a new block
 *   == heading     :: label: value     !! what must be seen     1. step     - item
 *   >> label | words   something that the reader may answer: a button that begins a mail with these words to the
 *                  reply address of this letter, or only the words where the desk has no such addresses
 *   >- label | words   the same about one thing of several: short, side by side
 *   ++ 3 | text    a thing with a number or a name of its own, by which an answer can mean it
 *   || a | b       a row of a table; the first one has the titles, and `>` before a title puts its column to the right
 *   [[ name | text a picture that goes with the mail under this name; the text says what it shows
 *   ~ line         kept as a line of its own, such as a name below a letter
 *   .. line        small print
 *   │ line         words of somebody else, kept line by line
 *   anything else  a paragraph; its lines are joined and wrapped again
 *
 * Words from outside stand only inside such a line or behind `│ ` (foreign-text.ts), never at its start. Words of
 * staff stand on lines of their own that begin with a space, or are items of a list (own-words.ts).
 */

/** Stands before each line of somebody else, in the template, in the text part and in the HTML part. */
export const QUOTE_SIGN = '│ ';

/** Signs of a line and the kind of block that lines of one kind make together. */
const SIGNS = [
  ['== ', 'heading'],
  [':: ', 'facts'],
  ['>> ', 'answers'],
  ['>- ', 'choices'],
  ['!! ', 'warning'],
  ['++ ', 'entries'],
  ['|| ', 'table'],
  ['[[ ', 'picture'],
  ['- ', 'bullets'],
  ['~ ', 'lines'],
  ['.. ', 'small'],
  [QUOTE_SIGN, 'quote'],
] as const;

const NUMBERED = /^\d{1,2}\. /;

/** One thing of a label and its value, such as the number of a case. */
export type Fact = { readonly label: string; readonly value: string };

/** One thing to answer: what it means, and the one line that says so. */
export type Answer = { readonly label: string; readonly words: string };

/** A thing with a number or a name of its own. */
export type Entry = { readonly label: string; readonly text: string };

/** A column of a table; numbers stand to the right. */
export type Column = { readonly title: string; readonly isNumber: boolean };

/** One block of a letter; `lines` are without their signs and keep their order. */
export type Block =
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  | { readonly kind: 'choices'; readonly choices: readonly Answer[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'picture'; readonly name: string; readonly alt: string }
  | {
      readonly kind:
        | 'heading'
        | 'warning'
        | 'numbers'
        | 'bullets'
        | 'lines'
        | 'small'
        | 'quote'
        | 'paragraph';
      readonly lines: readonly string[];
    };

/** A letter as it was written, before it becomes text or HTML. */
export type Draft = { readonly subject: string; readonly preview: string; readonly blocks: readonly Block[] };

/**
 * Reads a rendered template.
 * @throws Error when it does not begin with a subject and a preview: a fault of the template
 */
export function readDraft(source: string): Draft {
  const [first = '', second = '', ...rest] = source.split('\n');
  const subject = /^Subject: (.+)$/.exec(first)?.[1];
  const preview = /^Preview: (.+)$/.exec(second)?.[1];
  if (subject === undefined || preview === undefined) {
    throw new Error('a letter begins with the lines "Subject: …" and "Preview: …"');
  }
  return { subject, preview, blocks: readBlocks(rest) };
}

type Kind = Block['kind'];
type Line = { readonly kind: Kind; readonly text: string };

function readBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = (): void => {
    const kind = open[0]?.kind;
    if (kind !== undefined)
      blocks.push(
        makeBlock(
          kind,
          open.map((line) => line.text),
        ),
      );
    open = [];
  };
  for (const raw of lines) {
    if (raw.trim() === '') {
      close();
      continue;
    }
    const line = readLine(raw);
    if (open[0] !== undefined && open[0].kind !== line.kind) close();
    open.push(line);
  }
  close();
  return blocks;
}

function readLine(raw: string): Line {
  for (const [sign, kind] of SIGNS) {
    if (raw.startsWith(sign)) return { kind, text: raw.slice(sign.length) };
  }
  // An empty line of a quotation has lost the space behind its sign.
  if (raw === QUOTE_SIGN.trimEnd()) return { kind: 'quote', text: '' };
  if (NUMBERED.test(raw)) return { kind: 'numbers', text: raw.replace(NUMBERED, '') };
  return { kind: 'paragraph', text: raw.trim() };
}

function makeBlock(kind: Kind, lines: readonly string[]): Block {
  if (kind === 'facts') return { kind, facts: lines.map(readFact) };
  if (kind === 'answers') return { kind, answers: lines.map(readAnswer) };
  if (kind === 'choices') return { kind, choices: lines.map(readAnswer) };
  if (kind === 'entries') return { kind, entries: lines.map(readEntry) };
  if (kind === 'table') return readTable(lines);
  if (kind === 'picture') {
    const [name, alt] = halves(lines.join(' '));
    return { kind, name, alt };
  }
  return { kind, lines };
}

function readAnswer(line: string): Answer {
  const [label, words] = halves(line);
  return { label, words };
}

function readEntry(line: string): Entry {
  const [label, text] = halves(line);
  return { label, text };
}

function readTable(lines: readonly string[]): Block {
  const [titles = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const columns = titles.map((title) => ({
    title: title.replace(/^>/u, '').trim(),
    isNumber: title.startsWith('>'),
  }));
  return { kind: 'table', columns, rows };
}

function halves(line: string): readonly [string, string] {
  const bar = line.indexOf(' | ');
  if (bar < 0) throw new Error(`"${line}" has no bar between its two parts`);
  return [line.slice(0, bar), line.slice(bar + 3)];
}

function readFact(line: string): Fact {
  const colon = line.indexOf(': ');
  if (colon < 0) throw new Error(`":: ${line}" has no label`);
  return { label: line.slice(0, colon), value: line.slice(colon + 2) };
}
