import { expect, test } from 'vitest';
import { deskProfile } from '../src/config.ts';
import { exampleConfig } from './support/configuration.ts';

test('the mail rules know every address of every desk as our own', () => {
  const config = exampleConfig('aliases: []', 'aliases: [Garantie@Example.ORG]');
  const [desk] = config.desks;
  if (desk === undefined) throw new Error('the example has one desk');
  const other = { ...desk, name: 'service', address: 'service@example.org', aliases: [] };
  expect(deskProfile({ ...config, desks: [desk, other] }, other)).toStrictEqual({
    name: 'service',
    address: 'service@example.org',
    ownAddresses: ['klachten@example.org', 'garantie@example.org', 'service@example.org'],
    language: 'nl',
    bodies: [],
    roster: config.staff,
    formSenders: [],
    forms: [],
    ownLists: [],
    bounceAddress: 'plus',
    trustedAuthServ: null,
    spamHeader: null,
    limits: config.limits,
  });
});
