/** The contact cards that colleagues got. */
import { expect, test } from 'vitest';
import { sendContactCards } from '../../../src/jobs/send-contact-cards.ts';
import { lastLetterTo } from '../../../src/shell/db/contact-cards.ts';
import { voidTokens } from '../../../src/shell/db/guard-store.ts';
import { useDesk } from '../../support/office.ts';
import { ELS, withColleagues } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
const last = () => lastLetterTo(desk.office.db, 'staff/contact-card', ELS);

test('the last one counts, until the tokens of its reader are renewed', async () => {
  expect(await last()).toBeNull();
  await sendContactCards(desk.office, desk.office.config.staff);
  const first = await last();
  expect(first).not.toBeNull();
  desk.pass(60_000);
  await voidTokens(desk.office.db, ELS, desk.office.now());
  expect(await last()).toBeNull();
});
