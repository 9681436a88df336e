/** What happens by itself to a measure: once over several daemons, and to whoever is there. */
import { describe, expect, test } from 'vitest';
import { watchMeasures } from '../../src/jobs/watch-measures.ts';
import type { StaffMember } from '../../src/mail/desk-profile.ts';
import { readMeasures } from '../../src/shell/db/measure-store.ts';
import { useDesk } from '../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  sentTo,
  withColleagues,
  write,
} from '../support/staff-mails.ts';

const RUNNING = new AbortController().signal;
const desk = useDesk(withColleagues);

const until = (day: string) =>
  desk.pass(new Date(`${day}T08:00:00Z`).getTime() - desk.office.now().getTime());
const readersOf = async () => (await desk.work()).map(({ parcel }) => parcel.to).toSorted();
const last = async () => (await readMeasures(desk.office.db)).at(-1);

describe('a measure', () => {
  test('is decided without a word too many: the writer owns it, and there is a day and a criterion', async () => {
    const notice = await aComplaint(desk);
    const left = await write(desk, '#maatregel elke kitvoeg controleren', inAnswerTo(notice));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    expect(await last()).toMatchObject({
      number: 1,
      owner: { address: ELS },
      due: '2026-12-29',
      criterion: { fall: 0.5, target: null, weeksAfter: null },
      judging: { weeks: null, on: '2027-02-23' },
    });
    expect(left[0]?.mail.text).toMatch(/Aantallen kunnen het effect niet laten zien/u);
  });

  test('is told of once, however many daemons look at the same moment', async () => {
    until('2026-12-22');
    const done = await Promise.all([1, 2, 3].map(() => watchMeasures(desk.office, RUNNING)));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await readersOf()).toStrictEqual([ELS]);
  });

  test('after downtime is told of once, not once for each week', async () => {
    until('2027-01-20');
    await watchMeasures(desk.office, RUNNING);
    await watchMeasures(desk.office, RUNNING);
    expect(await readersOf()).toStrictEqual([ELS]);
  });

  test('of an owner who left goes to the coordinator', async () => {
    const staff: readonly StaffMember[] = desk.office.config.staff.filter(({ address }) => address === LEO);
    const [coordinator] = staff;
    if (coordinator === undefined) throw new Error('Leo is there');
    const office = { ...desk.office, config: { ...desk.office.config, staff, coordinator } };
    until('2027-01-27');
    await watchMeasures(office, RUNNING);
    expect(await readersOf()).toStrictEqual([LEO]);
  });

  test('is in place when a file shows it, and a manager is asked what was seen where counts cannot tell', async () => {
    until('2027-01-28');
    const refused = await write(desk, '#maatregel M-1 ingevoerd');
    expect(refused[0]?.mail.subject).toMatch(/bevestigen|NIETS/iu);
    const notice = sentTo(await write(desk, '#maatregel M-2 ingevoerd: klaar'), ELS);
    expect(notice.mail.subject).toMatch(/bevestigen|NIETS/iu);
    const reminder = await (async () => {
      until('2027-02-03');
      await watchMeasures(desk.office, RUNNING);
      return sentTo(await desk.work(), ELS);
    })();
    await write(desk, '#maatregel M-1 ingevoerd: de lijst hangt er', inAnswerTo(reminder));
    expect(await last()).toMatchObject({ stage: 'implemented', judging: { weeks: null, on: '2027-03-31' } });
    until('2027-03-31');
    await watchMeasures(desk.office, RUNNING);
    const verdict = sentTo(await desk.work(), LEO);
    expect(verdict.mail.text).toMatch(/Laat iemand ter plaatse kijken/u);
    const empty = sentTo(
      await write(desk, '#maatregel M-1 werkt', { ...inAnswerTo(verdict), ...FROM_LEO }),
      LEO,
    );
    expect(empty.mail.text).toMatch(/niet\s+met\s+aantallen\s+te\s+meten/u);
    await write(desk, '#maatregel M-1 werkt: gezien op drie plaatsen', {
      ...inAnswerTo(verdict),
      ...FROM_LEO,
    });
    expect(await last()).toMatchObject({ stage: 'effective', confirmed: { by: LEO } });
  });
});
