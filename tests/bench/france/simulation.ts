/**
 * Queues by discrete events: what comes goes through its stages one after the other, and waits where
 * all servers of a station are taken, first come first served. Times are ms from the beginning. Pure:
 * the same arrivals give the same answer.
 */

/** Whoever serves or is held: `servers` at the same time. */
export type Station = { name: string; servers: number }

export type Stage =
  /** Takes a place there, kept until `give`. */
  | { take: string }
  | { give: string }
  /** Is served there for so long. */
  | { at: string; ms: number }
  /** Passes without anybody being taken by it: a network's answer. */
  | { passes: number }

export type Kind = {
  name: string
  stages: readonly Stage[]
}

export type Arrival = {
  kind: Kind
  /** When it is wanted. */
  due: number
  /**
   * It is wanted again so long after it was begun, and not before it has ended; null: once. Given what
   * it is when it ends.
   */
  everyMs: number | null | ((endedAt: number) => number)
}

export type Outcome = {
  /** By the kind's name. */
  kinds: Map<string, KindOutcome>
  /** By the station's name: how much of its servers' time was taken, 0 to 1. */
  taken: Map<string, number>
}

export type KindOutcome = {
  came: number
  /** Begun, and ended. */
  done: number
  /** Begun, and not ended when the time was over. */
  underWay: number
  /** Wanted, and not begun when the time was over. */
  waiting: number
  /** From when each was wanted until it was begun; of what still waited until the end, ms. */
  late: Float64Array
}

type Item = { arrival: Arrival; due: number; begun: number; stage: number }
type Held = { servers: number; free: number; queue: Item[]; head: number; used: number }

/**
 * Lets everything happen until `untilMs`.
 * @throws RangeError where a stage names no station
 */
export function simulate(
  stations: readonly Station[],
  arrivals: readonly Arrival[],
  untilMs: number,
): Outcome {
  const held = new Map<string, Held>(
    stations.map(({ name, servers }) => [
      name,
      { servers, free: servers, queue: [], head: 0, used: 0 },
    ]),
  )
  const stationOf = (name: string): Held => {
    const found = held.get(name)
    if (found === undefined) throw new RangeError(`no station is called ${name}`)
    return found
  }
  const counts = new Map<string, { came: number; done: number; underWay: number; late: number[] }>()
  const countOf = ({ kind: { name } }: Arrival) => {
    const known = counts.get(name) ?? { came: 0, done: 0, underWay: 0, late: [] }
    counts.set(name, known)
    return known
  }
  const events = createHeap()
  for (const arrival of arrivals) {
    events.push(arrival.due, { arrival, due: arrival.due, begun: -1, stage: 0 })
  }

  /** Goes on until it waits for somebody, for a time, or is over. */
  function goOn(first: Item, now: number): void {
    // Whoever gives a place lets another one go on: without recursion, for a thousand may follow.
    const ready: Item[] = [first]
    for (let item = ready.pop(); item !== undefined; item = ready.pop()) advance(item, now, ready)
  }

  function advance(item: Item, now: number, ready: Item[]): void {
    const { kind, everyMs } = item.arrival
    for (;;) {
      const stage = kind.stages[item.stage]
      if (stage === undefined) {
        const count = countOf(item.arrival)
        count.underWay -= 1
        count.done += 1
        if (everyMs !== null) {
          const every = typeof everyMs === 'number' ? everyMs : everyMs(now)
          const due = Math.max(item.begun + every, now)
          events.push(due, { arrival: item.arrival, due, begun: -1, stage: 0 })
        }
        return
      }
      if ('passes' in stage) {
        begin(item, now)
        item.stage += 1
        events.push(now + stage.passes, item)
        return
      }
      if ('give' in stage) {
        item.stage += 1
        const next = leave(stationOf(stage.give), now)
        if (next !== null) ready.push(next)
        continue
      }
      const station = stationOf('at' in stage ? stage.at : stage.take)
      if (station.free === 0) {
        station.queue.push(item)
        return
      }
      station.free -= 1
      if (serve(item, stage, station, now)) return
    }
  }

  /** A place is the item's now. @returns whether it stays there for a time. */
  function serve(
    item: Item,
    stage: Extract<Stage, { take: string } | { at: string }>,
    station: Held,
    now: number,
  ): boolean {
    begin(item, now)
    item.stage += 1
    if ('take' in stage) {
      station.used -= now
      return false
    }
    station.used += Math.min(stage.ms, untilMs - now)
    events.push(now + stage.ms, item)
    return true
  }

  function begin(item: Item, now: number): void {
    if (item.begun >= 0) return
    item.begun = now
    const count = countOf(item.arrival)
    count.underWay += 1
    count.late.push(now - item.due)
  }

  /** A place is free again. @returns whom it passes to, where they need not stay there. */
  function leave(station: Held, now: number, wasServed = false): Item | null {
    if (!wasServed) station.used += now
    const next = station.queue[station.head]
    if (next === undefined) {
      station.free += 1
      return null
    }
    station.head += 1
    if (station.head > 1024 && station.head * 2 > station.queue.length) {
      station.queue = station.queue.slice(station.head)
      station.head = 0
    }
    const stage = next.arrival.kind.stages[next.stage]
    if (stage === undefined || !('at' in stage || 'take' in stage)) throw new Error('nobody waits')
    return serve(next, stage, station, now) ? null : next
  }

  const waiting = new Map<string, number>()
  for (let at = events.at(); at <= untilMs; at = events.at()) {
    const item = events.pop()
    if (item === undefined) break
    if (item.stage === 0) countOf(item.arrival).came += 1
    else {
      const before = item.arrival.kind.stages[item.stage - 1]
      if (before !== undefined && 'at' in before) {
        const next = leave(stationOf(before.at), at, true)
        if (next !== null) goOn(next, at)
      }
    }
    goOn(item, at)
  }

  const taken = new Map<string, number>()
  for (const [name, station] of held) {
    const isHeld = arrivals.some(({ kind }) =>
      kind.stages.some(stage => 'take' in stage && stage.take === name),
    )
    // Places that are still held at the end.
    const rest = isHeld ? (station.servers - station.free) * untilMs : 0
    taken.set(name, (station.used + rest) / (station.servers * untilMs))
    for (const item of station.queue.slice(station.head)) {
      if (item.begun >= 0) continue
      const { name: kind } = item.arrival.kind
      waiting.set(kind, (waiting.get(kind) ?? 0) + 1)
      countOf(item.arrival).late.push(untilMs - item.due)
    }
  }
  const kinds = new Map<string, KindOutcome>()
  for (const [name, { came, done, underWay, late }] of counts) {
    const sorted = Float64Array.from(late).sort()
    kinds.set(name, { came, done, underWay, waiting: waiting.get(name) ?? 0, late: sorted })
  }
  return { kinds, taken }
}

