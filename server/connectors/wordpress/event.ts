import type { Sentence } from '../../language/sentence.ts'
import type { AnnouncedEvent, EventPlace, Publication } from '../connector.ts'
import { NetworkError, orElse } from '../network/error.ts'
import type { Api } from './api.ts'
import { figure, figuresIn, type LibraryPicture, slugOf, upload, withoutFigures } from './media.ts'
import { type AgendaRow, agendaEvent, id, type Published, user, venues } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { bodyOf, comparable, escaped, isSame, pageOf, textOf, wholeText } from './text.ts'

/**
 * An announcement as an event of the plugin The Events Calendar, by the API that it adds to the
 * site's. Every function throws `NetworkError` when the site refuses.
 * https://docs.theeventscalendar.com/apis/rest/v1/ ; what is said here of what it does was read in
 * its source, `src/Tribe/REST/V1`, and tried with its version 6.17.1.
 */
const api1 = '/tribe/events/v1'

/** What the plugin adds to the site's namespaces. */
export const namespace = api1.slice(1)

/** How a channel is set that shows events as such; one that never was has none. */
export const isChosen = (config: Record<string, string>): boolean => config.shownAs === 'events'

/** Whether an event of ours may be there: the channel may have been set otherwise since. */
export const mayBeThere = (config: Record<string, string>): boolean => (config.shownAs ?? '') !== ''

/** What WordPress calls an address that no plugin of the site answers. */
export const noRoute = 'rest_no_route'

const prefix = 'event:'

/** The site's id of an event, by its remote id; null: that of a post. */
export function idIn(remoteId: string): string | null {
  return remoteId.startsWith(prefix) ? remoteId.slice(prefix.length) : null
}

function publishedAs({ id, url }: AgendaRow): Published {
  return { remoteId: `${prefix}${id}`, url }
}

/** The event with our slug, wherever it is by now: in the dustbin WordPress adds to its slug. */
export async function published(api: Api, key: string): Promise<Published | null> {
  for (const slug of [slugOf(key), `${slugOf(key)}__trashed`]) {
    const there = await orElse(
      () => api.get(agendaEvent, `${api1}/events/by-slug/${slug}`),
      error => {
        // From 6.17.2 on nobody is told which it is.
        if (error.code === 'event-no-longer-available') {
          throw new NetworkError(says.eventInBin, { what: 'refused' })
        }
        // What is there while the plugin sleeps cannot be seen.
        if (error.code === noRoute) {
          throw new NetworkError(says.noCalendar, { what: 'refused' }, { code: noRoute })
        }
        if (isMissing(error)) return null
        throw error
      },
    )
    if (there !== null) return publishedAs(there)
  }
  return null
}

/**
 * Certainly not there, in the plugin's own words: until 6.17.2 a parameter that is wrong. A page that
 * a host answers instead tells nothing.
 */
function isMissing({ code }: NetworkError): boolean {
  return /^(rest_invalid_param|(rest-)?event-not-found|rest-invalid-event-id)$/.test(code)
}

/**
 * What may be done again; what it gives makes the event, once. Of somebody who may not publish it
 * WordPress would keep no slug, by which we could find it: nothing is sent in their name.
 */
export async function prepare(
  api: Api,
  config: Record<string, string>,
  variant: Publication,
  event: AnnouncedEvent,
  key: string,
): Promise<() => Promise<Published>> {
  const { name, capabilities } = await api.get(user, '/wp/v2/users/me', { context: 'edit' })
  if (!capabilities.publish_tribe_events) {
    throw new NetworkError(says.mayNotPublishEvents(name), { what: 'refused' })
  }
  const [first, ...others] = await upload(api, variant.images, key)
  const venue = await venueOf(api, event.place)
  const category = config.category?.trim() ?? ''
  const made = {
    ...datesOf(event),
    title: escaped(event.title),
    description: descriptionOf(variant, event.title, others.map(figure)),
    slug: slugOf(key),
    status: 'publish',
    // It takes a number only as text.
    ...(first !== undefined && { image: String(first.id) }),
    ...(venue !== null && { venue }),
    // By its name, made where it is missing.
    ...(category !== '' && { categories: [category] }),
  }
  return async () => publishedAs(await api.post(agendaEvent, `${api1}/events`, made))
}

/** As they are written there, in the event's own zone. */
function datesOf({ startLocal, endLocal, zone }: AnnouncedEvent) {
  const at = (local: string) => `${local.replace('T', ' ')}:00`
  return { start_date: at(startLocal), end_date: at(endLocal), timezone: zone }
}

/**
 * The whole text, but for a first line that says no more than the title above it. It is never nothing,
 * which would be refused.
 */
function textUnder(variant: Publication, title: string): string {
  const page = pageOf(variant)
  return isSame(page.title, title) && page.body !== '' ? page.body : wholeText(variant)
}

