import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { groupOf } from '../messages/store/merges.ts'
import { userNames } from '../messages/store/messages.ts'
import type { Actor } from '../people/actor.ts'
import { notFound } from '../platform/refusal.ts'
import { inboxSentences } from './sentences.ts'
import type { PresentShape, presenceChange } from './shapes/acts.ts'

/**
 * Notes that somebody has a conversation open, or has left it; of those that are joined any stands for
 * all. An API key is nobody who reads or writes, and who may not answer stands in nobody's way: they are
 * only told.
 * @returns who else has it open, by name
 * @throws Refusal (`not-found`)
 */
export async function notePresence(
  { db, clock, presence }: Pick<Deps, 'db' | 'clock' | 'presence'>,
  { communeId, userId }: Pick<Actor, 'communeId' | 'userId'>,
  conversationId: number,
  { window, doing }: z.infer<typeof presenceChange>,
): Promise<PresentShape[]> {
  if ((await findConversation(db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const [conversation = conversationId] =
    (await groupOf(db, [conversationId])).get(conversationId) ?? []
  const now = clock.now()
  const place = { communeId, conversation }
  if (userId !== null) presence.note({ ...place, userId, window }, doing, now)
  const others = presence.others(place, userId ?? '', now)
  const names = await userNames(
    db,
    others.map(other => other.userId),
  )
  return others
    .flatMap(other => {
      const name = names.get(other.userId)
      return name === undefined ? [] : [{ name, doing: other.doing }]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
