/**
 * The mails that the benchmarks work on: complaints and answers to them, as a busy desk gets them in a few
 * weeks. Everything follows from the seed, so that two runs, or two machines, do the same work: texts of 2 to
 * 60 KB, one mail in five with a file of 200 KB, three in ten an answer, in Dutch and English.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../src/case/vocabulary.ts';
import { type Chance, chanceFrom } from '../../src/sandbox/chance.ts';
import { FIRST_NAMES, SURNAMES, WORDS } from './complaint-words.ts';
import { type Body, type File, headerText, writeMail } from './mime.ts';

/** One mail; `new` opens a case, `reply` refers to an earlier `new` one. */
export type GeneratedMail = { readonly raw: Buffer; readonly kind: 'new' | 'reply' };

type Sender = { readonly name: string; readonly address: string; readonly language: Language };
type Opening = { readonly messageId: string; readonly subject: string; readonly from: Sender };

const DESK = 'klachten@example.org';
const FIRST_DAY = Date.UTC(2026, 10, 2, 7);
const MINUTES_BETWEEN = 7;
const REPLY_SHARE = 0.3;
const ONE_FILE_IN = 5;
const FILE_BYTES = 200 * 1024;
const LEAST_TEXT = 2_048;
const MOST_TEXT = 60 * 1024;
/** An answer refers to one of so many latest complaints. */
const OPEN_CASES = 200;

/**
 * Makes mails one after the other.
 * @param seed   the same seed gives the same bytes
 * @param count  how many
 */
export function* generateMails(options: {
  readonly seed: number;
  readonly count: number;
}): Iterable<GeneratedMail> {
  const chance = chanceFrom(options.seed);
  const senders = makeSenders();
  const open: Opening[] = [];
  for (let index = 0; index < options.count; index += 1) {
    const isReply = open.length > 0 && chance.next() < REPLY_SHARE;
    const answered = isReply ? chance.pick(open.slice(-OPEN_CASES)) : null;
    const from = answered?.from ?? chance.pick(senders);
    const opening: Opening = {
      messageId: `<${options.seed}.${index}.${chance.whole(1, 1e9).toString(36)}@mail.example.net>`,
      subject: answered === null ? newSubject(from.language, index, chance) : `Re: ${answered.subject}`,
      from,
    };
    yield { raw: makeMail(opening, answered, index, chance), kind: answered === null ? 'new' : 'reply' };
    if (answered === null) open.push(opening);
  }
}

function makeSenders(): readonly Sender[] {
  return FIRST_NAMES.flatMap((first, row) =>
    SURNAMES.map((last, column) => {
      const local = `${first}.${last}`
        .normalize('NFKD')
        .replaceAll(/[^A-Za-z.]/gu, '')
        .toLowerCase();
      const language: Language = (row + column) % 3 === 0 ? 'en' : 'nl';
      return {
        name: `${first} ${last}`,
        address: `${local}@${row % 2 === 0 ? 'example.net' : 'example.com'}`,
        language,
      };
    }),
  );
}

function newSubject(language: Language, index: number, chance: Chance): string {
  return `${chance.pick(WORDS[language].subjects)} (${20_000 + index})`;
}

function makeMail(mail: Opening, answered: Opening | null, index: number, chance: Chance): Buffer {
  const at = new Date(FIRST_DAY + index * MINUTES_BETWEEN * 60_000);
  const { name, address, language } = mail.from;
  const headers: (readonly [string, string])[] = [
    ['Return-Path', `<${address}>`],
    ['Received', `from mail.example.net by mx.example.org; ${at.toUTCString()}`],
    ['Date', at.toUTCString().replace('GMT', '+0000')],
    ['From', `${headerText(name)} <${address}>`],
    ['To', `Klachten <${DESK}>`],
    ['Subject', headerText(mail.subject)],
    ['Message-ID', mail.messageId],
  ];
  if (answered !== null)
    headers.push(['In-Reply-To', answered.messageId], ['References', answered.messageId]);
  const body = makeBody(language, name, answered, chance);
  const file = index % ONE_FILE_IN === 2 ? makeFile(mail.messageId, index) : null;
  const encoding = chance.pick(['8bit', 'quoted-printable', 'quoted-printable', 'base64'] as const);
  return writeMail(headers, body, file, encoding, index.toString(36));
}

/** Sizes are spread evenly over their logarithm: most mails are short, a few are long. */
function makeBody(language: Language, name: string, answered: Opening | null, chance: Chance): Body {
  const words = WORDS[language];
  const bytes = LEAST_TEXT * (MOST_TEXT / LEAST_TEXT) ** chance.next();
  const paragraphs: string[] = [];
  for (let size = 0; size < bytes; ) {
    const sentences = Array.from({ length: chance.whole(2, 6) }, () => chance.pick(words.sentences));
    paragraphs.push(sentences.join(' '));
    size += Buffer.byteLength(paragraphs.at(-1) ?? '');
  }
  const written =
    answered === null ? paragraphs : [paragraphs[0] ?? '', quoted(answered, paragraphs.slice(1))];
  const text = [chance.pick(words.greetings), ...written, `${chance.pick(words.closings)}\n${name}`].join(
    '\n\n',
  );
  return { text: `${wrapped(text)}\n`, html: chance.next() < 0.5 ? toHtml(text) : null };
}

function quoted(answered: Opening, paragraphs: readonly string[]): string {
  const lines = wrapped(paragraphs.join('\n\n')).split('\n');
  const day = 'Op ma 2 nov. 2026 om 09:00 schreef';
  return [
    `${day} ${answered.from.name} <${answered.from.address}>:`,
    ...lines.map((line) => `> ${line}`),
  ].join('\n');
}

function wrapped(text: string): string {
  return text
    .replaceAll(/(?<line>[^\n]{1,72})(?: |(?=\n)|$)/gu, '$<line>\n')
    .replaceAll(/\n(\n?)\n*/gu, '\n$1')
    .trimEnd();
}

function toHtml(text: string): string {
  const paragraphs = text
    .split('\n\n')
    .map((part) => `<p style="margin:0 0 1em">${part.replaceAll('>', '&gt;')}</p>`);
  return `<html><body><div>${paragraphs.join('\n')}</div></body></html>`;
}

/** Bytes without any pattern that a compressor could find: a chain of hashes. */
function makeFile(seed: string, index: number): File {
  const bytes = Buffer.alloc(FILE_BYTES);
  let link = createHash('sha512').update(seed).digest();
  for (let at = 0; at < FILE_BYTES; at += link.length) {
    link.copy(bytes, at);
    link = createHash('sha512').update(link).digest();
  }
  return { name: `foto-${index}.jpg`, type: 'image/jpeg', bytes };
}
