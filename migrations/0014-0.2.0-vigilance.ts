import type { Kysely } from 'kysely'
import { type Dialect, instant, modelOf, optional, text } from './model.ts'

/** Météo-France's vigilance is followed like any other source, with a key of the commune's. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column } = modelOf(db, dialect)

  // Sealed: what one must show to read it; null: nothing.
  await column('calendarFeed', 'apiKey', optional(text))
  // What an item warns of, as the models of warnings are named; null: it warns of nothing.
  await column('feedItem', 'topic', optional(text))
  await column('feedItem', 'until', optional(instant))
}
