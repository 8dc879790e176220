import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import { knownMessage } from '../inbox/known-message.ts'
import { type OverrideDeps, override } from '../inbox/override/override.ts'
import type { ConversationShape } from '../inbox/shapes-conversation.ts'
import { mailsAbout, sendAgain } from '../mail/rows.ts'
import { touchConversations } from '../messages/store/conversations.ts'
import { lockConversations } from '../messages/store/merges.ts'
import { updateMessage } from '../messages/store/messages.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { recomputeConversation } from '../reply-times/episodes.ts'
import { contactSentences as say } from './sentences.ts'
import { arrivalOf, mailNews } from './store-arrivals.ts'

/** Mails about answers: the subject is the number of the answer's message. */
export const answerMail = { kind: 'form-answer' }

/**
 * Writes on answers what became of their mails, as far as that is a doubt or the end of one: what may
 * not have arrived answers nobody (docs/reply-times.md), and what was taken when it was sent once more
 * answers since then. What a person said stays.
 */
export async function noteArrivals(deps: Pick<Deps, 'db' | 'changes'>): Promise<void> {
  for (const { id, conversationId, communeId } of await mailNews(deps.db, answerMail.kind)) {
    await deps.db.transaction().execute(async db => {
      await lockConversations(db, [conversationId])
      // Behind the lock once more: another round, or a person, may have been faster.
      const [news] = await mailNews(db, answerMail.kind, id)
      if (news === undefined) return
      const { arrival, sentAt } = news
      await updateMessage(db, id, { arrival, ...(sentAt !== null && { sentAt }) })
      if (sentAt !== null) await touchConversations(db, [conversationId])
      await recomputeConversation(db, conversationId, await measureOf({ db }, communeId))
    })
    deps.changes.tell(communeId, 'messages')
  }
}

/**
 * Sends an answer that may not have arrived once more, under the same Message-ID, so that a mailbox
 * which has the first shows one; asked for twice, once.
 * @throws Refusal (`not-found`, `conflict`), (`unavailable`) without a mail server
 */
export async function sendAnswerAgain(
  deps: OverrideDeps & Pick<Deps, 'mailer'>,
  by: Actor,
  id: number,
): Promise<ConversationShape> {
  const { conversationId } = await knownMessage(deps.db, by.communeId, id)
  if (deps.mailer === null) throw new Refusal('unavailable', say.noMailServer)
  return await override(deps, by, [conversationId], async (db, at) => {
    const arrival = await arrivalOf(db, id)
    if (arrival === 'sending') return null
    if (arrival !== 'unconfirmed') throw new Refusal('conflict', say.notInDoubt)
    const mails = (await mailsAbout(db, answerMail, String(id))).filter(
      // One that was taken meanwhile is not sent again: the round notes it.
      ({ email, state }) => email !== '' && state !== 'sent',
    )
    if ((await sendAgain(db, mails, at)) === 0) throw new Refusal('conflict', say.addressGone)
    await updateMessage(db, id, { arrival: 'sending' })
    return {
      action: 'message.answered-again',
      subject: `message:${id}`,
      detail: { mail: true },
      touched: [conversationId],
    }
  })
}

/**
 * Says that an answer which was in doubt arrived, and so counts since it was written; or takes that
 * back.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function sayArrived(
  deps: OverrideDeps,
  by: Actor,
  id: number,
  arrived: boolean,
): Promise<ConversationShape> {
  const { conversationId } = await knownMessage(deps.db, by.communeId, id)
  const [from, to] = arrived
    ? (['unconfirmed', 'confirmed'] as const)
    : (['confirmed', 'unconfirmed'] as const)
  return await override(deps, by, [conversationId], async db => {
    const arrival = await arrivalOf(db, id)
    // Where two press at once, the second only finds it done.
    if (arrival === to) return null
    if (arrival !== from) throw new Refusal('conflict', say.notInDoubt)
    await updateMessage(db, id, { arrival: to })
    return {
      action: 'message.arrived',
      subject: `message:${id}`,
      detail: { arrived },
      touched: [conversationId],
    }
  })
}
