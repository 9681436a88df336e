/**
 * Any command mail of a colleague, with a word of its own in every piece of text: `qc…` where the catalogue says that
 * the complainant reads it, `qt…` where somebody outside does, `qp…` for points, `qi…` everywhere else. Mails are written as programs write them: plain, HTML, both, or
 * wrapped; with greetings, quotations, signatures, files and slips of the keyboard.
 */
import fc from 'fast-check';
import type { CommandName } from '../../src/staff/catalogue.ts';
import type { RawFields } from './raw-mail.ts';

/** What the complainant reads (DESIGN 3, "Who reads a text"), and how each is written. */
export const TOLD: Readonly<Partial<Record<CommandName, (text: string) => string>>> = {
  ask: (text) => `#ask ${text}`,
  reply: (text) => `#reply ${text}`,
  offer: (text) => `#offer ${text}`,
  'solved-quick': (text) => `#solved-quick ${text}`,
  intake: (text) => `#intake phone\nfrom: Bram Mol, bram@example.org\nreceived: yesterday\n${text}`,
  assess: (text) => `#assess unfounded: ${text}`,
  founded: (text) => `#founded ${text}`,
  partly: (text) => `#partly ${text}`,
  unfounded: (text) => `#unfounded ${text}`,
  remedy: (text) => `#remedy ${text}`,
  restrict: (text) => `#restrict ${text} until 1 March 2027`,
  award: (text) => `#award\nbody: Rechtbank\n${text}`,
  extend: (text) => `#extend in 2 weeks because ${text}`,
  visit: (text) => `#visit tomorrow 14:00 Leo\n${text}`,
  appoint: (text) => `#appoint tomorrow 9:00-12:00; tomorrow 13:00-15:00\n${text}`,
  done: (text) => `#done ${text}`,
  notcomplaint: (text) => `#notcomplaint question: ${text}`,
};

/** Who is asked to do something. */
export const KEES = 'kees@kitbedrijf.example';

/** What somebody outside reads. */
export const OUTSIDE: Readonly<Partial<Record<CommandName, (text: string) => string>>> = {
  work: (text) => ORDER(text),
  reviewer: (text) => `#reviewer Kees Vos <${KEES}>\n${text}`,
};

// Somebody from outside looks again at few complaints only: most of these are orders.
const ORDER = (text: string): string => `#work Kees Vos <${KEES}>\n${text}`;
const OFTEN_OUTSIDE = [...Array.from({ length: 5 }, () => ORDER), ...Object.values(OUTSIDE)];

/** What the letters to the complainant repeat as the points of her complaint, once they answer them. */
export const LISTED: Readonly<Partial<Record<CommandName, (text: string) => string>>> = {
  point: (text) => `#point ${text}`,
  points: (text) => `#points\n1. ${text.replaceAll('\n', '\n2. ')}`,
};

/** What stays in the house. */
export const INTERNAL: Readonly<Partial<Record<CommandName, (text: string) => string>>> = {
  note: (text) => `#note ${text}`,
  consult: (text) => `#consult Leo: ${text}`,
  called: (text) => `#called today: ${text}`,
  object: (text) => `#object ${text}`,
  rung: (text) => `#rung result agreed: ${text}`,
  legalhold: (text) => `#legalhold on: ${text}`,
  withdraw: (text) => `#withdraw ${text}`,
  close: (text) => `#close no-information: ${text}`,
  reopen: (text) => `#reopen ${text}`,
  satisfied: (text) => `#satisfied no: ${text}`,
  alone: (text) => `#alone ${text}`,
  recuse: (text) => `#recuse ${text}`,
  split: (text) => `#split ${text}`,
  discard: (text) => `#discard ${text}`,
  cost: (text) => `#cost € 350 ${text}`,
  deposit: (text) => `#deposit part: ${text}`,
  cause: (text) => `#cause ${text}`,
  measure: (text) => `#measure ${text} expect -40%`,
  snooze: (text) => `#snooze T1 6w ${text}`,
  break: (text) => `#break all since 2026-W30 ${text}`,
};

/** Values that nobody but colleagues reads, and acts without any text; what stands below them is a note. */
const WITHOUT_TEXT: readonly ((word: string) => string)[] = [
  (word) => `#tag +${word}`,
  (word) => `#care ${word}`,
  () => '#category other',
  (word) => `#mandate ${word}`,
  () => '#take',
  () => '#inquiry answered',
  () => '#agree',
  () => '#compensate € 75',
  () => '#paid € 75 today',
];

/** One mail: what it says, in which form, and the fields that go with it. */
export type AnyMail = { readonly pieces: readonly Piece[]; readonly form: Form; readonly isProven: boolean };
type Piece = { readonly kind: PieceKind; readonly lines: number; readonly chosen: number };

const FORMS = ['plain', 'wrapped', 'html', 'both', 'both, wrapped'] as const;
type Form = (typeof FORMS)[number];

/** How a mail is put together; the decision letter and the questions get a form of their own, so that they occur. */
const PIECE_KINDS = [
  'note',
  'told',
  'outside',
  'listed',
  'internal',
  'value',
  'decision',
  'ended',
  'escaped',
  'below a quotation',
  'slip',
  'signature',
  'stopped',
] as const;
type PieceKind = (typeof PIECE_KINDS)[number];

