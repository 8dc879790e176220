import { localMinute } from './french.ts'

const dayMs = 24 * 60 * 60_000

/**
 * What a change of clocks makes of a local time, 'YYYY-MM-DDTHH:MM': `skipped`, for there is no such
 * hour that night, or `twice`; null of every other time, and of what is no time. Without `Temporal`,
 * which not every browser has.
 */
export function clockChange(local: string, zone: string): 'skipped' | 'twice' | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null
  // A zone changes its clocks once within two days: what holds before, or what holds after.
  const instants = [-dayMs, dayMs].map(by => {
    const near = asUtc + by
    const offset = Date.parse(`${localMinute(near, zone)}Z`) - near
    return asUtc - offset
  })
  const found = new Set(instants.filter(instant => localMinute(instant, zone) === local))
  if (found.size === 0) return 'skipped'
  return found.size === 2 ? 'twice' : null
}
