import type { Db } from '../database/database.ts'
import { eraseMessages } from '../messages/store/erasing.ts'
import { unlikelyMessages } from './store/message-facts.ts'
import { textNeedsOf } from './thread-messages.ts'

/**
 * Takes the words of these messages away, for good. Their times stay, and what the rules make of
 * the words is noted before, so that no figure of any day is another one afterwards.
 * @param at when, ms UTC
 */
export async function eraseContent(db: Db, ids: readonly number[], at: number): Promise<void> {
  const unlikely = await unlikelyMessages(db, ids)
  const erasures = (await textNeedsOf(db, ids)).map(({ id, direction, need }) => {
    const { rule, needAt } = direction === 'outbound' ? { rule: null, needAt: null } : need
    const noted = unlikely.has(id) ? 'unlikely' : null
    const erasedRule = rule ?? (direction === 'outbound' ? null : noted)
    return { id, erasedRule, erasedNeedAt: erasedRule === null ? null : needAt }
  })
  await eraseMessages(db, erasures, at)
}
