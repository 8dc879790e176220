/** At this hour of the machine's night, when nobody writes, ms after midnight UTC. */
const nightMs = (2 * 60 + 40) * 60_000
const dayMs = 24 * 60 * 60_000

/** After one that failed the next is tried, ms. */
export const retryMs = 60 * 60_000

/** From then on the last one is too old, and people are told, ms. */
export const tooOldMs = 3 * dayMs

/**
 * When the next nightly backup is due, ms UTC: the first night after the last one that was made;
 * at once where there is none. A machine that was off that night makes it when it wakes.
 */
export function nextBackupAt(last: { madeAt: number | null; triedAt: number | null }): number {
  const { madeAt, triedAt } = last
  const due = madeAt === null ? 0 : Math.floor((madeAt - nightMs) / dayMs + 1) * dayMs + nightMs
  const hasFailed = triedAt !== null && triedAt !== madeAt
  return hasFailed ? Math.max(due, triedAt + retryMs) : due
}
