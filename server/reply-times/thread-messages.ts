import type { Db } from '../database/database.ts'
import { eraseMessages } from '../messages/store/erasing.ts'
import { textNeedOf } from './rules/need/reply-need.ts'
import { needReasons } from './rules/need/rules/described-rule.ts'
import type { ReplyMessage, TextNeed } from './rules/reply-message.ts'
import type { ReportFiguresShape } from './shapes.ts'
import {
  type ConversationFacts,
  type FactsMessage,
  factsAround,
  lastMarks,
  type SentBetween,
  unlikelyMessages,
} from './store/message-facts.ts'

/** The messages of one thread as reply times see them, and what each is made from. */
export type Thread = {
  replies: readonly ReplyMessage[]
  /** In the same order. */
  rows: FactsMessage[]
  conversations: ConversationFacts['conversation'][]
}

/**
 * The messages of one thread: of a conversation, or of several that a person of the commune joined
 * (messages/store/merges.ts).
 *
 * Joining two says that one person speaks in both: who wrote in both, by the network's own account, else
 * who began the one and who began the other. These are one author, everybody else stays who they are.
 * An answer reaches only those who can see it: a private one its citizen, a public one that mentions
 * nobody all of its own tree, and where nobody wrote, as in a mail that the mairie began, that person.
 */
export function threadOf(group: readonly ConversationFacts[]): Thread {
  const [only] = group
  if (only !== undefined && group.length === 1) {
    return {
      replies: repliesOf(only),
      rows: only.messages,
      conversations: only.messages.map(() => only.conversation),
    }
  }
  const replies: ReplyMessage[] = []
  const thread: Thread = { replies, rows: [], conversations: [] }
  const seen = new Map<string, ReplyMessage>()
  const authorsIn = new Map(group.map(facts => [facts, authorsOf(facts)]))
  const spokenFor = personsOf([...authorsIn.values()])
  const nameOf = (author: string) => (spokenFor.has(author) ? 'person' : author)
  for (const facts of group) {
    const { conversation } = facts
    const authors = [...new Set(authorsIn.get(facts)?.map(nameOf))]
    for (const [at, placed] of repliesOf(facts).entries()) {
      const row = facts.messages[at]
      if (row === undefined) continue
      const reply = { ...placed }
      // Numbers of networks are unique within a channel only.
      reply.id = `${conversation.channelId} ${row.remoteId}`
      reply.thread = 'joined'
      reply.author = nameOf(authorIn(facts, row.contactId))
      if (row.direction === 'outbound') {
        const mentioned = mentionedBy(reply).map(id => nameOf(authorIn(facts, id)))
        // To mention nobody would answer the whole thread.
        reply.mentions = mentioned.length > 0 ? mentioned : authors
      }
      const twin = seen.get(reply.id)
      if (twin) {
        // A private answer, in its own conversation and beside the public message that it answers.
        twin.mentions = [...(twin.mentions ?? []), ...(reply.mentions ?? [])]
        continue
      }
      seen.set(reply.id, reply)
      replies.push(reply)
      thread.rows.push(row)
      thread.conversations.push(conversation)
    }
  }
  return thread
}

/** A conversation's messages as reply times see them. */
function repliesOf(facts: ConversationFacts): readonly ReplyMessage[] {
  return facts.messages.map(row => replyMessageOf(row, facts))
}

/** The contacts whom an answer mentions; null: somebody whom the network does not name. */
function mentionedBy({ mentions = [] }: ReplyMessage): (number | null)[] {
  return mentions.map(id => (id === authorKey(null) ? null : Number(id)))
}

/** Who wrote, told apart across the conversations of a thread; in private that is one person. */
function authorIn({ conversation, messages }: ConversationFacts, contactId: number | null): string {
  const { id, visibility } = conversation
  const isNamed = (one: FactsMessage) => one.direction === 'inbound' && one.contactId !== null
  const known = visibility === 'private' ? messages.find(isNamed)?.contactId : contactId
  return known == null ? `unknown ${id}` : `contact ${authorKey(known)}`
}

