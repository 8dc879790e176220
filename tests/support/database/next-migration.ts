import { type Kysely, sql } from 'kysely'
import { type Dialect, type Migrations, migrations } from '../../../migrations/index.ts'
import { modelOf, optional, text } from '../../../migrations/model.ts'

export const nextName = '9000-9.0.0-venues'

/** The next version, made up: events' places become a table of their own, and a column goes. */
export const nextMigrations: Migrations = { ...migrations, [nextName]: { up } }

async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)
  await table('venue', { name: text, hint: optional(text) }, { primaryKey: ['name'] })
  await sql`insert into "venue" ("name") select distinct "place" from "event"`.execute(db)
  await db.schema.alterTable('event').addColumn('venue', 'text').execute()
  await sql`update "event" set "venue" = "place"`.execute(db)
  await index('event', ['venue'])
  await db.schema.dropIndex('event_communeId_startsAt').execute()
  await index('event', ['communeId', 'startsAt', 'venue'])
  await db.schema.alterTable('event').dropColumn('place').execute()
}