function descriptionOf(variant: Publication, title: string, figures: readonly string[]): string {
  return [bodyOf(textUnder(variant, title)), ...figures].filter(Boolean).join('\n\n')
}

/** By its name; made where it is missing. Null: there is none, or this user may make none. */
async function venueOf(api: Api, place: EventPlace | null): Promise<number | null> {
  if (place === null || comparable(place.name) === '') return null
  const { name, address, postcode, town } = place
  // What it looks for must be written the same: one word has no signs that could differ.
  const [word] = (name.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted((a, b) => b.length - a.length)
  const known = await api.get(venues, `${api1}/venues`, { search: word, per_page: 50 })
  const same = known.venues.find(row => isSame(textOf(row.venue), name))
  if (same !== undefined) return same.id
  const made = { venue: name, address, zip: postcode, city: town, status: 'publish' }
  return await orElse(
    async () => (await api.post(id, `${api1}/venues`, made)).id,
    error => {
      if (error.code === 'rest_forbidden') return null
      throw error
    },
  )
}

/** What the agenda shows otherwise than was sent; null: nothing. */
export async function whatDiffers(
  api: Api,
  variant: Publication,
  at: string,
  as: 'public' | 'account',
): Promise<Sentence | null> {
  const row = await orElse(
    () => api.get(agendaEvent, pathOf(at), {}, as),
    error => {
      if (/^event-(no-longer-available|not-accessible|password)/.test(error.code)) return null
      if (isMissing(error)) throw new NetworkError(says.notYet, { what: 'missing' })
      throw error
    },
  )
  if (row === null || row.status !== 'publish') return says.eventNotPublic
  const { event, images } = variant
  const title = textOf(row.title)
  if (event && !isSame(event.title, title)) return says.textDiffers
  const shown = textOf(withoutFigures(row.description))
  if (!isSame(textUnder(variant, title), shown)) return says.textDiffers
  const dates = event && datesOf(event)
  if (dates && (dates.start_date !== row.start_date || dates.end_date !== row.end_date)) {
    return says.datesDiffer
  }
  const count = (row.image === false ? 0 : 1) + figuresIn(row.description)
  return count === images.length ? null : says.picturesDiffer
}

export async function isPublished(api: Api, at: string): Promise<boolean> {
  const row = await orElse(
    () => api.get(agendaEvent, pathOf(at)),
    error => {
      if (error.code === 'event-no-longer-available' || isMissing(error)) return null
      throw error
    },
  )
  return row?.status === 'publish'
}

/**
 * Its title, dates, place and words; its pictures, address and category stay. What is not given
 * again the plugin takes away, and it publishes anew what is in the dustbin: that stays there.
 */
export async function amend(api: Api, variant: Publication, at: string): Promise<void> {
  const row = await orElse(
    () => api.get(agendaEvent, pathOf(at)),
    error => {
      if (error.code === 'event-no-longer-available') return null
      if (isMissing(error)) throw new NetworkError(says.eventGone, { what: 'refused' })
      throw error
    },
  )
  if (row === null || row.status === 'trash') return
  const event = variant.event ?? null
  const title = event?.title ?? textOf(row.title)
  const venue = await venueOf(api, event?.place ?? null)
  const figures = row.description.match(/<figure class="wp-block-image.*?<\/figure>/gs) ?? []
  await api.post(id, pathOf(at), {
    ...keptOf(row),
    ...(event !== null && datesOf(event)),
    title: escaped(title),
    description: descriptionOf(variant, title, figures.flatMap(figureAgain)),
    ...(venue !== null && { venue }),
  })
}

/** As people set it on the site. Its own address is said to be its website where it has none. */
function keptOf({ image, website, url, cost, ...row }: AgendaRow) {
  const { status, featured, sticky, hide_from_listings, show_map, show_map_link } = row
  return {
    ...{ status, featured, sticky, hide_from_listings, show_map, show_map_link },
    ...(image !== false && { image: String(image.id) }),
    ...(textOf(website) !== textOf(url) && website !== '' && { website: textOf(website) }),
    ...(cost !== '' && { cost: textOf(cost) }),
  }
}

/** As its editor keeps it, of what it shows: it does not tell what it was made from. */
function figureAgain(shown: string): string[] {
  const [, at] = /\bwp-image-(\d+)/.exec(shown) ?? []
  const [, source] = /\bsrc="([^"]*)"/.exec(shown) ?? []
  const [, alt = ''] = /\balt="([^"]*)"/.exec(shown) ?? []
  if (at === undefined || source === undefined) return []
  const picture: LibraryPicture = {
    id: Number(at),
    source_url: textOf(source),
    alt: textOf(alt),
  }
  return [figure(picture)]
}

export async function withdraw(api: Api, at: string): Promise<void> {
  await api.delete(pathOf(at)).catch(error => {
    if (!(error instanceof NetworkError && isMissing(error))) throw error
  })
}

function pathOf(at: string): string {
  return `${api1}/events/${encodeURIComponent(at)}`
}
