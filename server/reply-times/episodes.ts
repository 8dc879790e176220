import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Row } from '../database/schema.ts'
import type { Measure } from '../hours/measure.ts'
import { setAmendedAt } from '../messages/store/conversations.ts'
import { lockGroups } from '../messages/store/merges.ts'
import { draftEpisodes, type EpisodeDraft, isSame } from './draft-episodes.ts'
import {
  deleteEpisodes,
  episodesOfConversations,
  insertEpisodes,
  type NewEpisode,
} from './store/episodes.ts'
import { type ConversationFacts, factsOf } from './store/message-facts.ts'
import type { EpisodeTableName } from './store/tables.ts'

/**
 * Derives a conversation's episodes anew from its messages; see `recomputeConversations`.
 */
export async function recomputeConversation(
  transaction: Db,
  conversationId: number,
  measure: Measure,
): Promise<void> {
  await recomputeConversations(transaction, [conversationId], measure)
}

/** What a rebuild found: how many episodes there are, and how many came, went or changed. */
export type Tally = { episodes: number; changed: number }

/** How many of the changed ones count no more, and how many count that did not. */
export type NeedTally = { leftOut: number; counted: number }

/**
 * Derives the episodes of these conversations, and of those that a person joined with one of them,
 * anew in the transaction of whatever touched them. An episode that stays (the same message opened
 * it) keeps its number.
 * @returns the episodes of these conversations alone, and all that changed with them.
 */
export async function recomputeConversations(
  transaction: Db,
  conversationIds: readonly number[],
  measure: Measure,
): Promise<Tally & NeedTally> {
  const tally = { episodes: 0, changed: 0, leftOut: 0, counted: 0 }
  for (const some of chunksOf(conversationIds, 500)) {
    const groups = new Set((await lockGroups(transaction, some)).values())
    const ids = [...groups].flat()
    const facts = new Map<number, ConversationFacts>()
    for (const each of await factsOf(transaction, ids)) {
      facts.set(each.conversation.id, each)
      const { id, amendedAt } = each.conversation
      const at = amendedAtOf(each)
      if (at !== amendedAt) await setAmendedAt(transaction, id, at)
    }
    const episodes: EpisodeDraft[] = []
    const unfilteredEpisodes: EpisodeDraft[] = []
    for (const group of groups) {
      const drafts = draftEpisodes(
        group.flatMap(id => facts.get(id) ?? []),
        measure,
      )
      episodes.push(...drafts.episodes)
      unfilteredEpisodes.push(...drafts.unfilteredEpisodes)
    }
    const own = new Set(some)
    for (const { conversationId } of episodes) if (own.has(conversationId)) tally.episodes++
    const replaced = await replaceEpisodes(transaction, 'episode', ids, episodes)
    tally.changed += replaced.changed
    tally.leftOut += replaced.leftOut
    tally.counted += replaced.counted
    await replaceEpisodes(transaction, 'unfilteredEpisode', ids, unfilteredEpisodes)
  }
  return tally
}

/** When what was said was last changed, ms UTC; null: it never was. */
function amendedAtOf({ messages, edits, hidings, marks }: ConversationFacts): number | null {
  let last: number | null = null
  const note = (at: number | null) => {
    if (at !== null && at > (last ?? Number.NEGATIVE_INFINITY)) last = at
  }
  for (const { id, amended, removedAt, erasedNeedAt } of messages) {
    note(removedAt)
    note(erasedNeedAt)
    if (amended === 0) continue
    for (const { at } of edits.get(id) ?? []) note(at)
    for (const { at } of marks.get(id) ?? []) note(at)
    for (const { fromAt, toAt } of hidings.get(id) ?? []) {
      note(fromAt)
      note(toAt)
    }
  }
  return last
}

/** Writes what differs from what is stored of these conversations. @returns how many differ, and how. */
async function replaceEpisodes(
  transaction: Db,
  table: EpisodeTableName,
  conversationIds: readonly number[],
  drafts: readonly EpisodeDraft[],
): Promise<Pick<Tally, 'changed'> & NeedTally> {
  const need: NeedTally = { leftOut: 0, counted: 0 }
  const before = new Map<number, Row<'episode'>>()
  for (const row of await episodesOfConversations(transaction, conversationIds, table)) {
    before.set(row.openedBy, row)
  }
  const gone = new Set([...before.values()].map(row => row.id))
  const written: NewEpisode[] = []
  for (const draft of drafts) {
    const row = before.get(draft.openedBy)
    if (row === undefined) written.push(draft)
    else if (isSame(row, draft)) gone.delete(row.id)
    else {
      written.push({ id: row.id, ...draft })
      const was = row.state === 'excluded'
      const is = draft.state === 'excluded'
      if (is && !was) need.leftOut++
      if (was && !is) need.counted++
    }
  }
  await deleteEpisodes(transaction, [...gone], table)
  await insertEpisodes(transaction, written, table)
  const again = written.filter(({ id }) => id !== undefined).length
  return { changed: written.length + gone.size - again, ...need }
}
