import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  id,
  instant,
  integer,
  modelOf,
  optional,
  text,
  withDefault,
} from './model.ts'

/** Residents sign up for what is published, without an account. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  // A browser, an address or a number that wants to be told.
  await table(
    'subscriber',
    {
      id,
      communeId: belongsTo('commune'),
      // `push`, `mail` or `sms`.
      way: text,
      // Sealed, with the keys of a browser.
      address: text,
      // The address’s, keyed: the same one is one subscriber.
      addressHash: text,
      // Signs the links that it is sent.
      key: text,
      // `pending`, `active` or `suspended`.
      state: text,
      // How its consent was given.
      consent: text,
      createdAt: instant,
      // Null: it was asked and has not said yes.
      confirmedAt: optional(instant),
      // How often in a row it could not be reached.
      failures: withDefault(integer, 0),
    },
    { unique: ['communeId', 'way', 'addressHash'] },
  )

  // What it is told: each channel is a theme.
  await table(
    'subscriberTheme',
    { subscriberId: belongsTo('subscriber'), channelId: belongsTo('channel') },
    { primaryKey: ['subscriberId', 'channelId'] },
  )
  // Who is told what a channel publishes?
  await index('subscriberTheme', ['channelId'])

  // What was published and has gone to the outbox, once, with what came of it.
  await table(
    'broadcast',
    {
      deliveryId: belongsTo('delivery'),
      communeId: belongsTo('commune'),
      at: instant,
      recipients: integer,
      // Written once the outbox forgets each of them.
      reached: optional(integer),
      failed: optional(integer),
    },
    { primaryKey: ['deliveryId'] },
  )
}
