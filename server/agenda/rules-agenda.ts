import { wholeDaysOf } from '../events/rules/all-day.ts'
import { whenOf } from '../events/rules/compose.ts'
import { onDay } from '../events/rules/compose-notice.ts'
import type { EventStatus } from '../events/rules/plan.ts'
import { eventPath } from '../language/agenda-address.ts'
import { frenchDate, NBSP } from '../language/french.ts'
import type { Named } from '../language/slug.ts'
import { folded } from '../language/text.ts'
import { type Town, wholePlace } from '../language/town.ts'
import { capital } from '../language/typeset.ts'

/** What anybody may know of an event. Local times are in its zone, instants ms UTC. */
export type AgendaEvent = {
  slug: string
  uid: string
  sequence: number
  title: string
  startLocal: string
  endLocal: string | null
  startsAt: number
  endsAt: number | null
  zone: string
  place: string
  text: string
  /** « #fête #village »; empty: none. */
  hashtags: string
  /** Tickets, a site of its own. */
  link: string | null
  status: EventStatus
  previousStartLocal: string | null
  createdAt: number
  updatedAt: number
  commune: Town & { id: number }
  /**
   * The commune that it was taken from, which proposed it; null: it is our own. `page`: of the
   * original, where anybody may see it.
   */
  origin: (Town & { communeId: number; page: Named | null }) | null
  /** `bytes`: of the file that its own address gives; null: not known. */
  pictures: { id: number; width: number; height: number; bytes: number | null; alt: string }[]
}

/** « Annulé », « Reporté : initialement prévu le … »; null for what takes place as it was announced. */
export function changeSentence(
  event: Pick<AgendaEvent, 'status' | 'startLocal' | 'endLocal' | 'previousStartLocal'>,
): { word: string; sentence: string } | null {
  if (event.status === 'cancelled') {
    return { word: 'Annulé', sentence: 'Cet événement n’aura pas lieu.' }
  }
  const isWholeDays = wholeDaysOf(event) !== null
  const was = (local: string) =>
    isWholeDays && local.endsWith('T00:00')
      ? `le ${frenchDate(local, { weekday: true })}`
      : onDay({ startLocal: local, endLocal: null })
  if (event.status === 'postponed') {
    return {
      word: 'Reporté',
      sentence: `Initialement prévu ${was(event.startLocal)}, nouvelle date à venir.`,
    }
  }
  if (event.previousStartLocal === null) return null
  return { word: 'Reporté', sentence: `Initialement prévu ${was(event.previousStartLocal)}.` }
}

/** Where it takes place: in the commune that proposed it. */
const localityOf = (event: Pick<AgendaEvent, 'commune' | 'origin'>): string => townOf(event).name

export const townOf = ({ commune, origin }: Pick<AgendaEvent, 'commune' | 'origin'>): Town =>
  origin ?? commune

/** « Salle des fêtes, 51330 Vaubécourt »: where it takes place, for readers of other communes. */
export const placeOutside = (event: Pick<AgendaEvent, 'place' | 'commune' | 'origin'>): string =>
  wholePlace(event.place, townOf(event))

/** « Proposé par Saint-Martin : https://… », for texts; null for our own. */
export function originSentence(
  { origin }: Pick<AgendaEvent, 'origin'>,
  publicUrl: string,
): string | null {
  if (origin === null) return null
  const page = origin.page === null ? '' : `${NBSP}: ${publicUrl}${eventPath(origin.page)}`
  return `Proposé par ${origin.name}${page}`
}

/** Without those whose original is among them: who reads of all communes is told of each once. */
export function withoutCopies(events: readonly AgendaEvent[]): AgendaEvent[] {
  const slugs = new Set(events.map(({ slug }) => slug))
  return events.filter(({ origin }) => !slugs.has(origin?.page?.slug ?? ''))
}

/**
 * What a neighbour announces in its own calendar, which the commune shows: it has no page here.
 * `startLocal` and `endLocal` are dates where it lasts whole days, the last included.
 */
export type NeighbourEvent = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  /** The address of its own page, there. */
  link: string | null
  /** Whose calendar it is, as the commune calls it. */
  by: string
  /** The partner that it is, where somebody said so. */
  partnerId: number | null
}

/**
 * Partners by which the agenda can be narrowed, and those that are communes here. `value`: as an
 * address asks for them.
 */
