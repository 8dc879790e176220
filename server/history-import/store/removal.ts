import type { Db } from '../../database/database.ts'
import { archived } from '../../messages/store/imported.ts'

/** The channel's next conversation, by number, in which there is a download's message; or undefined. */
export async function nextArchivedConversation(
  db: Db,
  channelId: number,
  afterId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('conversation')
    .select('conversation.id')
    .where('conversation.channelId', '=', channelId)
    .where('conversation.id', '>', afterId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversationId', '=', 'conversation.id')
          .where('message.remoteId', 'like', archived),
      ),
    )
    .orderBy('conversation.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Deletes the newest of a download's messages in a conversation. @returns how many. */
export async function deleteArchivedMessages(
  db: Db,
  conversationId: number,
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('message')
    .where('id', 'in', eb =>
      eb
        .selectFrom('message')
        .select('id')
        .where('conversationId', '=', conversationId)
        .where('remoteId', 'like', archived)
        .orderBy('sentAt', 'desc')
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets what people are called whom only a download named. */
export async function forgetArchivedContacts(db: Db, channelId: number): Promise<void> {
  await db
    .updateTable('contact')
    .set({ name: null })
    .where('channelId', '=', channelId)
    .where('remoteId', 'like', archived)
    .execute()
}
