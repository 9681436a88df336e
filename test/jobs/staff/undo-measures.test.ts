/** `#undo` takes back what a mail did to a measure. */
import { describe, expect, test } from 'vitest';
import { loadMeasures } from '../../../src/shell/db/measure-log.ts';
import { readMeasures } from '../../../src/shell/db/measure-store.ts';
import { useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  numberIn,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
const last = async () => (await readMeasures(desk.office.db)).at(-1);

describe('what a mail did to a measure', () => {
  test('is taken back with what it did to the case, and the number is never used again', async () => {
    const notice = await aComplaint(desk, { Subject: 'Dakkapel 2' });
    const fields = { ...inAnswerTo(notice), Subject: 'Re: Dakkapel 2' };
    const done = sentTo(await write(desk, '#maatregel beter luisteren', fields), ELS);
    expect(await stateOf(desk)).toMatchObject({ measures: [{ number: 1 }] });
    const undone = sentTo(
      await write(desk, `#ongedaan ${numberIn(done)}`, { ...inAnswerTo(done), Subject: 'Re: OK' }),
      ELS,
    );
    expect(undone.mail.text).toMatch(/M-1/u);
    expect(await stateOf(desk)).toMatchObject({ measures: [] });
    expect((await loadMeasures(desk.office.db, [1]))[0]?.state.stage).toBe('undone');
    await write(desk, '#maatregel nog beter luisteren', fields);
    expect(await last()).toMatchObject({ number: 2, cases: ['C-1001-9'] });
  });
});
