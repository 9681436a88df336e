/** An IMAP server that answers what a test tells it to: for servers that lie, leave out or lack things. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type ImapScript = {
  readonly capabilities: string;
  /** Tagged reply to the login, such as `OK` or `NO [UNAVAILABLE] later`. */
  readonly login: string;
  readonly permanentFlags: string;
  /** Untagged answers to the UID FETCH with this number (from 1); literals as Latin-1. */
  readonly fetch: (count: number, command: string) => string;
};

export type ScriptedImap = {
  readonly port: number;
  readonly commands: readonly string[];
  readonly stop: () => Promise<void>;
};

const PLAIN: ImapScript = {
  capabilities: 'IMAP4rev1 IDLE',
  login: 'OK',
  permanentFlags: '\\Seen \\*',
  fetch: () => '',
};

/** Starts a server with one folder of some messages; what `script` leaves out is as usual. */
export async function startScriptedImap(script: Partial<ImapScript>): Promise<ScriptedImap> {
  const { capabilities, login, permanentFlags, fetch } = { ...PLAIN, ...script };
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const untagged = (command: string): string => {
    if (/^CAPABILITY/i.test(command)) return `* CAPABILITY ${capabilities}\r\n`;
    if (/^LIST/i.test(command)) return '* LIST () "/" INBOX\r\n';
    if (/^SELECT/i.test(command)) return selectAnswer(permanentFlags);
    if (/^UID SEARCH/i.test(command)) return '* SEARCH 1 2\r\n';
    if (!/^UID FETCH/i.test(command)) return '';
    return fetch(commands.filter((one) => /^UID FETCH/i.test(one)).length, command);
  };
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => undefined);
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`);
    let pending = '';
    let idleTag = '';
    const take = (line: string) => {
      if (line === 'DONE') return socket.write(`${idleTag} OK idled\r\n`);
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      commands.push(command);
      if (/^IDLE/i.test(command)) {
        idleTag = tag;
        return socket.write('+ idling\r\n');
      }
      const status = /^(LOGIN|AUTHENTICATE)/i.test(command) ? login : 'OK done';
      return socket.write(Buffer.from(`${untagged(command)}${tag} ${status}\r\n`, 'latin1'));
    };
    socket.on('data', (chunk) => {
      const lines = (pending + chunk.toString('latin1')).split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    commands,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function selectAnswer(permanentFlags: string): string {
  const lines = [
    '* FLAGS (\\Seen)',
    `* OK [PERMANENTFLAGS (${permanentFlags})] flags`,
    '* 2 EXISTS',
    '* OK [UIDVALIDITY 1] valid',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** One answer of a FETCH: size, date and body, each as the server chooses to state them. */
export function fetchAnswer(uid: number, sizeBytes: number, body: string): string {
  const items = `UID ${uid} RFC822.SIZE ${sizeBytes} INTERNALDATE "22-Nov-2026 10:00:00 +0100"`;
  return `* ${uid} FETCH (${items} BODY[] {${body.length}}\r\n${body})\r\n`;
}
