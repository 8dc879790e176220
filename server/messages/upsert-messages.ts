import type {
  Hiding,
  IncomingConversation,
  IncomingMessage,
  Removal,
} from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'
import {
  attachmentsJson,
  differenceOf,
  mentionsJson,
  removedMessages,
  takesPrivateFlag,
  turned,
} from './changed-messages.ts'
import {
  type Incoming,
  mergeIncoming,
  peopleOf,
  privateOnes,
  type Seed,
  withoutErased,
  withoutForgotten,
} from './incoming.ts'
import { linkImported } from './link-imported.ts'
import { upsertContacts } from './store/contacts.ts'
import {
  deleteEmptyConversations,
  touchConversations,
  upsertConversations,
} from './store/conversations.ts'
import { messagesOfErased } from './store/erasing.ts'
import { addHidings, endHiding } from './store/hidings.ts'
import { deleteMailKeys } from './store/mail-keys.ts'
import {
  addEdit,
  insertMessages,
  type KnownMessage,
  knownMessages,
  updateMessage,
} from './store/messages.ts'
import { answeredByMessages, notePossibleAnswers } from './store/private-answers.ts'
import { sameSubjectMs } from './subject-joins.ts'
import { dateLateCopies, takeMails, withAnsweredRecipients } from './take-mails.ts'

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

/** What came with the conversations, and what a later capability does for us. */
export type Seen = {
  removals?: readonly Removal[] | undefined
  hidings?: readonly Hiding[] | undefined
  /** When the reading of the network began (ms UTC), if not now. */
  readAt?: number | undefined
  /** Takes the words of these messages away, once the rules have judged them. */
  eraseContent: (db: Db, ids: readonly number[], at: number) => Promise<void>
}

/** One batch on its way into the tables. */
type Batch = {
  source: Source
  now: number
  readAt: number
  contactId: (remoteId: string) => number | null
  seeds: Incoming['seeds']
  /** Our number of each conversation, by the network's id. */
  threads: ReadonlyMap<string, number>
  result: Ingested
  fresh: NewRow<'message'>[]
  /** New ones that the page hides, by the network's id. */
  hidden: string[]
  /** Messages, by number: answers of which something changed, those with another author now, reports. */
  changed: number[]
  renamed: number[]
  reports: number[]
  /** Citizens who may have been answered elsewhere. */
  toAsk: Set<number>
  /** Conversations, by number: those of which something changed, and those that lost a message. */
  touched: Set<number>
  left: Set<number>
}

/**
 * Writes what a connector read, in the transaction of the caller: contacts, conversations and messages
 * on (channel, remote id), and what changed or went since. The same twice changes nothing.
 *
 * Times: a message's own is the network's. A text, a hiding or a removal that the network does not
 * date is dated `now` (ms UTC), when it is noticed. Messages from before the channel was connected are
 * history: they count, and raise no alert.
 * @returns `touched`: the conversations whose episodes the caller derives anew, by number
 */
export async function upsertMessages(
  db: Db,
  source: Source,
  conversations: readonly IncomingConversation[],
  now: number,
  { removals = [], hidings = [], readAt = now, eraseContent }: Seen,
): Promise<{ came: Ingested; touched: number[] }> {
  const addressed = await withAnsweredRecipients(db, source.id, conversations)
  const { erased, ...all } = await withoutErased(db, source.id, mergeIncoming(addressed))
  const found = await withoutForgotten(db, source.id, all)
  const keys = { communeId: source.communeId, channelId: source.id }
  const contacts = await upsertContacts(db, keys, peopleOf(found))
  const contactId = (remoteId: string): number | null => contacts.ids.get(remoteId) ?? null
  const mails = await takeMails(db, { ...keys, now }, found, contactId)
  const { incoming } = mails
  const given = privateOnes(incoming)
  const gone = given.length === 0 ? null : await linkImported(db, source.id, given, contactId)
  const seeds = [...incoming.seeds.values()].map(({ citizen, anew: _, ...seed }) => ({
    ...seed,
    ...(gone?.has(seed.remoteId) && { subject: null, url: null }),
    contactId: citizen === null ? null : contactId(citizen.remoteId),
  }))
  const threads = await upsertConversations(db, keys, seeds)
  await dateLateCopies(db, incoming.messages, threads.ids)

  const known = await knownMessages(db, source.id, [...incoming.messages.keys()])
  const batch: Batch = {
    ...{ source, now, readAt, contactId },
    ...{ seeds: incoming.seeds, threads: threads.ids },
    ...{ fresh: [], hidden: [], changed: [], renamed: [], reports: [] },
    ...{ toAsk: new Set(), left: new Set() },
    touched: new Set([...threads.changed, ...mails.joined]),
    result: {
      ...{ inbound: 0, outbound: 0, changed: 0 },
      wrote: contacts.changed || threads.changed.length > 0,
    },
  }
  const { result, touched, left } = batch
  for (const { thread, ...message } of incoming.messages.values()) {
    const stored = known.get(message.remoteId)
    if (stored === undefined) addNew(batch, thread, message)
    else await updateKnown(db, batch, thread, message, stored)
  }

  const ids = await insertMessages(db, batch.fresh)
  const numberOf = (remoteId: string) => ids.get(remoteId) ?? known.get(remoteId)?.id
  const settled = await mails.settle({ threads: threads.ids, numberOf })
  for (const id of settled.touched) touched.add(id)
  for (const id of settled.left) left.add(id)
  // What a rule takes for a report now belongs where that is, whatever mail it names.
  if (batch.reports.length > 0) await deleteMailKeys(db, batch.reports)
  const wordless = [...erased].flatMap(remoteId => ids.get(remoteId) ?? [])
  // One without an author may turn out to be of somebody who was erased.
  wordless.push(...(await messagesOfErased(db, [...ids.values(), ...batch.renamed])))
  if (wordless.length > 0) await eraseContent(db, wordless, now)
  await noteRemovals(db, batch, removals)
  await noteHidings(db, batch, hidings)
  const hiddenIds = batch.hidden.flatMap(remoteId => ids.get(remoteId) ?? [])
  if (hiddenIds.length > 0) await addHidings(db, hiddenIds, now)
  const asked = { channelId: source.id, contactIds: [...batch.toAsk], receivedAt: now }
  await notePossibleAnswers(db, 'public', { ...asked, spanMs: possibleAnswerMs })
  if (mails.answers) await notePossibleAnswers(db, 'mails', { ...asked, spanMs: sameSubjectMs })
  for (const id of await answeredByMessages(db, batch.changed)) touched.add(id)
  await touchConversations(db, [...touched])
  for (const id of await deleteEmptyConversations(db, [...left])) touched.delete(id)
  result.wrote ||= batch.fresh.length > 0
  return { came: result, touched: [...touched] }
}

