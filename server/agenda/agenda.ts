import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { agendaPath, eventPath, repliesPath, subscribePath } from '../language/agenda-address.ts'
import { mended, webAddress } from '../language/foreign-text.ts'
import { localDateOf } from '../language/instant.ts'
import { wholePrices } from '../language/typeset.ts'
import { listCommunes } from '../people/store/communes.ts'
import { mapInTurn } from '../platform/event-loop.ts'
import type { SitemapPage } from './feeds.ts'
import { bytesGiven } from './picture.ts'
import {
  type AgendaEvent,
  type AgendaGroup,
  isToCome,
  type NeighbourEvent,
  withoutCopies,
  withoutOurs,
} from './rules-agenda.ts'
import { circlesOf, kilometresBetween } from './rules-distance.ts'
import {
  neighbourEvents,
  type PublicEventRow,
  type PublicPicture,
  partnersWithPlaces,
  publicEvents,
  publicPages,
  publicPictures,
  shownGroups,
} from './store.ts'

export type AgendaDeps = Pick<Deps, 'db' | 'clock'>

/** What the agenda shows at most: a village has fewer, and a page stays a page. */
const most = 1_000
const dayMs = 86_400_000
const quarterMs = 15 * 60_000

/**
 * When its quarter of an hour began, ms UTC. What is listed is reckoned from it, so that the passing
 * of time alone changes nothing in between: every zone is whole quarters from UTC.
 */
export const quarterOf = (now: number): number => now - (now % quarterMs)

/** The communes of this installation, in the order in which they were set up. */
export async function agendaCommunes({ db }: Pick<Deps, 'db'>): Promise<Row<'commune'>[]> {
  return await listCommunes(db)
}

/** What is to come, what is on today, and what waits for its date. */
export async function upcomingEvents(
  { db, clock }: AgendaDeps,
  communeId?: number,
): Promise<AgendaEvent[]> {
  const now = quarterOf(clock.now())
  // A day more than any zone needs, then by each event's own calendar.
  const rows = await publicEvents(db, { ...of(communeId), from: now - 2 * dayMs, limit: most })
  const events = await agendaEventsOf(db, rows)
  return events.filter(event => isToCome(event, localDateOf(now, event.zone)))
}

/**
 * What is to come in the calendars of neighbours that the communes show, but for what is ours. It
 * stands on pages alone, and never in a feed: those who follow both would have it twice, and two
 * agendas that follow each other would copy it back and forth.
 */
export async function neighboursToCome(
  { db, clock }: AgendaDeps,
  ours: readonly AgendaEvent[],
  communeId?: number,
): Promise<NeighbourEvent[]> {
  const now = quarterOf(clock.now())
  // A day more than any zone needs, then by each commune's own calendar.
  const from = localDateOf(now - dayMs, 'UTC')
  const rows = await neighbourEvents(db, { ...of(communeId), from, limit: most })
  const theirs = rows
    .filter(row => (row.endLocal ?? row.startLocal).slice(0, 10) >= localDateOf(now, row.zone))
    .map(({ title, startLocal, endLocal, place, link, feedName, partnerId }) => ({
      title: mended(title),
      startLocal,
      endLocal,
      place: mended(place),
      link: webAddress(link),
      by: mended(feedName),
      partnerId,
    }))
  return withoutOurs(theirs, ours)
}

/** The groups of a commune’s partners by which its agenda can be narrowed. */
export async function agendaGroups(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<AgendaGroup[]> {
  const members = Map.groupBy(await shownGroups(db, communeId), ({ id }) => id)
  return [...members].map(([id, rows]) => ({
    value: String(id),
    name: mended(rows[0]?.name ?? ''),
    partners: rows.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId])),
    communes: rows.flatMap(row => (row.memberCommuneId === null ? [] : [row.memberCommuneId])),
  }))
}

