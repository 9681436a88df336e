/**
 * Files that old mail programs write into the text itself, between `begin 644 name` and `end` (inbound.md B8).
 * They become files; of the block only its first line stays, which names the file. Source: POSIX.1 uuencode.
 */

/** A file out of a text; the name as written. */
export type TextFile = { readonly name: string; readonly content: Uint8Array };

/** The text that is left, and the files in the order in which they stood. */
export type Unpacked = { readonly text: string; readonly files: readonly TextFile[] };

const BEGIN = /^begin [0-7]{3,4} (\S[^\n]{0,300})$/;
const MAX_FILES = 100;

/** A text without the files in it. A block that is damaged or never ends stays text. */
export function uudecode(text: string): Unpacked {
  if (!text.includes('begin ')) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: TextFile[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const name = files.length < MAX_FILES ? BEGIN.exec(line.trimEnd())?.[1] : undefined;
    const block = name === undefined ? null : readBlock(lines, at + 1);
    if (name === undefined || block === null) {
      kept.push(line);
      continue;
    }
    files.push({ name, content: block.content });
    kept.push(line);
    at = block.end;
  }
  return files.length === 0 ? { text, files } : { text: kept.join('\n'), files };
}

/** The content of the lines up to `end`, whose number is given; null when one of them is no such line. */
function readBlock(
  lines: readonly string[],
  first: number,
): { readonly content: Uint8Array; readonly end: number } | null {
  const pieces: Uint8Array[] = [];
  for (let at = first; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === 'end') return { content: new Uint8Array(Buffer.concat(pieces)), end: at };
    const piece = decodeLine(line);
    if (piece === null) return null;
    pieces.push(piece);
  }
  return null;
}

/** A line: its first character is the number of bytes, four characters hold three of them. */
function decodeLine(line: string): Uint8Array | null {
  if (!/^[ -`]*$/.test(line)) return null;
  const length = line === '' ? 0 : valueAt(line, 0);
  const letters = Math.ceil(length / 3) * 4;
  // Programs strip blanks at the end, which count as zero, and some add a check character.
  if (line.length > letters + 2) return null;
  const bytes = new Uint8Array(letters);
  for (let group = 0; group * 3 < length; group += 1) {
    const [a, b, c, d] = [1, 2, 3, 4].map((place) => valueAt(line, group * 4 + place));
    const word = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0);
    bytes.set([word >> 16, (word >> 8) & 0xff, word & 0xff], group * 3);
  }
  return bytes.subarray(0, length);
}

function valueAt(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 0x20) & 0x3f : 0;
}
