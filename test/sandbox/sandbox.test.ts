import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox, type Teller } from '../../src/sandbox/sandbox.ts';
import { StoryError } from '../../src/sandbox/stage.ts';
import { isOpen, runningDatabases, sandboxFolder, sandboxPorts } from '../support/sandbox.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SILENT: Teller = { step: () => undefined, told: () => undefined };
const MINUTE = 60_000;

async function expectNothingRuns(folder: string): Promise<void> {
  const ports = sandboxPorts(folder);
  expect(ports).toHaveLength(2);
  for (const port of ports) expect(await isOpen(port)).toBe(false);
  expect(runningDatabases(folder)).toEqual([]);
}

describe('a sandbox', () => {
  test('plays the whole story, stays until it is stopped, and leaves nothing running', {
    timeout: MINUTE,
  }, async () => {
    const folder = await sandboxFolder();
    const told: string[] = [];
    const sandbox: Sandbox = await startSandbox(folder, {
      ...SILENT,
      told: (text, milliseconds) => told.push(`${text} ${milliseconds >= 0}`),
    });
    const databases = runningDatabases(folder);
    const open = await Promise.all(sandboxPorts(folder).map(isOpen));
    await sandbox.stop();
    expect(databases).toHaveLength(1);
    expect(open).toEqual([true, true]);
    expect(told.length).toBeGreaterThan(6);
    expect(told.filter((line) => !line.endsWith(' true'))).toEqual([]);
    expect(sandbox.configFile).toBe(join(folder, 'redress.yaml'));
    expect(existsSync(sandbox.indexFile)).toBe(true);
    await expectNothingRuns(folder);
  });

  test('whose story fails says so, stops everything, and keeps what travelled so far', {
    timeout: MINUTE,
  }, async () => {
    const folder = await sandboxFolder();
    let steps = 0;
    const played = startSandbox(folder, {
      ...SILENT,
      told: () => {
        steps += 1;
        if (steps === 2) throw new StoryError('expected that nobody looks away');
      },
    });
    await expect(played).rejects.toThrow(StoryError);
    await expectNothingRuns(folder);
    expect(readdirSync(join(folder, 'mails')).some((name) => name.endsWith('.eml'))).toBe(true);
  });

  test('that cannot open its database stops its mail servers', { timeout: MINUTE }, async () => {
    const folder = await sandboxFolder();
    const fault = new Error('no room on the disk');
    const played = startSandbox(folder, {
      ...SILENT,
      step: () => {
        throw fault;
      },
    });
    await expect(played).rejects.toThrow(fault);
    await expectNothingRuns(folder);
  });

  test('does not touch a folder that holds something else', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'photos'));
    writeFileSync(join(folder, 'redress.yaml'), 'organisation: { name: Van Dijk }\n');
    await expect(startSandbox(folder, SILENT)).rejects.toThrow('name another folder');
    expect(readdirSync(folder).sort()).toEqual(['photos', 'redress.yaml']);
  });

  test.runIf(process.getuid?.() === 0)(
    'of root begins with an empty register, also where the one before it had to lie elsewhere',
    async () => {
      const folder = await sandboxFolder();
      const lair = '/var/lib/redress';
      mkdirSync(lair, { recursive: true });
      const elsewhere = mkdtempSync(join(lair, 'database-'));
      mkdirSync(join(folder, 'database'), { recursive: true });
      symlinkSync(elsewhere, join(folder, 'database', 'postgresql'));
      writeFileSync(join(folder, 'redress.yaml'), '# Made by redress sandbox.\n');
      const fault = new Error('no room on the disk');
      const step = () => {
        throw fault;
      };
      await expect(startSandbox(folder, { ...SILENT, step })).rejects.toThrow(fault);
      expect(existsSync(elsewhere)).toBe(false);
    },
  );
});
