import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { lowerMedian, type ShareWeek, shareWeekOf } from './rules/week.ts'
import type { ShareFigures } from './shapes.ts'
import { type ShareAnswerTimes, shareTimes } from './store-shares.ts'

/** What became of what was offered, by partner and by event. What it then did for its residents nobody counts. */
export async function shareFiguresOf(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<ShareFigures> {
  const rows = await shareTimes(db, communeId)
  const byPartner = Map.groupBy(rows, ({ partnerId }) => partnerId)
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId)
  return {
    partners: [...byPartner].map(([partner, shares]) => ({ partner, ...figuresOf(shares) })),
    events: [...byEvent].map(([event, shares]) => ({ event, ...figuresOf(shares) })),
  }
}

/** What became of offers in a week, [from, to), ms UTC; null when nothing did. */
export async function shareWeekFigures(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  week: { from: number; to: number },
): Promise<ShareWeek | null> {
  return shareWeekOf(await shareTimes(db, communeId), week)
}

function figuresOf(shares: readonly ShareAnswerTimes[]) {
  const count = (...states: string[]) => shares.filter(({ state }) => states.includes(state)).length
  const answers = shares.flatMap(({ proposedAt, answeredAt }) =>
    answeredAt === null ? [] : [answeredAt - proposedAt],
  )
  const latest = Math.max(...shares.map(({ proposedAt }) => proposedAt))
  return {
    proposed: shares.length,
    accepted: count('accepted', 'published'),
    declined: count('declined'),
    published: count('published'),
    answerMs: lowerMedian(answers),
    latestAt: toIso(latest),
  }
}
