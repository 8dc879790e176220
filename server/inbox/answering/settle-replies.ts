import { sentenceText } from '../../language/sentence.ts'
import { inboxSentences } from '../sentences.ts'
import { unsettledReplies, updateReply } from '../store/replies.ts'
import { lookForReply, recordIfPolled } from './reply-lookup.ts'
import type { AnswerDeps } from './reply-route.ts'

/** Longer than an attempt with the deadlines of its calls: before, it may still be under way. */
const attemptMs = 60_000
/** The same with files, which take their time on a slow line. */
const filesMs = 5 * 60_000
/** For how long an answer that a person must judge may still turn up in a poll. */
const hopeMs = 7 * 24 * 60 * 60_000

/**
 * Settles answers of which nobody knows whether they left (the process died in between, the
 * network gave no answer) by looking, never by sending: found ⇒ `sent`, certainly absent ⇒
 * `failed`, for a person to try again; else `unconfirmed`.
 * @returns how many were settled.
 */
export async function settleReplies(deps: AnswerDeps): Promise<number> {
  const now = deps.clock.now()
  const before = { words: now - attemptMs, files: now - filesMs }
  let settled = 0
  for (const reply of await unsettledReplies(deps.db, before, now - hopeMs)) {
    if (reply.state === 'unconfirmed') {
      if ((await recordIfPolled(deps, reply)) !== null) settled++
      continue
    }
    const found = await lookForReply(deps, reply)
    if (found.kind !== 'sent') {
      const from = { states: ['sending'], attemptedAt: reply.attemptedAt } as const
      const values =
        found.kind === 'absent'
          ? ({ state: 'failed', reason: sentenceText(inboxSentences.notSent) } as const)
          : ({ state: 'unconfirmed', reason: sentenceText(found.reason) } as const)
      await updateReply(deps.db, reply.id, from, { ...values, settledAt: now })
      deps.changes.tell(reply.communeId, 'messages')
    }
    settled++
  }
  return settled
}
