/** A mail server that takes everything, in a process of its own as in real life: prints its port, ends with its parent. */
import { startSmtpSink } from '../support/smtp-sink.ts';

const sink = await startSmtpSink();
process.stdout.write(`${sink.port}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
