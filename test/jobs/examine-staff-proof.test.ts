import { expect, test } from 'vitest';
import { examineStaffProof } from '../../src/jobs/examine-staff-proof.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const ELS = 'els.de.boer@example.net';
const ROBIN = 'robin@example.org';
const PASSED = 'Authentication-Results';

const desk = useDesk((config) => {
  const [els] = config.staff;
  if (els === undefined) throw new Error('the example has staff');
  return {
    ...config,
    staff: [
      els,
      { ...els, name: 'Robin Smit', address: ROBIN },
      { ...els, name: 'Bea', address: 'bea@example.org' },
    ],
    desks: config.desks.map((each) => ({ ...each, trustedAuthServ: 'mx.example.org' })),
  };
});

const results = (server: string, domain: string) =>
  `${server}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`;

test('what the mails of each colleague carry is told, with the server that the configuration does not name', async () => {
  await desk.deliver(
    rawMail({ From: ELS, Subject: 'een', [PASSED]: results('mx.example.org', 'example.net') }),
  );
  await desk.deliver(
    rawMail({ From: ELS, Subject: 'twee', [PASSED]: results('other.example.net', 'example.net') }),
  );
  await desk.deliver(rawMail({ From: ROBIN, Subject: 'drie' }));
  await desk.work();
  const [els, robin, bea] = await examineStaffProof(desk.office.db, desk.office.config);
  const unused = { desk: 'klachten', server: 'other.example.net' };
  expect(els).toMatchObject({ state: 'sometimes', mails: 2, proven: 1, source: 'boundary', unused });
  expect(robin).toMatchObject({ state: 'never', mails: 1, proven: 0, source: null, unused: null });
  expect(bea).toMatchObject({ state: 'unseen', mails: 0 });
});
