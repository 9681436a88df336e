import { describe, expect, test } from 'vitest';
import { explainCommand, listHelp, possibleCommands, type Viewer } from '../../src/staff/help.ts';

const HANDLER: Viewer = { roles: ['handler'], level: 'A2', stage: 'received' };

describe('help', () => {
  test('lists what a handler can do with a new complaint', () => {
    const names = possibleCommands(HANDLER);
    expect(names).toEqual(expect.arrayContaining(['ask', 'founded', 'send', 'take', 'note']));
    for (const name of ['agree', 'reopen', 'notcomplaint', 'confidential', 'approve', 'lock']) {
      expect(names).not.toContain(name);
    }
  });

  test('lists other commands at another stage, to another role, and with other proof', () => {
    expect(possibleCommands({ ...HANDLER, stage: 'closed' })).toContain('reopen');
    expect(possibleCommands({ ...HANDLER, stage: 'closed' })).not.toContain('founded');
    expect(possibleCommands({ ...HANDLER, roles: ['coordinator'] })).toContain('notcomplaint');
    expect(possibleCommands({ ...HANDLER, roles: ['manager'], level: 'A3' })).toContain('lock');
    expect(possibleCommands({ ...HANDLER, roles: ['manager'] })).not.toContain('lock');
    expect(possibleCommands({ ...HANDLER, level: 'A1' })).not.toContain('reply');
    expect(possibleCommands({ ...HANDLER, stage: null })).toEqual(
      expect.arrayContaining(['reopen', 'founded']),
    );
  });

  test('shows how each is written in the language of the reader', () => {
    expect(listHelp(HANDLER, 'nl')).toContainEqual({
      usage: '#verleng DATUM omdat WAAROM',
      effect: expect.stringContaining('de klager'),
    });
    expect(listHelp(HANDLER, 'en')).toContainEqual({
      usage: '#send',
      effect: expect.stringContaining('decision'),
    });
    expect(listHelp(HANDLER, 'en')).toHaveLength(possibleCommands(HANDLER).length);
  });

  test('explains one command by any of its names', () => {
    expect(explainCommand('herstel', 'en')).toStrictEqual({
      usage: '#remedy [POINT:] WHAT [by DATE [who NAME] [because WHY]]',
      effect: expect.stringContaining('Says what we will do about it and by when.'),
      example: '#remedy we renew the joint, by 12 december',
      otherNames: ['herstel'],
      reader: 'complainant',
      inverse: 'undo',
      permission: expect.objectContaining({ level: 'A2', moves: true }),
    });
    expect(explainCommand('thanks', 'nl')).toMatchObject({ usage: '#stop', permission: null });
    expect(explainCommand('metoo', 'nl')).toBeNull();
  });
});