export type AgendaGroup = { value: string; name: string; partners: number[]; communes: number[] }

/** How far the agenda is looked at: what is at home, that and a group’s, or all. */
export type Around = 'here' | AgendaGroup | 'all'

/** What is shown that far; what is at home always is. */
export function around<Listing extends Shown>(listing: Listing, how: Around): Listing {
  if (how === 'all') return listing
  const communes = how === 'here' ? [] : how.communes
  const partners = how === 'here' ? [] : how.partners
  return {
    ...listing,
    events: listing.events.filter(
      ({ origin }) => origin === null || communes.includes(origin.communeId),
    ),
    neighbours: listing.neighbours.filter(
      ({ partnerId }) => partnerId !== null && partners.includes(partnerId),
    ),
  }
}

/** The circles, the smallest first, that show more than the one before them; and the one shown. */
export function widening(
  listing: Shown,
  circles: readonly AgendaGroup[],
  how: Around,
): AgendaGroup[] {
  let most = sizeOf(around(listing, 'here'))
  return circles.filter(circle => {
    const size = sizeOf(around(listing, circle))
    const isWider = size > most
    most = Math.max(most, size)
    return isWider || circle === how
  })
}

const sizeOf = ({ events, neighbours }: Shown) => events.length + neighbours.length

type Shown = { events: readonly AgendaEvent[]; neighbours: readonly NeighbourEvent[] }

/** Whether any of it is from elsewhere. */
export const isFromElsewhere = ({ events, neighbours }: Shown): boolean =>
  neighbours.length > 0 || events.some(({ origin }) => origin !== null)

/** « Samedi 13 juin 2026 », « Du samedi 13 juin au dimanche 14 juin 2026 »; with hours as ours. */
export function neighbourWhen({
  startLocal,
  endLocal,
}: Pick<NeighbourEvent, 'startLocal' | 'endLocal'>): string {
  if (startLocal.length > 10) return whenOf({ startLocal, endLocal })
  const day = { weekday: true }
  if (endLocal === null) return capital(frenchDate(startLocal, day))
  const year = startLocal.slice(0, 4) !== endLocal.slice(0, 4)
  return `Du ${frenchDate(startLocal, { ...day, year })} au ${frenchDate(endLocal, day)}`
}

/**
 * Without what neighbours announce of what is ours already, or was taken from them: of the same title,
 * at the same time, at a place or by somebody that has the name of where ours takes place.
 */
export function withoutOurs(
  theirs: readonly NeighbourEvent[],
  ours: readonly AgendaEvent[],
): NeighbourEvent[] {
  const key = (event: { title: string; startLocal: string }) =>
    `${event.startLocal} ${folded(event.title)}`
  const known = Map.groupBy(ours, key)
  return theirs.filter(event => {
    const where = folded(`${event.title} ${event.place} ${event.by}`)
    return known.get(key(event))?.some(one => where.includes(folded(localityOf(one)))) !== true
  })
}

/** Events by the month in which they begin, 'YYYY-MM', in the order in which they come. */
export function byMonth<Event extends { startLocal: string }>(
  events: readonly Event[],
): Map<string, Event[]> {
  return Map.groupBy(events, ({ startLocal }) => startLocal.slice(0, 7))
}

/** « Juin 2026 » of 'YYYY-MM'. */
export function monthTitle(month: string): string {
  const [, name = ''] = frenchDate(`${month}-02`).split(NBSP)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** Whether an event is still to come, or of today, or waits for its date. */
export function isToCome(
  { startLocal, endLocal, status }: Pick<AgendaEvent, 'startLocal' | 'endLocal' | 'status'>,
  today: string,
): boolean {
  return status === 'postponed' || (endLocal ?? startLocal).slice(0, 10) >= today
}

/** A text in parts: words, and the addresses of pages among them. */
export function withLinks(text: string): { text: string; isLink: boolean }[] {
  const parts: { text: string; isLink: boolean }[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"«»]+/g)) {
    // What ends the sentence is not of the address.
    const address = match[0].replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, '')
    parts.push({ text: text.slice(end, match.index), isLink: false })
    parts.push({ text: address, isLink: true })
    end = match.index + address.length
  }
  parts.push({ text: text.slice(end), isLink: false })
  return parts.filter(part => part.text !== '')
}
