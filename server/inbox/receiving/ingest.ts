import type {
  Hiding,
  IncomingConversation,
  IncomingMessage,
  Removal,
} from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { upsertContacts } from '../../messages/store/contacts.ts'
import {
  deleteEmptyConversations,
  touchConversations,
  upsertConversations,
} from '../../messages/store/conversations.ts'
import { messagesOfErased } from '../../messages/store/erasing.ts'
import { addHidings, endHiding } from '../../messages/store/hidings.ts'
import { deleteMailKeys } from '../../messages/store/mail-keys.ts'
import {
  addEdit,
  insertMessages,
  knownMessages,
  updateMessage,
} from '../../messages/store/messages.ts'
import { answeredByMessages, notePossibleAnswers } from '../../messages/store/private-answers.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { eraseContent } from '../../reply-times/erase-content.ts'
import { withoutErased, withoutForgotten } from './erased-people.ts'
import { folded, peopleOf, privateOnes, type Seed } from './folded.ts'
import { dateLateCopies } from './late-copies.ts'
import { linkImported } from './link-imported.ts'
import {
  attachmentsJson,
  differenceOf,
  mentionsJson,
  takesPrivateFlag,
} from './message-difference.ts'
import { withAnsweredRecipients } from './placing/answered-recipient.ts'
import { sameSubjectMs } from './placing/subject-joins.ts'
import { takeMails } from './placing/take-mails.ts'
import { removedMessages } from './removed-messages.ts'

/** The channel whose messages come in, and since when it is watched (ms UTC). */
export type Source = Pick<Row<'channel'>, 'id' | 'communeId' | 'createdAt'>

/** What came in: new messages by direction, and known ones of which something changed. */
export type Ingested = {
  inbound: number
  outbound: number
  changed: number
  /** Whether anything at all was written, if only a name or an address. */
  wrote: boolean
}

export type IngestOptions = {
  removals?: readonly Removal[] | undefined
  hidings?: readonly Hiding[] | undefined
  /** When the reading of the network began (ms UTC), if not now. */
  readAt?: number
  alongside?: (transaction: Db) => Promise<void>
  afterwards?: (transaction: Db) => Promise<void>
}

/**
 * Takes in what a connector read, in one transaction: contacts, conversations and messages on
 * (channel, remote id), what changed or went since, the episodes of every conversation that was touched,
 * and whatever `alongside` does before it (advancing the cursor), and `afterwards`. Either all of it
 * happened or nothing; the same twice changes nothing.
 *
 * Times: a message's own is the network's. A text, a hiding or a removal that the network does not
 * date is dated when it is noticed, `clock.now()`. Messages from before the channel was connected
 * are history: they count, and raise no alert.
 */
export async function ingest(
  deps: Pick<Deps, 'db' | 'clock'>,
  source: Source,
  conversations: readonly IncomingConversation[],
  { alongside, afterwards, ...seen }: IngestOptions = {},
): Promise<Ingested> {
  return await deps.db.transaction().execute(async transaction => {
    await alongside?.(transaction)
    const now = deps.clock.now()
    const came = await upsertMessages(transaction, source, conversations, now, seen)
    await afterwards?.(transaction)
    return came
  })
}

/**
 * The same in a transaction that is under way, with all its rows seen at `now` (ms UTC).
 * @param options.isPart more of them follows at once: the caller derives their episodes in the end
 */
