/**
 * `redress sandbox`: plays the story as it happens, says where to look, and with a mail client to connect
 * stays until it is stopped.
 */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PEOPLE } from '../sandbox/people.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { StoryError } from '../sandbox/stage.ts';

export type SandboxOptions = {
  /** Stop after the story instead of waiting for a mail client. */
  readonly once: boolean;
  /** Where everything is kept; emptied first. `.redress/sandbox` below the present folder when left out. */
  readonly folder?: string;
};

/** @returns the exit code: 0, or 1 when a step of the story failed */
export async function sandboxCommand({ once: isOnce, folder }: SandboxOptions): Promise<number> {
  const home = resolve(folder ?? '.redress/sandbox');
  say('Redress sandbox: a complaints desk on this machine, with mailboxes for everybody.\n');
  let sandbox: Sandbox;
  let step = 0;
  try {
    sandbox = await startSandbox(home, {
      step: (text) => say(`      ${text} ...`),
      told: (text, milliseconds) => {
        step += 1;
        say(`${String(step).padStart(4)}. ${text}  (${milliseconds} ms)`);
      },
    });
  } catch (fault) {
    if (!(fault instanceof StoryError)) throw fault;
    process.stderr.write(`\nThe story failed: ${fault.message}.\nEvery mail so far is in ${home}/mails.\n`);
    return 1;
  }
  say(`\nEvery mail that travelled, to look at: ${sandbox.indexFile}`);
  if (!isOnce) await stayUp(sandbox);
  await sandbox.stop();
  return 0;
}

async function stayUp(sandbox: Sandbox): Promise<void> {
  const { smtp } = sandbox.servers;
  say('\nThe desk stays up. Connect a mail client (no encryption, everything is on this machine):');
  for (const person of Object.values(PEOPLE)) {
    const imap = sandbox.servers.imapOf(person.address);
    say(`  ${person.name}, ${person.role}`);
    say(
      `    IMAP ${imap.host}:${imap.port}   SMTP ${smtp.host}:${smtp.port}   user ${person.user}   password ${person.password}`,
    );
  }
  say(`\nThe register: bin/redress --config ${sandbox.configFile} cases`);
  say('Stop with Ctrl-C.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  say('\nStopping.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
