import type { Deps } from '../deps.ts'
import { linesAt, type Measure } from '../hours/measure.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { rowText } from '../language/text.ts'
import { personNames } from '../messages/store/contacts.ts'
import {
  authorsOf,
  conversationsByIds,
  type ListedConversation,
} from '../messages/store/conversations.ts'
import { type Hold, holdsOf, inChargeOf } from '../messages/store/handling.ts'
import { groupOf } from '../messages/store/merges.ts'
import { lastMessagesOf } from '../messages/store/messages.ts'
import { openEpisodesOf } from '../reply-times/rows.ts'
import type { ConversationLine } from './shapes-conversation.ts'

/**
 * Conversations as one line each. One that is joined with others speaks for all of them: the last
 * words, everybody who wrote, and who waits, wherever it was.
 */
export async function linesOf(
  { db, clock, connectors }: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  rows: readonly ListedConversation[],
  measure: Measure,
): Promise<ConversationLine[]> {
  const groups = await groupOf(
    db,
    rows.map(row => row.id),
  )
  const ids = [...new Set([...groups.values()].flat())]
  // Where nothing is joined, which is nearly always, there is nothing more to read.
  const all =
    ids.length === rows.length ? rows : await conversationsByIds(db, measure.communeId, ids)
  const known = new Map(all.map(conversation => [conversation.id, conversation]))
  // Side by side: a database elsewhere is waited for once and not four times.
  const [last, authors, episodes, inCharge, holds] = await Promise.all([
    lastMessagesOf(db, ids),
    authorsOf(db, ids),
    openEpisodesOf(db, ids),
    inChargeOf(db, groups),
    holdsOf(db, groups, clock.now()),
  ])
  const people = await personNames(
    db,
    authors.map(({ contactId }) => contactId),
  )
  const authorsIn = Map.groupBy(authors, author => author.conversationId)
  const openIn = Map.groupBy(episodes, episode => episode.conversationId)
  return rows.map(row => {
    const group = groups.get(row.id) ?? [row.id]
    // Itself first: who wrote in it is named before who wrote elsewhere.
    const members = [row.id, ...group.filter(id => id !== row.id)]
    const open = members.flatMap(id => openIn.get(id) ?? [])
    const names = members
      .flatMap(id => authorsIn.get(id) ?? [])
      .flatMap(({ contactId, name }) => people.get(contactId) ?? name ?? [])
    const message = members
      .flatMap(id => last.get(id) ?? [])
      .toSorted((a, b) => a.sentAt - b.sentAt)
      .at(-1)
    const others = members.flatMap(id => (id === row.id ? [] : (known.get(id) ?? [])))
    return {
      id: row.id,
      channel: row.channelId,
      channelName: row.channelName,
      visibility: row.visibility,
      subject: row.subject,
      topic: connectors[row.channelKind]?.manifest.hasSubjects === true ? row.subject : null,
      // A person has the same name wherever they write.
      authors: group.length > 1 ? [...new Set(names)] : names,
      lastText: message?.currentText == null ? null : rowText(message.currentText),
      lastDirection: message?.direction ?? null,
      lastMessageAt: toIso(Math.max(...[row, ...others].map(one => one.lastMessageAt))),
      waiting: open.length,
      unlikely: open.length > 0 && open.every(({ unlikely }) => unlikely === 1),
      dueAt: toIsoOrNull(firstDue(open, measure)),
      inCharge: inCharge.get(row.id) ?? null,
      hold: holdShapeOf(holds.get(row.id)),
      merged: others.map(({ id, channelName, visibility, subject, url }) => ({
        id,
        channelName,
        visibility,
        subject,
        url,
      })),
    }
  })
}

function holdShapeOf(hold: Hold | undefined): ConversationLine['hold'] {
  return hold === undefined
    ? null
    : { words: hold.words, until: hold.untilDay, isBack: hold.isBack }
}

/** When the first of them is late; null where that never is. */
function firstDue(
  open: readonly { channelId: number; openedAt: number }[],
  measure: Measure,
): number | null {
  const due = open.flatMap(({ channelId, openedAt }) => {
    const { targetMs } = linesAt(measure, channelId, openedAt)
    return measure.calendar.deadline(openedAt, targetMs) ?? []
  })
  return due.length === 0 ? null : Math.min(...due)
}
