/**
 * Which parts of a mail are its text, which are files, and in what form the text is taken: plain text
 * unless it is empty or only says that the mail is HTML (inbound.md B9).
 */
import type { Container, Leaf, MimeStructure } from './mime-structure.ts';

/** The two kinds of text that are shown. */
export type TextKind = 'plain' | 'html';

const FILE_NAME = /;\s*(?:file)?name\*?/i;

/** The parts that are shown as text; all others are files. Source: RFC 2183 section 2.1. */
export function textLeaves(structure: MimeStructure): readonly Leaf[] {
  const texts = structure.leaves.filter(mayBeText);
  const first = texts[0];
  // A named text beside an earlier one is a file, even if a mail program may show it in place; but the forms of
  // one text in a multipart/alternative are never files.
  return texts.filter(
    (leaf) =>
      leaf === first ||
      !FILE_NAME.test(`;${leaf.disposition};${leaf.contentType}`) ||
      structure.containers[leaf.container]?.type === 'multipart/alternative',
  );
}

/** The parts that are files: all that are not shown as text. */
export function fileLeaves(structure: MimeStructure): readonly Leaf[] {
  const shown = new Set(textLeaves(structure));
  return structure.leaves.filter((leaf) => !shown.has(leaf));
}

function mayBeText(leaf: Leaf): boolean {
  if (textKind(leaf) === null) return false;
  const disposition = dispositionOf(leaf);
  // The only part of a mail is what the writer says, whatever else the header calls it.
  return leaf.container < 0 ? disposition !== 'attachment' : disposition === '' || disposition === 'inline';
}

function dispositionOf(leaf: Leaf): string {
  return (leaf.disposition.split(';')[0] ?? '').trim().toLowerCase();
}

/** The kind of text of a part; a part without a type is plain text unless it names a file. */
export function textKind(leaf: Leaf): TextKind | null {
  if (leaf.type === 'text/html') return 'html';
  if (leaf.type === 'text/plain' || leaf.type === 'text' || leaf.type === 'plain') return 'plain';
  return leaf.type === '' && !FILE_NAME.test(`;${leaf.disposition}`) ? 'plain' : null;
}

/**
 * Text parts in runs: the parts of one multipart/alternative belong together (one of them is taken), every
 * other part stands alone.
 */
export function textRuns(structure: MimeStructure): readonly (readonly Leaf[])[] {
  const runs: { readonly key: number; readonly leaves: Leaf[] }[] = [];
  for (const leaf of textLeaves(structure)) {
    const key = outermostAlternative(structure.containers, leaf.container);
    const last = runs.at(-1);
    if (key >= 0 && last?.key === key) last.leaves.push(leaf);
    else runs.push({ key, leaves: [leaf] });
  }
  return runs.map((run) => run.leaves);
}

const STUB = /\b(html|multi-?part|mime|browser|e-?mail ?(client|programma?))\b/i;

/** True for plain text that only tells the reader to look at the HTML. */
export function isStub(plain: string, html: string): boolean {
  const text = plain.trim();
  if (text === '') return true;
  return (
    text.length < 250 && html.length > text.length * 2 && STUB.test(text) && !html.includes(text.slice(0, 40))
  );
}

/** Lines of format=flowed put together again. Source: RFC 3676 section 4. */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0] ?? '';
    const bare = line.slice(depth.length).replace(/^ /, '');
    const joined = open !== '' && open === depth + FLOWING;
    if (joined) lines.push((lines.pop() ?? '') + bare);
    else lines.push(depth === '' ? bare : `${depth} ${bare}`);
    const flows = bare.endsWith(' ') && bare !== '-- ';
    if (flows && deleteSpace) lines.push((lines.pop() ?? '').slice(0, -1));
    open = flows ? depth + FLOWING : '';
  }
  return lines.join('\n');
}

const FLOWING = '~';

function outermostAlternative(containers: readonly Container[], from: number): number {
  let found = -1;
  for (let at = from; at >= 0; at = containers[at]?.parent ?? -1) {
    if (containers[at]?.type === 'multipart/alternative') found = at;
  }
  return found;
}
