import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { dateOfDay, dayOfDate } from '../language/zone.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { holdsOf, putHold } from '../messages/store/handling.ts'
import { groupOf } from '../messages/store/merges.ts'
import type { Actor } from '../people/rules/role.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type OverrideDeps, override } from './override/override.ts'
import { inboxSentences } from './sentences.ts'
import type { HoldChange } from './shapes-acts.ts'
import type { ConversationShape } from './shapes-conversation.ts'

/** As far ahead as something may be waited for, days. */
const mostDays = 366

/** When a mairie whose hours are not known begins, minutes after midnight. */
const usualOpening = 8 * 60

/** So many days after it an opening is looked for, where the mairie is closed on the day itself. */
const horizonDays = 60

/**
 * A conversation, and all that is joined to it, waits for somebody else until a local day: it leaves the
 * list of those to answer now and comes back when the mairie opens on that day, or when the resident writes
 * again. No figure depends on it: the reply clock goes on.
 * @throws Refusal (`not-found`), (`bad-request`) for a day that is not to come
 */
export async function holdConversation(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  { words, day }: HoldChange,
): Promise<ConversationShape> {
  await mustBeThere(deps, by, conversationId)
  const { communeId, userId } = by
  const measure = await measureOf(deps, communeId)
  const today = measure.zone.dayOf(deps.clock.now())
  const until = dayOfDate(day)
  if (until <= today) throw new Refusal('bad-request', inboxSentences.holdTooSoon, 'day')
  if (until > today + mostDays) throw new Refusal('bad-request', inboxSentences.holdTooLate, 'day')
  return await override(deps, by, [conversationId], async (db, at) => {
    const groups = await groupOf(db, [conversationId])
    const before = (await holdsOf(db, groups, at)).get(conversationId)
    if (before?.words === words && before.untilDay === day && !before.isBack) return null
    const endsAt = openingOn(measure, until)
    const hold = { communeId, userId, words, untilDay: day, endsAt, at }
    await putHold(db, groups.get(conversationId) ?? [], hold)
    return {
      action: 'conversation.held',
      subject: `conversation:${conversationId}`,
      // As a reason it is taken back when somebody is erased (privacy/forget-reasons.ts).
      detail: { reason: words, day },
      touched: [],
    }
  })
}

/** It waits for nobody else any more, or has been taken up since it is back. @throws Refusal (`not-found`) */
export async function releaseConversation(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
): Promise<ConversationShape> {
  await mustBeThere(deps, by, conversationId)
  return await override(deps, by, [conversationId], async (db, at) => {
    const groups = await groupOf(db, [conversationId])
    const isHeld = (await holdsOf(db, groups, at)).has(conversationId)
    await putHold(db, groups.get(conversationId) ?? [], null)
    if (!isHeld) return null
    const subject = `conversation:${conversationId}`
    return { action: 'conversation.hold-ended', subject, detail: null, touched: [] }
  })
}

async function mustBeThere(
  { db }: Pick<Deps, 'db'>,
  { communeId }: Actor,
  conversationId: number,
): Promise<void> {
  if ((await findConversation(db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
}

/** When the mairie opens on that day, or next after it. */
function openingOn({ calendar, zone }: Measure, day: number): number {
  for (let next = day; next <= day + horizonDays; next++) {
    const [first] = calendar.intervalsOn(dateOfDay(next))
    if (first !== undefined) return first.start
  }
  return zone.instantOf(day, usualOpening)
}
