import type { Updateable } from 'kysely'
import type { IncomingMessage, Removal } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { type LivingMessage, livingMessages, livingUnderPosts } from './store/living-messages.ts'
import type { KnownMessage } from './store/messages.ts'
import type { MessageTable } from './store/tables.ts'

/** What the network now says of a stored message that was not so before. */
export type Difference = {
  columns: Updateable<MessageTable>
  /** A text that came in the place of the one before. */
  edit: string | null
  hiding: 'begins' | 'ends' | null
  /** Whether a person, or a reply time, would notice: not for an address that was only renewed. */
  counts: boolean
}

/**
 * Compares a stored message with the network's version of it. What the network withholds (an
 * author, an address) stays as it was known; what was erased here is not brought back. What it has
 * again after it was removed (its author closed their account for a while) was never away.
 * @param readAt when the reading of the network began, ms UTC
 */
export function differenceOf(
  stored: KnownMessage,
  incoming: IncomingMessage,
  contactId: (remoteId: string) => number | null,
  readAt: number,
): Difference {
  const noticed: Updateable<MessageTable> = {}
  const quiet: Updateable<MessageTable> = {}

  // The time that we gave an answer of ours when it was accepted makes way for the network's own.
  // What came first of a mail holds: another's copy moves neither its words nor its clock.
  const isFinal = incoming.final === true
  const keepsTime = isFinal && stored.direction === 'inbound'
  if (stored.sentAt !== incoming.sentAt && !keepsTime) noticed.sentAt = incoming.sentAt
  const author = incoming.author === null ? null : contactId(incoming.author.remoteId)
  if (author !== null && author !== stored.contactId) noticed.contactId = author
  if (incoming.removedAt === undefined && stored.removedAt !== null) noticed.removedAt = null
  if (incoming.removedAt !== undefined && stored.removedAt === null) {
    noticed.removedAt = incoming.removedAt
  }
  // A connector guesses what is automatic; what a person wrote here is not, and a person's word counts.
  const guess = incoming.automatic && !stored.isOurs ? 1 : 0
  if (guess !== stored.automaticGuess) quiet.automaticGuess = guess
  const automatic = stored.automaticVerdict ?? guess
  if (automatic !== stored.automatic) noticed.automatic = automatic
  // The names that a citizen tagged went with the words; those whom we answered are numbers.
  const isErased = stored.erasedAt !== null
  const mentions = mentionsJson(incoming, contactId)
  const knowsMentions = !isErased || stored.direction === 'outbound'
  if (knowsMentions && mentions !== stored.mentions) noticed.mentions = mentions

  if (incoming.parentRemoteId !== null && incoming.parentRemoteId !== stored.parentRemoteId) {
    // Whom a citizen answers says whether they wait.
    const columns = stored.direction === 'inbound' ? noticed : quiet
    columns.parentRemoteId = incoming.parentRemoteId
  }
  if (incoming.url !== null && incoming.url !== stored.url && !isErased) quiet.url = incoming.url
  const takesPrivate = takesPrivateFlag(incoming)
  if (takesPrivate !== null && takesPrivate !== stored.takesPrivate) {
    quiet.takesPrivate = takesPrivate
  }
  const attachments = attachmentsJson(incoming)
  if (
    attachments !== null &&
    !isFinal &&
    stored.text !== null &&
    attachments !== stored.attachments
  ) {
    // Networks sign the addresses of pictures anew each time: that is not news.
    quiet.attachments = attachments
  }

  const { currentText } = stored
  const edit =
    currentText !== null && !isFinal && !isSameText(currentText, incoming.text)
      ? incoming.text
      : null
  // What was read before it was hidden or shown from here knows nothing of that.
  const isStale = stored.hidingAt > readAt
  const isSame = isStale || incoming.hidden === stored.isHidden
  const hiding = isSame ? null : incoming.hidden ? 'begins' : 'ends'
  return {
    columns: { ...noticed, ...quiet },
    edit,
    hiding,
    counts: edit !== null || hiding !== null || Object.keys(noticed).length > 0,
  }
}

