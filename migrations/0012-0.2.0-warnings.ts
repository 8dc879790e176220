import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  flag,
  instant,
  json,
  localTime,
  modelOf,
  optional,
  primary,
  text,
} from './model.ts'

/** What the mairie warns everybody of: at once, until it ends, and taken back everywhere. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, table, index } = modelOf(db, dialect)

  // From then on it goes out no more, and nobody is reached by it; null: it is always true.
  await column('delivery', 'validUntil', optional(instant))

  await table('warning', {
    postId: primary(belongsTo('post')),
    communeId: belongsTo('commune'),
    topic: text,
    endLocal: localTime,
    zone: text,
    // Nothing goes out then.
    isDrill: flag,
    startedBy: text,
    startedAt: instant,
    liftedAt: optional(instant),
    liftedBy: optional(text),
    // What those are told who were reached; null: nothing.
    liftedText: optional(text),
    // The channels on which they are.
    endChannels: optional(json),
  })
  // Which warnings run?
  await index('warning', ['communeId', 'startedAt'])
  // Which of them were taken back lately?
  await index('warning', ['liftedAt'], { where: '"liftedAt" is not null' })
}
