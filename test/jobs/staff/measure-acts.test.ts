/** `#measure` in a mail: what is done, and what is refused. */
import { describe, expect, test } from 'vitest';
import { readMeasures } from '../../../src/shell/db/measure-store.ts';
import { useDesk } from '../../support/office.ts';
import { aComplaint, inAnswerTo, statusesOf, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
const last = async () => (await readMeasures(desk.office.db)).at(-1);

describe('a mail about a measure', () => {
  test('is nothing when the number is unknown, when it is linked already, or when who writes may not', async () => {
    const fields = {
      ...inAnswerTo(await aComplaint(desk, { Subject: 'Dakkapel 1' })),
      Subject: 'Re: Dakkapel 1',
    };
    await write(desk, '#maatregel elke kitvoeg controleren', fields);
    await write(desk, '#maatregel M-77 koppel', fields);
    await write(desk, '#maatregel M-1 koppel', fields);
    await write(desk, '#maatregel M-1 werkt: ja', fields);
    expect((await statusesOf(desk)).slice(-3)).toStrictEqual(['refused', 'refused', 'refused']);
    await write(desk, '#maatregel M-1 vervallen: te duur', fields);
    expect(await last()).toMatchObject({ stage: 'dropped', cases: ['C-1001-9'] });
    expect((await statusesOf(desk)).at(-1)).toBe('done');
  });
});
