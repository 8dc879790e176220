import type { Insertable, Selectable } from 'kysely'

/**
 * The rows as they are today: each capability adds its tables where it describes them, in its store.
 * The migrations have their own description and never import this one.
 */
// biome-ignore lint/suspicious/noEmptyInterface: TypeScript puts it together from these parts
export interface Schema {}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
