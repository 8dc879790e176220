import type { Kysely } from 'kysely'
import * as foundation from './0001-foundation.ts'
import type { Dialect } from './model.ts'

export type { Dialect }

/** By name, in the order in which they run. */
export type Migrations = Record<
  string,
  { up(db: Kysely<unknown>, dialect: Dialect): Promise<void> }
>

/** All that have been released: a step is never changed, another one follows it. */
export const migrations: Migrations = {
  '0001-foundation': foundation,
}