export async function upsertMessages(
  db: Db,
  source: Source,
  conversations: readonly IncomingConversation[],
  now: number,
  {
    removals = [],
    isPart = false,
    readAt = now,
    hidings = [],
  }: {
    removals?: readonly Removal[]
    isPart?: boolean
    readAt?: number | undefined
    hidings?: readonly Hiding[]
  } = {},
): Promise<Ingested> {
  const addressed = await withAnsweredRecipients(db, source.id, conversations)
  const { erased, ...all } = await withoutErased(db, source.id, folded(addressed))
  const found = await withoutForgotten(db, source.id, all)
  const keys = { communeId: source.communeId, channelId: source.id }
  const contacts = await upsertContacts(db, keys, peopleOf(found))
  const contactId = (remoteId: string): number | null => contacts.ids.get(remoteId) ?? null
  const mails = await takeMails(db, { ...keys, now }, found, contactId)
  const { incoming } = mails
  const gone = await linkImported(db, source.id, privateOnes(incoming), contactId)
  const seeds = [...incoming.seeds.values()].map(({ citizen, anew: _, ...seed }) => ({
    ...seed,
    ...(gone.has(seed.remoteId) && { subject: null, url: null }),
    contactId: citizen === null ? null : contactId(citizen.remoteId),
  }))
  const threads = await upsertConversations(db, keys, seeds)
  await dateLateCopies(db, incoming.messages, threads.ids)

  const known = await knownMessages(db, source.id, [...incoming.messages.keys()])
  const touched = new Set([...threads.changed, ...mails.joined])
  const fresh: NewRow<'message'>[] = []
  const hidden: string[] = []
  const changed: number[] = []
  const renamed: number[] = []
  const toAsk = new Set<number>()
  const left = new Set<number>()
  const reports: number[] = []
  const result: Ingested = {
    inbound: 0,
    outbound: 0,
    changed: 0,
    wrote: contacts.changed || threads.changed.length > 0,
  }

  for (const { thread, ...message } of incoming.messages.values()) {
    const stored = known.get(message.remoteId)
    if (stored === undefined) {
      const conversationId = threads.ids.get(thread)
      if (conversationId === undefined) continue
      const row = newRow(message, { source, conversationId, now, contactId })
      fresh.push(row)
      const { citizen, visibility } = incoming.seeds.get(thread) ?? {}
      const person =
        visibility === 'private' && citizen ? contactId(citizen.remoteId) : row.contactId
      if (row.history === 0 && person) toAsk.add(person)
      if (message.hidden) hidden.push(message.remoteId)
      touched.add(conversationId)
      result[message.direction]++
      continue
    }
    // Of a private message only a webhook tells that it was taken back: lists may have it on.
    const isFinal =
      stored.removedAt !== null && incoming.seeds.get(thread)?.visibility === 'private'
    const seen = isFinal ? { ...message, removedAt: stored.removedAt ?? now } : message
    const { columns, edit, hiding, counts } = differenceOf(stored, seen, contactId, readAt)
    const home = threads.ids.get(thread)
    const seed = incoming.seeds.get(thread)
    const isMoved = seed?.anew === true && stored.conversationId !== home
    if (home !== undefined && (isMoved || isStray(stored, seed, home))) {
      columns.conversationId = home
      touched.add(home).add(stored.conversationId)
      if (isMoved || message.mail) left.add(stored.conversationId)
    }
    const isTurned = seed?.anew === true && stored.direction !== message.direction
    if (isTurned) Object.assign(columns, turned(message, stored, contactId))
    if (Object.keys(columns).length > 0) await updateMessage(db, stored.id, columns)
    if (columns.contactId !== undefined) renamed.push(stored.id)
    if (edit !== null) await addEdit(db, stored.id, now, edit)
    if (hiding === 'begins') await addHidings(db, [stored.id], now)
    if (hiding === 'ends') await endHiding(db, stored.id, now)
    if (isMoved && message.mail === undefined) reports.push(stored.id)
    if (counts || isMoved || isTurned) {
      result.changed++
      touched.add(stored.conversationId)
      if (stored.direction === 'outbound') changed.push(stored.id)
    }
    result.wrote ||= counts || Object.keys(columns).length > 0
  }

  const ids = await insertMessages(db, fresh)
  const numberOf = (remoteId: string) => ids.get(remoteId) ?? known.get(remoteId)?.id
  const settled = await mails.settle({ threads: threads.ids, numberOf })
  for (const id of settled.touched) touched.add(id)
  for (const id of settled.left) left.add(id)
  // What a rule takes for a report now belongs where that is, whatever mail it names.
  await deleteMailKeys(db, reports)
  const wordless = [...erased].flatMap(remoteId => ids.get(remoteId) ?? [])
  // One without an author may turn out to be of somebody who was erased.
  wordless.push(...(await messagesOfErased(db, [...ids.values(), ...renamed])))
  if (wordless.length > 0) await eraseContent(db, wordless, now)
  for (const gone of await removedMessages(db, source.id, removals, now)) {
    await updateMessage(db, gone.id, { removedAt: gone.removedAt })
    touched.add(gone.conversationId)
    changed.push(gone.id)
    result.changed++
    result.wrote = true
  }
  const moved = new Map(hidings.map(one => [one.remoteId, one.hidden]))
  for (const stored of (await knownMessages(db, source.id, [...moved.keys()])).values()) {
    const isHidden = moved.get(stored.remoteId) === true
    if (isHidden === stored.isHidden || stored.hidingAt > readAt) continue
    if (isHidden) await addHidings(db, [stored.id], now)
    else await endHiding(db, stored.id, now)
    touched.add(stored.conversationId)
    result.changed++
    result.wrote = true
  }
  const hiddenIds = hidden.flatMap(remoteId => ids.get(remoteId) ?? [])
  await addHidings(db, hiddenIds, now)
  const asked = { channelId: source.id, contactIds: [...toAsk], receivedAt: now }
  await notePossibleAnswers(db, 'public', { ...asked, spanMs: possibleAnswerMs })
  if (mails.answers) await notePossibleAnswers(db, 'mails', { ...asked, spanMs: sameSubjectMs })
  for (const id of await answeredByMessages(db, changed)) touched.add(id)
  await touchConversations(db, [...touched])
  for (const id of await deleteEmptyConversations(db, [...left])) touched.delete(id)
  if (touched.size > 0 && !isPart) {
    const measure = await measureOf({ db }, source.communeId)
    await recomputeConversations(db, [...touched], measure)
  }
  result.wrote ||= fresh.length > 0
  return result
}

