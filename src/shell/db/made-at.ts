/** The type that the tables share for a moment that the database sets itself. */
import type { ColumnType } from 'kysely';

/** Set by the database when the row is made. */
export type MadeAt = ColumnType<Date, Date | undefined, never>;
