/** What a sandbox leaves behind on the machine, for tests that it leaves nothing. */
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder for a sandbox of which nothing is left elsewhere: the account of PostgreSQL can enter it too. */
export async function sandboxFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  return join(folder, 'sandbox');
}

/** The ports of the mail servers in the configuration that a sandbox wrote: IMAP of the desk, SMTP. */
export function sandboxPorts(folder: string): readonly number[] {
  const text = readFileSync(join(folder, 'redress.yaml'), 'utf8');
  return [...text.matchAll(/port: (\d+)/g)].map(([, port]) => Number(port));
}

/** True when somebody listens on this port of the machine. */
export async function isOpen(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
}

/** Process ids of the PostgreSQL servers whose data lies in the folder. */
export function runningDatabases(folder: string): readonly number[] {
  return globSync(join(folder, '**', 'postmaster.pid'))
    .map((file) => Number(readFileSync(file, 'utf8').split('\n')[0]))
    .filter((id) => existsSync(`/proc/${id}`));
}
