import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'

/** A message that nobody has removed, as far as a removal of others concerns it. */
export type LivingMessage = Pick<
  Row<'message'>,
  'id' | 'conversationId' | 'remoteId' | 'parentRemoteId' | 'sentAt' | 'userId'
> &
  Pick<Row<'conversation'>, 'postRemoteId'>

function living(db: Db, channelId: number) {
  return (
    db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select([
        'message.id',
        'message.conversationId',
        'message.remoteId',
        'message.parentRemoteId',
        'message.sentAt',
        'message.userId',
        'conversation.postRemoteId',
      ])
      .where('conversation.channelId', '=', channelId)
      .where('message.removedAt', 'is', null)
      // An answer in private is under no post, though it may stand in the public thread for a while.
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          eb('conversation.visibility', '=', 'private'),
          not(
            exists(
              selectFrom('privateAnswer')
                .select('privateAnswer.messageId')
                .whereRef('privateAnswer.messageId', '=', 'message.id')
                .where('privateAnswer.state', '=', 'linked'),
            ),
          ),
        ]),
      )
  )
}

/** Those of the conversations in which one of these is. */
export async function livingMessages(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<LivingMessage[]> {
  const all = await inChunks([...new Set(remoteIds)], some => {
    const named = db
      .selectFrom('message')
      .select('conversationId')
      .where('channelId', '=', channelId)
      .where('remoteId', 'in', some)
    return living(db, channelId).where('conversation.id', 'in', named).execute()
  })
  return [...new Map(all.map(message => [message.id, message])).values()]
}

/** Those under these posts, the posts themselves among them where they are messages. */
export async function livingUnderPosts(
  db: Db,
  channelId: number,
  posts: readonly string[],
): Promise<LivingMessage[]> {
  return await inChunks([...new Set(posts)], some =>
    living(db, channelId).where('conversation.postRemoteId', 'in', some).execute(),
  )
}
