import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  flag,
  id,
  instant,
  modelOf,
  optional,
  text,
  unique,
  withDefault,
} from './model.ts'

/** Alerts reach the telephones of who is on duty. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, column, index } = modelOf(db, dialect)

  // Where a person is told besides by mail: a browser, a topic, a telephone, an address.
  await table('alertDevice', {
    id,
    userId: belongsTo('user'),
    // `push`, `ntfy`, `free-mobile` or `webhook`.
    kind: text,
    name: text,
    // Address and keys, sealed.
    secrets: text,
    // The address’s, keyed: the same one is one device.
    addressHash: unique(text),
    createdAt: instant,
    seenAt: instant,
    // When it last failed, and why; null: it did not, or took something since.
    failedAt: optional(instant),
    failure: optional(text),
  })
  // Which devices has a person?
  await index('alertDevice', ['userId'])

  // What left of late?
  await index('mail', ['kind', 'sentAt'], { name: 'mailSent', where: '"sentAt" is not null' })

  // Whether what reaches them shows who writes and the first words.
  await column('member', 'alertQuotes', withDefault(flag, 0))
}
