import type { ReplyVisibility } from '../../connectors/connector.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { toIso } from '../../language/instant.ts'
import { sentenceOrNull } from '../../language/sentence.ts'
import { userNames } from '../../messages/store/messages.ts'
import type { ReplyShape } from '../shapes-conversation.ts'
import { replyFileFacts } from '../store/reply-files.ts'
import { replyOptionOf } from './reply-route.ts'

/**
 * An answer written here, as it leaves the house.
 * @param place where the message that it answers is
 */
export async function replyShapeOf(
  { db }: Pick<Deps, 'db'>,
  reply: Row<'reply'>,
  place: ReplyVisibility,
): Promise<ReplyShape> {
  const [shape] = await replyShapesOf({ db }, [reply], place)
  if (shape === undefined) throw new Error('a reply has no shape')
  return shape
}

/** Several at once. */
export async function replyShapesOf(
  { db }: Pick<Deps, 'db'>,
  replies: readonly Row<'reply'>[],
  place: ReplyVisibility,
): Promise<ReplyShape[]> {
  const names = await userNames(db, [...new Set(replies.flatMap(reply => reply.userId ?? []))])
  const files = await replyFileFacts(
    db,
    replies.map(({ id }) => id),
  )
  return replies.map(reply => ({
    ...shapeOf(reply, place, names),
    files: (files.get(reply.id) ?? []).map(({ name, size }) => ({ name, bytes: size })),
  }))
}

function shapeOf(
  reply: Row<'reply'>,
  place: ReplyVisibility,
  names: Map<string, string>,
): Omit<ReplyShape, 'files'> {
  const { id, messageId, text, state, reason, userId, createdAt } = reply
  return {
    id,
    message: messageId,
    way: replyOptionOf(reply, place),
    text,
    holding: reply.holding === 1,
    state,
    reason: sentenceOrNull(reason),
    author: userId === null ? null : (names.get(userId) ?? null),
    createdAt: toIso(createdAt),
    leavesAt: reply.leavesAt === null ? null : toIso(reply.leavesAt),
  }
}
