/**
 * The IMAP servers against which reading a mailbox is tested: the sandbox's own and a real Dovecot. Each
 * test gets an empty mailbox.
 */
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import type { MailAccount } from '../../src/shell/account.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { freePorts } from './free-port.ts';
import { needs } from './needs.ts';

export type TestMailbox = {
  readonly account: MailAccount;
  /** Puts mails into the inbox, in this order. */
  readonly deliver: (...raws: readonly Buffer[]) => Promise<void>;
  /** Gives the inbox another UIDVALIDITY. */
  readonly renumber: () => Promise<void>;
  /** Stops the server and starts it again with the same mails. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type TestImapServer = {
  readonly name: string;
  readonly installed: boolean;
  readonly start: () => Promise<void>;
  readonly mailbox: () => Promise<TestMailbox>;
  readonly stop: () => Promise<void>;
  /** How this server hands over the bytes that it was given. */
  readonly handsOver: (raw: Buffer) => Buffer;
};

const PASSWORD = 'secret';

function account(port: number, user: string): MailAccount {
  const auth = { by: 'password', password: PASSWORD } as const;
  return { host: '127.0.0.1', port, security: 'none', user, auth, ca: null };
}

const sandbox: TestImapServer = {
  name: 'the sandbox server',
  installed: true,
  start: async () => undefined,
  stop: async () => undefined,
  handsOver: (raw) => raw,
  mailbox: async () => {
    const [port = 0] = await freePorts(1);
    let server = await startImapServer('desk', PASSWORD, port);
    let uidValidity = 1;
    return {
      account: account(port, 'desk'),
      deliver: async (...raws) => {
        for (const raw of raws) server.append(raw);
      },
      renumber: async () => {
        uidValidity += 1_000;
        server.renumber(uidValidity);
      },
      restart: async () => {
        const mails = server.mails();
        await server.stop();
        server = await startImapServer('desk', PASSWORD, port);
        for (const mail of mails) server.append(mail);
      },
      close: () => server.stop(),
    };
  },
};

function makeDovecotServer(): TestImapServer {
  let dovecot: Dovecot | null = null;
  let users = 0;
  const running = (): Dovecot => {
    if (dovecot === null) throw new Error('Dovecot was not started');
    return dovecot;
  };
  return {
    name: 'Dovecot',
    installed: needs('dovecot'),
    start: async () => {
      dovecot = await startDovecot();
    },
    stop: async () => {
      await dovecot?.stop();
    },
    handsOver: asDovecotHandsOver,
    mailbox: async () => {
      users += 1;
      const user = `desk${users}`;
      return {
        account: account(running().imapPort, user),
        deliver: (...raws) => running().deliver(user, ...raws),
        renumber: () => running().renumber(user),
        restart: () => running().restart(),
        close: async () => undefined,
      };
    },
  };
}

/** It sends CRLF for every line break, and 0x80 for NUL, which IMAP cannot carry (RFC 9051 4.3). */
function asDovecotHandsOver(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n').replaceAll('\0', '\x80');
  return Buffer.from(text, 'latin1');
}

export const IMAP_SERVERS: readonly TestImapServer[] = [sandbox, makeDovecotServer()];