/** For how long after a public message a private one may be an answer to it. */
const possibleAnswerMs = 7 * 24 * 60 * 60_000

/**
 * An answer of ours that went to one person in private stands in the public thread until the
 * network shows the conversation to which it belongs.
 */
function isStray(
  { direction, conversationId }: Pick<Row<'message'>, 'direction' | 'conversationId'>,
  seed: Seed | undefined,
  home: number,
): boolean {
  return seed?.visibility === 'private' && direction === 'outbound' && conversationId !== home
}

/** What a known message becomes that is said to be the other side's, with the words that say so. */
function turned(
  { direction, author, text }: IncomingMessage,
  { text: before }: Pick<Row<'message'>, 'text'>,
  contactId: (remoteId: string) => number | null,
): Partial<Row<'message'>> {
  const contact = author === null ? null : contactId(author.remoteId)
  return { direction, contactId: contact, ...(before !== null && { text }) }
}

function newRow(
  message: IncomingMessage,
  {
    source,
    conversationId,
    now,
    contactId,
  }: {
    source: Source
    conversationId: number
    now: number
    contactId: (remoteId: string) => number | null
  },
): NewRow<'message'> {
  return {
    channelId: source.id,
    conversationId,
    remoteId: message.remoteId,
    parentRemoteId: message.parentRemoteId,
    direction: message.direction,
    kind: 'message',
    contactId: message.author === null ? null : contactId(message.author.remoteId),
    userId: null,
    text: message.text,
    attachments: attachmentsJson(message),
    mentions: mentionsJson(message, contactId),
    url: message.url,
    sentAt: message.sentAt,
    receivedAt: now,
    automatic: message.automatic ? 1 : 0,
    automaticGuess: message.automatic ? 1 : 0,
    holding: 0,
    history: message.sentAt < source.createdAt ? 1 : 0,
    removedAt: message.removedAt ?? null,
    takesPrivate: takesPrivateFlag(message),
  }
}
