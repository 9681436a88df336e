/** `npm run schema`: writes `test/schema.sql` anew from the migrations. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import { openRegister } from '../../src/shell/db/open.ts';
import { schemaText } from './schema-text.ts';

const folder = await mkdtemp(join(tmpdir(), 'redress-schema-'));
const register = await openRegister({ url: null, dataFolder: folder });
await migrateToLatest(register.db);
await writeFile(new URL('../schema.sql', import.meta.url), await schemaText(register.db));
await register.close();
await rm(folder, { recursive: true });
