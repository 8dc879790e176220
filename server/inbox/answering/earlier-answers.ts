import type { Deps } from '../../deps.ts'
import { localDateOf, toIso } from '../../language/instant.ts'
import { rowText } from '../../language/text.ts'
import { groupOf } from '../../messages/store/merges.ts'
import { type KnownMessage, messagesByIds } from '../../messages/store/messages.ts'
import { communeOf } from '../../people/commune.ts'
import { knownMessage } from '../known-message.ts'
import { createMemory, saidToAnybody } from '../rules/earlier-answers.ts'
import { isAboutSomething } from '../rules/keywords.ts'
import type { EarlierAnswer } from '../shapes-acts.ts'
import {
  answeredLately,
  answeredWith,
  type FoundQuestion,
  writtenWith,
} from '../store/earlier-answers.ts'

const mostShown = 3
/** Older ones speak of other prices and other people. */
const lookedBack = 365 * 86_400_000
/** All that a village answers in some months; of more the rest is looked for by its rare words. */
const mostRead = 300
const rare = { most: 6, share: 0.01 }

/**
 * What the commune answered within a year to questions like a message, the closest first; nothing for what is no
 * citizen's, or has hardly a word. Under a public message nothing is given that was answered in private: it would be one press away
 * from everybody. In private, who answers may read what was said in private to others, and is shown as
 * little of it as a list shows; an answer that names whom it was written to anywhere but in its greeting is left out.
 * @throws Refusal (`not-found`)
 */
export async function findEarlierAnswers(
  deps: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
  messageId: number,
): Promise<EarlierAnswer[]> {
  const { db } = deps
  const now = deps.clock.now()
  const { conversationId, channelId, visibility } = await knownMessage(db, communeId, messageId)
  const [{ text, under }, { zone }, groups] = await Promise.all([
    writtenWith(db, messageId),
    communeOf(deps, communeId),
    groupOf(db, [conversationId]),
  ])
  if (!isAboutSomething(text)) return []
  const question = { text, under, channelId }
  const since = now - lookedBack
  const isPublic = visibility === 'public'
  const sought = { communeId, since, sinceDay: localDateOf(since, zone), isPublic }
  const own = groups.get(conversationId) ?? [conversationId]
  const fits = (one: FoundQuestion) =>
    !own.includes(one.conversationId) && !(isPublic && one.visibility === 'private')

  const lately = await answeredLately(db, sought, mostRead)
  const memory = createMemory(lately.filter(fits))
  const known = new Set(lately.map(({ id }) => id))
  const others = (await answeredWith(db, sought, memory.rareIn(question, rare))).filter(
    one => fits(one) && !known.has(one.id),
  )
  const closest = memory.closest(question, others, now).slice(0, 2 * mostShown)
  const ids = closest.flatMap(({ messageIds, answerId }) => [...messageIds, answerId])
  const messages = new Map((await messagesByIds(db, ids)).map(message => [message.id, message]))
  return closest.flatMap(one => asItIsNow(one, messages)).slice(0, mostShown)
}

/** By its newest words; none where the network hides it, or where it is about the person it was written to. */
function asItIsNow(
  { messageIds, answerId, name, at, channelName, visibility }: FoundQuestion,
  messages: ReadonlyMap<number, KnownMessage>,
): EarlierAnswer[] {
  const asked = messageIds.map(id => messages.get(id))
  const answer = messages.get(answerId)
  const text = saidToAnybody(answer?.currentText ?? '', name)
  if ([...asked, answer].some(one => one?.isHidden) || text === null || text === '') return []
  const question = rowText(asked.map(one => one?.currentText ?? '').join('\n'))
  return [{ message: answerId, at: toIso(at), channelName, visibility, question, text }]
}
