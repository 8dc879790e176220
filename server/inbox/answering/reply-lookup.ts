import type { Row } from '../../database/schema.ts'
import type { Sentence } from '../../language/sentence.ts'
import { Refusal } from '../../platform/refusal.ts'
import { inboxSentences } from '../sentences.ts'
import { threadsWithAuthorOf, unclaimedMessage } from '../store/replies.ts'
import { recordSent } from './record-reply.ts'
import { type AnswerDeps, routeOf } from './reply-route.ts'

/** What looking for an answer found; `sent`: it is recorded. */
export type Lookup =
  | { kind: 'sent'; reply: Row<'reply'> }
  /** Certainly not there. */
  | { kind: 'absent' }
  | { kind: 'unclear'; reason: Sentence }

/** By how much a network's clock may be behind ours. */
const skewMs = 60_000

/**
 * Did an earlier attempt get through? Looks among the messages that polls brought, then on the
 * network since the answer was written.
 */
export async function lookForReply(deps: AnswerDeps, reply: Row<'reply'>): Promise<Lookup> {
  const polled = await recordIfPolled(deps, reply)
  if (polled !== null) return { kind: 'sent', reply: polled }
  try {
    const { connector, call, channel, to } = await routeOf(deps, reply)
    if (channel.state !== 'active') {
      return { kind: 'unclear', reason: inboxSentences.unknownWhilePaused(channel.name) }
    }
    if (connector.findReply === undefined) {
      return { kind: 'unclear', reason: inboxSentences.cannotTell(connector.manifest.label) }
    }
    const found = await connector.findReply(call, to, reply.text, reply.createdAt, reply.key)
    if (found.kind !== 'found') return found
    const at = reply.attemptedAt
    return { kind: 'sent', reply: await recordSent(deps, reply, { ...found, at }) }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'unclear', reason: error.sentence }
    deps.log.error({ err: error, reply: reply.id }, 'reply-lookup-failed')
    return {
      kind: 'unclear',
      reason: inboxSentences.lookForReplyFailed,
    }
  }
}

/** Recorded as sent when a poll brought that very text since; else null. */
export async function recordIfPolled(
  deps: AnswerDeps,
  reply: Row<'reply'>,
): Promise<Row<'reply'> | null> {
  const since = reply.createdAt - skewMs
  const isAside = reply.visibility === 'private'
  const places = isAside
    ? await threadsWithAuthorOf(deps.db, reply.messageId)
    : [reply.conversationId]
  const message = await unclaimedMessage(deps.db, places, reply.text, since)
  if (message === undefined) return null
  const { remoteId, url, sentAt } = message
  return await recordSent(deps, reply, { remoteId, url, at: sentAt })
}
