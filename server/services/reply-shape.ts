import { toIso } from '../domain/instant.ts'
import type { ReplyShape } from '../shapes/conversation.ts'
import { userNames } from '../store/messages.ts'
import type { Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'

/** An answer written here, as it leaves the house. */
export async function replyShapeOf(
  { db }: Pick<Deps, 'db'>,
  reply: Row<'reply'>,
): Promise<ReplyShape> {
  return shapeOf(reply, await userNames(db, reply.userId === null ? [] : [reply.userId]))
}

/** Several at once. */
export async function replyShapesOf(
  { db }: Pick<Deps, 'db'>,
  replies: readonly Row<'reply'>[],
): Promise<ReplyShape[]> {
  const names = await userNames(db, [...new Set(replies.flatMap(reply => reply.userId ?? []))])
  return replies.map(reply => shapeOf(reply, names))
}

function shapeOf(reply: Row<'reply'>, names: Map<string, string>): ReplyShape {
  const { id, messageId, text, state, reason, userId, createdAt } = reply
  return {
    id,
    message: messageId,
    text,
    holding: reply.holding === 1,
    state,
    reason,
    author: userId === null ? null : (names.get(userId) ?? null),
    createdAt: toIso(createdAt),
  }
}