const kinds = fc.oneof(
  { arbitrary: fc.constantFrom<PieceKind>('told', 'internal', 'value', 'decision', 'outside'), weight: 6 },
  { arbitrary: fc.constant<PieceKind>('listed'), weight: 1 },
  { arbitrary: fc.constantFrom<PieceKind>('ended', 'escaped', 'below a quotation', 'note'), weight: 3 },
  { arbitrary: fc.constantFrom<PieceKind>('signature', 'stopped'), weight: 1 },
  { arbitrary: fc.constant<PieceKind>('slip'), weight: 1 },
);

/** Mails with one to three pieces; one in eight is not proven. */
export const anyMail: fc.Arbitrary<AnyMail> = fc.record({
  pieces: fc.array(fc.record({ kind: kinds, lines: fc.integer({ min: 1, max: 3 }), chosen: fc.nat(1000) }), {
    minLength: 1,
    maxLength: 3,
  }),
  form: fc.constantFrom(...FORMS),
  isProven: fc.integer({ min: 0, max: 7 }).map((chance) => chance > 0),
});

/** The text of a mail; `number` stands in each of its words. */
export function textOf({ pieces }: AnyMail, number: number): string {
  return pieces.map((piece, index) => pieceText(piece, `${number}x${index}`)).join('\n');
}

function pieceText({ kind, lines, chosen }: Piece, mark: string): string {
  const told = sentences(`qc${mark}`, lines);
  const internal = sentences(`qi${mark}`, lines);
  const toldCommand = pick(Object.values(TOLD), chosen);
  switch (kind) {
    case 'note':
      return chosen % 2 === 0 ? `#end\n${internal}` : `#note ${internal}`;
    case 'told':
      return toldCommand(told);
    case 'outside':
      return `${pick(OFTEN_OUTSIDE, chosen)(sentences(`qt${mark}`, lines))}\n#end\n${internal}`;
    case 'listed':
      return pick(Object.values(LISTED), chosen)(sentences(`qp${mark}`, lines));
    case 'internal':
      return pick(Object.values(INTERNAL), chosen)(internal);
    case 'value':
      return `${pick(WITHOUT_TEXT, chosen)(`qi${mark}v`)}\n${internal}`;
    case 'decision':
      return chosen % 2 === 0
        ? `#unfounded ${told}\n#send\n${internal}`
        : `#founded ${told}\n#remedy ${sentences(`qc${mark}r`, lines)}\n#send`;
    case 'ended':
      return `${toldCommand(told)}\n#end\n${internal}`;
    case 'escaped':
      return `#reply ${told}\n##hashtag qc${mark}e\n\\#streep qc${mark}f\n#note ##hek qi${mark}e\n${internal}`;
    case 'below a quotation':
      return `#reply ${told}\n\n> Dit schreef u, qi${mark}q\n> #reply qi${mark}r\n\n${internal}`;
    case 'slip':
      return `#reply ${told}\n#notte ${internal}`;
    case 'signature':
      return `#reply ${told}\n-- \nEls de Boer, qi${mark}s\n${internal}`;
    case 'stopped':
      return `#reply ${told}\n#stop\n#reply ${internal}`;
  }
}

function sentences(word: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `Regel ${line + 1} zegt ${word}l${line} over de dakkapel en de kitvoeg van de buren.`,
  ).join('\n');
}

/** The fields and the body of a mail in its form; a file comes along with every form that has parts. */
export function bodyOf({ form }: AnyMail, text: string, number: number): { fields: RawFields; body: string } {
  const html = text
    .split('\n')
    .map((line) => `<div>${escaped(line) || '<br>'}</div>`)
    .join('\n');
  switch (form) {
    case 'plain':
      return { fields: {}, body: text };
    case 'wrapped':
      return { fields: {}, body: wrap(text) };
    case 'html':
      return {
        fields: { 'Content-Type': 'text/html; charset=utf-8' },
        body: `<html><body>${html}</body></html>`,
      };
    case 'both':
      return mixed(text, html, number);
    case 'both, wrapped':
      return mixed(wrap(text), html, number);
  }
}

function mixed(plain: string, html: string, number: number): { fields: RawFields; body: string } {
  const parts = [
    ['text/plain; charset=utf-8', plain],
    ['text/html; charset=utf-8', `<html><body>${html}</body></html>`],
  ].map(
    ([type, content]) => `--inner\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n${content}\n`,
  );
  const file = `Content-Type: text/plain; name="qi${number}file.txt"\nContent-Disposition: attachment; filename="qi${number}file.txt"\n\nqi${number}content\n`;
  return {
    fields: { 'Content-Type': 'multipart/mixed; boundary=outer' },
    body: `--outer\nContent-Type: multipart/alternative; boundary=inner\n\n${parts.join('')}--inner--\n--outer\n${file}--outer--\n`,
  };
}

function wrap(text: string): string {
  return text.replaceAll(/(?=[^\n]{61})([^\n]{20,60}) /gu, '$1\n');
}

function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function pick<T>(rows: readonly T[], chosen: number): T {
  const row = rows[chosen % rows.length];
  if (row === undefined) throw new Error('every table has rows');
  return row;
}
