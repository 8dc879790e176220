import { accessRefused } from '../../channels/call.ts'
import type { Outcome } from '../../connectors/connector.ts'
import type { Row } from '../../database/schema.ts'
import { sentenceText } from '../../language/sentence.ts'
import { Refusal } from '../../platform/refusal.ts'
import { inboxSentences } from '../sentences.ts'
import { findReply, updateReply } from '../store/replies.ts'
import { replyFilesOf } from '../store/reply-files.ts'
import { recordSent } from './record-reply.ts'
import { lookForReply } from './reply-lookup.ts'
import { type AnswerDeps, type ReplyRoute, routeOf } from './reply-route.ts'

/**
 * One attempt to send an answer whose row says `sending`, and its outcome written. An outcome that
 * is not known is looked for at once; what cannot be told then stays `sending` and is looked for
 * again by `settleReplies`. It is never simply sent again.
 * @returns the row as it then is.
 */
export async function sendReply(deps: AnswerDeps, reply: Row<'reply'>): Promise<Row<'reply'>> {
  const outcome = await attempt(deps, reply)
  if (outcome.kind === 'published') {
    const at = deps.clock.now()
    return await recordSent(deps, reply, { ...outcome, at })
  }
  if (outcome.kind === 'unknown') {
    const found = await lookForReply(deps, reply)
    if (found.kind === 'sent') return found.reply
    return await note(deps, reply, { reason: sentenceText(outcome.reason) })
  }
  return await note(deps, reply, {
    state: 'failed',
    reason: sentenceText(outcome.reason),
    closes: outcome.kind === 'failed' && outcome.closes ? 1 : 0,
    settledAt: deps.clock.now(),
  })
}

async function attempt(deps: AnswerDeps, reply: Row<'reply'>): Promise<Outcome> {
  let route: ReplyRoute
  try {
    route = await routeOf(deps, reply)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'failed', reason: error.sentence, retryAt: null }
    throw error
  }
  const { connector, call, channel, to } = route
  if (connector.reply === undefined) {
    const reason = inboxSentences.cannotAnswer(connector.manifest.label)
    return { kind: 'failed', reason, retryAt: null }
  }
  const files = await replyFilesOf(deps.db, reply.id)
  let outcome: Outcome
  try {
    outcome = await connector.reply(call, to, reply.text, reply.key, files)
  } catch (error) {
    // A connector throws only by a mistake of its own, and the network may have been called.
    deps.log.error({ err: error, reply: reply.id }, 'reply-failed')
    return { kind: 'unknown', reason: inboxSentences.sendingInterrupted }
  }
  if (outcome.kind === 'reauthorize') await accessRefused(deps, channel, outcome.reason)
  return outcome
}

/** Writes what is known now; an answer that was settled meanwhile stays as it is. */
async function note(
  deps: AnswerDeps,
  reply: Row<'reply'>,
  values: Partial<Pick<Row<'reply'>, 'state' | 'reason' | 'closes' | 'settledAt'>>,
): Promise<Row<'reply'>> {
  const from = { states: ['sending'], attemptedAt: reply.attemptedAt } as const
  const row = await updateReply(deps.db, reply.id, from, values)
  deps.changes.tell(reply.communeId, 'messages')
  return row ?? (await findReply(deps.db, reply.communeId, reply.id)) ?? reply
}
