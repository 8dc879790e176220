import type { Kysely } from 'kysely'
import {
  belongsTo,
  type Dialect,
  id,
  instant,
  mayReferTo,
  modelOf,
  optional,
  text,
} from './model.ts'

/** What colleagues write to each other beside a conversation. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { table, index } = modelOf(db, dialect)

  // No message: nothing that counts, sends or exports messages can take it for one.
  await table(
    'note',
    {
      id,
      communeId: belongsTo('commune'),
      conversationId: belongsTo('conversation'),
      userId: mayReferTo('user'),
      // Made by the screen, so that a double click is one note.
      key: text,
      text,
      createdAt: instant,
      editedAt: optional(instant),
      // It can be taken back for a while, then the row goes.
      removedAt: optional(instant),
    },
    { unique: ['communeId', 'key'] },
  )
  // Which notes has a conversation?
  await index('note', ['conversationId'])

  // Whom a note is for.
  await table(
    'noteMention',
    { noteId: belongsTo('note'), userId: belongsTo('user') },
    { primaryKey: ['noteId', 'userId'] },
  )
  // Which mentions go with an account?
  await index('noteMention', ['userId'])
}
