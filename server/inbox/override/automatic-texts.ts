import type { Connector } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { measureOf } from '../../hours/measure.ts'
import { lockConversations } from '../../messages/store/conversations.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { setAutomaticGuess, writtenElsewhere } from '../store/automatic.ts'

/**
 * Where the automatic texts of a channel changed, the answers that it received before are judged
 * anew by them, and the figures follow; what a person said of one stays said.
 * @returns whether anything is judged otherwise.
 */
export async function reviewByNewTexts(
  db: Db,
  channel: Row<'channel'>,
  { isAutomatic }: Connector,
  { before, after }: Record<'before' | 'after', Record<string, string>>,
): Promise<boolean> {
  if (isAutomatic === undefined) return false
  const [was, is] = [isAutomatic(before), isAutomatic(after)]
  const guesses: Record<0 | 1, number[]> = { 0: [], 1: [] }
  const touched = new Set<number>()
  for (const { id, conversationId, text } of await writtenElsewhere(db, channel.id)) {
    if (was(text) === is(text)) continue
    guesses[is(text) ? 1 : 0].push(id)
    touched.add(conversationId)
  }
  if (touched.size === 0) return false
  await lockConversations(db, [...touched])
  await setAutomaticGuess(db, guesses[0], 0)
  await setAutomaticGuess(db, guesses[1], 1)
  await recomputeConversations(db, [...touched], await measureOf({ db }, channel.communeId))
  return true
}
