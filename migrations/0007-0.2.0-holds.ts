import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  instant,
  localDate,
  mayReferTo,
  modelOf,
  primary,
  text,
} from './model.ts'

/** A conversation waits for somebody else until a day. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  // No column of the conversation, for the reason of `inCharge`. The row stays once its day has come: then
  // the conversation is back.
  await table('conversationHold', {
    conversationId: primary(belongsTo('conversation')),
    communeId: belongsTo('commune'),
    userId: mayReferTo('user'),
    // « la voirie »
    words: text,
    untilDay: localDate,
    // When the mairie opens on that day.
    endsAt: instant,
    at: instant,
  })
  // What does a commune hold?
  await index('conversationHold', ['communeId'])
}
