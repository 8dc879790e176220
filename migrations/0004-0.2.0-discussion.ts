import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  flag,
  id,
  instant,
  mayReferTo,
  modelOf,
  optional,
  text,
} from './model.ts'

/** Who approves and who prepared talk about what is to be approved. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  // A question about what is to be approved, or its answer.
  await table('approvalComment', {
    id,
    communeId: belongsTo('commune'),
    requestId: belongsTo('approvalRequest'),
    // Who wrote it: of the commune, or by the address to which their link went.
    userId: mayReferTo('user'),
    name: text,
    email: optional(text),
    // 1: they decide on it.
    decides: flag,
    text,
    writtenAt: instant,
  })
  // What was said about a request?
  await index('approvalComment', ['requestId'])
}
