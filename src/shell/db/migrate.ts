/**
 * Brings the schema up to date: the files of `migrations/`, in the order of their names, each once, whoever
 * starts first (Kysely's migrator takes an advisory lock and runs all of them in one transaction). Forward
 * only: an older program never runs on a newer schema, it says so.
 */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './tables.ts';

/** `missing`: migrations not yet applied; `unknown`: applied ones that this version does not have. */
export type SchemaState = {
  readonly state: 'current' | 'older' | 'newer';
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  /** True for a database without any table of ours. */
  readonly isNew: boolean;
};

/**
 * Applies what is missing. Of two processes at once one applies, the other waits and returns an empty list.
 * @returns the names applied by this call, in order
 * @throws the fault of the first migration that fails; nothing is applied then
 */
export async function migrateToLatest(db: Db): Promise<{ readonly applied: readonly string[] }> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return { applied: (results ?? []).map((result) => result.migrationName) };
}

/** Compares the schema with this version; a database without any migration is `older`. */
export async function schemaState(db: Db): Promise<SchemaState> {
  const known = await migrationNames();
  const applied = await appliedNames(db);
  const missing = known.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !known.includes(name));
  const state = unknown.length > 0 ? 'newer' : missing.length > 0 ? 'older' : 'current';
  return { state, missing, unknown, isNew: applied.length === 0 };
}

const FOLDER = new URL('../../../migrations/', import.meta.url);
const FILE_NAME = /^\d{4}-[a-z-]+\.ts$/;

async function migrationNames(): Promise<readonly string[]> {
  const files = await readdir(fileURLToPath(FOLDER));
  return files
    .filter((file) => FILE_NAME.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const name of await migrationNames()) {
    const module: unknown = await import(new URL(`${name}.ts`, FOLDER).href);
    if (!isMigration(module)) throw new Error(`migrations/${name}.ts exports no function named up`);
    migrations[name] = module;
  }
  return migrations;
}

function isMigration(module: unknown): module is Migration {
  return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}

async function appliedNames(db: Db): Promise<readonly string[]> {
  const table = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (table.rows[0]?.found !== true) return [];
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return applied.rows.map((row) => row.name);
}
