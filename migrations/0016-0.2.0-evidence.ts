import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  id,
  instant,
  integer,
  localDate,
  modelOf,
  optional,
  text,
} from './model.ts'

/** What the commune did and can show for it, for a label. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  await table('evidenceAction', {
    id,
    communeId: belongsTo('commune'),
    title: text,
    targetAudience: text,
    service: text,
    challenge: text,
    startsOn: localDate,
    // Null: it runs.
    endsOn: optional(localDate),
    operator: text,
    partnerNames: text,
    // Cents a year; null: nobody said.
    annualCost: optional(integer),
    publicLink: optional(text),
    summary: text,
    // Whose figures stand beside it; null: Tambour has none of it.
    known: optional(text),
    createdAt: instant,
    // For a day it can be put back.
    removedAt: optional(instant),
  })
  // What did the commune do?
  await index('evidenceAction', ['communeId', 'startsOn'])
}
