import type { Kysely } from 'kysely'
import { belongsTo, type Dialect, instant, integer, modelOf, optional } from './model.ts'

/** What each post brought, as its network counts it. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, index, table } = modelOf(db, dialect)

  // As the network counted it then; null where it did not say.
  await table(
    'postFigures',
    {
      deliveryId: belongsTo('delivery'),
      readAt: instant,
      reach: optional(integer),
      reactions: optional(integer),
      comments: optional(integer),
      shares: optional(integer),
      clicks: optional(integer),
    },
    { primaryKey: ['deliveryId', 'readAt'] },
  )
  // When its network is asked next; null: it was not asked yet.
  await column('delivery', 'figuresAt', optional(instant))
  // Whose network is to be asked? Those of the last weeks, of all communes at once.
  await index('delivery', ['publishedAt'], {
    name: 'deliveryLatest',
    where: '"publishedAt" is not null',
  })
}
