import { expect, test } from 'vitest';
import { inquiryOf } from '../../src/jobs/inquiry.ts';
import { lookUp } from '../../src/jobs/look-up.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { waitingForLock } from '../support/stored-cases.ts';
import { claimNext } from '../support/two-daemons.ts';

const desk = useDesk((config) => ({ ...config, limits: { ...config.limits, perDomainPerHour: 4 } }));

async function inquiries(...people: readonly string[]) {
  const found = [];
  for (const From of people) {
    await desk.deliver(rawMail({ From }, `De deur van ${From} klemt.`));
    found.push(inquiryOf(desk.office, await claimNext(desk.office)));
  }
  return found;
}

/** Looks up `second` while a transaction that looked up `first` is open. @returns whether it had to wait */
async function waits(first: readonly string[], second: readonly string[]): Promise<boolean> {
  const [one, other] = [await inquiries(...first), await inquiries(...second)];
  const { db } = desk.office;
  let waiting = 0;
  let after: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    await lookUp(desk.office, tx, one, desk.office.now());
    let isKnown = false;
    after = db
      .transaction()
      .execute((tx2) => lookUp(desk.office, tx2, other, desk.office.now()))
      .finally(() => {
        isKnown = true;
      });
    await expect.poll(async () => isKnown || (await waitingForLock(db)) === 1).toBe(true);
    waiting = await waitingForLock(db);
  });
  await after;
  return waiting === 1;
}

test('mails of one organisation near its limit are judged one after the other', async () => {
  const three = ['a@huis.example', 'b@huis.example', 'c@huis.example'];
  expect(await waits(three, ['d@huis.example', 'e@huis.example', 'f@huis.example'])).toBe(true);
});

test('those of one far from its limit at the same moment', async () => {
  expect(await waits(['a@laan.example', 'b@laan.example'], ['c@laan.example', 'd@laan.example'])).toBe(false);
});

test('and those of a provider of mailboxes for everybody, who have nothing to do with each other', async () => {
  const three = ['a@gmail.com', 'b@gmail.com', 'c@gmail.com'];
  expect(await waits(three, ['d@gmail.com', 'e@gmail.com', 'f@gmail.com'])).toBe(false);
});
