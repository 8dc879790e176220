import type { Changes } from './changes.ts'
import { type Doing, doings } from './shapes.ts'

/** A window of somebody's browser, and the conversation that it shows. */
export type Seat = { communeId: number; conversation: number; userId: string; window: string }

type Present = { userId: string; doing: Exclude<Doing, 'gone'> }

/**
 * Who has which conversation open, in memory alone and of every process: a window says so every ten
 * seconds, and each process tells the others. Of a draft it is known that there is one, and nothing
 * that it says.
 */
export type Presence = {
  /** Instants are ms UTC. The open screens hear the topic `presence` where that is news. */
  note(seat: Seat, doing: Doing, now: number): void
  /** The same of what other processes announced, which goes no further. */
  hear(news: readonly string[], now: number): void
  /** Each person once, without `userId`; who writes in one window of several writes. */
  others(place: Pick<Seat, 'communeId' | 'conversation'>, userId: string, now: number): Present[]
}

/** A window that says nothing more has left after so long, ms: its network broke, or it was killed. */
export const believedMs = 25_000

/** @param announce carries a piece of news to other processes */
export function createPresence(
  changes: Pick<Changes, 'hear'>,
  announce: (piece: string) => void,
): Presence {
  const seats = new Map<string, Seat & { doing: Present['doing']; until: number }>()

  function take(seat: Seat, doing: Doing, now: number): void {
    for (const [key, { until }] of seats) if (until <= now) seats.delete(key)
    const key = `${seat.userId} ${seat.window}`
    const before = seats.get(key)
    const isHere = before?.conversation === seat.conversation
    if (doing !== 'gone') seats.set(key, { ...seat, doing, until: now + believedMs })
    // Words of leaving one conversation may come after those of having opened the next.
    else if (isHere) seats.delete(key)
    const isNews = isHere ? before?.doing !== doing : doing !== 'gone'
    if (isNews) changes.hear({ communeId: seat.communeId, topics: ['presence'] })
  }

  return {
    note(seat, doing, now) {
      take(seat, doing, now)
      announce(pieceOf(seat, doing))
    },
    hear(news, now) {
      for (const piece of news) {
        const announced = read(piece)
        if (announced !== null) take(announced.seat, announced.doing, now)
      }
    },
    others({ communeId, conversation }, userId, now) {
      const found = new Map<string, Present>()
      for (const one of seats.values()) {
        if (one.communeId !== communeId || one.conversation !== conversation) continue
        if (one.userId === userId || one.until <= now) continue
        if (found.get(one.userId)?.doing === 'writing') continue
        found.set(one.userId, { userId: one.userId, doing: one.doing })
      }
      return [...found.values()]
    },
  }
}

/** `presence COMMUNE CONVERSATION USER WINDOW DOING`, which a version that knows no presence lets be. */
function pieceOf({ communeId, conversation, userId, window }: Seat, doing: Doing): string {
  return `presence ${communeId} ${conversation} ${userId} ${window} ${doing}`
}

function read(piece: string): { seat: Seat; doing: Doing } | null {
  const [, commune, conversation, userId = '', window = '', announced] =
    /^presence (\d+) (\d+) (\S+) (\S+) (\w+)$/.exec(piece) ?? []
  const doing = doings.find(one => one === announced)
  if (doing === undefined) return null
  const seat = { communeId: Number(commune), conversation: Number(conversation), userId, window }
  return { seat, doing }
}
