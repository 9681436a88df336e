/** Two desks of one kind that get to know each other's address: their mail ends by itself (inbound.md G, "loops"). */
import { expect, test } from 'vitest';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const NORTH = 'klachten@noord.example';
const SOUTH = 'klachten@zuid.example';
const MINUTE = 60_000;

function deskAt(address: string): TestDesk {
  return useDesk((config) => ({
    ...config,
    desks: config.desks.map((desk) => ({ ...desk, address, aliases: [] })),
  }));
}

const north = deskAt(NORTH);
const south = deskAt(SOUTH);

/** Carries what one desk wrote to the other, as `carry` changes it on the way. */
async function exchange(carry: (raw: string) => string): Promise<number> {
  let letters = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const [from, to] = turn % 2 === 0 ? [north, south] : [south, north];
    const toOther = (await from.work()).filter(({ parcel }) => /@(noord|zuid)\.example$/.test(parcel.to));
    for (const { parcel } of toOther) await to.deliver(carry(textOf(parcel)));
    letters += toOther.length;
    north.pass(MINUTE);
    south.pass(MINUTE);
  }
  return letters;
}

const textOf = (parcel: LeftMail['parcel']) => Buffer.from(parcel.bytes).toString('latin1');

/** The complaint that begins it: it names the other desk as its sender. */
const forged = (from: string) => rawMail({ From: `Klachten <${from}>`, To: NORTH });

test('a confirmation of receipt to another desk is answered by nobody', async () => {
  await north.deliver(forged(SOUTH));
  expect(await exchange((raw) => raw)).toBe(1);
});

test('also when a server on the way loses every mark of a machine, the limits end it', async () => {
  await north.deliver(forged(SOUTH).replace('Lekkage', 'Nieuwe lekkage'));
  const marks =
    /^(Auto-Submitted|X-Auto-Response-Suppress|X-Redress-Mail|In-Reply-To|References): .*\r\n(?:[ \t].*\r\n)*/gim;
  let number = 0;
  const letters = await exchange((raw) => {
    number += 1;
    // New ids and words, so that neither the thread nor the content tells that it is one conversation.
    return raw.replace(marks, '').replace(/^Message-ID: .*$/im, `Message-ID: <lost${number}@relay.example>`);
  });
  const { perAddressPerHour } = north.office.config.limits;
  expect(letters).toBeGreaterThan(1);
  expect(letters).toBeLessThanOrEqual(2 * perAddressPerHour);
});
