import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { allows, type Role } from '../people/rules/role.ts'
import { notFound } from '../platform/refusal.ts'
import { hostOf } from './check-source.ts'
import { deathOf, offeredDays } from './rules/item.ts'
import type { RelayRule } from './rules/relay-rule.ts'
import { calendarSentences } from './sentences.ts'
import { type FeedShape, relayRule } from './shapes.ts'
import { countFeedEvents, type FeedRow, feedsOf } from './store-feeds.ts'
import { itemFiguresOf } from './store-items.ts'

/** Who looks at feeds: a calendar's address may be its only lock, and is for who may change it. */
export type Reader = { communeId: number; role: Role }

/** What a commune follows, and what became of the last look at each. */
export async function listFeeds(
  deps: Pick<Deps, 'db' | 'clock'>,
  reader: Reader,
): Promise<FeedShape[]> {
  return await shapesOf(deps, await feedsOf(deps.db, reader.communeId), reader)
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function feedShapeOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  reader: Reader,
  id: number,
): Promise<FeedShape> {
  const rows = await feedsOf(deps.db, reader.communeId, id)
  const [shape] = await shapesOf(deps, rows, reader)
  if (shape === undefined) throw notFound(calendarSentences.feed)
  return shape
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function feedIn(db: Db, communeId: number, id: number): Promise<FeedRow> {
  const [row] = await feedsOf(db, communeId, id)
  if (row === undefined) throw notFound(calendarSentences.feed)
  return row
}

/** The rule of a row; null: it has none. */
export const ruleOf = ({ rule }: Pick<FeedRow, 'rule'>): RelayRule | null =>
  rule === null ? null : relayRule.parse(JSON.parse(rule))

async function shapesOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  rows: readonly FeedRow[],
  { communeId, role }: Reader,
): Promise<FeedShape[]> {
  const now = clock.now()
  const { zone } = await communeOf({ db }, communeId)
  const showsAddress = allows(role, 'commune.write')
  const figures = await figuresOf(db, rows, localDateOf(now, zone), now)
  return rows.map(row => {
    const { id, name, url, use, checkedAt, readAt, error, inAgenda, partnerId, deadAt } = row
    return {
      id,
      name,
      url: showsAddress ? url : hostOf(url),
      use,
      checkedAt: toIsoOrNull(checkedAt),
      readAt: toIsoOrNull(readAt),
      error: sentenceOrNull(error),
      upcoming: figures.get(id) ?? 0,
      inAgenda: inAgenda === 1,
      partner: partnerId,
      dead:
        deadAt === null
          ? null
          : { since: toIso(deadAt), why: deathOf(row, null, now) ?? ('silent' as const) },
      rule: ruleOf(row),
      ruleProblem: sentenceOrNull(row.ruleProblem),
    }
  })
}

/** What is to come, or waits, by the feed's id. */
async function figuresOf(
  db: Db,
  rows: readonly FeedRow[],
  today: string,
  now: number,
): Promise<Map<number, number>> {
  const idsOf = (wanted: FeedRow['use']) =>
    rows.flatMap(({ id, use }) => (use === wanted ? [id] : []))
  const counts = await countFeedEvents(db, idsOf('events'), today)
  const writing = [...idsOf('items'), ...idsOf('vigilance')]
  const items = await itemFiguresOf(db, writing, now - offeredDays * 24 * 60 * 60_000)
  for (const [id, { offered }] of items) counts.set(id, offered)
  return counts
}
