/** The servers around the daemon for the rows that go the whole way: each a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';

export type IngestServers = {
  readonly dovecot: Dovecot;
  readonly smtpPort: number;
  readonly stop: () => Promise<void>;
};

/** Starts Dovecot and a mail server that takes everything. */
export async function startIngestServers(): Promise<IngestServers> {
  const file = fileURLToPath(new URL('./sink-process.ts', import.meta.url));
  const sink = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = await once(createInterface({ input: sink.stdout }), 'line');
  const dovecot = await startDovecot();
  return {
    dovecot,
    smtpPort: Number(port),
    stop: async () => {
      await dovecot.stop();
      sink.stdin.end();
      await once(sink, 'exit');
    },
  };
}
