/**
 * The name of a file from the header of its part: Content-Disposition before Content-Type, in any of the ways
 * in which programs write letters that are not ASCII (RFC 2231 with its numbered pieces, encoded words of
 * RFC 2047 where they are not allowed, raw bytes), quoted or not.
 */
import { decodeText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

type Parameter = { readonly name: string; readonly value: string };
type Section = { readonly number: number; readonly encoded: boolean; readonly value: string };

const MAX_VALUE = 8_192;

/**
 * @param disposition  value of Content-Disposition, unfolded, encoded words not decoded
 * @param contentType  value of Content-Type, likewise
 * @returns            '' when the part names none
 */
export function fileNameOf(disposition: string, contentType: string): string {
  const named = namedIn(disposition, 'filename') || namedIn(disposition, 'name');
  return named || namedIn(contentType, 'name') || namedIn(contentType, 'filename');
}

function namedIn(field: string, name: string): string {
  if (!field.includes('=')) return '';
  const parameters = parametersOf(field.slice(0, MAX_VALUE));
  const sections = parameters.flatMap((each) => sectionOf(each, name) ?? []);
  // The form of RFC 2231 was made to win over the plain one beside it.
  if (sections.length > 0) return joinSections(sections);
  return decodeWords(parameters.find((each) => each.name === name)?.value ?? '').trim();
}

/** What stands behind the first semicolon, split at semicolons outside quotes. */
function parametersOf(field: string): readonly Parameter[] {
  return splitPieces(field).flatMap((piece) => {
    const equals = piece.indexOf('=');
    if (equals < 0) return [];
    const name = piece.slice(0, equals).trim().toLowerCase();
    return [{ name, value: unquoted(piece.slice(equals + 1).trim()) }];
  });
}

function splitPieces(field: string): readonly string[] {
  const pieces: string[] = [];
  let start = field.indexOf(';') + 1;
  let quote = -1;
  for (let at = start; start > 0 && at < field.length; at += 1) {
    const character = field.charAt(at);
    if (character === '\\' && quote >= 0) at += 1;
    if (character === '"') quote = quote < 0 ? at : -1;
    if (character !== ';' || quote >= 0) continue;
    pieces.push(field.slice(start, at));
    start = at + 1;
  }
  // A quote that is never closed must not swallow the parameters behind it.
  const rest = start > 0 ? field.slice(start) : '';
  return [...pieces, ...(quote < 0 ? [rest] : rest.split(';'))];
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  const inside = value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value.slice(1);
  return inside.replace(/\\(["\\])/g, '$1');
}

/** `name*`, `name*0`, `name*0*`: RFC 2231 sections 3 and 4. */
function sectionOf({ name, value }: Parameter, wanted: string): Section | null {
  if (!name.startsWith(`${wanted}*`)) return null;
  const form = /^(\d{0,3})(\*?)$/.exec(name.slice(wanted.length + 1));
  if (form === null) return null;
  const number = form[1] ?? '';
  return { number: Number(number), encoded: number === '' || form[2] === '*', value };
}

function joinSections(sections: readonly Section[]): string {
  const ordered = sections.toSorted((one, other) => one.number - other.number);
  const first = ordered[0];
  const declared = first?.encoded === true ? /^([^']*)'[^']*'/.exec(first.value) : null;
  const bytes = ordered.map((section, at) => {
    const value = at === 0 && declared !== null ? section.value.slice(declared[0].length) : section.value;
    return section.encoded ? percentDecoded(value) : Buffer.from(value, 'utf8');
  });
  const { text } = decodeText(Buffer.concat(bytes), declared?.[1] ?? '');
  // Programs put encoded words even here.
  return decodeWords(text).trim();
}

function percentDecoded(value: string): Buffer {
  const latin = value.replace(/%([0-9a-f]{2})/gi, (_, pair: string) =>
    String.fromCharCode(Number.parseInt(pair, 16)),
  );
  return /[\u0100-\uffff]/.test(latin) ? Buffer.from(value, 'utf8') : Buffer.from(latin, 'latin1');
}
