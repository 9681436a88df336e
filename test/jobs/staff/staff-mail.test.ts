/** Which mail of ours is answered, and whether its token counts (commands.md 3.7). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, statusesOf, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;
let ofOther: LeftMail;
let count = 0;

beforeAll(async () => {
  notice = await aComplaint(desk);
  ofOther = await aComplaint(desk, { From: 'Piet Bos <piet@example.net>', Subject: 'Deur klemt' });
});

/** Writes a text to the complainant, which needs a token. */
async function move(fields: Readonly<Record<string, string>>) {
  count += 1;
  await write(desk, `#antwoord Bericht ${count}.`, { Subject: `Zaak ${count}`, ...fields });
  return (await statusesOf(desk)).at(-1);
}
const replyTo = ({ mail }: LeftMail) => mail.replyTo[0]?.address ?? '';

describe('a token counts', () => {
  test('in the address that is answered', async () => {
    expect(await move({ To: replyTo(notice) })).toBe('done');
  });

  test('in the Message-ID, where a server lost the address', async () => {
    expect(await move({ 'In-Reply-To': `<${notice.mail.messageId}>` })).toBe('done');
  });
});

describe('a token does not count', () => {
  test('for another case than that of its mail', async () => {
    expect(await move({ To: replyTo(ofOther), Subject: 'Re: C-1001-9' })).toBe('refused');
  });

  test('in the address to which mail servers report', async () => {
    const bounce = notice.parcel.from;
    expect(bounce).toContain('+b');
    expect(await move({ To: bounce, Subject: 'C-1001-9' })).not.toBe('done');
  });

  test('after ninety days', async () => {
    desk.pass(91 * 24 * 3_600_000);
    expect(await move({ To: replyTo(notice) })).toBe('waiting');
  });
});