/** A commune’s partners within each of some distances, as far as it is known where they lie. */
export async function agendaCircles(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<AgendaGroup[]> {
  const rows = await partnersWithPlaces(db, communeId)
  return circlesOf(
    rows.flatMap(row => {
      const { latitude, longitude, homeLatitude, homeLongitude } = row
      if (latitude === null || longitude === null) return []
      if (homeLatitude === null || homeLongitude === null) return []
      const home = { latitude: homeLatitude, longitude: homeLongitude }
      const km = kilometresBetween(home, { latitude, longitude })
      return [{ km, partner: row.id, commune: row.partnerCommuneId }]
    }),
  )
}

/** What is over, the last first, of the last year. */
export async function pastEvents(
  { db, clock }: AgendaDeps,
  communeId?: number,
): Promise<AgendaEvent[]> {
  const now = quarterOf(clock.now())
  const rows = await publicEvents(db, {
    ...of(communeId),
    from: now - 366 * dayMs,
    before: now,
    latestFirst: true,
    limit: most,
  })
  const events = await agendaEventsOf(db, rows)
  return events.filter(event => !isToCome(event, localDateOf(now, event.zone)))
}

/** What takes place in a week, cancelled or not, in the order in which it begins. */
export async function eventsOfWeek(
  { db }: AgendaDeps,
  { from, to }: { from: string; to: string },
  communeId?: number,
): Promise<AgendaEvent[]> {
  const instant = (date: string) => Date.parse(`${date}T00:00:00Z`)
  const rows = await publicEvents(db, {
    ...of(communeId),
    from: instant(from) - 2 * dayMs,
    begins: instant(to) + 3 * dayMs,
    limit: most,
  })
  const isOfWeek = ({ status, startLocal, endLocal }: PublicEventRow) =>
    status !== 'postponed' &&
    startLocal.slice(0, 10) <= to &&
    (endLocal ?? startLocal).slice(0, 10) >= from
  return await agendaEventsOf(db, rows.filter(isOfWeek))
}

/** What calendars and feeds elsewhere keep: what is to come, and the last three months. */
export async function sharedEvents(
  { db, clock }: AgendaDeps,
  communeId?: number,
): Promise<AgendaEvent[]> {
  const from = quarterOf(clock.now()) - 92 * dayMs
  return await agendaEventsOf(db, await publicEvents(db, { ...of(communeId), from, limit: most }))
}

/** More than a village announces in a year, and fewer than a sitemap takes. */
const mostPages = 20_000

/** The pages that search engines may show: the lists, and each event to come or of the last year. */
export async function listedPages({ db, clock }: AgendaDeps): Promise<SitemapPage[]> {
  const from = quarterOf(clock.now()) - 366 * dayMs
  const events = await publicPages(db, { from, limit: mostPages })
  const communes = await agendaCommunes({ db })
  const latest = events.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0)
  return [
    { path: agendaPath, changedAt: latest === 0 ? null : latest },
    { path: subscribePath, changedAt: null },
    ...(communes.some(({ publicReplies }) => publicReplies === 1)
      ? [{ path: repliesPath, changedAt: null }]
      : []),
    ...events.map(event => ({ path: eventPath(event), changedAt: event.updatedAt })),
  ]
}

/** Null for an event that is not there, or not for everybody. */
export async function findAgendaEvent(
  { db }: Pick<Deps, 'db'>,
  slug: string,
): Promise<AgendaEvent | null> {
  const [event] = await agendaEventsOf(db, await publicEvents(db, { slug, limit: 1 }))
  return event ?? null
}

const of = (communeId?: number) => (communeId === undefined ? {} : { communeId })

async function agendaEventsOf(
  db: Deps['db'],
  rows: readonly PublicEventRow[],
): Promise<AgendaEvent[]> {
  const pictures = Map.groupBy(
    await publicPictures(
      db,
      rows.map(({ id }) => id),
    ),
    ({ eventId }) => eventId,
  )
  const eventOf = (row: PublicEventRow) => agendaEventOf(row, pictures.get(row.id) ?? [])
  return withoutCopies(await mapInTurn(rows, eventOf))
}

function originOf({
  originCommuneId,
  originCommuneName,
  originPostcode,
  originSlug,
  originTitle,
}: PublicEventRow): AgendaEvent['origin'] {
  if (originCommuneId === null || originCommuneName === null) return null
  const page =
    originSlug === null || originTitle === null
      ? null
      : { slug: originSlug, title: mended(originTitle) }
  const name = mended(originCommuneName)
  return { communeId: originCommuneId, name, postcode: originPostcode, page }
}

/** Mended here as well as where texts enter: what came in before, or by an import, is told to all. */
function agendaEventOf(row: PublicEventRow, pictures: readonly PublicPicture[]): AgendaEvent {
  return {
    slug: row.slug,
    uid: row.uid,
    sequence: row.sequence,
    title: wholePrices(mended(row.title)),
    startLocal: row.startLocal,
    endLocal: row.endLocal,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: row.zone,
    place: mended(row.place),
    text: wholePrices(mended(row.text)),
    hashtags: mended(row.hashtags),
    link: row.link === null ? null : mended(row.link),
    status: row.status,
    previousStartLocal: row.previousStartLocal,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    commune: {
      id: row.communeId,
      name: mended(row.communeName),
      postcode: row.communePostcode,
    },
    origin: originOf(row),
    pictures: pictures.map(picture => {
      const { id, width, height, alt } = picture
      return { id, width, height, bytes: bytesGiven(picture) ?? picture.madeSize, alt: mended(alt) }
    }),
  }
}
