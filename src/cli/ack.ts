/**
 * `redress ack`: the confirmation of receipt that was muted leaves after all, or it is noted how the complainant was
 * told (DESIGN §3 "Held mail, muted humans, breaker"). The job does it; here it is worded.
 */
import { parseReference } from '../case/reference.ts';
import { localDay } from '../case/working-days.ts';
import { type AcknowledgeRefusal, acknowledgeCase } from '../jobs/acknowledge-case.ts';
import { becauseWords, LEAVES } from './act-words.ts';
import type { ActOptions } from './acts.ts';
import { explainReference, looksLikeReference, readMailNumber } from './reference-words.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withOperator } from './with-operator.ts';

/**
 * Confirms receipt.
 * @param target  the reference of a case, or the number of a mail on it
 * @returns 1 when nothing left and nothing was noted
 */
export async function ackCommand(target: string, options: ActOptions, screen: Screen): Promise<number> {
  const found = findTarget(target);
  if (found === null) {
    screen.remark(
      looksLikeReference(target)
        ? explainReference(target)
        : `${printable(target)} is neither a reference such as C-1042-9 nor the number of a mail.`,
    );
    return EXIT.notInOrder;
  }
  const told = options.told?.trim() ?? null;
  if (told === '') {
    screen.remark('How was the complainant told? Words are expected behind --told.');
    return EXIT.usage;
  }
  const done = await withOperator(options, screen, ({ office, by }) =>
    acknowledgeCase(office, { target: found, by, told }),
  );
  if (done === null) return EXIT.usage;
  const { answer, timeZone } = done;
  const { ok, ...rest } = answer;
  if (options.json) screen.print(JSON.stringify({ act: 'ack', done: ok, ...rest }));
  else if (answer.ok) {
    screen.print(
      told === null
        ? `The complainant of ${answer.reference} gets the confirmation of receipt. ${LEAVES}`
        : `${answer.reference} counts as confirmed now; how is in its log.`,
    );
  } else for (const line of refusalWords(target, answer.refusal, timeZone)) screen.remark(line);
  return ok ? EXIT.done : EXIT.notInOrder;
}

function findTarget(target: string): { readonly caseId: number } | { readonly mailId: number } | null {
  const mailId = readMailNumber(target);
  if (mailId !== null) return { mailId };
  const caseId = parseReference(target);
  return caseId === null ? null : { caseId };
}

function refusalWords(target: string, refusal: AcknowledgeRefusal, timeZone: string): readonly string[] {
  switch (refusal.code) {
    case 'no-such-case':
      return [`There is no case ${printable(target)} in this register.`];
    case 'no-such-mail':
      return [`There is no mail ${printable(target)}.`];
    case 'not-on-case':
      return [
        `Mail ${printable(target)} is on no case, so nothing can be confirmed. As a complaint: redress open ${printable(target)}`,
      ];
    case 'case-closed':
      return [`${refusal.reference} is closed.`];
    case 'already-acknowledged': {
      return [`${refusal.reference} was confirmed already, on ${localDay(refusal.at, timeZone)}.`];
    }
    case 'on-its-way':
      return [`The confirmation of ${refusal.reference} waits in the outbox already. ${LEAVES}`];
    case 'not-allowed':
      return [
        `The complainant of ${refusal.reference} must not be written to:`,
        ...becauseWords(refusal.because),
        `Tell the complainant another way, then: redress ack ${refusal.reference} --told "by telephone"`,
      ];
  }
}
