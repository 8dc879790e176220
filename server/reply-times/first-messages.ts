import type { Connector } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import type { Language } from '../language/sentence.ts'
import { dateOfDay, dayOfDate } from '../language/zone.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { type Column, csvTable } from '../platform/rules/csv.ts'
import { type Period, readAt, refusePeriod } from './period-figures.ts'
import { channelsIn } from './reply-report.ts'
import { firstMessages } from './rules/badge.ts'
import { knownAt } from './rules/reply-message.ts'
import { factsOf, privateConversationsIn } from './store/message-facts.ts'
import { threadOf } from './thread-messages.ts'

export type BadgeDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

/** A first message, and where it stands. */
export type PlacedFirst = {
  conversation: number
  /** The message's number. */
  id: number
  /** Local date. */
  day: string
  sentAt: number
  answeredAt: number | null
}

/** The badge that a channel's network gives; undefined: none. */
export function badgeOf(connectors: BadgeDeps['connectors'], kind: string) {
  const connector: Connector | undefined = Object.hasOwn(connectors, kind)
    ? connectors[kind]
    : undefined
  return connector?.manifest.badge
}

/** Conversations that are read at a time. */
const batch = 200

/**
 * A channel's first messages (rules/badge.ts) of some local days, as they were known at `now`, a few
 * conversations at a time. Each conversation stands for itself, also where a person of the commune
 * joined it with another: no network knows of that.
 */
export async function* firstMessagesIn(
  db: Db,
  { communeId, zone }: Measure,
  { from, to, channel }: Required<Period> & { channel: number },
  now: number,
): AsyncGenerator<PlacedFirst[]> {
  const ids = await privateConversationsIn(db, {
    ...{ communeId, channelId: channel },
    from: zone.instantOf(dayOfDate(from), 0),
    to: Math.min(zone.instantOf(dayOfDate(to) + 1, 0), now + 1),
  })
  for (let start = 0; start < ids.length; start += batch) {
    const found: PlacedFirst[] = []
    for (const facts of await factsOf(db, ids.slice(start, start + batch))) {
      const { replies, rows } = threadOf([facts])
      const numbers = new Map(replies.map(({ id }, place) => [id, rows[place]?.id]))
      for (const { message, sentAt, answeredAt } of firstMessages(knownAt(replies, now))) {
        const day = dateOfDay(zone.dayOf(sentAt))
        const id = numbers.get(message.id)
        if (id === undefined || day < from || day > to) continue
        found.push({ conversation: facts.conversation.id, id, day, sentAt, answeredAt })
      }
    }
    yield found.sort((a, b) => a.sentAt - b.sentAt || a.id - b.id)
    await nextTurn()
  }
}

type Line = PlacedFirst & {
  channel: number
  channelName: string
  isOutside: boolean
  now: number
}

const columns: Column<Line>[] = [
  [{ fr: 'Canal', en: 'Channel' }, ({ channelName }) => channelName],
  [{ fr: 'Numéro du canal', en: 'Channel number' }, ({ channel }) => channel],
  [{ fr: 'Conversation', en: 'Conversation' }, ({ conversation }) => conversation],
  [{ fr: 'Jour', en: 'Day' }, ({ day }) => day],
  [{ fr: 'Message reçu à', en: 'Message received at' }, ({ sentAt }) => sentAt, 'instant'],
  [{ fr: 'Répondu à', en: 'Answered at' }, ({ answeredAt }) => answeredAt, 'instant'],
  [
    { fr: 'Délai écoulé', en: 'Elapsed reply time' },
    ({ sentAt, answeredAt }) => (answeredAt === null ? null : answeredAt - sentAt),
    'duration',
  ],
  [{ fr: 'Reçu hors horaires', en: 'Received outside opening hours' }, line => line.isOutside],
  [{ fr: 'Situation au', en: 'As of' }, ({ now }) => now, 'instant'],
]

/**
 * The first messages of a period on channels whose network gives a badge, one a line: every reading of
 * the badge can be reckoned from it, of any days. No name and no text.
 * @throws Refusal as `replyReport` does, before the first piece.
 */
export async function firstMessagesCsv(
  deps: BadgeDeps,
  communeId: number,
  period: Period,
  { now, spreadsheet }: { now?: number | undefined; spreadsheet?: Language | undefined } = {},
): Promise<AsyncGenerator<string>> {
  refusePeriod(period)
  const measure = await measureOf(deps, communeId)
  const channels = (await channelsIn(deps.db, measure, period)).filter(
    ({ connector }) => badgeOf(deps.connectors, connector) !== undefined,
  )
  return piecesOf(deps.db, { measure, period, channels, now: readAt(deps, now).now, spreadsheet })
}

async function* piecesOf(
  db: Db,
  {
    measure,
    period,
    channels,
    now,
    spreadsheet: language,
  }: {
    measure: Measure
    period: Period
    channels: readonly { id: number; name: string }[]
    now: number
    spreadsheet: Language | undefined
  },
): AsyncGenerator<string> {
  const { head, line } = csvTable(columns, language ? { language, zone: measure.zone } : null)
  yield head
  for (const { id: channel, name: channelName } of channels) {
    for await (const found of firstMessagesIn(db, measure, { ...period, channel }, now)) {
      const lines = found.map(first => {
        const isOutside = !measure.calendar.isOpen(first.sentAt)
        return line({ ...first, channel, channelName, isOutside, now })
      })
      yield lines.join('')
    }
  }
}