/** The value below which that share of these lies; they are in order. NaN of none. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return sorted[place] ?? Number.NaN
}

/**
 * The earliest first; of the same instant the one that was put in first. Columns of numbers, sifted by
 * moving a hole: millions of events are put in and taken out.
 */
function createHeap() {
  const ats: number[] = []
  const orders: number[] = []
  const items: Item[] = []
  let order = 0

  const set = (place: number, at: number, of: number, item: Item) => {
    ats[place] = at
    orders[place] = of
    items[place] = item
  }
  const move = (from: number, to: number) =>
    set(to, ats[from] ?? 0, orders[from] ?? 0, items[from] as Item)
  const isBefore = (at: number, of: number, place: number) => {
    const other = ats[place] ?? Number.POSITIVE_INFINITY
    return at < other || (at === other && of < (orders[place] ?? 0))
  }

  return {
    push(at: number, item: Item): void {
      order += 1
      let hole = ats.length
      for (; hole > 0; ) {
        const above = (hole - 1) >> 1
        if (!isBefore(at, order, above)) break
        move(above, hole)
        hole = above
      }
      set(hole, at, order, item)
    },
    /** When the first one is; infinite: there is none. */
    at: (): number => ats[0] ?? Number.POSITIVE_INFINITY,
    pop(): Item | undefined {
      const first = items[0]
      const [at, of, item] = [ats.pop(), orders.pop(), items.pop()]
      const length = ats.length
      if (at === undefined || of === undefined || item === undefined || length === 0) return first
      let hole = 0
      for (;;) {
        const left = 2 * hole + 1
        if (left >= length) break
        const right = left + 1
        const least =
          right < length && isBefore(ats[right] ?? 0, orders[right] ?? 0, left) ? right : left
        if (isBefore(at, of, least)) break
        move(least, hole)
        hole = least
      }
      set(hole, at, of, item)
      return first
    },
  }
}
