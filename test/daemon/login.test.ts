/** The ways into a mailbox, as the operator writes them down, and what is said when the door stays shut. */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { writeConfiguration } from '../support/configuration.ts';
import {
  COORDINATOR,
  eventually,
  readSetting,
  startDaemon,
  startReading,
  writeSetting,
} from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';

const complaintOf = (address: string) =>
  Buffer.from(rawMail({ From: address }, `De goot lekt bij ${address}.`));

describe.skipIf(!needs('dovecot'))('a mailbox on Dovecot', () => {
  const mail = useRealMail();

  describe('that is read over TLS', () => {
    const database = useDatabase();
    const written = (security: 'tls' | 'starttls', port: number, caFile: string) => `
organisation:
  name: Bouwbedrijf Van Dijk
  phone: "030 123 45 67"
language: nl
database:
  url: ${database.url}
desks:
  - name: ${security}
    address: klachten@example.org
    senderName: Klachten Van Dijk
    imap:
      host: localhost
      port: ${port}
      security: ${security}
      user: ${security}
      auth:
        passwordFile: mail-password
      ${caFile}
    smtp:
      host: 127.0.0.1
      port: ${mail.sink.port}
      security: none
staff:
  - name: Els de Boer
    address: ${COORDINATOR}
    roles: [handler, coordinator]
`;
    const writeFiles = async (security: 'tls' | 'starttls', caFile: string) => {
      const { imapPort, imapsPort, ca } = mail.dovecot;
      const path = writeConfiguration(written(security, security === 'tls' ? imapsPort : imapPort, caFile));
      await writeFile(join(dirname(path), 'mail-password'), 'secret\n');
      await writeFile(join(dirname(path), 'own-ca.pem'), ca);
      return path;
    };

    test.each(['tls', 'starttls'] as const)(
      'by %s with a certificate authority of one’s own and a password file is read',
      async (security) => {
        const path = await writeFiles(security, 'caFile: own-ca.pem');
        const daemon = await startReading(readSetting(path));
        await mail.dovecot.deliver(security, complaintOf(`${security}@example.net`));
        await eventually(() => expect(mail.sentTo(`${security}@example.net`)).toHaveLength(1));
        await daemon.stop();
        await database.db.deleteFrom('mailbox_states').execute();
      },
    );

    test.each(['tls', 'starttls'] as const)(
      'by %s with a certificate that nobody vouches for is not',
      async (security) => {
        const daemon = await startDaemon(readSetting(await writeFiles(security, 'folder: INBOX')));
        const trouble = await eventually(() => {
          const line = daemon.lines.find(({ message }) => message === 'mailbox trouble');
          expect(line).toBeDefined();
          return line;
        });
        expect(trouble?.fields).toMatchObject({ kind: 'connection' });
        expect(String(trouble?.fields['message'])).toContain('self-signed');
        expect(await database.db.selectFrom('mailbox_states').selectAll().execute()).toEqual([]);
      },
    );
  });

  describe('that refuses the password', () => {
    const database = useDatabase();
    const settingWith = (auth: Readonly<Record<string, string>>) =>
      readSetting(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [{ imap: { port: mail.dovecot.imapPort, user: 'dicht', auth } }],
        }),
      );

    test('is told to the coordinator at once; with the right one the mail is read', async () => {
      const before = mail.sentTo(COORDINATOR).length;
      const daemon = await startDaemon(settingWith({ password: 'wrong-1' }));
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(before + 1));
      const notice = await parseMail(mail.sentTo(COORDINATOR).at(-1)?.bytes ?? Buffer.alloc(0));
      expect(notice.subject).toContain('niet te lezen');
      expect(notice.text).toContain('laat Redress niet meer binnen');
      expect(JSON.stringify(daemon.lines) + notice.text).not.toContain('wrong-1');
      await daemon.stop();
      await startReading(settingWith({ password: 'secret' }));
      await mail.dovecot.deliver('dicht', complaintOf('dicht@example.net'));
      await eventually(() => expect(mail.sentTo('dicht@example.net')).toHaveLength(1));
    });

    test.each([
      ['gives no token', 'exit 3', 'exit code 3'],
      ['gives a token that the server does not take', 'echo made-up-token', 'offers no login'],
    ])('because the token command %s is told to the coordinator as well', async (_, command, said) => {
      const before = mail.sentTo(COORDINATOR).length;
      const ran = join(dirname(writeConfiguration('')), 'ran');
      const daemon = await startDaemon(settingWith({ tokenCommand: `echo ran >> ${ran}; ${command}` }));
      await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(before + 1));
      const notice = await parseMail(mail.sentTo(COORDINATOR).at(-1)?.bytes ?? Buffer.alloc(0));
      expect(notice.text).toContain('laat Redress niet meer binnen');
      expect(notice.text).toContain(said);
      expect(await readFile(ran, 'utf8')).toBe('ran\n');
      expect(JSON.stringify(daemon.lines) + notice.text).not.toContain('made-up-token');
    });
  });
});
