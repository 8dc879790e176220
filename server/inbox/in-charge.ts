import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { inChargeOf, putInCharge, releaseAll } from '../messages/store/handling.ts'
import { groupOf } from '../messages/store/merges.ts'
import type { PeopleHooks } from '../people/hooks.ts'
import type { Actor } from '../people/rules/role.ts'
import type { AnswererShape } from '../people/shapes.ts'
import { holdCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { answerersOf, holdAnswerer } from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type OverrideDeps, override } from './override/override.ts'
import { inboxSentences } from './sentences.ts'
import type { ConversationShape } from './shapes-conversation.ts'

/** Who may be put in charge: everybody in the commune who may answer, by name. */
export async function listAnswerers(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<AnswererShape[]> {
  return (await answerersOf(db, communeId)).map(({ id, name }) => ({ id, name }))
}

/**
 * Puts somebody in charge of a conversation and of all that is joined to it, or nobody (null). It
 * keeps nobody else from answering, is not ended by an answer, and no figure depends on it.
 * @throws Refusal (`not-found`), (`bad-request`) when that person may not answer here.
 */
export async function assignConversation(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  userId: string | null,
): Promise<ConversationShape> {
  if ((await findConversation(deps.db, by.communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const assign = async (transaction: Db, at: number) => {
    const { communeId } = by
    // Before the person, in the order of taking somebody out: nobody waits in a circle.
    await holdCommune(transaction, communeId)
    const person = userId === null ? null : await holdAnswerer(transaction, communeId, userId)
    if (person === undefined) throw new Refusal('bad-request', inboxSentences.mayNotAnswer)
    const groups = await groupOf(transaction, [conversationId])
    const before = (await inChargeOf(transaction, groups)).get(conversationId)
    if (before?.id === person?.id) return null
    const group = groups.get(conversationId) ?? []
    await putInCharge(transaction, group, person && { communeId, userId: person.id, at })
    return {
      action: 'conversation.assigned' as const,
      subject: `conversation:${conversationId}`,
      detail: { to: person?.name ?? null, before: before?.name ?? null },
      touched: [],
    }
  }
  return await override(deps, by, [conversationId], assign)
}

/**
 * Nobody is in charge any more of what somebody was who is taken out of the commune, or may answer
 * no more; the journal says of how many conversations.
 */
export const releaseConversations: PeopleHooks['answersNoMore'] = async (
  transaction,
  { communeId, actor, at },
  { id, name },
) => {
  const count = await releaseAll(transaction, communeId, id)
  if (count === 0) return false
  await writeJournal(transaction, {
    communeId,
    at,
    actor,
    action: 'conversations.released',
    subject: `person:${id}`,
    detail: { name, count },
  })
  return true
}
