import type { CalendarVersion } from '../../../server/hours/rules-opening-hours.ts'
import type { EpisodeState, ReplyEpisode } from '../../../server/reply-times/rules/reply-episode.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'
import { knownHolidays } from '../calendar/holidays.ts'

/**
 * Reply times once more, as naively as can be, to check server/domain by: office time counted
 * minute by minute, episodes found by searching. It shares types with the real one, no code.
 */

const MINUTE = 60_000
const dayNames = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Opening hours, minute by minute. Offsets are whole minutes, so a minute is open or it is not. */
export class NaiveOffice {
  readonly #calendar: readonly CalendarVersion[]
  readonly #days = new Map<number, Uint8Array>()

  constructor(calendar: readonly CalendarVersion[]) {
    this.#calendar = calendar
  }

  isOpen(at: number): boolean {
    const minute = Math.floor(at / MINUTE)
    const day = Math.floor(minute / 1440)
    let minutes = this.#days.get(day)
    if (!minutes) {
      minutes = this.#minutesOf(day)
      this.#days.set(day, minutes)
    }
    return minutes[minute - day * 1440] === 1
  }

  officeMs(from: number, to: number): number {
    let sum = 0
    for (let start = Math.floor(from / MINUTE) * MINUTE; start < to; start += MINUTE) {
      if (this.isOpen(start)) sum += Math.min(to, start + MINUTE) - Math.max(from, start)
    }
    return sum
  }

  #minutesOf(day: number): Uint8Array {
    const minutes = new Uint8Array(1440)
    const start = day * 1440 * MINUTE
    for (const days of [-1, 0, 1]) {
      const date = Temporal.Instant.fromEpochMilliseconds(start)
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .add({ days })
      for (const [from, to] of this.#hoursOn(date)) {
        for (let minute = 0; minute < 1440; minute++) {
          const at = start + minute * MINUTE
          if (at >= from && at < to) minutes[minute] = 1
        }
      }
    }
    return minutes
  }

  #hoursOn(date: Temporal.PlainDate): [number, number][] {
    const iso = date.toString()
    const sorted = [...this.#calendar].sort((a, b) => a.from.localeCompare(b.from))
    const version = sorted.filter(({ from }) => from <= iso).at(-1) ?? sorted[0]
    if (!version) return []
    const instant = (time: string) =>
      (time === '24:00'
        ? date.add({ days: 1 }).toPlainDateTime()
        : date.toPlainDateTime(Temporal.PlainTime.from(time))
      ).toZonedDateTime(version.zone, { disambiguation: 'compatible' }).epochMilliseconds
    const dayName = dayNames[date.dayOfWeek]
    const usual = dayName ? (version.week[dayName] ?? []) : []
    const off = version.closed.includes(iso) || isHoliday(iso, version.holidays)
    const hours = version.open[iso] ?? (off ? [] : usual)
    return hours.map(([from, to]) => [instant(from), instant(to)])
  }
}

function isHoliday(iso: string, region: CalendarVersion['holidays']): boolean {
  if (region === null) return false
  return knownHolidays(Number(iso.slice(0, 4)), region).includes(iso)
}

type Asked = { message: ReplyMessage; at: number; removedAt: number }

/** @param rules the reason of every text that needs no answer */
export function naiveEpisodes(
  messages: readonly ReplyMessage[],
  context: {
    office: NaiveOffice
    now: number
    targetMs: number
    rules: ReadonlyMap<string, string>
  },
): ReplyEpisode[] {
  const { now, rules } = context
  const known = messages
    .filter((message, index) => messages.findIndex(({ id }) => id === message.id) === index)
    .filter(({ sentAt }) => sentAt <= now)
    .map(message => asKnown(message, now))
    .filter(({ kind }) => kind === undefined || kind === 'message')
  const episodes: ReplyEpisode[] = []
  const citizens = known.filter(({ direction }) => direction === 'inbound')
  const pairs = new Set(citizens.map(({ thread, author }) => JSON.stringify([thread, author])))
  for (const pair of pairs) {
    const [thread, author]: [string, string] = JSON.parse(pair)
    const replies = known
      .filter(message => message.thread === thread && message.direction === 'outbound')
      .filter(message => !message.automatic && message.delivered !== false)
      .filter(({ mentions }) => !mentions?.length || mentions.includes(author))
      .filter(message => goneAt(message) > message.sentAt + 600_000)
      .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
    const own = citizens.filter(message => message.thread === thread && message.author === author)
    episodes.push(...episodesOfCitizen(own, replies, rules, context))
  }
  const key = (episode: ReplyEpisode) => [episode.thread, episode.author, episode.openedBy]
  return episodes.sort((a, b) => a.openedAt - b.openedAt || (`${key(a)}` < `${key(b)}` ? -1 : 1))
}

