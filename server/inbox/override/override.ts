import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { lockConversations } from '../../messages/store/merges.ts'
import type { Actor } from '../../people/rules/role.ts'
import { type JournalEntry, writeJournal } from '../../people/store/journal.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { type ConversationDeps, getConversation } from '../conversations.ts'
import type { ConversationShape } from '../shapes-conversation.ts'

export type OverrideDeps = Pick<Deps, 'changes'> & ConversationDeps

/** What was decided, for the journal, and of which conversations the figures may change by it. */
export type Override = Pick<JournalEntry, 'action' | 'subject' | 'detail'> & { touched: number[] }

/**
 * One decision of a person that figures depend on: it, the episodes that follow from it and its
 * line in the journal, in one transaction, so that none exists without the others. The
 * conversations are held before `decide` looks at anything: of two people who decide at once the
 * second sees what the first did.
 * @param decide writes the decision; null when it was as wanted already, and then nothing is noted.
 * @param hold how they are held: `lockForMerge` for what changes which are joined.
 * @returns the first of the conversations as it then is.
 * @throws Refusal, and whatever `decide` throws: nothing is kept of it then.
 */
export async function override(
  deps: OverrideDeps,
  by: Actor,
  conversations: readonly [number, ...number[]],
  decide: (transaction: Db, at: number) => Promise<Override | null>,
  hold: typeof lockConversations = lockConversations,
): Promise<ConversationShape> {
  const { communeId, actor } = by
  const at = deps.clock.now()
  const changed = await deps.db.transaction().execute(async transaction => {
    await hold(transaction, conversations)
    const decision = await decide(transaction, at)
    if (decision === null) return false
    const { touched, ...line } = decision
    const measure = await measureOf({ db: transaction }, communeId)
    await recomputeConversations(transaction, touched, measure)
    await writeJournal(transaction, { communeId, at, actor, ...line })
    return true
  })
  if (changed) deps.changes.tell(communeId, 'messages')
  return await getConversation(deps, communeId, conversations[0])
}
