import type { z } from 'zod'
import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { contactsAddressed, joinableContacts } from '../../messages/store/contacts.ts'
import {
  conversationsByIds,
  findConversation,
  type ListedConversation,
} from '../../messages/store/conversations.ts'
import {
  activeMergesOf,
  endMerge,
  groupOf,
  insertMerge,
  lockForMerge,
} from '../../messages/store/merges.ts'
import type { Actor } from '../../people/rules/role.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { linesOf } from '../conversation-lines.ts'
import { addressOf } from '../one-person.ts'
import { soughtInName } from '../rules/search.ts'
import { inboxSentences } from '../sentences.ts'
import type { mergeCandidates } from '../shapes-acts.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import { listConversationRows } from '../store/conversation-list.ts'
import { conversationsWith, namesIn } from '../store/merge-candidates.ts'
import { contactsNamed } from '../store/search.ts'
import { type Override, type OverrideDeps, override } from './override.ts'

/**
 * Says that two conversations are one: the same person wrote here and there about the same thing.
 * From then on they are one thread with all that is joined to either, whose answers answer both.
 * @throws Refusal (`not-found`, `bad-request`), (`conflict`) when they are joined already.
 */
export async function mergeConversations(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  intoId: number,
): Promise<ConversationShape> {
  const { communeId, userId } = by
  if (conversationId === intoId) {
    throw new Refusal('bad-request', inboxSentences.notWithItself)
  }
  for (const id of [conversationId, intoId]) {
    if ((await findConversation(deps.db, communeId, id)) === undefined) {
      throw notFound(inboxSentences.conversation)
    }
  }
  const join = async (transaction: Db, at: number): Promise<Override> => {
    const group = (await groupOf(transaction, [conversationId])).get(conversationId) ?? []
    if (group.includes(intoId)) {
      throw new Refusal('conflict', inboxSentences.joinedAlready)
    }
    await insertMerge(transaction, { communeId, conversationId, intoId, at, userId })
    return {
      action: 'conversation.merged',
      subject: `conversation:${conversationId}`,
      detail: { into: intoId },
      touched: [conversationId, intoId],
    }
  }
  return await override(deps, by, [conversationId, intoId], join, lockForMerge)
}

/**
 * Parts what was joined. With `from`, exactly the two that were joined come apart, each with what
 * else is joined to it: that is what takes a merge back. Without it the conversation leaves its
 * group alone, and the others stay together.
 * @throws Refusal (`not-found`), (`conflict`) when it is joined with none, or not with `from`.
 */
export async function splitConversation(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  from?: number,
): Promise<ConversationShape> {
  const { communeId, userId } = by
  if ((await findConversation(deps.db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const part = async (transaction: Db, at: number): Promise<Override> => {
    const merges = await activeMergesOf(transaction, communeId, [conversationId])
    const beside = merges.map(merge => ({
      id: merge.id,
      other: merge.conversationId === conversationId ? merge.intoId : merge.conversationId,
    }))
    const parted = beside.filter(({ other }) => from === undefined || other === from)
    if (parted.length === 0) {
      throw new Refusal(
        'conflict',
        from === undefined ? inboxSentences.joinedWithNone : inboxSentences.joinedNoMore,
      )
    }
    for (const { id } of parted) await endMerge(transaction, id, { endedAt: at, endedBy: userId })
    const others = parted.map(({ other }) => other)
    const [first, ...rest] = others
    // Those that only this one held together stay one thread.
    if (first !== undefined) {
      for (const other of rest) {
        const merge = { communeId, conversationId: other, intoId: first, at, userId }
        await insertMerge(transaction, merge)
      }
    }
    return {
      action: 'conversation.split',
      subject: `conversation:${conversationId}`,
      detail: { from: others },
      touched: [conversationId, ...others],
    }
  }
  return await override(deps, by, [conversationId], part, lockForMerge)
}

/** What a dialog shows without scrolling for long. */
const length = 20

/** Where more people have one name, the last ones known are looked at. */
const mostNamed = 1_000

/**
 * The conversations that this one may be joined with: those of somebody of the same name first,
 * then the latest. With `search`, those with somebody in whose name each of its words begins one,
 * whatever its case and accents, or in whose address it is: also where the commune alone wrote.
 * @throws Refusal (`not-found`)
 */
export async function mergeCandidatesOf(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  communeId: number,
  conversationId: number,
  search = '',
): Promise<z.infer<typeof mergeCandidates>> {
  const { db } = deps
  if ((await findConversation(db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const group = (await groupOf(db, [conversationId])).get(conversationId) ?? [conversationId]
  const own = new Set((await namesIn(db, group)).map(plain))
  const wanted = plain(search)
  const words = soughtInName(search)
  const conversationsOf = async (contacts: readonly { id: number }[]) => {
    const ids = contacts.map(({ id }) => id)
    return await conversationsWith(db, communeId, ids, length + group.length)
  }
  const namesakes: number[] = []
  for (const name of own) {
    if (wanted !== '' && !beginsParts(name, words)) continue
    const own = soughtInName(name)
    const found = await contactsNamed(db, communeId, own, mostNamed, { areWhole: true })
    namesakes.push(...(await conversationsOf(found.filter(one => plain(one.name) === name))))
  }
  const others =
    wanted === ''
      ? await latest(db, communeId, length + group.length)
      : await conversationsOf([
          ...(await contactsNamed(db, communeId, words, mostNamed)),
          ...(await contactsAddressed(db, communeId, wanted, mostNamed)).map(id => ({ id })),
        ])
  const taken = new Set(group)
  const shown = [...namesakes, ...others].filter(id => !taken.has(id) && taken.add(id))
  const order = new Map(shown.slice(0, length).map((id, index) => [id, index]))
  const rows = await conversationsByIds(db, communeId, [...order.keys()])
  const sameName = new Set(namesakes)
  const lines = await linesOf(deps, rows, await measureOf(deps, communeId))
  const addresses = await addressesIn(db, communeId, rows)
  return {
    conversations: lines
      .map(line => ({
        ...line,
        authors: line.authors.length > 0 ? line.authors : (addresses.get(line.id) ?? []),
        sameName: sameName.has(line.id),
      }))
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  }
}

/** By conversation the address of its citizen, for those who have no name. */
async function addressesIn(db: Db, communeId: number, rows: readonly ListedConversation[]) {
  const ids = rows.flatMap(({ contactId }) => contactId ?? [])
  const contacts = await joinableContacts(db, communeId, ids)
  const known = new Map(contacts.map(one => [one.id, addressOf(one)]))
  return new Map(
    rows.map(({ id, contactId }) => {
      const address = known.get(contactId ?? 0) ?? null
      return [id, address === null ? [] : [address]]
    }),
  )
}

async function latest(db: Db, communeId: number, limit: number): Promise<number[]> {
  const rows = await listConversationRows(db, { communeId, filter: 'all', limit })
  return rows.map(({ id }) => id)
}

/** Whether there are any, and each of them is the beginning of one of the name's words. */
function beginsParts(name: string, words: readonly string[]): boolean {
  const own = soughtInName(name)
  return words.length > 0 && words.every(word => own.some(one => one.startsWith(word)))
}

/** A name as somebody types it: "elodie" finds "Élodie". */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
