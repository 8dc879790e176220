import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  flag,
  id,
  instant,
  integer,
  json,
  modelOf,
  optional,
  text,
  unique,
  withDefault,
} from './model.ts'

/** Other software is told what happens. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  await table('webhookEndpoint', {
    id,
    communeId: belongsTo('commune'),
    url: text,
    name: text,
    // The kinds of events that it wants.
    types: json,
    // Whether it is told who wrote, and the words.
    words: flag,
    // What signs: the secret, and for a day the one before. Sealed.
    secrets: text,
    // What happened before is not told.
    since: instant,
    createdAt: instant,
    // Since when nothing was taken; null: the last thing was.
    failingSince: optional(instant),
    failure: optional(text),
    // Asked to be left alone until then.
    pausedUntil: optional(instant),
    disabledAt: optional(instant),
    // `person`, `gone` or `silent`.
    disabledWhy: optional(text),
  })
  // Which does a commune have?
  await index('webhookEndpoint', ['communeId'])

  // What was told, or is to be: the same bytes at every attempt. It leaves by the outbox.
  await table(
    'webhookMessage',
    {
      id,
      endpointId: belongsTo('webhookEndpoint'),
      // The `webhook-id` of every attempt.
      key: unique(text),
      // What it tells; each once.
      fact: text,
      type: text,
      createdAt: instant,
      // Empty once erased.
      body: text,
      // The resident’s message that it tells of.
      messageId: optional(integer),
      // Attempts that were over when somebody asked for it anew.
      triesBefore: withDefault(integer, 0),
      // What the last attempt came to.
      triedAt: optional(instant),
      status: optional(integer),
      answer: optional(text),
    },
    { unique: ['endpointId', 'fact'] },
  )
  // What was it told last?
  await index('webhookMessage', ['endpointId', 'id'])
  // What tells of a message that is erased?
  await index('webhookMessage', ['messageId'], { where: '"messageId" is not null' })

  // How the public agenda stood when it was last told.
  await table(
    'webhookAgenda',
    {
      endpointId: belongsTo('webhookEndpoint'),
      slug: text,
      // Made of what it says.
      fingerprint: text,
      cancelled: flag,
      endsAt: instant,
    },
    { primaryKey: ['endpointId', 'slug'] },
  )

  // What was answered since?
  await index('episode', ['communeId', 'closedAt'], {
    name: 'episodeAnswered',
    where: `"state" = 'answered'`,
  })
}
