/**
 * The worker thread in which mails are parsed that could take long or much memory (inbound.md A9). One
 * message in: raw bytes. One message out: the mail, or why it could not be read.
 */
import { parentPort } from 'node:worker_threads';
import { faultReason, type Parsed } from './parse-guarded.ts';
import { parseMail } from './parse-mail.ts';

const port = parentPort;

port?.on('message', (raw: Uint8Array) => {
  void parseMail(raw).then(
    (mail) => port.postMessage({ ok: true, mail } satisfies Parsed),
    (fault: unknown) => port.postMessage({ ok: false, reason: faultReason(fault) } satisfies Parsed),
  );
});
