/**
 * The dossier of a case for a body outside: an index as a PDF, each mail between the complainant and us byte for byte,
 * and the pictures and documents of the complainant's mails. Only listed here; bytes are read when they are wanted
 * (DESIGN 6, `#file`).
 */
import type { CaseOnPaper, Paper } from '../letters/case-papers.ts';
import { paperLine } from '../letters/case-papers.ts';
import { dossierIndex, type ListedExhibit } from '../letters/dossier-index.ts';
import { inline } from '../letters/foreign-text.ts';
import { type LetterSetting, writeSize } from '../letters/wording.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import {
  type EnclosedFile,
  filesOfMails,
  loadFile,
  loadLetter,
  type Sizes,
  sizesOfLetters,
  sizesOfMails,
} from '../shell/db/exhibit-store.ts';
import { loadRaw } from '../shell/db/raw-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { printDraft } from './print-case.ts';

/** One file of a dossier; `bytes` 0 where nothing is left of it. */
export type Exhibit = ListedExhibit & {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array | null>;
};

/** Letters that left, or may have. */
const LEFT: ReadonlySet<string> = new Set(['sent', 'unknown', 'sending']);

/** What a mail server lets through and a reader can open; other files stay inside their mail. */
const OPENED =
  /^(image|audio|video)\/|^application\/(pdf|rtf|msword|vnd\.(ms-excel|openxmlformats|oasis))|^text\/plain/;

/** The exhibits in the order of time, numbered from 1. */
export async function listExhibits(
  db: Db,
  setting: LetterSetting,
  { papers }: CaseOnPaper,
): Promise<readonly Exhibit[]> {
  const ids = (direction: Paper['direction']) =>
    papers.filter((paper) => paper.direction === direction).map(({ id }) => id);
  const came = await sizesOfMails(db, ids('in'));
  const wrote = await sizesOfLetters(db, ids('out'));
  const files = await filesOfMails(db, [...came.keys()]);
  return papers.flatMap((paper, index) => {
    const number = index + 1;
    const mail = mailExhibit(db, setting, paper, number, paper.direction === 'in' ? came : wrote);
    const own = paper.direction === 'in' ? files.filter(({ mailId }) => mailId === paper.id) : [];
    const opened = own.filter(({ type }) => OPENED.test(type));
    return [
      mail,
      ...opened.map((file, place) => fileExhibit(db, setting, file, `${number}${letterOf(place)}`)),
    ];
  });
}

function mailExhibit(db: Db, setting: LetterSetting, paper: Paper, number: number, sizes: Sizes): Exhibit {
  const { id, direction, at, person } = paper;
  const isIn = direction === 'in';
  const size = sizes.get(id);
  const absent = size === undefined ? 'not-kept' : isIn || LEFT.has(paper.status) ? null : 'not-sent';
  const day = at.toISOString().slice(0, 10);
  const who = isIn ? person.name || person.address : setting.organisation.name;
  return {
    mark: String(number),
    line: paperLine(setting, paper),
    absent,
    name: `${fileName(`${padded(number)} ${day} ${who}`)}.eml`,
    type: 'message/rfc822',
    bytes: size ?? 0,
    read: () => (isIn ? loadRaw(db, id) : loadLetter(db, id)),
  };
}

function fileExhibit(db: Db, { language }: LetterSetting, file: EnclosedFile, mark: string): Exhibit {
  const { name, type, bytes } = file;
  return {
    mark,
    line: `${inline(name)} (${writeSize(bytes, language)})`,
    absent: null,
    name: fileName(`${padded(Number.parseInt(mark, 10))}${mark.replace(/\d+/, '')} ${name}`),
    type,
    bytes,
    read: () => loadFile(db, file),
  };
}

/** The index of a dossier; exhibits that do not go along say why. */
export async function printIndex(
  setting: LetterSetting,
  paper: CaseOnPaper,
  exhibits: readonly ListedExhibit[],
): Promise<MailFile> {
  const draft = dossierIndex(setting, paper, exhibits);
  const content = await printDraft(setting, draft, paper.at);
  return { name: `00 ${draft.subject}.pdf`, type: 'application/pdf', content };
}

/** The bytes of exhibits, one after the other; what was purged a moment ago is left out. */
export async function readExhibits(exhibits: readonly Exhibit[]): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const { name, type, read } of exhibits) {
    const content = await read();
    // Mail servers open a mail inside a mail and may change it; as a plain file it stays as it is.
    const asFile = type === 'message/rfc822' ? 'application/octet-stream' : type;
    if (content !== null) files.push({ name, type: asFile, content });
  }
  return files;
}

function letterOf(place: number): string {
  return place < 26 ? String.fromCharCode(97 + place) : `-${place + 1}`;
}

// So that a folder sorts them in their order.
function padded(number: number): string {
  return String(number).padStart(2, '0');
}

const MOST_NAME = 90;

/** A name that every system takes: the name of a file comes from whoever sent it. */
function fileName(name: string): string {
  const clean = inline(name, 400)
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean.length <= MOST_NAME) return clean;
  const end = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? '';
  return `${clean
    .slice(0, MOST_NAME - end.length)
    .toWellFormed()
    .trim()}${end}`;
}
