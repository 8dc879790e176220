import { randomBytes } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'

/** What columns hold. Instants are milliseconds UTC. */
export type Instant = number
/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1
/** Text that holds T. */
export type Json<_T> = string
/** The key of a row that links open (platform/signature.ts): 128 random bits, never given to another row. */
export type LinkKey = string

export const newLinkKey = (): LinkKey => randomBytes(16).toString('base64url')

/**
 * The rows as they are today: each capability adds its tables where it describes them, in its store.
 * The migrations have their own description and never import this one.
 */
// biome-ignore lint/suspicious/noEmptyInterface: TypeScript puts it together from these parts
export interface Schema {}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
