import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { measureOf } from '../../../server/hours/measure.ts'
import { touchConversations } from '../../../server/messages/store/conversations.ts'
import type { Attachment } from '../../../server/messages/store/tables.ts'
import { recomputeConversations } from '../../../server/reply-times/episodes.ts'

/** How long after the network's own time a message reaches us, ms. */
const detectionMs = 40_000

type Place = Pick<Row<'channel'>, 'id' | 'communeId' | 'createdAt'>

type MessagePart = Partial<Omit<NewRow<'message'>, 'attachments'>> & {
  /** Who of the residents wrote it, by their name; null: the commune did. */
  by?: string | null
  attachments?: readonly Attachment[]
}

type ConversationPart = Partial<NewRow<'conversation'>> & {
  messages?: readonly MessagePart[]
}

let last = 0
/** What a network would call it; two are never the same. */
const remote = (what: string) => `${what}-${++last}`

/** A resident as one channel knows them. */
export async function aContact(
  db: Db,
  { id: channelId, communeId }: Pick<Place, 'id' | 'communeId'>,
  name: string | null,
  part: Partial<NewRow<'contact'>> = {},
): Promise<Row<'contact'>> {
  const remoteId = remote('person')
  return await db
    .insertInto('contact')
    .values({ communeId, channelId, remoteId, name, ...part })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * A conversation on a channel with its messages, in public under a post unless told, and the episodes
 * that follow from them.
 */
export async function aConversation(
  db: Db,
  channel: Place,
  { messages = [], ...part }: ConversationPart = {},
): Promise<Row<'conversation'>> {
  const { id: channelId, communeId } = channel
  const [first] = messages
  const isPrivate = part.visibility === 'private'
  const contact = isPrivate && first?.by != null ? await contactOf(db, channel, first.by) : null
  const { id } = await db
    .insertInto('conversation')
    .values({
      communeId,
      channelId,
      remoteId: remote('thread'),
      visibility: 'public',
      subject: isPrivate ? (contact?.name ?? null) : 'Fête du village',
      url: null,
      postRemoteId: isPrivate ? null : remote('post'),
      contactId: contact?.id ?? null,
      ...part,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const message of messages) await insertMessage(db, channel, id, message)
  await settle(db, communeId, id)
  return await db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** One message more in a conversation, a resident's unless told, and the episodes that follow. */
export async function aMessage(
  db: Db,
  conversationId: number,
  part: MessagePart = {},
): Promise<Row<'message'>> {
  const channel = await db
    .selectFrom('channel')
    .innerJoin('conversation', 'conversation.channelId', 'channel.id')
    .select(['channel.id', 'channel.communeId', 'channel.createdAt'])
    .where('conversation.id', '=', conversationId)
    .executeTakeFirstOrThrow()
  const message = await insertMessage(db, channel, conversationId, part)
  await settle(db, channel.communeId, conversationId)
  return message
}

/** Derives the episodes of a conversation anew, after its rows were changed by hand. */
async function settle(db: Db, communeId: number, conversationId: number): Promise<void> {
  await db.transaction().execute(async transaction => {
    await touchConversations(transaction, [conversationId])
    const measure = await measureOf({ db: transaction }, communeId)
    await recomputeConversations(transaction, [conversationId], measure)
  })
}

async function insertMessage(
  db: Db,
  channel: Place,
  conversationId: number,
  { by = 'Nadia Kessler', attachments = [], ...part }: MessagePart,
): Promise<Row<'message'>> {
  const contactId = by === null ? null : (await contactOf(db, channel, by)).id
  const sentAt = part.sentAt ?? 0
  return await db
    .insertInto('message')
    .values({
      channelId: channel.id,
      conversationId,
      remoteId: remote('message'),
      parentRemoteId: null,
      direction: by === null ? 'outbound' : 'inbound',
      kind: 'message',
      contactId,
      userId: null,
      text: 'Bonjour, à quelle heure ouvrez-vous ?',
      attachments: attachments.length === 0 ? null : JSON.stringify(attachments),
      mentions: null,
      url: null,
      sentAt,
      receivedAt: sentAt + detectionMs,
      automaticVerdict: null,
      history: sentAt < channel.createdAt ? 1 : 0,
      removedAt: null,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function contactOf(db: Db, channel: Place, name: string): Promise<Row<'contact'>> {
  const known = await db
    .selectFrom('contact')
    .selectAll()
    .where('channelId', '=', channel.id)
    .where('name', '=', name)
    .executeTakeFirst()
  return known ?? (await aContact(db, channel, name))
}
