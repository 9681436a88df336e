/** Runs an act of acts.ts with the words that were typed. */
import { ackCommand } from './ack.ts';
import type { ActName, ActOptions } from './acts.ts';
import { readMailNumber } from './reference-words.ts';
import { resumeCommand } from './resume.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { discardCommand, joinCommand, openCommand } from './waiting-mail.ts';

/**
 * Does it, or says why not and that nothing was done.
 * @param words  what was typed behind the name; the command line saw to it that none is missing
 */
export async function runAct(
  name: ActName,
  words: readonly string[],
  options: ActOptions,
  screen: Screen,
): Promise<number> {
  const code = await run(name, words, options, screen);
  if (code !== EXIT.done) screen.remark('Nothing was changed.');
  return code;
}

function run(name: ActName, words: readonly string[], options: ActOptions, screen: Screen): Promise<number> {
  const [first = '', ...rest] = words;
  switch (name) {
    case 'resume':
      return resumeCommand(options, screen);
    case 'ack':
      return ackCommand(first, options, screen);
    case 'open':
      return onMail(first, screen, (mailId) => openCommand(mailId, options, screen));
    case 'join':
      return onMail(first, screen, (mailId) => joinCommand(mailId, rest[0] ?? '', options, screen));
    case 'discard':
      return onMail(first, screen, (mailId) => discardWith(mailId, rest.join(' ').trim(), options, screen));
  }
}

async function onMail(
  typed: string,
  screen: Screen,
  act: (mailId: number) => Promise<number>,
): Promise<number> {
  const mailId = readMailNumber(typed);
  if (mailId !== null) return act(mailId);
  screen.remark(`${printable(typed)} is not the number of a mail: a whole number from 1 on is expected.`);
  return EXIT.usage;
}

async function discardWith(
  mailId: number,
  why: string,
  options: ActOptions,
  screen: Screen,
): Promise<number> {
  if (why !== '') return discardCommand(mailId, why, options, screen);
  screen.remark('Why is it put aside? A reason is expected behind the number.');
  return EXIT.usage;
}
