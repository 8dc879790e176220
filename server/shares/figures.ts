import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import type { ShareFigures } from './shapes.ts'
import { type ShareAnswerTimes, shareTimes } from './store/shares.ts'

/** What became of what was offered to each partner. What it then did for its residents nobody counts. */
export async function shareFiguresOf(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<ShareFigures> {
  const rows = await shareTimes(db, communeId)
  const byPartner = Map.groupBy(rows, ({ partnerId }) => partnerId)
  return { partners: [...byPartner].map(([partner, shares]) => figuresOf(partner, shares)) }
}

function figuresOf(partner: number, shares: readonly ShareAnswerTimes[]) {
  const count = (...states: string[]) => shares.filter(({ state }) => states.includes(state)).length
  const answers = shares
    .flatMap(({ proposedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - proposedAt]))
    .toSorted((one, other) => one - other)
  const latest = Math.max(...shares.map(({ proposedAt }) => proposedAt))
  return {
    partner,
    proposed: shares.length,
    accepted: count('accepted', 'published'),
    declined: count('declined'),
    published: count('published'),
    // The lower one of two in the middle: one that there was.
    answerMs: answers[Math.ceil(answers.length / 2) - 1] ?? null,
    latestAt: toIso(latest),
  }
}
