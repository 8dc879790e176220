import { type Kysely, sql } from 'kysely'
import { type Dialect, instant, modelOf, optional, text, withDefault } from './model.ts'

/** When each commune's digest leaves, and whether an address has said that it wants it. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column } = modelOf(db, dialect)

  // One or two days of the week, '1' or '1,4', 1 is Monday; local time 'HH:MM'.
  await column('commune', 'digestDays', withDefault(text, '1'))
  await column('commune', 'digestTime', withDefault(text, '08:00'))
  // Since when it is so; null: it always was.
  await column('commune', 'digestSetAt', optional(instant))
  // Since when it gets the digest; null: it was asked whether it wants it.
  await column('digestRecipient', 'confirmedAt', optional(instant))
  await sql`update "digestRecipient" set "confirmedAt" = "createdAt"`.execute(db)
}
