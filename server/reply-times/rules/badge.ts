import type { BadgeReading } from '../../connectors/connector.ts'
import { isFromCitizen, isHumanReply, type ReplyMessage } from './reply-message.ts'

/** A citizen's first message after 24 hours in which neither side wrote, and the answer to it. */
export type FirstMessage = {
  message: ReplyMessage
  sentAt: number
  /** When the first human answer came, ms UTC, however late; null: none yet. */
  answeredAt: number | null
}

const DAY = 24 * 60 * 60_000
const MINUTE = 60_000

/**
 * The first messages of one private conversation, by time. What a program wrote is as if it were not
 * there, on either side, and so are notes, reactions, what was not delivered, what its author took
 * back and what a person of the commune marked as spam, which networks leave out as well.
 * @param messages of one conversation, all known, in any order
 */
export function firstMessages(messages: readonly ReplyMessage[]): FirstMessage[] {
  const asked = messages.filter(isCounted)
  const answers = messages.filter(isHumanReply)
  const firsts: FirstMessage[] = []
  const open = new Set<FirstMessage>()
  let last = Number.NEGATIVE_INFINITY
  for (const message of [...asked, ...answers].sort(byTime)) {
    const { sentAt } = message
    if (message.direction === 'outbound') {
      for (const first of open) first.answeredAt = sentAt
      open.clear()
    } else if (sentAt - last >= DAY) {
      const first = { message, sentAt, answeredAt: null }
      firsts.push(first)
      open.add(first)
    }
    last = sentAt
  }
  return firsts
}

function isCounted(message: ReplyMessage): boolean {
  const { automatic = false, removedAt = null, marks = [] } = message
  return isFromCitizen(message) && !automatic && removedAt === null && marks.at(-1)?.reason !== spam
}

const spam = 'spam'

/** At one and the same instant citizens come before the commune, as in `recordEpisodes`. */
function byTime(a: ReplyMessage, b: ReplyMessage): number {
  return (
    a.sentAt - b.sentAt ||
    Number(a.direction === 'outbound') - Number(b.direction === 'outbound') ||
    (a.id < b.id ? -1 : 1)
  )
}

/** What a reading makes of the first messages of its days. */
export type BadgeResult = {
  messages: number
  /** Those whose answer counts. */
  answered: number
  /** 0–1; null without a message. */
  share: number | null
  /** How long the answers that count took, ms on the wall clock; null without one. */
  timeMs: number | null
  /** Null without a message: nobody knows what the network shows then. */
  isEarned: boolean | null
  /** How many more of these messages, answered within the reading's minutes, would have earned it. */
  missing: number | null
}

/**
 * Whether these first messages earn the badge, and how many answers are missing to it. That number is
 * the smallest: of those without an answer as many as the share needs, then the slowest, each as if
 * it had come at the last moment that is fast enough. Neither another choice nor fewer would do: to
 * quicken an answer never slows the average, and does as much for it as one more fast one.
 * @param dayOf number of the local day of an instant
 */
export function readBadge(
  firsts: readonly Pick<FirstMessage, 'sentAt' | 'answeredAt'>[],
  reading: BadgeReading,
  dayOf: (at: number) => number,
): BadgeResult {
  const times = firsts.flatMap(first => countedTime(first, reading, dayOf)).sort((a, b) => a - b)
  const messages = firsts.length
  const answered = times.length
  if (messages === 0) {
    return { messages, answered, share: null, timeMs: null, isEarned: null, missing: null }
  }
  const limit = reading.minutes * MINUTE
  const timeMs = averageOf(times, reading.average)
  const wanted = Math.ceil((messages * reading.percent) / 100)
  const unanswered = Math.max(0, wanted - answered)
  let quickened = 0
  // All of them are fast enough once each is answered within the limit.
  let enough = answered
  while (quickened < enough) {
    const some = Math.floor((quickened + enough) / 2)
    const time = averageOf(improved(times, limit, unanswered, some), reading.average)
    if (time !== null && time <= limit) enough = some
    else quickened = some + 1
  }
  const missing = unanswered + quickened
  return {
    ...{ messages, answered, timeMs, missing },
    share: answered / messages,
    isEarned: missing === 0,
  }
}

/** How long its answer took, ms, where that answer counts. */
function countedTime(
  { sentAt, answeredAt }: Pick<FirstMessage, 'sentAt' | 'answeredAt'>,
  { answeredWithin }: BadgeReading,
  dayOf: (at: number) => number,
): number[] {
  if (answeredAt === null) return []
  const time = answeredAt - sentAt
  const counts = answeredWithin === 'same-day' ? dayOf(sentAt) === dayOf(answeredAt) : time <= DAY
  return counts ? [time] : []
}

/** The times, sorted, if so many more had been answered and so many of the slowest quickened. */
function improved(
  times: readonly number[],
  limit: number,
  unanswered: number,
  quickened: number,
): number[] {
  const kept = times.slice(0, times.length - quickened)
  const given = new Array<number>(unanswered + quickened).fill(limit)
  return [...kept, ...given].sort((a, b) => a - b)
}

/**
 * @param times sorted
 * @returns the middle one, or the mean of the two in the middle; or the mean without the slowest tenth
 */
function averageOf(times: readonly number[], average: BadgeReading['average']): number | null {
  const { length } = times
  if (length === 0) return null
  const some =
    average === 'median'
      ? times.slice(Math.ceil(length / 2) - 1, Math.floor(length / 2) + 1)
      : times.slice(0, length - Math.floor(length / 10))
  return some.reduce((sum, time) => sum + time, 0) / some.length
}
