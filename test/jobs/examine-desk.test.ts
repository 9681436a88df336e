import { expect, test } from 'vitest';
import { examineDesks } from '../../src/jobs/examine-desk.ts';
import { exampleConfig } from '../support/configuration.ts';
import { freePorts } from '../support/free-port.ts';

test('a desk whose servers do not answer is told part by part, and nothing is thrown', async () => {
  const [nobody = 0] = await freePorts(1);
  const config = exampleConfig();
  const away = { host: '127.0.0.1', port: nobody, security: 'none' } as const;
  const desks = config.desks.map((desk) => ({
    ...desk,
    imap: { ...desk.imap, account: { ...desk.imap.account, ...away } },
    smtp: { ...desk.smtp, ...away },
    trustedAuthServ: 'mx.example.org',
    replyAddress: { kind: 'none' } as const,
  }));
  const found = await examineDesks({ ...config, desks });
  expect(found.map(({ part, state }) => `${part} ${state}`)).toStrictEqual([
    'mailbox broken',
    'way-out broken',
    'reply-address weak',
    'proof good',
  ]);
});
