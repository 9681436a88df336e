/** Asks the register what the judgement of mails must know, also of what others file at the same moment (inbound.md G3). */
import { domainOf } from '../mail/addresses.ts';
import type { Known } from '../mail/disposition.ts';
import { isPublicProvider } from '../mail/public-providers.ts';
import { lookUpAll } from '../shell/db/known-store.ts';
import { holdMarks } from '../shell/db/locks.ts';
import type { Db } from '../shell/db/tables.ts';
import { type Inquiry, marksOf } from './inquiry.ts';
import { isNearLimit } from './near-limit.ts';
import type { Office } from './office.ts';

/** @returns what is known for each mail, in their order; what it rests on stands still until the transaction ends */
export async function lookUp(
  office: Office,
  tx: Db,
  inquiries: readonly Inquiry[],
  at: Date,
): Promise<readonly Known[]> {
  await holdMarks(tx, inquiries.flatMap(marksOf));
  const questions = inquiries.map(({ question }) => question);
  const known = await lookUpAll(tx, office.keys, questions, at);
  const near = domainsNearLimit(inquiries, known);
  if (near.length === 0) return known;
  await holdMarks(
    tx,
    near.map((domain) => `answers to domain ${domain}`),
  );
  return lookUpAll(tx, office.keys, questions, at);
}

/** Domains of organisations that get almost as much automatic mail as they may. */
function domainsNearLimit(inquiries: readonly Inquiry[], known: readonly Known[]): readonly string[] {
  const mails = inquiries.flatMap(({ question, profile }, index) => {
    const domain = domainOf(question.wanted.author?.address ?? '');
    const counted = known[index]?.answers.toDomainLastHour ?? 0;
    const isLimited = domain !== '' && !isPublicProvider(domain);
    return isLimited ? [{ domain, counted, limit: profile.limits.perDomainPerHour }] : [];
  });
  return [...Map.groupBy(mails, ({ domain }) => domain)].flatMap(([domain, theirs]) =>
    theirs.some(({ counted, limit }) => isNearLimit(counted, theirs.length, limit)) ? [domain] : [],
  );
}
