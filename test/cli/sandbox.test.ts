import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { PEOPLE } from '../../src/sandbox/people.ts';
import { writtenMail } from '../../src/sandbox/story-mails.ts';
import { accessTokenOf } from '../../src/shell/access-token.ts';
import { openSender } from '../../src/shell/smtp.ts';
import { runRedress, startRedress } from '../support/redress.ts';
import { isOpen, runningDatabases, sandboxFolder, sandboxPorts } from '../support/sandbox.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MINUTE = 60_000;

async function expectNothingRuns(folder: string): Promise<void> {
  for (const port of sandboxPorts(folder)) expect(await isOpen(port)).toBe(false);
  expect(runningDatabases(folder)).toEqual([]);
}

describe('redress sandbox --once', () => {
  test('plays the story, shows every mail as files, and ends with 0 and nothing running; also a second time', {
    timeout: 2 * MINUTE,
  }, async () => {
    const folder = await sandboxFolder();
    for (const _ of ['first', 'second']) {
      const run = await runRedress(['sandbox', '--once', '--folder', folder]);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const steps = run.stdout.match(/^ +\d+\. .*\(\d+ ms\)$/gm) ?? [];
      expect(steps.length).toBeGreaterThan(6);
      const names = readdirSync(join(folder, 'mails'));
      const mails = names.filter((name) => name.endsWith('.eml'));
      expect(mails.length).toBeGreaterThan(7);
      for (const mail of mails) expect(names).toContain(mail.replace('.eml', '.html'));
      expect(run.stdout).toContain(join(folder, 'mails', 'index.html'));
      expect(readFileSync(join(folder, 'mails', 'index.html'), 'utf8')).toContain(mails.at(-1));
      await expectNothingRuns(folder);
    }
  });

  test('ends with 1 and says which step went wrong when a stranger disturbs the story', {
    timeout: MINUTE,
  }, async () => {
    const folder = await sandboxFolder();
    const ending = new AbortController();
    const running = runRedress(['sandbox', '--once', '--folder', folder]).finally(() => ending.abort());
    await disturb(folder, ending.signal);
    const run = await running;
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/The story failed: expected .*\nEvery mail so far is in .*mails/);
    await expectNothingRuns(folder);
  });

  test('ends with 1 and changes nothing where the folder holds something else', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'chapter 1');
    const run = await runRedress(['sandbox', '--once', '--folder', folder]);
    expect(run).toMatchObject({ code: 1 });
    expect(run.stderr).toContain('name another folder');
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});

describe('redress sandbox', () => {
  test('stays up after the story, and leaves nothing running when it is stopped', {
    timeout: MINUTE,
  }, async () => {
    const folder = await sandboxFolder();
    const child = startRedress(['sandbox', '--folder', folder]);
    const ended = once(child, 'close');
    if (child.stdout === null) throw new Error('a child has an output');
    for await (const line of createInterface(child.stdout)) if (line === 'Stop with Ctrl-C.') break;
    const open = await Promise.all(sandboxPorts(folder).map(isOpen));
    const cases = await runRedress(['--config', join(folder, 'redress.yaml'), 'cases', '--json']);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(open).toEqual([true, true]);
    // The two of the story, and the made-up year.
    expect(cases.json()).toHaveLength(2 + 437);
    await expectNothingRuns(folder);
  });
});

/** Mails to the colleague who waits for the notice of the desk, until the sandbox ends. */
async function disturb(folder: string, ended: AbortSignal): Promise<void> {
  const { handler, complainant } = PEOPLE;
  while (!ended.aborted && !existsSync(join(folder, 'redress.yaml'))) await sleep(10);
  const [, port = 0] = sandboxPorts(folder);
  const auth = { by: 'password', password: complainant.password } as const;
  const account = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: complainant.user,
    auth,
    ca: null,
  } as const;
  const sender = openSender(account, () => accessTokenOf(auth));
  const to = handler.address;
  for (let count = 0; !ended.aborted; count += 1) {
    const envelope = { from: complainant, to, at: new Date('2026-11-17T10:00:00Z'), id: `hello.${count}` };
    await sender.send({ from: complainant.address, to, bytes: writtenMail(envelope, 'Hallo', 'Dag.', null) });
    await sleep(20);
  }
  sender.close();
}
