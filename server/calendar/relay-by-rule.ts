import { type PlanDeps, readNamed } from '../events/plan-post.ts'
import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { refusePictures } from '../publishing/publishable-channels.ts'
import { feedIn, feedShapeOf, type Reader, ruleOf } from './feed-shape.ts'
import { relayInside } from './items.ts'
import { isRelayed, type RelayRule, relayTime, ruleReachMs } from './rules/relay-rule.ts'
import { relayText } from './rules/relay-text.ts'
import { calendarSentences } from './sentences.ts'
import type { FeedShape } from './shapes.ts'
import { type FeedRow, updateFeed } from './store-feeds.ts'
import { countRelayedByRule, offeredAfter } from './store-items.ts'

/**
 * Says what of a feed is relayed without anybody's doing, from what is found from now on; null: nothing.
 * @throws Refusal (`not-found`; `conflict`, `bad-request` for a channel on which a text alone cannot stand)
 */
export async function setRule(
  deps: PlanDeps,
  by: Actor & Reader,
  id: number,
  rule: RelayRule | null,
): Promise<FeedShape> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const row = await feedIn(db, by.communeId, id)
    if (row.use !== 'items') throw new Refusal('bad-request', calendarSentences.noItems)
    if (rule !== null) {
      const named = { media: [], channels: rule.channels }
      const { channels } = await readNamed({ ...deps, db }, by.communeId, named)
      for (const channel of channels) refusePictures(channel, [])
    }
    const text = rule === null ? null : JSON.stringify(rule)
    await updateFeed(db, id, { rule: text, ruleSince: now, ruleProblem: null })
    await writeJournal(db, {
      communeId: by.communeId,
      at: now,
      actor: by.actor,
      action: rule === null ? 'feed.rule-ended' : 'feed.rule-set',
      subject: `feed:${id}`,
      detail: { name: row.name },
    })
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return await feedShapeOf(deps, by, id)
}

/**
 * Relays what a feed's rule is for, after a look at it: each item once, by a post like any other, which
 * waits for approval where the commune asks for it, since nobody has read it.
 */
export async function applyRule(deps: PlanDeps, row: FeedRow, zone: string): Promise<void> {
  const rule = ruleOf(row)
  if (rule === null || row.ruleSince === null) return
  const now = deps.clock.now()
  const today = instantOfLocal(`${localDateOf(now, zone)}T00:00`, zone)
  const after = Math.max(row.ruleSince, now - ruleReachMs)
  const offered = await offeredAfter(deps.db, row.id, after)
  let left = rule.perDay - (await countRelayedByRule(deps.db, row.id, today))
  let problem: Sentence | null = null
  for (const item of offered.filter(one => isRelayed(rule, one))) {
    if (left <= 0) break
    const wanted = {
      text: relayText(row.name, item),
      channels: rule.channels,
      times: [relayTime(now, zone)],
      media: [],
    }
    const by = { communeId: row.communeId, userId: null, actor: row.name }
    try {
      await deps.db
        .transaction()
        .execute(async db => await relayInside({ ...deps, db }, by, item, wanted, 1))
      left -= 1
    } catch (error) {
      // A channel that was removed, or a text that it does not take: a person is told, and may relay it.
      if (!(error instanceof Refusal)) throw error
      problem = error.sentence
    }
  }
  const text = problem === null ? null : sentenceText(problem)
  if (text !== row.ruleProblem) await updateFeed(deps.db, row.id, { ruleProblem: text })
}
