/** Where a command gets its configuration, and how it says what is wrong with it. */
import type { Config } from '../config.ts';
import { configPath, readConfig } from '../shell/read-config.ts';
import { printable, type Screen } from './screen.ts';

/** The option that every command has. */
export type ConfigOption = {
  /** What `--config` names. */
  readonly config?: string;
};

/** Reads the configuration; null after every fault of it was printed. */
export function readSettings(options: ConfigOption, screen: Screen): Config | null {
  const reading = readConfig(configPath(options.config, process.env), process.env);
  if (reading.ok) return reading.config;
  for (const error of reading.errors) screen.remark(printable(error));
  return null;
}
