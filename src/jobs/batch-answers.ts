/**
 * The limits of the answer gate within one batch: what the mails before this one will be answered is not in
 * the register yet, and counts all the same (inbound.md G3).
 */
import { domainOf } from '../mail/addresses.ts';
import { isProven } from '../mail/bounces.ts';
import type { AnswerHistory, Known } from '../mail/disposition.ts';
import type { Filing } from './filing.ts';

/** What is known of a mail by `author`, with the answers, cases and returned mails of the batch so far. */
export function withBatchAnswers(known: Known, author: string, before: readonly Filing[]): Known {
  const answered = before
    .filter(({ fate }) => fate.acknowledge.send)
    .map(({ fate }) => fate.author?.address ?? '');
  const opened = before.filter(
    ({ fate }) => fate.disposition === 'complaint' && fate.author?.address === author,
  ).length;
  const returned = before.flatMap(({ fate }) =>
    fate.bounced.filter((bounced) => bounced.hard && isProven(bounced)),
  );
  if (answered.length === 0 && returned.length === 0 && opened === 0) return known;
  const same = answered.filter((address) => address === author).length;
  const domain = domainOf(author);
  const { answers } = known;
  const counted: AnswerHistory = {
    toAddressLastHour: answers.toAddressLastHour + same,
    toAddressLastDay: answers.toAddressLastDay + same,
    toDomainLastHour: answers.toDomainLastHour + answered.filter((each) => domainOf(each) === domain).length,
    addressBouncedHard: answers.addressBouncedHard || returned.some(({ sent }) => sent.recipient === author),
  };
  const { lastHour, lastCaseId } = known.newCases;
  return { ...known, answers: counted, newCases: { lastHour: lastHour + opened, lastCaseId } };
}
