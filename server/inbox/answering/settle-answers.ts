import { connectorOf, type FreshDeps, freshCall } from '../../channels/call.ts'
import type { Failure } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { measureOf } from '../../hours/measure.ts'
import { sentenceText } from '../../language/sentence.ts'
import { lockConversations } from '../../messages/store/merges.ts'
import {
  linkPrivateAnswer,
  type PossiblyAnswered,
  possiblyAnswered,
  settlePossibleAnswers,
} from '../../messages/store/private-answers.ts'
import { recomputeConversation } from '../../reply-times/episodes.ts'
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
  const before = { texts: now - attemptMs, files: now - filesMs }
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

/** Questions to the network after one look: the rest waits for the next. */
const questionsAtOnce = 10

/**
 * A private message that was written on the network itself may answer what its citizen wrote in
 * public a little before: the network is asked of each such message, once, and where it says so the
 * episode in the public thread closes. What cannot be asked now is asked after the next look. What a
 * network does not tell is never guessed: people are asked (`override/replies.ts`).
 */
export async function settlePrivateAnswers(
  deps: FreshDeps,
  channel: Row<'channel'>,
): Promise<void> {
  const all = await possiblyAnswered(deps.db, channel.id)
  if (all.length === 0) return
  const leave = async (some: readonly PossiblyAnswered[]): Promise<void> => {
    const ids = some.map(({ id }) => id)
    await settlePossibleAnswers(deps.db, ids, 'unconfirmed')
    deps.changes.tell(channel.communeId, 'messages')
  }
  if (connectorOf(deps, channel.connector).answeredPrivately === undefined) return await leave(all)
  const { connector, call } = await freshCall(deps, channel)
  for (const asked of all.slice(0, questionsAtOnce)) {
    const answered = (await connector.answeredPrivately?.(call, asked)) ?? null
    if (answered === true) {
      await link(deps.db, asked)
      deps.changes.tell(asked.communeId, 'messages')
    } else if (answered === null) {
      await leave([asked])
    } else if (isWorthAskingAgain(answered)) {
      return
    } else {
      await settlePossibleAnswers(deps.db, [asked.id], 'unlinked')
    }
  }
}

/** What is refused for good (the message is gone) will not be told tomorrow either. */
function isWorthAskingAgain(answered: false | Failure): boolean {
  if (answered === false) return false
  return answered.kind === 'reauthorize' || answered.retryAt !== null
}

/** The first of several messages is the answer: each was asked about as it came. */
async function link(
  db: Db,
  { id, communeId, conversationId, by }: PossiblyAnswered,
): Promise<void> {
  const [messageId] = by
  if (messageId === undefined) return
  await db.transaction().execute(async transaction => {
    await lockConversations(transaction, [conversationId])
    await linkPrivateAnswer(transaction, { messageId, answersId: id, conversationId })
    const measure = await measureOf({ db: transaction }, communeId)
    await recomputeConversation(transaction, conversationId, measure)
  })
}