/** Who wrote in a conversation, the one who began it first; where nobody did, its citizen. */
function authorsOf(facts: ConversationFacts): string[] {
  const inbound = facts.messages
    .filter(({ direction }) => direction === 'inbound')
    .sort((a, b) => (isEarlier(a, b) ? -1 : 1))
  const authors = new Set(inbound.map(({ contactId }) => authorIn(facts, contactId)))
  return authors.size > 0 ? [...authors] : [authorIn(facts, null)]
}

/** As whom the one person of a thread wrote, by the authors of each of its conversations. */
function personsOf(all: readonly (readonly string[])[]): Set<string> {
  const places = new Map<string, number>()
  for (const author of all.flat()) places.set(author, (places.get(author) ?? 0) + 1)
  const countOf = (author: string) => places.get(author) ?? 0
  return new Set(
    all.flatMap(authors => {
      // The same one in each, where two people wrote in both.
      const [shared] = authors
        .filter(author => countOf(author) > 1)
        .sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1))
      return shared ?? authors[0] ?? []
    }),
  )
}

function isEarlier(a: FactsMessage, b: FactsMessage): boolean {
  return a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.remoteId < b.remoteId)
}

/**
 * Whether the true beginning of a thread is unknown: whether that of the conversation is with
 * which it begins.
 */
export function isCut(group: readonly ConversationFacts[]): boolean {
  let earliest = Number.POSITIVE_INFINITY
  let cut = false
  for (const { conversation, messages } of group) {
    const first = messages.reduce((least, { sentAt }) => Math.min(least, sentAt), earliest)
    if (group.length === 1 || first < earliest) cut = conversation.cut === 1
    earliest = first
  }
  return cut
}

/**
 * What the rules make of these messages' texts, whatever people said of them; of erased ones, made.
 */
async function textNeedsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; direction: 'inbound' | 'outbound'; need: TextNeed }[]> {
  const asked = new Set(ids)
  const needs = new Map<number, Awaited<ReturnType<typeof textNeedsOf>>[number]>()
  for (const facts of await factsAround(db, ids)) {
    const { replies, rows } = threadOf([facts])
    for (const [at, seen] of replies.entries()) {
      const row = rows[at]
      if (row === undefined || !asked.has(row.id)) continue
      const { id, direction } = row
      const need = seen.erased ?? textNeedOf(seen)
      needs.set(id, { id, direction, need })
    }
  }
  return [...needs.values()]
}

/**
 * A stored message as reply times see it. Its id is the network's, so that two imports of the same
 * messages in any order decide the same.
 *
 * Authors: in a private conversation there is one citizen, whatever the network tells of them. In
 * a public tree each contact is one; where the network withholds who wrote (`from` is absent for a
 * Facebook app with Standard Access), all of a tree's unknown people are one, because nothing
 * tells them apart: a tree then has at most one open episode, which opens with the first of them
 * and which any answer that mentions nobody closes. To count each unknown message as somebody else
 * would invent people who never asked.
 */
