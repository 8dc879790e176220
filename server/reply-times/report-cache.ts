import type { Deps } from '../deps.ts'
import type { Topic } from '../platform/shapes.ts'

/**
 * What figures are counted from. Who changes hours or targets tells of messages too, and what else
 * of the commune a figure depends on is in its key.
 */
const concerning: readonly Topic[] = ['messages', 'channels', 'rebuild', 'archive']

/** What depends on the hour may be so old, ms. */
const freshMs = 5_000
/** Each may be of megabytes. */
const mostKept = 12

/**
 * What `make` gives, or gave: `key` must name all that it depends on. `isLarge` says whether it is
 * worth keeping; what is not is only shared by those who ask at the same time.
 */
export type ReportCache = <Value>(
  communeId: number,
  key: string,
  make: () => Promise<Value>,
  isLarge: (value: Value) => boolean,
) => Promise<Value>

type Kept = { communeId: number; at: number; value: Promise<unknown> }

/**
 * Keeps what is costly to reckon for anyone who asks the same again, until something of the commune
 * changes, so that anyone who wrote sees it, and for five seconds at most: what waits grows older by
 * itself.
 */
export function createReportCache({
  changes,
  clock,
}: Pick<Deps, 'changes' | 'clock'>): ReportCache {
  const kept = new Map<string, Kept>()
  changes.listen(({ communeId }) => {
    for (const [key, one] of kept) {
      if (communeId === null || one.communeId === communeId) kept.delete(key)
    }
  }, concerning)
  return async <Value>(
    communeId: number,
    key: string,
    make: () => Promise<Value>,
    isLarge: (value: Value) => boolean,
  ) => {
    const name = `${communeId} ${key}`
    const known = kept.get(name)
    if (known !== undefined && Math.abs(clock.now() - known.at) < freshMs) {
      // Under its name there is nothing but what `make` gave.
      return (await known.value) as Value
    }
    const value = make()
    const own: Kept = { communeId, at: clock.now(), value }
    kept.delete(name)
    kept.set(name, own)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    let isKept = false
    try {
      const made = await value
      isKept = isLarge(made)
      return made
    } finally {
      if (!isKept && kept.get(name) === own) kept.delete(name)
    }
  }
}
