import { sentenceText } from '../../language/sentence.ts'
import { inboxSentences } from '../sentences.ts'
import { claimToLeave, repliesToLeave, updateReply } from '../store/replies.ts'
import type { AnswerDeps } from './reply-route.ts'
import { sendReply } from './send-reply.ts'

/** How many leave at the same time. */
const atOnce = 20
/** What should have left so long ago, ms, was held up: its author looks at it before. */
const staleMs = 10 * 60_000

/**
 * One round. Two at the same moment, in one process or in two, send each answer once.
 * @returns when the next answer leaves, ms UTC; null: none is to leave
 */
export async function sendLeaving(deps: AnswerDeps): Promise<number | null> {
  const { db, clock } = deps
  for (;;) {
    const now = clock.now()
    const waiting = await repliesToLeave(db, atOnce)
    const due = waiting.filter(({ leavesAt }) => leavesAt !== null && leavesAt <= now)
    if (due.length === 0) return waiting[0]?.leavesAt ?? null
    await Promise.all(
      due.map(async ({ id, leavesAt }) => {
        const reply = await claimToLeave(db, id, now)
        if (reply === undefined) return
        if ((leavesAt ?? now) > now - staleMs) {
          await sendReply(deps, reply)
          return
        }
        const reason = sentenceText(inboxSentences.notSent)
        const from = { states: ['sending'], attemptedAt: now } as const
        await updateReply(db, id, from, { state: 'failed', reason, settledAt: now })
        deps.changes.tell(reply.communeId, 'messages')
      }),
    )
  }
}