export function replyMessageOf(
  message: FactsMessage,
  {
    conversation,
    edits,
    hidings,
    marks,
  }: Pick<ConversationFacts, 'edits' | 'hidings' | 'marks'> & {
    conversation: Pick<ConversationFacts['conversation'], 'id' | 'visibility'>
  },
): ReplyMessage {
  const isPrivate = conversation.visibility === 'private'
  const outbound = message.direction === 'outbound'
  const result: ReplyMessage = {
    id: message.remoteId,
    thread: String(conversation.id),
    author: isPrivate ? 'citizen' : authorKey(message.contactId),
    direction: message.direction,
    kind: message.kind,
    sentAt: message.sentAt,
    text: message.text ?? '',
    automatic: message.automatic === 1,
    holding: message.holding === 1,
    removedAt: message.removedAt,
  }
  // What may not have arrived stops no clock, as what failed.
  if (message.arrival === 'unconfirmed' || message.arrival === 'sending') result.delivered = false
  if (message.erasedAt !== null && !outbound) {
    const { erasedRule: rule, erasedNeedAt, sentAt } = message
    result.erased = { rule, needAt: rule === null ? sentAt : erasedNeedAt }
  }
  // Only a public answer is for those whom it mentions.
  if (message.mentions !== null && !(isPrivate && outbound)) {
    result.mentions = mentionsOf(message.mentions)
  }
  // What one person alone can see answers that person, as if it mentioned them.
  if (message.onlyFor !== undefined && !isPrivate) result.mentions = [authorKey(message.onlyFor)]
  const edited = edits.get(message.id)
  if (edited) result.edits = edited
  const tags = outbound ? [] : (result.mentions ?? [])
  if (tags.length > 0) {
    result.text = withSigns(result.text, tags)
    if (edited) result.edits = edited.map(({ at, text }) => ({ at, text: withSigns(text, tags) }))
  }
  const hidden = hidings.get(message.id)
  if (hidden) result.hidden = hidden.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }))
  const overrides = marks.get(message.id)
  if (overrides) {
    result.marks = overrides.map(({ at, needsReply, reason }) => ({
      at,
      needsReply: needsReply === 1,
      reason,
    }))
  }
  return result
}

/** A contact as an author; '' is somebody whom the network does not name. */
function authorKey(contactId: number | null): string {
  return contactId === null ? '' : String(contactId)
}

function mentionsOf(json: string): string[] {
  const mentions: unknown = JSON.parse(json)
  return Array.isArray(mentions) ? mentions.map(String) : []
}

/** Networks show a tag as the bare name: with its "@", the rules know it for a mention. */
function withSigns(text: string, names: readonly string[]): string {
  const patterns = names
    .filter(name => name.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(name => RegExp.escape(name))
  if (patterns.length === 0) return text
  const tags = new RegExp(
    String.raw`(?<![@\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}\p{M}])`,
    'gu',
  )
  return text.replace(tags, '@$&')
}

/**
 * Takes the words of these messages away, for good. Their times stay, and what the rules make of
 * the words is noted before, so that no figure of any day is another one afterwards.
 * @param at when, ms UTC
 */
export async function eraseContent(db: Db, ids: readonly number[], at: number): Promise<void> {
  const unlikely = await unlikelyMessages(db, ids)
  const erasures = (await textNeedsOf(db, ids)).map(({ id, direction, need }) => {
    const { rule, needAt } = direction === 'outbound' ? { rule: null, needAt: null } : need
    const noted = unlikely.has(id) ? 'unlikely' : null
    const erasedRule = rule ?? (direction === 'outbound' ? null : noted)
    return { id, erasedRule, erasedNeedAt: erasedRule === null ? null : needAt }
  })
  await eraseMessages(db, erasures, at)
}

/** Why somebody sets aside what no rule could know of from its text. */
const beyondRules: ReadonlySet<string | null> = new Set(['old', 'spam', 'elsewhere'])

/**
 * How many messages of a time people counted again that a rule leaves out, by rule: one that is
 * often overruled is a bad one. And how many they set aside that no rule leaves out: where these
 * are many, one is missing. Few are marked, and only those are read.
 */
export async function overruledRules(
  db: Db,
  time: SentBetween,
): Promise<Pick<ReportFiguresShape, 'overruled' | 'unruled'>> {
  const marks = await lastMarks(db, time)
  const asked = [...marks].filter(([, mark]) => !beyondRules.has(mark.reason)).map(([id]) => id)
  const takenBack: (string | null)[] = []
  let unruled = 0
  for (const { id, need } of await textNeedsOf(db, asked)) {
    const rule = need.needAt === null ? need.rule : null
    if (marks.get(id)?.needsReply === 1) takenBack.push(rule)
    else if (rule === null) unruled += 1
  }
  const overruled = needReasons
    .map(kind => ({ kind, count: takenBack.filter(rule => rule === kind).length }))
    .filter(({ count }) => count > 0)
  return { overruled, unruled }
}
