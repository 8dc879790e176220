import type { Connector } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { measureOf } from '../../hours/measure.ts'
import { lockConversations } from '../../messages/store/merges.ts'
import { answeredByMessages } from '../../messages/store/private-answers.ts'
import type { Actor } from '../../people/rules/role.ts'
import { Refusal } from '../../platform/refusal.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import { setAutomaticGuess, setAutomaticVerdict, writtenElsewhere } from '../store/automatic.ts'
import { type OverrideDeps, override } from './override.ts'

/**
 * Says that an answer was sent by itself, and answers nobody, or that somebody wrote it: no network
 * marks them, and what is guessed can be wrong. What a person says holds whatever later readings
 * guess.
 * @param automatic null: takes the word back, what is guessed holds again
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function overrideAutomatic(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  automatic: boolean | null,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { direction, kind, conversationId } = message
  if (direction !== 'outbound' || kind !== 'message') {
    throw new Refusal('bad-request', inboxSentences.onlyOursIsAutomatic)
  }
  return await override(deps, by, [conversationId], async transaction => {
    const verdict = automatic === null ? null : automatic ? 1 : 0
    // Where two press at once, the second only finds it done.
    if (!(await setAutomaticVerdict(transaction, messageId, verdict))) return null
    return {
      action: 'message.automatic',
      subject: `message:${messageId}`,
      detail: { automatic },
      touched: [conversationId, ...(await answeredByMessages(transaction, [messageId]))],
    }
  })
}

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
