import { type FreshDeps, freshCall } from '../../channels/call.ts'
import { channelById } from '../../channels/rows.ts'
import type { Call, Connector, ReplyTo, ReplyVisibility } from '../../connectors/connector.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { lastInboundAt } from '../../messages/store/messages.ts'
import { notFound } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'

/** Where an answer goes: to the author alone if so wanted, else where the message is. */
export function replyOptionOf(
  { visibility }: Pick<Row<'reply'>, 'visibility'>,
  message: ReplyVisibility,
): ReplyVisibility {
  return visibility ?? message
}

/** What answering needs. */
export type AnswerDeps = Pick<Deps, 'log'> & FreshDeps

export type ReplyRoute = {
  connector: Connector
  call: Call
  channel: Row<'channel'>
  to: ReplyTo
}

/**
 * Where an answer goes, and by what.
 * @throws Refusal when the channel or its secrets are no longer there.
 */
export async function routeOf(deps: FreshDeps, reply: Row<'reply'>): Promise<ReplyRoute> {
  const message = await knownMessage(deps.db, reply.communeId, reply.messageId)
  const channel = await channelById(deps.db, message.channelId)
  if (channel === undefined) throw notFound(inboxSentences.channel)
  const { remoteId, visibility, authorRemoteId, conversationId, subject, text, sentAt } = message
  const to: ReplyTo = {
    remoteId,
    visibility,
    authorRemoteId,
    way: replyOptionOf(reply, visibility),
    lastInboundAt: await lastInboundAt(deps.db, conversationId),
    said: { subject, text: text ?? '', sentAt },
  }
  return { ...(await freshCall(deps, channel)), to }
}
