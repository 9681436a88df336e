/** What the story of the sandbox is played on, and how a step of it is looked at. */
import { findReferences, printReference } from '../case/reference.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import type { SandboxPerson } from './people.ts';
import { type Envelope, replyTo } from './story-mails.ts';

/** What the story is played on: send as a person, wait for what a person receives, and tell. */
export type Stage = {
  readonly now: () => Date;
  /** Moves the time of the desk and does what is due then; nobody waits for it. */
  readonly pass: (days: number) => Promise<void>;
  readonly send: (from: SandboxPerson, to: string, raw: Buffer) => Promise<void>;
  /** A year of made-up complaints stands in the register. @returns how many */
  readonly layYear: () => Promise<{ readonly cases: number }>;
  /**
   * The next mail that this person receives, or the next whose subject begins so; lists and analyses, which come by the
   * time of day, are only received by name. @throws StoryError that names what did not come
   */
  readonly receive: (person: SandboxPerson, what: string, subject?: string) => Promise<InboundMail>;
  /** Settles when the register holds this many mails and none waits. */
  readonly filed: (count: number) => Promise<void>;
  /** True while this person has mail that the story did not look at. */
  readonly hasUnread: (person: SandboxPerson) => boolean;
  /** Ends a step: prints it with the time it took. */
  readonly tell: (text: string) => void;
};

/** What the desk sends by the time of day, whatever happens in the story. */
const BY_THE_CLOCK = ['Klachten ', 'Vandaag te doen'];

/** Takes the mail that the story waits for out of an inbox. @returns undefined when it did not come yet */
export function takeFrom(inbox: InboundMail[], subject: string | undefined): InboundMail | undefined {
  const at = inbox.findIndex((mail) =>
    subject === undefined ? !isByTheClock(mail) : mail.subject.startsWith(subject),
  );
  return at < 0 ? undefined : inbox.splice(at, 1)[0];
}

/** Whether a mail came only because of the time of day. */
export function isByTheClock({ subject }: InboundMail): boolean {
  return BY_THE_CLOCK.some((beginning) => subject.startsWith(beginning));
}

/** Somebody replies to a mail. @param word  its own word in the story */
export async function replies(
  stage: Stage,
  from: SandboxPerson,
  mail: InboundMail,
  word: string,
  text: string,
): Promise<void> {
  const to = replyAddressOf(mail);
  await stage.send(from, to, replyTo(envelopeOf(stage, from, to, word), mail, text));
}

/** A colleague replies to a mail of the desk. @returns the one answer to it */
export async function commands(
  stage: Stage,
  from: SandboxPerson,
  mail: InboundMail,
  word: string,
  text: string,
): Promise<InboundMail> {
  await replies(stage, from, mail, word, text);
  return await stage.receive(from, `the answer to "${text.split('\n')[0]}"`);
}

/** A step of the story did not go as it must. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

/** Each mail of the story has a word of its own, so that word and instant make a Message-ID. */
export function envelopeOf(stage: Stage, from: SandboxPerson, to: string, word: string): Envelope {
  const at = stage.now();
  return { from, to, at, id: `${word}.${at.getTime()}` };
}

/** The case that a mail is about. @throws StoryError when its subject names none */
export function referenceOf(mail: InboundMail): string {
  const [number] = findReferences(mail.subject);
  if (number === undefined) throw new StoryError(`expected a case number in the subject "${mail.subject}"`);
  return printReference(number);
}

/** @throws StoryError that says what was expected */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new StoryError(`expected that ${what}`);
}

/** Where an answer to a mail goes: to its reply address, else to who wrote it. */
function replyAddressOf(mail: InboundMail): string {
  return mail.replyTo[0]?.address ?? mail.from[0]?.address ?? '';
}
