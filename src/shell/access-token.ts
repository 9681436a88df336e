/**
 * Runs the operator's `tokenCommand` and takes its output as the OAuth2 access token (Microsoft 365 and
 * Google; DESIGN.md 3 Mail, Accounts). The output is a secret: nothing that the command printed, on
 * either stream, ends up in an error or a log.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { AccountAuth } from './account.ts';

/** `why` is for a log line: it names what went wrong, never what the command said. */
export type AccessToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: string };

/** Longest time in milliseconds that a token command may take. */
const TOKEN_COMMAND_LIMIT_MS = 30_000;

/** No provider's token comes near this; more output means that the command is the wrong one. */
const OUTPUT_LIMIT_BYTES = 65_536;

/** The token for an account; an account with a password has none and is never asked for one. */
export function accessTokenOf(auth: AccountAuth | null): Promise<AccessToken> {
  if (auth?.by === 'token') return fetchAccessToken(auth.tokenCommand);
  return Promise.resolve({ ok: false, why: 'this account logs in with a password' });
}

/**
 * Runs `command` in a shell and returns what it printed, without the white space around it.
 * @param limitMs  the command and all it started are killed after this time
 */
export function fetchAccessToken(command: string, limitMs = TOKEN_COMMAND_LIMIT_MS): Promise<AccessToken> {
  const { promise, resolve } = Promise.withResolvers<AccessToken>();
  // A process group of its own, so that what the shell started dies with it.
  const child = spawn('/bin/sh', ['-c', command], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  let bytes = 0;
  const giveUp = (why: string) => {
    killGroup(child);
    resolve({ ok: false, why });
  };
  const timer = setTimeout(() => giveUp(`the token command took longer than ${limitMs} ms`), limitMs);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > OUTPUT_LIMIT_BYTES) giveUp('the token command printed more than a token');
    else chunks.push(chunk);
  });
  child.on('error', () => resolve({ ok: false, why: 'the token command could not be started' }));
  child.on('close', (code) => resolve(tokenFrom(code, Buffer.concat(chunks).toString('utf8').trim())));
  return promise.finally(() => clearTimeout(timer));
}

function tokenFrom(code: number | null, output: string): AccessToken {
  if (code !== 0) return { ok: false, why: `the token command ended with exit code ${code ?? 'none'}` };
  if (output === '') return { ok: false, why: 'the token command printed nothing' };
  if (/\s/.test(output)) return { ok: false, why: 'the token command printed more than one word' };
  return { ok: true, token: output };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (fault) {
    // The group ended between the check and the signal: what was wanted has happened.
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault;
  }
}
