import { beforeAll, describe, expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { urlOf } from '../support/database.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { type Ended, runRedress } from '../support/redress.ts';

const desk = useDesk();
const ALONE = writeConfiguration(filledExample());
const TOGETHER = writeConfiguration(
  filledExample().replace(
    /^staff:\n/mu,
    'staff:\n  - name: Jan Smit\n    address: jan@example.org\n    roles: [handler]\n',
  ),
);
const SPAM = { 'X-Spam-Flag': 'YES' };
let url = '';

beforeAll(async () => {
  url = await urlOf(desk.office.db);
  await desk.deliver(rawMail(SPAM));
  await desk.deliver(rawMail({ ...SPAM, From: 'Bram Vos <bram@example.net>' }, 'Nog iets over het dak.'));
  await desk.deliver(rawMail({ ...SPAM, From: 'Winkel <winkel@example.net>' }, 'Alles voor de helft.'));
  await desk.work();
});

function redress(config: string, ...args: readonly string[]): Promise<Ended> {
  return runRedress(args, { env: { DATABASE_URL: url, REDRESS_CONFIG: config } });
}

describe('what waits for a person', () => {
  test('is listed with its age and the commands for it', async () => {
    const { stdout } = await redress(ALONE, 'cases', '--waiting');
    for (const line of ['redress open 1', 'redress join 1 REF', 'redress discard 1 WHY']) {
      expect(stdout).toContain(line);
    }
    expect(stdout).toMatch(/^held +1 +\S+ \S+ +\d+ (d|h|min) +Anna de Wit/mu);
  });

  test('is opened, joined or discarded', async () => {
    const opened = await redress(ALONE, 'open', '1');
    expect(opened).toMatchObject({ code: 0 });
    expect(opened.stdout).toContain('Mail 1 is complaint C-1001-9 now');
    expect(opened.stdout).toContain('The complainant gets the confirmation of receipt.');
    expect(opened.stderr).toContain('held mail opened');
    expect(opened.stderr).not.toContain('anna@example.net');

    const joined = await redress(TOGETHER, 'join', '2', 'c-1001-9', '--as', 'Jan@example.org', '--json');
    expect(joined.code).toBe(0);
    expect(joined.json()).toEqual([
      { act: 'join', mail: 2, done: true, reference: 'C-1001-9', asNote: false },
    ]);
    const discarded = await redress(ALONE, 'discard', '3', 'advertising', 'again');
    expect(discarded.stdout).toContain('Mail 3 is put aside');
  });

  test('is decided about once, and every second time the register says what happened', async () => {
    const again = await redress(ALONE, 'open', '2');
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(
      /Mail 2 is on C-1001-9 already: joined by jan@example\.org on [\d-]+ [\d:]+\./u,
    );
    expect((await redress(ALONE, 'discard', '3', 'nog eens')).stderr).toContain('because: advertising again');
  });

  test('the confirmation is not sent twice', async () => {
    // The clock of the desk stands still, and the command looked at the one on the wall.
    desk.pass(10 * 365 * 86_400_000);
    await desk.work();
    const run = await redress(ALONE, 'ack', 'C-1001-9');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('C-1001-9 was confirmed already');
  });

  test('there is nothing to resume while nothing is paused', async () => {
    const run = await redress(ALONE, 'resume');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Nothing is paused.');
  });

  test.each([
    [['open', '1'], 2, 'Who does this? Add --as with one of: jan@example.org, els.de.boer@example.net'],
    [['open', '1', '--as', 'piet@example.org'], 2, 'piet@example.org is not on the staff'],
    [['discard', '1', ' ', '--as', 'jan@example.org'], 2, 'A reason is expected'],
    [['open', 'één', '--as', 'jan@example.org'], 2, 'is not the number of a mail'],
    [['join', '1', '1001', '--as', 'jan@example.org'], 1, '1001 is not a reference'],
    [['join', '1', 'C-1001-8', '--as', 'jan@example.org'], 1, 'C-1001-8 is mistyped'],
    [['ack', 'C-1001-8', '--as', 'jan@example.org'], 1, 'C-1001-8 is mistyped'],
    [['ack', 'een', '--as', 'jan@example.org'], 1, 'neither a reference'],
    [['ack', '99', '--as', 'jan@example.org'], 1, 'There is no mail 99.'],
    [['ack', 'C-9001-8', '--as', 'jan@example.org'], 1, 'There is no case C-9001-8'],
    [['ack', 'C-1001-9', '--told', ' ', '--as', 'jan@example.org'], 2, 'How was the complainant told?'],
  ])('%j ends with %d and says why', async (args, code, message) => {
    const run = await redress(TOGETHER, ...args);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(message);
    expect(run.stderr.endsWith('Nothing was changed.\n')).toBe(true);
  });
});
