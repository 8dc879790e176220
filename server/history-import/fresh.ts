import type { IncomingConversation, IncomingMessage } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { type Alike, keyOf, keysOf, matchesAmong, sameThread } from '../messages/link-imported.ts'
import {
  conversationsCalled,
  endImportCut,
  givenMessagesAfter,
  messagesIn,
  newestMessageId,
  partiesOf,
  placesOf,
} from '../messages/store/imported.ts'

/**
 * Where the private messages are that the network itself gave, by what makes two messages the
 * same. Looked up for every conversation of a download, so it is kept; what a look adds meanwhile
 * is read before each batch.
 */
export type GivenIndex = {
  refresh(db: Db, channelId: number): Promise<void>
  /** Which of the network's conversations this one of a download is; undefined: none of them. */
  conversationOf(conversation: IncomingConversation): number | undefined
}

export function createGivenIndex(): GivenIndex {
  const places = new Map<string, Set<number>>()
  const subjects = new Map<number, string | null>()
  let afterId = 0
  return {
    async refresh(db, channelId) {
      for (const row of await givenMessagesAfter(db, channelId, afterId)) {
        const key = keyOf(row)
        places.set(key, (places.get(key) ?? new Set()).add(row.conversationId))
        subjects.set(row.conversationId, row.subject)
      }
      afterId = await newestMessageId(db)
    },
    conversationOf({ subject: citizen, messages }) {
      if (places.size === 0) return undefined
      const alike = new Map<number, Alike>()
      for (const [key, worth] of new Map(messages.flatMap(keysOf))) {
        for (const id of places.get(key) ?? []) {
          const subject = subjects.get(id) ?? null
          alike.set(id, { id, subject, shared: (alike.get(id)?.shared ?? 0) + worth })
        }
      }
      return sameThread(alike.values(), citizen)
    },
  }
}

/** What of these conversations is not there yet, each under the conversation that it belongs to. */
export async function freshOf(
  db: Db,
  channelId: number,
  batch: readonly IncomingConversation[],
  given: GivenIndex,
): Promise<IncomingConversation[]> {
  const ids = batch.flatMap(({ messages }) => messages.map(({ remoteId }) => remoteId))
  const known = await placesOf(db, channelId, ids)
  const names = batch.map(({ remoteId }) => remoteId)
  const own = new Set(
    (await conversationsCalled(db, channelId, names)).map(({ remoteId }) => remoteId),
  )
  const all: IncomingConversation[] = []
  for (const conversation of batch) {
    const { messages } = conversation
    const place = own.has(conversation.remoteId)
      ? undefined
      : (placeAmong(messages, known) ?? given.conversationOf(conversation))
    const missing = messages.filter(({ remoteId }) => !known.has(remoteId))
    if (place === undefined) all.push({ ...conversation, messages: missing })
    else all.push(await joined(db, place, { ...conversation, messages: missing }))
  }
  return all.filter(({ messages }) => messages.length > 0)
}

/**
 * Which stored conversation this one of a download is, by our number, which stays the same no matter who
 * names it anew; undefined: none yet.
 * @param newest so many of its newest messages are there if any are
 */
export async function placeOf(
  db: Db,
  channelId: number,
  conversation: IncomingConversation,
  given: GivenIndex,
  newest: number,
): Promise<number | undefined> {
  const [own] = await conversationsCalled(db, channelId, [conversation.remoteId])
  if (own !== undefined) return own.id
  const messages = conversation.messages.slice(-newest)
  const ids = messages.map(({ remoteId }) => remoteId)
  return (
    placeAmong(messages, await placesOf(db, channelId, ids)) ?? given.conversationOf(conversation)
  )
}

/**
 * What is not there yet of a slice of a conversation, under the name that the conversation has by
 * now. A download's own is marked as cut until its first messages are there.
 * @param place where the conversation is; undefined: nowhere yet
 */
export async function freshSlice(
  db: Db,
  channelId: number,
  place: number | undefined,
  slice: IncomingConversation,
  isLast: boolean,
): Promise<IncomingConversation> {
  const ids = slice.messages.map(({ remoteId }) => remoteId)
  const known = await placesOf(db, channelId, ids)
  const messages = slice.messages.filter(({ remoteId }) => !known.has(remoteId))
  // Nothing is cut of one that is there already.
  const missing = { ...slice, messages, cut: !isLast && messages.length > 0 }
  if (place === undefined) return missing
  if (isLast) await endImportCut(db, place)
  const [own] = await conversationsCalled(db, channelId, [slice.remoteId])
  return own?.id === place ? missing : await joined(db, place, { ...missing, cut: false })
}

function placeAmong(
  messages: readonly IncomingMessage[],
  known: ReadonlyMap<string, number>,
): number | undefined {
  for (const { remoteId } of messages) {
    const place = known.get(remoteId)
    if (place !== undefined) return place
  }
  return undefined
}

/** What is missing in a conversation that the network gave, in its name and its citizen's. */
async function joined(
  db: Db,
  place: number,
  conversation: IncomingConversation,
): Promise<IncomingConversation> {
  const [first] = conversation.messages
  const last = conversation.messages.at(-1)
  const { conversation: remoteId, citizen } = await partiesOf(db, place)
  const between = { from: (first?.sentAt ?? 0) - 1000, to: (last?.sentAt ?? 0) + 1000 }
  const matches = matchesAmong(await messagesIn(db, [place], 'network', between))
  return {
    ...conversation,
    remoteId,
    // What the network calls it stays.
    subject: null,
    messages: conversation.messages
      .filter(message => matches.take(message) === undefined)
      .map(message =>
        message.author === null || citizen === null ? message : { ...message, author: citizen },
      ),
  }
}
