/**
 * An SMTP server in the test process that keeps what it receives and misbehaves on request at any step of
 * the dialogue (RFC 5321): refuses, breaks the connection, or never answers.
 */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * `connect`, `login`, `mail`, `rcpt`: on that command. `body`: when the first bytes of the mail arrive.
 * `end`: when the mail is there whole; a drop there leaves the sender not knowing that it was received.
 */
export type SinkStep = 'connect' | 'login' | 'mail' | 'rcpt' | 'body' | 'end';

export type SinkFault =
  | { readonly at: SinkStep; readonly does: 'refuse'; readonly code: number; readonly text?: string }
  | { readonly at: SinkStep; readonly does: 'drop' | 'hang' };

export type SinkMail = {
  readonly user: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
};

export type SmtpSink = {
  readonly host: string;
  readonly port: number;
  /** What was received whole, in order; also when the sender was not told. */
  readonly received: readonly SinkMail[];
  /** Number of connections so far. */
  readonly connections: () => number;
  /** Commits `fault` on the next `times` occasions; null behaves again. */
  readonly failWith: (fault: SinkFault | null, times?: number) => void;
  /** Waits until `count` mails were received; rejects after `limitMs`. */
  readonly waitFor: (count: number, limitMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Reply = (fault?: Error | null) => void;

/**
 * Starts the sink on a free loopback port; any user name with the password `secret` logs in.
 * @param heard  told of every mail at the moment at which it is there whole
 */
export async function startSmtpSink(heard: (mail: SinkMail) => void = () => undefined): Promise<SmtpSink> {
  const received: SinkMail[] = [];
  const waiting = new Set<() => void>();
  const faults = makeFaults();
  const server = new SMTPServer({
    name: 'sink.example.net',
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onConnect: (session, reply) => faults.meet('connect', session, reply, () => reply()),
    onAuth: ({ username, password }, session, reply) =>
      faults.meet('login', session, reply, () => {
        if (password === 'secret') reply(null, { user: username });
        else reply(refusal(535, 'wrong password'));
      }),
    onMailFrom: (_address, session, reply) => faults.meet('mail', session, reply, () => reply()),
    onRcptTo: (_address, session, reply) => faults.meet('rcpt', session, reply, () => reply()),
    onData: (stream, session, reply) => {
      let broken = false;
      stream.once('data', () => {
        broken = faults.next('body') !== null;
        faults.meet('body', session, reply, () => undefined);
      });
      buffer(stream).then(
        (bytes) => {
          if (broken) return;
          const mail = mailOf(session, bytes);
          const keep = () => {
            received.push(mail);
            heard(mail);
            for (const look of waiting) look();
          };
          if (faults.next('end') !== 'refuse') keep();
          faults.meet('end', session, reply, () => reply());
        },
        () => undefined,
      );
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  listener.on('connection', faults.connected);
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    received,
    connections: faults.connections,
    failWith: faults.set,
    waitFor: (count, limitMs = 10_000) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => {
        if (received.length >= count) resolve();
      };
      const give = () => reject(new Error(`${received.length} of ${count} mails after ${limitMs} ms`));
      const timer = setTimeout(give, limitMs);
      waiting.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(look);
      });
    },
    stop: async () => {
      faults.dropAll();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function mailOf(session: SMTPServerSession, bytes: Buffer): SinkMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    user: typeof session.user === 'string' ? session.user : null,
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    bytes,
  };
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function makeFaults() {
  let fault: SinkFault | null = null;
  let left = 0;
  let connections = 0;
  // The package keeps the socket to itself; the port of the client names it.
  const sockets = new Map<number, Socket>();
  const next = (step: SinkStep) => (fault !== null && left > 0 && fault.at === step ? fault.does : null);
  return {
    next,
    connections: () => connections,
    connected: (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      connections += 1;
      sockets.set(port, socket);
      socket.on('close', () => sockets.delete(port));
    },
    set: (one: SinkFault | null, times = Number.POSITIVE_INFINITY) => {
      fault = one;
      left = times;
    },
    /** Commits the fault set for this step, or goes on. */
    meet: (step: SinkStep, session: SMTPServerSession, reply: Reply, goOn: () => void) => {
      if (fault === null || next(step) === null) return goOn();
      left -= 1;
      if (fault.does === 'refuse') reply(refusal(fault.code, fault.text ?? 'not now'));
      if (fault.does === 'drop') sockets.get(session.remotePort)?.destroy();
    },
    dropAll: () => {
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}
