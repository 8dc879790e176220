import type { IncomingMessage } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { tidied } from './changed-messages.ts'
import { eraseContact } from './store/contacts.ts'
import { citizenErasedAt, erasedIdOf } from './store/erasing.ts'
import {
  archivedAt,
  conversationsCalled,
  importedPrefix,
  messagesIn,
  nameCitizen,
  type PlacedMessage,
  placesOf,
  renameConversation,
  renameMessage,
} from './store/imported.ts'

const secondMs = 1000

/** A private conversation as the network gives it. */
type Given = { remoteId: string; subject: string | null; messages: IncomingMessage[] }

/**
 * Before a network's messages are taken in: those that came from a download already get the
 * network's ids, and so does their conversation, so that nothing counts twice.
 *
 * A conversation that the network gives for the first time may be one of a download's
 * (`matchesAmong`). What was edited since the download is not recognised; where nothing else is,
 * the two conversations stay apart.
 * @returns those of which the citizen was erased before the network gave them
 */
export async function linkImported(
  db: Db,
  channelId: number,
  given: readonly Given[],
  contactId: (remoteId: string) => number | null,
): Promise<Set<string>> {
  /** Conversations of somebody who was erased from the download, by the network's id. */
  const gone = new Set<string>()
  const isGiven = ({ remoteId }: { remoteId: string }) => !remoteId.startsWith(importedPrefix)
  // An import, too, comes through here, and may add to a conversation that the network gave.
  const news = given
    .filter(isGiven)
    .map(each => ({ ...each, messages: each.messages.filter(isGiven) }))
    .filter(({ messages }) => messages.length > 0)
  if (news.length === 0) return gone
  const ids = new Map<string, number>()
  const names = news.map(({ remoteId }) => remoteId)
  for (const row of await conversationsCalled(db, channelId, names)) ids.set(row.remoteId, row.id)

  const unknown = news.filter(({ remoteId }) => !ids.has(remoteId))
  for (const [conversation, id] of await archivedOf(db, channelId, unknown)) {
    await renameConversation(db, id, conversation.remoteId)
    ids.set(conversation.remoteId, id)
    const author = conversation.messages.find(({ direction }) => direction === 'inbound')?.author
    const citizen = author ? contactId(author.remoteId) : null
    if (author == null || citizen === null) continue
    const erasedAt = await citizenErasedAt(db, id)
    if (erasedAt !== null) {
      // The download's person is the network's: they are erased by this id as well.
      await eraseContact(db, citizen, erasedIdOf(channelId, author.remoteId, erasedAt), erasedAt)
      gone.add(conversation.remoteId)
    }
    await nameCitizen(db, id, citizen)
  }
  await moveMessages(db, channelId, news, ids)
  return gone
}

/** Which of the download's conversations each is, by our number. */
async function archivedOf(
  db: Db,
  channelId: number,
  unknown: readonly Given[],
): Promise<Map<Given, number>> {
  const found = new Map<Given, number>()
  const seconds = new Set(unknown.flatMap(({ messages }) => messages.map(m => secondOf(m.sentAt))))
  if (seconds.size === 0) return found
  const rows = Map.groupBy(await archivedAt(db, channelId, [...seconds]), keyOf)
  const taken = new Set<number>()
  for (const conversation of unknown) {
    const alike = new Map<number, Alike>()
    for (const message of conversation.messages) {
      for (const [key, worth] of keysOf(message)) {
        for (const { conversationId: id, subject } of rows.get(key) ?? []) {
          if (taken.has(id)) continue
          alike.set(id, { id, subject, shared: (alike.get(id)?.shared ?? 0) + worth })
        }
      }
    }
    const best = sameThread(alike.values(), conversation.subject)
    if (best === undefined) continue
    taken.add(best)
    found.set(conversation, best)
  }
  return found
}

async function moveMessages(
  db: Db,
  channelId: number,
  given: readonly Given[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const all = given.flatMap(({ messages }) => messages)
  const known = await placesOf(
    db,
    channelId,
    all.map(message => message.remoteId),
  )
  const fresh = all.filter(({ remoteId }) => !known.has(remoteId)).map(({ sentAt }) => sentAt)
  if (fresh.length === 0) return
  const between = {
    from: fresh.reduce((least, at) => Math.min(least, at)) - secondMs,
    to: fresh.reduce((most, at) => Math.max(most, at)) + secondMs,
  }
  const archived = await messagesIn(db, [...ids.values()], 'download', between)
  const rows = Map.groupBy(archived, row => row.conversationId)
  for (const { remoteId, messages } of given) {
    const own = rows.get(ids.get(remoteId) ?? 0)
    if (own === undefined) continue
    const matches = matchesAmong(own)
    for (const message of messages) {
      if (known.has(message.remoteId)) continue
      const twin = matches.take(message)
      if (twin !== undefined) await renameMessage(db, twin.id, message.remoteId)
    }
  }
}

/**
 * Messages without a common id that are nevertheless the same: sent in the same second, in the same
 * direction, with the same text. A network tells times to the second, its download to the
 * millisecond. Of a text that was erased here the second and the direction are enough.
 */
export type Matches = {
  /** The stored message that this one is, each given away once. */
  take(message: Pick<IncomingMessage, 'direction' | 'sentAt' | 'text'>): PlacedMessage | undefined
}

export function matchesAmong(rows: readonly PlacedMessage[]): Matches {
  const byKey = Map.groupBy(rows, keyOf)
  return {
    take(message) {
      return (
        byKey.get(keyOf(message))?.shift() ?? byKey.get(keyOf({ ...message, text: null }))?.shift()
      )
    },
  }
}

export function keyOf({
  direction,
  sentAt,
  text,
}: Pick<PlacedMessage, 'direction' | 'sentAt' | 'text'>): string {
  return `${secondOf(sentAt)} ${direction} ${text === null ? 'erased' : `said ${tidied(text)}`}`
}

function secondOf(sentAt: number): number {
  return Math.floor(sentAt / 1000)
}

/** The ways to look a message up among stored ones, each with what a find is worth. */
export function keysOf(
  message: Pick<PlacedMessage, 'direction' | 'sentAt' | 'text'>,
): readonly (readonly [key: string, worth: number])[] {
  // Where the text was erased the second alone is half a find: two people may write in one.
  return [
    [keyOf(message), 1],
    [keyOf({ ...message, text: null }), 0.5],
  ]
}

/** A conversation that has some of another's messages. */
export type Alike = { id: number; subject: string | null; shared: number }

/** So many messages are no coincidence, whatever people are called by now. */
const beyondChance = 3

/**
 * Which of these conversations is the one with that citizen: it has the most messages in common,
 * the name deciding between equals. Two people may say « Bonjour » in the same second, and are
 * answered by the same automatic text: where both names are known and differ, three messages in
 * common are asked for. Undefined when it is none, or two might be.
 */
export function sameThread(alike: Iterable<Alike>, citizen: string | null): number | undefined {
  const [best, second] = [...alike]
    .filter(({ subject, shared }) => {
      const differs = subject !== null && citizen !== null && subject !== citizen
      return shared >= (differs ? beyondChance : 1)
    })
    // Half a message more than its equals, and never as much as a whole one.
    .map(({ id, subject, shared }) => ({ id, points: shared + (subject === citizen ? 0.5 : 0) }))
    .sort((a, b) => b.points - a.points)
  return best === undefined || best.points === second?.points ? undefined : best.id
}
