import { wholeDaysOf } from '../events/rules/all-day.ts'
import { eventPath, picturePath, shortPath } from '../language/agenda-address.ts'
import { mapInTurn } from '../platform/event-loop.ts'
import { type AgendaEvent, townOf } from './rules-agenda.ts'

const schema = 'https://schema.org'

/** Events in JSON-LD, as search engines and other agendas read them (schema.org/Event). */
export function jsonOf(events: readonly AgendaEvent[], publicUrl: string) {
  return { '@context': schema, '@graph': events.map(event => eventJson(event, publicUrl)) }
}

/** The same of a thousand, between which others have their turn. */
export async function jsonInTurn(events: readonly AgendaEvent[], publicUrl: string) {
  const graph = await mapInTurn(events, event => eventJson(event, publicUrl), portion)
  return { '@context': schema, '@graph': graph }
}

/** So many are made in one turn of the event loop. */
const portion = 200

/** One event in JSON-LD. */
export function eventJsonOf(event: AgendaEvent, publicUrl: string) {
  return { '@context': schema, ...eventJson(event, publicUrl) }
}

function eventJson(event: AgendaEvent, publicUrl: string) {
  const url = `${publicUrl}${eventPath(event)}`
  const { origin, link } = event
  const same = [
    ...(link === null ? [] : [link]),
    ...(origin?.page ? [`${publicUrl}${eventPath(origin.page)}`] : []),
  ]
  const { name, postcode } = townOf(event)
  const place = {
    '@type': 'PostalAddress',
    ...(postcode && { postalCode: postcode }),
    addressLocality: name,
    addressCountry: 'FR',
  }
  return {
    '@type': 'Event',
    '@id': `${publicUrl}${shortPath(event)}`,
    identifier: event.uid,
    name: event.title,
    description: event.text,
    url,
    ...datesOf(event),
    ...statusOf(event),
    eventAttendanceMode: `${schema}/OfflineEventAttendanceMode`,
    location: { '@type': 'Place', name: event.place, address: place },
    organizer: { '@type': 'Organization', name, url: publicUrl },
    ...(same.length > 0 && { sameAs: same.length === 1 ? same[0] : same }),
    ...(event.pictures.length > 0 && {
      image: event.pictures.map(picture => `${publicUrl}${picturePath(event, picture)}`),
    }),
    dateModified: new Date(event.updatedAt).toISOString(),
  }
}

/** Whole days are dates; schema.org/endDate counts the last one. */
function datesOf(event: AgendaEvent) {
  const days = wholeDaysOf(event)
  if (days !== null) return { startDate: days.first, endDate: days.last }
  const { startLocal, endLocal, zone } = event
  return {
    startDate: withOffset(startLocal, zone),
    ...(endLocal !== null && { endDate: withOffset(endLocal, zone) }),
  }
}

/** Without a new date the old one stays as `startDate`, as schema.org/EventPostponed asks. */
function statusOf({ status, previousStartLocal, zone }: AgendaEvent) {
  if (status === 'cancelled') return { eventStatus: `${schema}/EventCancelled` }
  if (status === 'postponed') return { eventStatus: `${schema}/EventPostponed` }
  if (previousStartLocal === null) return { eventStatus: `${schema}/EventScheduled` }
  return {
    eventStatus: `${schema}/EventRescheduled`,
    previousStartDate: withOffset(previousStartLocal, zone),
  }
}

/** '2026-06-20T21:00:00+02:00' */
function withOffset(local: string, zone: string): string {
  return Temporal.PlainDateTime.from(local)
    .toZonedDateTime(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
