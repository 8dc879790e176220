import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  integer,
  localDate,
  modelOf,
  optional,
  withDefault,
} from './model.ts'

/** How many people each channel reaches, and what it costs. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, table } = modelOf(db, dialect)

  // As the network counted them on that day of the commune's calendar.
  await table(
    'followerCount',
    { channelId: belongsTo('channel'), day: localDate, count: integer },
    { primaryKey: ['channelId', 'day'] },
  )
  // For how many the cents of it are; 0: it is not known.
  await column('smsSpending', 'recipients', withDefault(integer, 0))
  // What its contract costs in a year, cents, and how long a person takes to publish one post there.
  await column('channel', 'yearlyCost', optional(integer))
  await column('channel', 'postMinutes', optional(integer))
  // As INSEE counted them, in the census of that year.
  await column('commune', 'households', optional(integer))
  await column('commune', 'householdsYear', optional(integer))
}
