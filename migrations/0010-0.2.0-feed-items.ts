import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  flag,
  id,
  instant,
  json,
  mayReferTo,
  modelOf,
  optional,
  text,
  withDefault,
} from './model.ts'

/** What a neighbour, a school or an intercommunality writes is offered for relaying. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, table, index } = modelOf(db, dialect)

  // What it is followed for: `events` or `items`.
  await column('calendarFeed', 'use', withDefault(text, 'events'))
  // What is relayed without anybody's doing; null: nothing.
  await column('calendarFeed', 'rule', optional(json))
  // Only what was found after that is relayed so.
  await column('calendarFeed', 'ruleSince', optional(instant))
  // Why it could not, the last time.
  await column('calendarFeed', 'ruleProblem', optional(text))
  // Since when no look succeeded.
  await column('calendarFeed', 'failingSince', optional(instant))
  // When it was found to be dead, and when it came back after that: both are told, once.
  await column('calendarFeed', 'deadAt', optional(instant))
  await column('calendarFeed', 'revivedAt', optional(instant))

  // One article of a feed.
  await table('feedItem', {
    id,
    feedId: belongsTo('calendarFeed'),
    // What it is known by the next time: what the feed names it, and its link, without scheme and host.
    guidKey: text,
    linkKey: optional(text),
    title: text,
    text,
    link: optional(text),
    picture: optional(text),
    publishedAt: optional(instant),
    // Its place in the list.
    at: instant,
    foundAt: instant,
    // When the feed had it last.
    seenAt: instant,
    // `offered`, `relayed`, `dismissed`, or `old`: too old to be offered when it was found.
    state: text,
    decidedAt: optional(instant),
    decidedBy: optional(text),
    byRule: withDefault(flag, 0),
    postId: mayReferTo('post'),
  })
  // What does a feed offer?
  await index('feedItem', ['feedId', 'at'])
  // Which item is a post of?
  await index('feedItem', ['postId'], { where: '"postId" is not null' })
}
