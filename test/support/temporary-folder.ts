/** Folders for tests, removed after them. */
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** A folder for one test; `owner` is for tests that run as root. */
export async function temporaryFolder(owner?: {
  readonly uid: number;
  readonly gid: number;
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** A folder for all tests of a file; read `path` inside tests only. */
export function sharedFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'redress-'));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}
