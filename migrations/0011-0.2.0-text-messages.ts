import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  id,
  instant,
  integer,
  modelOf,
  optional,
  primary,
  text,
} from './model.ts'

/** What SMS cost, and what became of each. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  // What a delivery may cost, kept before its first SMS leaves: the budget of a month is the sum of these.
  await table('smsSpending', {
    deliveryId: primary(belongsTo('delivery')),
    communeId: belongsTo('commune'),
    channelId: belongsTo('channel'),
    at: instant,
    cents: integer,
  })
  // What was spent on a channel since the first of the month?
  await index('smsSpending', ['channelId', 'at'])

  // One that a provider took, until nobody needs to know what became of it.
  await table(
    'smsSent',
    {
      id,
      communeId: belongsTo('commune'),
      channelId: belongsTo('channel'),
      deliveryId: belongsTo('delivery'),
      // Who leaves is no longer there; what was delivered stays counted.
      subscriberId: integer,
      remoteId: text,
      // `sent`, `delivered` or `failed`.
      state: text,
      at: instant,
    },
    { unique: ['channelId', 'remoteId', 'subscriberId'] },
  )
  await index('smsSent', ['deliveryId'])

  // Where a channel’s provider was asked last for receipts and refusals.
  await table('smsNews', {
    channelId: primary(belongsTo('channel')),
    communeId: belongsTo('commune'),
    cursor: optional(text),
    nextAt: instant,
  })
}