/** Some networks tidy the spaces of a text: that is no edit, and no need changes by it. */
function isSameText(a: string, b: string): boolean {
  return a === b || tidied(a) === tidied(b)
}

/** A text as two networks' versions of it are compared. */
export function tidied(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Outbound: contact ids of those mentioned. Inbound: the names that the text tags. */
export function mentionsJson(
  message: IncomingMessage,
  contactId: (remoteId: string) => number | null,
): string | null {
  const mentions =
    message.direction === 'inbound'
      ? (message.mentionNames ?? [])
      : message.mentions.flatMap(remoteId => contactId(remoteId) ?? [])
  return mentions.length === 0 ? null : JSON.stringify(mentions)
}

export function takesPrivateFlag({ takesPrivate }: IncomingMessage): 0 | 1 | null {
  return takesPrivate === undefined ? null : takesPrivate ? 1 : 0
}

export function attachmentsJson({ attachments }: IncomingMessage): string | null {
  return attachments.length === 0 ? null : JSON.stringify(attachments)
}

export type Removed = { id: number; conversationId: number; removedAt: number }

/** An answer of ours may be accepted by the network before its lists have it. */
const settlingMs = 2 * 60_000

/**
 * The stored messages that a network no longer has, each once. What is gone takes with it whatever
 * answered it, where the network does so: nobody could answer those who wrote there any more.
 * @param now when it was noticed, which dates what the network does not date (ms UTC)
 */
export async function removedMessages(
  db: Db,
  channelId: number,
  removals: readonly Removal[],
  now: number,
): Promise<Removed[]> {
  if (removals.length === 0) return []
  const gone = new Map<number, Removed>()
  const note = (message: LivingMessage, at: number | null) => {
    if (gone.has(message.id)) return
    // Nothing is removed before it was written, or later than now, whatever clocks say.
    const removedAt = Math.max(Math.min(at ?? now, now), message.sentAt)
    gone.set(message.id, { id: message.id, conversationId: message.conversationId, removedAt })
  }

  const single = new Map(
    removals.flatMap(one => (one.of === 'message' ? [[one.remoteId, one] as const] : [])),
  )
  const threads = await livingMessages(db, channelId, [...single.keys()])
  for (const [remoteId, { at, alone }] of single) {
    const gone = alone ? threads.filter(one => one.remoteId === remoteId) : null
    for (const message of gone ?? withAnswers(threads, remoteId)) note(message, at)
  }

  const posts = removals.flatMap(one => (one.of === 'message' ? [] : [one]))
  const under = Map.groupBy(
    await livingUnderPosts(
      db,
      channelId,
      posts.map(one => (one.of === 'post' ? one.remoteId : one.post)),
    ),
    message => message.postRemoteId,
  )
  for (const removal of posts) {
    if (removal.of === 'post') {
      for (const message of under.get(removal.remoteId) ?? []) note(message, removal.at)
      continue
    }
    const kept = new Set(removal.kept)
    for (const message of under.get(removal.post) ?? []) {
      const isThePost = message.remoteId === removal.post
      const isSettling = message.userId !== null && now - message.sentAt < settlingMs
      if (!isThePost && !isSettling && !kept.has(message.remoteId)) note(message, null)
    }
  }
  return [...gone.values()]
}

/** A message and all that hang below it. */
function withAnswers(messages: readonly LivingMessage[], remoteId: string): LivingMessage[] {
  const found: LivingMessage[] = []
  const below = Map.groupBy(messages, message => message.parentRemoteId)
  const waiting = messages.filter(message => message.remoteId === remoteId)
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.includes(one)) continue
    found.push(one)
    waiting.push(...(below.get(one.remoteId) ?? []))
  }
  return found
}

/** What a known message becomes that is said to be the other side's, with the words that say so. */
export function turned(
  { direction, author, text }: IncomingMessage,
  { text: before }: Pick<Row<'message'>, 'text'>,
  contactId: (remoteId: string) => number | null,
): Partial<Row<'message'>> {
  const contact = author === null ? null : contactId(author.remoteId)
  return { direction, contactId: contact, ...(before !== null && { text }) }
}
