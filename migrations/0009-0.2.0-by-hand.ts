import type { Kysely } from 'kysely'
import { type Dialect, integer, modelOf, optional } from './model.ts'

/** What a person publishes by hand: it is due, done with the count of its readers, or missed. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, index } = modelOf(db, dialect)
  // As the panel counts them where it was published, and a person told.
  await column('delivery', 'readers', optional(integer))

  // When is something to be looked at? Also what is due and nobody did.
  const isToBeRead = `"nextAt" is not null
    and "state" in ('unconfirmed', 'published', 'awaiting-approval', 'due')`
  await db.schema.dropIndex('deliveryRead').execute()
  await index('delivery', ['nextAt'], { name: 'deliveryRead', where: isToBeRead })
  await db.schema.dropIndex('deliveryReadLane').execute()
  await index('delivery', ['channelId', 'nextAt', 'id'], {
    name: 'deliveryReadLane',
    where: isToBeRead,
  })
  // What has a person to do?
  await index('delivery', ['state'], { name: 'deliveryDue', where: `"state" = 'due'` })
}
