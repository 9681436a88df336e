/** Mixed mail as a desk gets it: complaints and answers, what machines write, what colleagues note, and rubbish. */
import { type Chance, chanceFrom } from '../../src/sandbox/chance.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';
import type { SinkMail } from '../support/smtp-sink.ts';
import { headerOf } from './read-books.ts';

/** Makes the next mail; `received` are the letters that arrived so far. */
export type Traffic = { readonly next: (received: readonly SinkMail[]) => Buffer };

type Author = { readonly number: number; readonly received: readonly SinkMail[]; readonly chance: Chance };
type Kind = { readonly share: number; readonly write: (author: Author) => Buffer | null };

const DESK = 'klachten@example.org';

/** Each mail but for the repeated ones differs from all others. */
export function startTraffic(seed: number, coordinator: string): Traffic {
  const chance = chanceFrom(seed);
  const kinds = kindsOf(coordinator);
  const written: Buffer[] = [];
  return {
    next: (received) => {
      const author = { number: written.length + 1, received, chance };
      const isRepeat = chance.next() < 0.07 && written.length > 0;
      const raw = isRepeat ? chance.pick(written) : (pick(kinds, chance).write(author) ?? complaint(author));
      written.push(raw);
      return raw;
    },
  };
}

/** Kinds that need a letter to refer to give null as long as there is none. */
function kindsOf(coordinator: string): readonly Kind[] {
  return [
    { share: 45, write: complaint },
    { share: 15, write: followUp },
    { share: 12, write: answer },
    { share: 8, write: (author) => staffNote(author, coordinator) },
    { share: 6, write: outOfOffice },
    { share: 6, write: bounce },
    { share: 8, write: rubbish },
  ];
}

function pick(kinds: readonly Kind[], chance: Chance): Kind {
  let left = chance.next() * kinds.reduce((sum, { share }) => sum + share, 0);
  const found = kinds.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return found ?? chance.pick(kinds);
}

function idOf(number: number): string {
  return `<soak.${number}@mail.example.net>`;
}

function complaint({ number }: Author): Buffer {
  return mail(number, {}, `Onze dakkapel lekt sinds de storm, melding ${number}.`);
}

/** Refers to an earlier mail of this traffic, whatever that was. */
function followUp({ number, chance }: Author): Buffer {
  const earlier = chance.whole(1, number);
  const fields = { 'In-Reply-To': idOf(earlier), References: idOf(earlier) };
  return mail(number, { ...fields, Subject: `Re: Lekkage ${earlier}` }, `Het lekt nog steeds (${number}).`);
}

function answer({ number, received, chance }: Author): Buffer | null {
  const letter = letterOf(received, chance, (to) => !to.startsWith('els.'));
  return letter === null ? null : mail(number, repliesTo(letter), `Dank u, dit is antwoord ${number}.`);
}

function staffNote({ number, received, chance }: Author, coordinator: string): Buffer | null {
  const letter = letterOf(received, chance, (to) => to === coordinator);
  if (letter === null) return null;
  const fields = { ...repliesTo(letter), From: `Els de Boer <${coordinator}>` };
  return mail(number, fields, `Gebeld, geen gehoor (${number}).`);
}

function outOfOffice({ number, received, chance }: Author): Buffer | null {
  const letter = letterOf(received, chance, (to) => !to.startsWith('els.'));
  if (letter === null) return null;
  const fields = { ...repliesTo(letter), 'Auto-Submitted': 'auto-replied', Subject: 'Afwezig' };
  return mail(number, fields, `Ik ben er tot maandag niet (${number}).`);
}

/** RFC 3464: a permanent failure of a letter, sent back to where its envelope said. */
function bounce({ number, received, chance }: Author): Buffer | null {
  const letter = letterOf(received, chance, (to) => !to.startsWith('els.'));
  if (letter === null) return null;
  const to = letter.to.join();
  const report = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The mail could not be delivered (${number}).`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${headerOf(letter.bytes, 'Message-ID') ?? ''}`,
    '',
    '--b--',
  ].join('\n');
  const fields = {
    'Return-Path': '<>',
    From: 'Mail Delivery System <MAILER-DAEMON@mail.example.net>',
    To: letter.from,
    Subject: 'Undelivered Mail Returned to Sender',
    'Auto-Submitted': 'auto-replied',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b"',
  };
  return mail(number, fields, report);
}

function rubbish({ chance }: Author): Buffer {
  return Buffer.from(Array.from({ length: chance.whole(20, 4_000) }, () => chance.whole(0, 255)));
}

function mail(number: number, fields: RawFields, text: string): Buffer {
  const address = `anna.dewit${number % 97}@example.net`;
  const own = {
    'Message-ID': idOf(number),
    From: `Anna de Wit <${address}>`,
    Subject: `Lekkage ${number}`,
  };
  return Buffer.from(rawMail({ ...own, ...fields }, text));
}

function repliesTo({ bytes }: SinkMail): RawFields {
  const id = headerOf(bytes, 'Message-ID') ?? '';
  const to = headerOf(bytes, 'Reply-To') ?? DESK;
  const subject = `Re: ${headerOf(bytes, 'Subject') ?? ''}`;
  return { To: to, 'In-Reply-To': id, References: id, Subject: subject };
}

/** One of the latest letters to somebody. */
function letterOf(
  received: readonly SinkMail[],
  chance: Chance,
  isWanted: (to: string) => boolean,
): SinkMail | null {
  const letters = received.slice(-200).filter(({ to }) => isWanted(to.join()));
  return letters.length === 0 ? null : chance.pick(letters);
}
