import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { localDateOf, toIso } from '../language/instant.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { groupOf } from '../messages/store/merges.ts'
import { userNames } from '../messages/store/messages.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { failureBehind } from '../platform/health.ts'
import { notFound } from '../platform/refusal.ts'
import { inboxSentences } from './sentences.ts'
import type { PresentShape, presenceChange, readingList } from './shapes-acts.ts'
import { noteReading, readingsOf } from './store/readings.ts'

/**
 * Notes that somebody opens a conversation: people may ask who saw what they wrote. On a full disk
 * residents still have their answer: it is read, and the log says that this was not noted.
 */
export async function noteReader(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  { communeId, userId, actor }: Actor,
  conversationId: number,
): Promise<void> {
  const { db, clock, log } = deps
  const at = clock.now()
  const { zone } = await communeOf(deps, communeId)
  const day = localDateOf(at, zone)
  try {
    await noteReading(db, { conversationId, reader: userId ?? actor, day, name: actor, at })
  } catch (error) {
    if (failureBehind(error) === null) throw error
    log.warn(error, 'reading-not-noted')
  }
}

/**
 * Who opened a conversation, or one that is joined to it, on which day; the last first.
 * @throws Refusal (`not-found`)
 */
export async function listReadings(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<z.infer<typeof readingList>> {
  if ((await findConversation(db, communeId, id)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const ids = (await groupOf(db, [id])).get(id) ?? [id]
  const rows = await readingsOf(db, ids)
  return rows.map(({ name, day, firstAt, lastAt }) => ({
    name,
    day,
    firstAt: toIso(firstAt),
    lastAt: toIso(lastAt),
  }))
}

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
