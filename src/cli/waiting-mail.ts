/**
 * `redress open`, `join` and `discard`: what becomes of a mail that waits for a person (DESIGN §3 "Held mail, muted
 * humans, breaker"). The jobs do it; here it is worded.
 */
import { parseReference } from '../case/reference.ts';
import { discardHeldMail } from '../jobs/discard-held-mail.ts';
import type { HeldRefusal, Refused } from '../jobs/held-mail.ts';
import { joinHeldMail } from '../jobs/join-held-mail.ts';
import { openHeldMail } from '../jobs/open-held-mail.ts';
import { becauseWords, byWhom, LEAVES } from './act-words.ts';
import type { ActOptions } from './acts.ts';
import { explainReference } from './reference-words.ts';
import { EXIT, type Screen } from './screen.ts';
import { type Operator, withOperator } from './with-operator.ts';

/** Registers a waiting mail as a complaint. @returns 1 when it does not wait */
export function openCommand(mailId: number, options: ActOptions, screen: Screen): Promise<number> {
  return act(options, screen, mailId, {
    name: 'open',
    run: ({ office, by }) => openHeldMail(office, { mailId, by }),
    words: ({ reference, acknowledged, because }) => [
      `Mail ${mailId} is complaint ${reference} now; its terms run from the day on which it came.`,
      ...(acknowledged
        ? [`The complainant gets the confirmation of receipt. ${LEAVES}`]
        : [
            'The complainant does NOT get a confirmation of receipt by itself:',
            ...becauseWords(because),
            `To send it after all: redress ack ${reference}`,
          ]),
    ],
  });
}

/** Files a waiting mail on a case. @returns 1 when it does not wait, or there is no such case */
export async function joinCommand(
  mailId: number,
  reference: string,
  options: ActOptions,
  screen: Screen,
): Promise<number> {
  const caseId = parseReference(reference);
  if (caseId === null) {
    screen.remark(explainReference(reference));
    return EXIT.notInOrder;
  }
  return act(options, screen, mailId, {
    name: 'join',
    run: ({ office, by }) => joinHeldMail(office, { mailId, caseId, by }),
    words: (done) => [
      done.asNote
        ? `Mail ${mailId} is an internal note on ${done.reference} now; it was not sent to the complainant.`
        : `Mail ${mailId} is on ${done.reference} now, as correspondence; its sender hears nothing of it.`,
    ],
  });
}

/** Puts a waiting mail aside. @returns 1 when it does not wait */
export function discardCommand(
  mailId: number,
  why: string,
  options: ActOptions,
  screen: Screen,
): Promise<number> {
  return act(options, screen, mailId, {
    name: 'discard',
    run: ({ office, by }) => discardHeldMail(office, { mailId, by, why }),
    words: ({ as }) =>
      as === 'seen'
        ? [`The task about mail ${mailId} is done; your reason is kept with it. The mail stays where it is.`]
        : [
            `Mail ${mailId} is put aside: kept, with your reason, and never a case. Its sender hears nothing.`,
            `Was that wrong? redress open ${mailId} still works.`,
          ],
  });
}

type Act<Done> = {
  readonly name: string;
  readonly run: (operator: Operator) => Promise<Done | Refused>;
  readonly words: (done: Done) => readonly string[];
};

async function act<Done extends { readonly ok: true }>(
  options: ActOptions,
  screen: Screen,
  mailId: number,
  { name, run, words }: Act<Done>,
): Promise<number> {
  const done = await withOperator(options, screen, run);
  if (done === null) return EXIT.usage;
  const { answer, timeZone } = done;
  const { ok, ...rest } = answer;
  if (options.json) screen.print(JSON.stringify({ act: name, mail: mailId, done: ok, ...rest }));
  else if (answer.ok) for (const line of words(answer)) screen.print(line);
  else for (const line of [...refusalWords(mailId, answer.refusal, timeZone), WAITING]) screen.remark(line);
  return ok ? EXIT.done : EXIT.notInOrder;
}

const WAITING = 'What waits for a person: redress cases --waiting';

function refusalWords(mailId: number, refusal: HeldRefusal, timeZone: string): readonly string[] {
  switch (refusal.code) {
    case 'no-such-mail':
      return [`There is no mail ${mailId}, or its bytes were purged.`];
    case 'in-queue':
      return [`Mail ${mailId} is in the queue: redress run will process it by itself.`];
    case 'on-case': {
      const { reference, decision } = refusal;
      const how = decision === null ? 'it was filed there by itself' : byWhom(decision, timeZone);
      return [`Mail ${mailId} is on ${reference} already: ${how}.`];
    }
    case 'second-delivery':
      return [`Mail ${mailId} is the same mail as mail ${refusal.mailId}, which came another way.`];
    case 'discarded':
      return [`Mail ${mailId} is put aside already: ${byWhom(refusal.decision, timeZone)}.`];
    case 'not-waiting':
      return [`Mail ${mailId} waits for nobody: it was processed (${refusal.disposition}).`];
    case 'of-staff':
      return [
        `A colleague wrote mail ${mailId}: it is no complaint of that colleague.`,
        `As a note on a case: redress join ${mailId} REF`,
      ];
    case 'no-such-case':
      return ['There is no such case in this register.'];
    case 'case-closed':
      return [`${refusal.reference} is closed. As a new complaint: redress open ${mailId}`];
  }
}