function addNew(batch: Batch, thread: string, message: IncomingMessage): void {
  const { seeds, threads, contactId, result } = batch
  const conversationId = threads.get(thread)
  if (conversationId === undefined) return
  const row = newRow(batch, message, conversationId)
  batch.fresh.push(row)
  const { citizen, visibility } = seeds.get(thread) ?? {}
  const person = visibility === 'private' && citizen ? contactId(citizen.remoteId) : row.contactId
  if (row.history === 0 && person) batch.toAsk.add(person)
  if (message.hidden) batch.hidden.push(message.remoteId)
  batch.touched.add(conversationId)
  result[message.direction]++
}

async function updateKnown(
  db: Db,
  { seeds, threads, contactId, now, readAt, result, touched, ...batch }: Batch,
  thread: string,
  message: IncomingMessage,
  stored: KnownMessage,
): Promise<void> {
  const seed = seeds.get(thread)
  // Only a webhook tells that a private message was taken back: lists may still have it.
  const isFinal = stored.removedAt !== null && seed?.visibility === 'private'
  const seen = isFinal ? { ...message, removedAt: stored.removedAt ?? now } : message
  const { columns, edit, hiding, counts } = differenceOf(stored, seen, contactId, readAt)
  const home = threads.get(thread)
  const isMoved = seed?.anew === true && stored.conversationId !== home
  if (home !== undefined && (isMoved || isStray(stored, seed, home))) {
    columns.conversationId = home
    touched.add(home).add(stored.conversationId)
    if (isMoved || message.mail) batch.left.add(stored.conversationId)
  }
  const isTurned = seed?.anew === true && stored.direction !== message.direction
  if (isTurned) Object.assign(columns, turned(message, stored, contactId))
  if (Object.keys(columns).length > 0) await updateMessage(db, stored.id, columns)
  if (columns.contactId !== undefined) batch.renamed.push(stored.id)
  if (edit !== null) await addEdit(db, stored.id, now, edit)
  if (hiding === 'begins') await addHidings(db, [stored.id], now)
  if (hiding === 'ends') await endHiding(db, stored.id, now)
  if (isMoved && message.mail === undefined) batch.reports.push(stored.id)
  if (counts || isMoved || isTurned) {
    result.changed++
    touched.add(stored.conversationId)
    if (stored.direction === 'outbound') batch.changed.push(stored.id)
  }
  result.wrote ||= counts || Object.keys(columns).length > 0
}

async function noteRemovals(
  db: Db,
  { source, now, touched, changed, result }: Batch,
  removals: readonly Removal[],
): Promise<void> {
  for (const gone of await removedMessages(db, source.id, removals, now)) {
    await updateMessage(db, gone.id, { removedAt: gone.removedAt })
    touched.add(gone.conversationId)
    changed.push(gone.id)
    result.changed++
    result.wrote = true
  }
}

/** What a network says of hidings alone, without the messages. */
async function noteHidings(
  db: Db,
  { source, now, readAt, touched, result }: Batch,
  hidings: readonly Hiding[],
): Promise<void> {
  const asked = new Map(hidings.map(one => [one.remoteId, one.hidden]))
  for (const stored of (await knownMessages(db, source.id, [...asked.keys()])).values()) {
    const isHidden = asked.get(stored.remoteId) === true
    if (isHidden === stored.isHidden || stored.hidingAt > readAt) continue
    if (isHidden) await addHidings(db, [stored.id], now)
    else await endHiding(db, stored.id, now)
    touched.add(stored.conversationId)
    result.changed++
    result.wrote = true
  }
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

function newRow(
  { source, now, contactId }: Batch,
  message: IncomingMessage,
  conversationId: number,
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
