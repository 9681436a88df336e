/** Plain words in answer to a mail about a measure: nothing is done, and nothing is lost. */
import { expect, test } from 'vitest';
import { readMeasures } from '../../../src/shell/db/measure-store.ts';
import { useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  sentTo,
  staffMail,
  withColleagues,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);

test('the owner who answers in plain words is asked for the line, with the words in it; the coordinator reads them', async () => {
  const notice = await aComplaint(desk, { Subject: 'Dakkapel 1' });
  await desk.deliver(
    staffMail('#maatregel elke kitvoeg controleren, eigenaar Leo Vos uiterlijk 12 december', {
      ...inAnswerTo(notice),
      Subject: 'Re: Dakkapel 1',
    }),
  );
  const given = sentTo(await desk.work(), LEO);
  await desk.deliver(
    staffMail('Is klaar, de lijst hangt\nin elke bus.', {
      ...FROM_LEO,
      ...inAnswerTo(given),
      Subject: 'Re: M-1',
    }),
  );
  const asked = await desk.work();
  expect(asked.map(({ parcel }) => parcel.to).toSorted()).toStrictEqual([ELS, LEO]);
  for (const { mail } of asked) {
    expect(mail.subject).toBe('NOG NIETS GEDAAN met M-1: één regel ontbreekt');
    expect(mail.text.replace(/\s+/gu, ' ')).toContain(
      '#maatregel M-1 ingevoerd: Is klaar, de lijst hangt in elke bus.',
    );
  }
  expect(await readMeasures(desk.office.db)).toMatchObject([{ stage: 'decided' }]);
  const tasks = await desk.office.db.selectFrom('staff_tasks').select('kind').execute();
  expect(tasks.map(({ kind }) => kind)).not.toContain('stray-note');
});
