import type { BadgeReading } from '../../../server/connectors/connector.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'

/** The badge from its definition (docs/figures.md), as slowly as can be. */

const HOUR = 3_600_000

export type Asked = { sentAt: number; answeredAt: number | null }

/** Looks from each message at all others. Only for messages that nothing ever happened to. */
export function naiveFirsts(messages: readonly ReplyMessage[]): Asked[] {
  const said = messages.filter(
    ({ kind = 'message', automatic = false, delivered = true }) =>
      kind === 'message' && !automatic && delivered,
  )
  const place = ({ direction, id }: ReplyMessage) => `${direction === 'inbound' ? 0 : 1}${id}`
  const isBefore = (one: ReplyMessage, other: ReplyMessage) =>
    one.sentAt < other.sentAt || (one.sentAt === other.sentAt && place(one) < place(other))
  return said
    .filter(({ direction }) => direction === 'inbound')
    .filter(message =>
      said.every(other => !isBefore(other, message) || other.sentAt <= message.sentAt - 24 * HOUR),
    )
    .map(({ sentAt }) => {
      const answers = said
        .filter(other => other.direction === 'outbound' && other.sentAt >= sentAt)
        .map(other => other.sentAt)
      return { sentAt, answeredAt: answers.length === 0 ? null : Math.min(...answers) }
    })
    .sort((a, b) => a.sentAt - b.sentAt)
}

/** @param dateOf local date of an instant */
export function naiveBadge(
  firsts: readonly Asked[],
  reading: BadgeReading,
  dateOf: (at: number) => string,
) {
  const times = firsts
    .flatMap(({ sentAt, answeredAt }) => {
      if (answeredAt === null) return []
      const counts =
        reading.answeredWithin === '24-hours'
          ? answeredAt - sentAt <= 24 * HOUR
          : dateOf(answeredAt) === dateOf(sentAt)
      return counts ? [answeredAt - sentAt] : []
    })
    .toSorted((a, b) => a - b)
  const sum = (some: number[]) => some.reduce((total, one) => total + one, 0)
  const { length } = times
  let timeMs: number | null = null
  if (length > 0 && reading.average === 'median') {
    timeMs = (Number(times.at((length - 1) / 2)) + Number(times.at(length / 2))) / 2
  } else if (length > 0) {
    const fastest = times.filter((_, index) => index < length - Math.floor(length * 0.1))
    timeMs = sum(fastest) / fastest.length
  }
  return {
    answered: length,
    timeMs,
    isEarned:
      firsts.length === 0
        ? null
        : length * 100 >= firsts.length * reading.percent &&
          timeMs !== null &&
          timeMs <= reading.minutes * 60_000,
  }
}

/** The least number of messages to answer in time, by trying all choices there are. */
export function naiveMissing(
  firsts: readonly Asked[],
  reading: BadgeReading,
  dateOf: (at: number) => string,
): number {
  let least = firsts.length
  for (let choice = 0; choice < 2 ** firsts.length; choice++) {
    const chosen = firsts.map((first, index) =>
      choice & (1 << index)
        ? { ...first, answeredAt: first.sentAt + reading.minutes * 60_000 }
        : first,
    )
    const count = firsts.filter((_, index) => choice & (1 << index)).length
    if (count < least && naiveBadge(chosen, reading, dateOf).isEarned === true) least = count
  }
  return least
}