function asKnown(message: ReplyMessage, now: number): ReplyMessage {
  return {
    ...message,
    edits: message.edits?.filter(({ at }) => at <= now),
    removedAt: (message.removedAt ?? Infinity) <= now ? message.removedAt : null,
    hidden: message.hidden
      ?.filter(({ from }) => from <= now)
      .map(({ from, to }) => ({ from, to: (to ?? Infinity) <= now ? to : null })),
    marks: message.marks?.filter(({ at }) => at <= now),
  }
}

function hiddenAt(message: ReplyMessage): number {
  const still = (message.hidden ?? []).filter(({ to }) => to === null).map(({ from }) => from)
  return Math.min(Infinity, ...still)
}

function goneAt(message: ReplyMessage): number {
  return Math.min(hiddenAt(message), message.removedAt ?? Infinity)
}

function episodesOfCitizen(
  own: ReplyMessage[],
  replies: ReplyMessage[],
  rules: ReadonlyMap<string, string>,
  { office, now, targetMs }: { office: NaiveOffice; now: number; targetMs: number },
): ReplyEpisode[] {
  let asked: Asked[] = []
  const unasked: { message: ReplyMessage; at: number; reason: string | null }[] = []
  for (const message of own) {
    const mark = message.marks?.toSorted((a, b) => a.at - b.at).at(-1)
    const removal = message.removedAt ?? Infinity
    const texts = [
      { at: message.sentAt, text: message.text },
      ...(message.edits ?? []).toSorted((a, b) => a.at - b.at).filter(({ at }) => at <= removal),
    ]
    const asks = message.automatic ? [] : texts.filter(({ text }) => !rules.has(text))
    const needs = mark ? texts.slice(0, mark.needsReply ? 1 : 0) : asks
    const at = Math.max(needs[0]?.at ?? 0, message.sentAt)
    const hidden = mark?.needsReply && mark.at >= hiddenAt(message) ? Infinity : hiddenAt(message)
    if (!needs[0]) {
      const rule = message.automatic ? 'automatic' : (rules.get(message.text) ?? null)
      const reason = mark ? mark.reason : rule
      unasked.push({ message, at: message.sentAt, reason })
    } else if (hidden < Infinity && !replies.some(r => r.sentAt >= at && r.sentAt < hidden)) {
      unasked.push({ message, at, reason: 'moderation' })
    } else {
      asked.push({ message, at, removedAt: Math.max(at, removal) })
    }
  }
  asked.sort((a, b) => a.at - b.at || (a.message.id < b.message.id ? -1 : 1))

  const result: ReplyEpisode[] = []
  const spans: [number, number][] = []
  const add = (message: ReplyMessage, openedAt: number, rest: Partial<ReplyEpisode>) => {
    const officeMs = rest.officeMs ?? 0
    result.push({
      thread: message.thread,
      author: message.author,
      openedBy: message.id,
      openedAt,
      closedBy: null,
      closedAt: null,
      state: 'excluded',
      reason: null,
      elapsedMs: null,
      officeMs,
      onTime: null,
      outOfHours: officeMs === 0 && !office.isOpen(openedAt),
      fullAnswerMs: null,
      ...rest,
    })
  }
  while (asked[0]) {
    const { message, at: openedAt } = asked[0]
    const reply = replies.find(({ sentAt }) => sentAt >= openedAt)
    const repliedAt = reply?.sentAt ?? Infinity
    const allGone = (at: number) => asked.every(each => each.at > at || each.removedAt <= at)
    const removal = asked
      .map(({ removedAt }) => removedAt)
      .filter(at => at < repliedAt)
      .sort((a, b) => a - b)
      .find(allGone)
    const end = removal ?? repliedAt
    spans.push([openedAt, end])
    asked = asked.filter(({ at }) => at > end)
    const officeMs = office.officeMs(openedAt, Math.min(end, now))
    const late = officeMs > targetMs
    if (removal !== undefined && !late) {
      const closed = { closedAt: removal, elapsedMs: removal - openedAt }
      add(message, openedAt, { state: 'withdrawn', officeMs, ...closed })
    } else if (removal !== undefined || !reply) {
      const state: EpisodeState = late ? 'missed' : 'waiting'
      add(message, openedAt, { state, officeMs, onTime: late ? false : null })
    } else {
      const full = replies.find(each => each.sentAt >= repliedAt && !each.holding)
      add(message, openedAt, {
        state: 'answered',
        officeMs,
        closedBy: reply.id,
        closedAt: repliedAt,
        elapsedMs: repliedAt - openedAt,
        onTime: !late,
        fullAnswerMs: full ? full.sentAt - openedAt : null,
      })
    }
  }
  for (const { message, at, reason } of unasked) {
    if (!spans.some(([from, to]) => from <= at && at <= to)) add(message, at, { reason })
  }
  return result
}
