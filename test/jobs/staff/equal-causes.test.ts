/** Three complaints with one cause: the coordinator is told once, and never of what is tackled. */
import { expect, test } from 'vitest';
import { useDesk } from '../../support/office.ts';
import { aComplaint, ELS, inAnswerTo, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);

/** One more complaint with a cause. @returns whether the coordinator is told of it */
async function another(number: number, cause: string): Promise<boolean> {
  const Subject = `Dakkapel ${number}`;
  const notice = await aComplaint(desk, { Subject, From: `Anna <anna${number}@example.net>` });
  const left = await write(desk, `#oorzaak ${cause}`, { ...inAnswerTo(notice), Subject });
  desk.pass(24 * 60 * 60 * 1000);
  const told = left.filter(({ mail }) => /is een maatregel nodig/u.test(mail.subject));
  expect(told.every(({ parcel }) => parcel.to === ELS)).toBe(true);
  return told.length === 1;
}

const inOrder = async (first: number, ...causes: string[]): Promise<readonly boolean[]> => {
  const told: boolean[] = [];
  for (const [index, cause] of causes.entries()) told.push(await another(first + index, cause));
  return told;
};

test('the third complaint with a cause is told of, the fourth is not, and three more are', async () => {
  const causes = Array.from({ length: 6 }, () => 'te laat');
  expect(await inOrder(1, ...causes)).toStrictEqual([false, false, true, false, false, true]);
});

test('what is unknown or in words of our own is no common cause', async () => {
  const told = await inOrder(
    11,
    'onbekend',
    'onbekend',
    'onbekend',
    'het regende',
    'het regende',
    'het regende',
  );
  expect(told).not.toContain(true);
});

test('three in a quarter of a year count, and none that somebody said needs no measure', async () => {
  expect(await inOrder(21, 'product', 'product')).toStrictEqual([false, false]);
  desk.pass(92 * 24 * 60 * 60 * 1000);
  expect(await inOrder(23, 'product', 'product: nogmaals')).toStrictEqual([false, false]);
  const notice = await aComplaint(desk, { Subject: 'Dakkapel 25' });
  const fields = { ...inAnswerTo(notice), Subject: 'Dakkapel 25' };
  const left = await write(desk, '#maatregel geen: eenmalig\n#oorzaak product', fields);
  expect(left).toHaveLength(1);
});
