/** When a commune is to be looked at, ms UTC. */
type CommuneTime = { communeId: number; at: number }

export type CommuneRound = {
  /** Every commune that is to be looked at some time, by one question to the database. */
  all(): Promise<readonly CommuneTime[]>
  /** Looks at one. @returns when it is to be looked at again; null: that is not foreseen. */
  look(communeId: number): Promise<number | null>
  stopping?(): boolean
}

/**
 * When each commune is to be looked at next by a job, as far as this process knows. A round looks at
 * those whose time has come and at those of which somebody told; all of them are asked for anew at the
 * start, when something was missed, when the clock was put back, and else so seldom that nobody
 * notices: with all communes of France, going through them at each change would be all that is done.
 */
export type CommuneTimes = {
  /** Something changed in that commune; null: in whichever. */
  hear(communeId: number | null): void
  /**
   * Looks at one commune after the other, those left by one that failed the next time.
   * @returns when the next is due, ms UTC; null when none is foreseen.
   */
  round(now: number, round: CommuneRound): Promise<number | null>
}

/** The net under what nobody told, ms. */
const allEveryMs = 10 * 60_000

export function createCommuneTimes(): CommuneTimes {
  const times = new Map<number, number>()
  const changed = new Set<number>()
  /** When all were asked for; null: they must be. */
  let askedAt: number | null = null

  return {
    hear(communeId) {
      if (communeId === null) askedAt = null
      else changed.add(communeId)
    },
    async round(now, { all, look, stopping = () => false }) {
      if (askedAt === null || now < askedAt || now >= askedAt + allEveryMs) {
        const found = await all()
        times.clear()
        for (const { communeId, at } of found) times.set(communeId, at)
        askedAt = now
      }
      for (const [communeId, at] of times) if (at <= now) changed.add(communeId)
      for (const communeId of [...changed]) {
        if (stopping()) break
        // Before it is looked at: what is told meanwhile is for the next round.
        changed.delete(communeId)
        try {
          const next = await look(communeId)
          if (next === null) times.delete(communeId)
          else times.set(communeId, next)
        } catch (error) {
          changed.add(communeId)
          throw error
        }
      }
      let first: number | null = null
      for (const at of times.values()) if (first === null || at < first) first = at
      return first
    },
  }
}
