import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fetchAccessToken } from '../../src/shell/access-token.ts';

test('the output of the token command is the token, without the line end', async () => {
  expect(await fetchAccessToken("printf '  ya29.abc-DEF_1 \\n'")).toEqual({
    ok: true,
    token: 'ya29.abc-DEF_1',
  });
});

test.each([
  ['a command that fails', 'echo s3cret; echo s3cret >&2; exit 7', 'exit code 7'],
  ['a command that prints nothing', 'true', 'printed nothing'],
  ['a command that prints a message in place of a token', 'echo please log in s3cret', 'more than one word'],
  ['a command that does not exist', 'no-such-command-s3cret', 'exit code 127'],
  ['a command that never stops printing', 'yes s3cret', 'more than a token'],
])('%s gives no token, and nothing that it printed is told', async (_name, command, why) => {
  const answer = await fetchAccessToken(command);
  expect(answer).toEqual({ ok: false, why: expect.stringContaining(why) });
  expect(JSON.stringify(answer)).not.toContain('s3cret');
});

test('a command that hangs is given up and ends, with what it started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redress-token-'));
  const pidFile = join(folder, 'pid');
  const answer = await fetchAccessToken(`sleep 600 & echo $! > ${pidFile}; wait`, 300);
  expect(answer).toEqual({ ok: false, why: 'the token command took longer than 300 ms' });
  const pid = Number(await readFile(pidFile, 'utf8'));
  // A process that nobody waits for yet still has an entry, with state Z.
  const isOver = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tZ');
    expect(status).toMatch(/State:\t[ZX]/);
  };
  await vi.waitFor(isOver, { timeout: 3_000 });
  await rm(folder, { recursive: true });
});
