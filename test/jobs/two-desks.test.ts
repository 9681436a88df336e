/** Two complaints addresses in one configuration: one mail to both is one case, and they never answer each other. */
import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import type { ReadMail } from '../../src/jobs/inquiry.ts';
import { scanHeader } from '../../src/mail/scan-header.ts';
import { mailsOf } from '../../src/shell/db/dossier.ts';
import { storeMails } from '../../src/shell/db/inbound-store.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { claimNext, fileAtOnce } from '../support/two-daemons.ts';

const withSecondDesk = (config: Config): Config => ({
  ...config,
  desks: config.desks.flatMap((desk) => [
    desk,
    {
      ...desk,
      name: 'complaints',
      address: 'complaints@example.org',
      aliases: ['help@example.org'],
      senderName: 'Complaints Van Dijk',
      language: 'en',
      profile: 'bouw',
    },
  ]),
});

const desk = useDesk(withSecondDesk);
let uid = 100;

/** Puts a mail into the mailbox of a desk. */
async function deliverTo(name: string, raw: string): Promise<void> {
  uid += 1;
  const bytes = Buffer.from(raw);
  const at = desk.office.now();
  const place = { desk: name, folder: 'INBOX', uidValidity: 1, uid };
  const facts = {
    storedAt: at,
    internalDate: at,
    sizeBytes: bytes.length,
    shortened: false,
    imported: false,
  };
  await storeMails(desk.office.db, [{ ...place, ...facts, bytes, ...scanHeader(bytes) }]);
}

const casesOf = (subject: string) =>
  desk.office.db.selectFrom('cases').selectAll().where('subject', '=', subject).execute();

const both = (subject: string, id: string | null = `<${subject}@mail.example.net>`) => {
  const raw = rawMail({
    Subject: subject,
    To: 'klachten@example.org, complaints@example.org',
    'Message-ID': id,
  });
  return ['klachten', 'complaints'].map(
    (name) => [name, `Delivered-To: ${name}@example.org\r\n${raw}`] as const,
  );
};

describe('two desks', () => {
  test('each register under their own name, language and profile', async () => {
    await deliverTo('complaints', rawMail({ Subject: '12345', To: 'help@example.org' }, '12345'));
    const [answer] = await desk.work();
    expect(answer?.mail.from).toEqual([{ address: 'complaints@example.org', name: 'Complaints Van Dijk' }]);
    expect(answer?.mail.text).toContain('Dear');
    expect(await casesOf('12345')).toMatchObject([{ desk: 'complaints', profile: 'bouw', language: 'en' }]);
  });

  test('a mail to both is one case with one answer', async () => {
    for (const [name, raw] of both('aan beide')) await deliverTo(name, raw);
    const left = await desk.work();
    expect(left.filter(({ parcel }) => parcel.to === 'anna@example.net')).toHaveLength(1);
    const [row, ...more] = await casesOf('aan beide');
    expect([row?.desk, more]).toEqual(['klachten', []]);
    const [first, second] = await mailsOf(desk.office.db, row?.id ?? 0);
    expect(first?.alsoTo).toEqual(['complaints']);
    expect(second?.secondDeliveryOf).toBe(first?.id);
  });

  test.each([
    ['with a Message-ID', 'tegelijk', '<tegelijk@mail.example.net>'],
    ['without one', 'tegelijk zonder', null],
  ])('a mail to both that two daemons file at the same moment is one case, %s', async (_, subject, id) => {
    const { office } = desk;
    const read: ReadMail[] = [];
    const pending = office.db.updateTable('inbound_mails').where('status', '=', 'pending');
    for (const [name, raw] of both(subject, id)) {
      await deliverTo(name, raw);
      read.push(await claimNext(office));
      // As if the reader of this mailbox had not committed yet when the other mail was claimed.
      await pending.set({ message_id: null }).execute();
    }
    await pending.set({ message_id: id?.slice(1, -1) ?? null }).execute();
    const [one, other] = read;
    if (one === undefined || other === undefined) throw new Error('two mails were claimed');
    await fileAtOnce(office, one, other);
    expect(await casesOf(subject)).toHaveLength(1);
    const left = await desk.work();
    expect(left.filter(({ parcel }) => parcel.to === 'anna@example.net')).toHaveLength(1);
  });

  test('a mail from the address of one desk to the other ends there', async () => {
    const mail = rawMail({ From: 'complaints@example.org', Subject: 'Re: Re: Re' });
    await deliverTo('klachten', mail);
    await deliverTo('complaints', rawMail({ From: 'klachten+x7@example.org', Subject: 'Re: Re' }));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([
      'els.de.boer@example.net',
      'els.de.boer@example.net',
    ]);
    expect([...(await casesOf('Re: Re: Re')), ...(await casesOf('Re: Re'))]).toEqual([]);
  });
});
