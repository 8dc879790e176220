import { withoutNul } from '../language/foreign-text.ts'
import { plainText } from '../platform/html/plain-text.ts'
import { readMarkup } from '../platform/html/read-markup.ts'
import {
  type CalledOff,
  readLocal,
  type SourceEvent,
  type SourceText,
  whenOf,
} from './rules/source.ts'

/** More than a page of a village says; what comes after is left. */
const mostNodes = 50_000
const mostEvents = 1_000

type Found = { events: SourceEvent[]; calledOff: CalledOff[] }

/** The events that a page tells machines of (schema.org/Event in JSON-LD); null: it tells of none. */
export function eventsInPage(work: SourceText): Found | null {
  return eventsInJson(scriptsOf(work.text), work)
}

function scriptsOf(page: string): string[] {
  const scripts: string[] = []
  let inside: string | null = null
  readMarkup(page, {
    open(name, attributes) {
      const type = attributes.get('type') ?? ''
      inside = name === 'script' && /^application\/ld\+json/i.test(type.trim()) ? '' : null
    },
    text(text) {
      if (inside !== null) inside += text
    },
    close(name) {
      if (name !== 'script' || inside === null) return
      scripts.push(inside)
      inside = null
    },
  })
  return scripts
}

/**
 * The same of documents: events wherever they lie in them, in `@graph`, in a list or on their own.
 * What is over, or says no day, is left out. Null: there is none at all.
 */
export function eventsInJson(documents: readonly string[], work: SourceText): Found | null {
  const nodes = documents.flatMap(text => eventNodes(parsed(text)))
  if (nodes.length === 0) return null
  const found: Found = { events: [], calledOff: [] }
  const named = nodes.flatMap(node => {
    const event = eventOf(node, work)
    return event === null ? [] : [{ node, event }]
  })
  // Several of a page's own address, or of one name, are told apart by their days.
  const shared = Map.groupBy(named, ({ event }) => event.uid)
  const seen = new Set<string>()
  for (const { node, event } of named) {
    const isShared = (shared.get(event.uid) ?? []).some(
      other => other.event.startLocal !== event.startLocal,
    )
    const uid = isShared ? `${event.uid}#${event.startLocal.slice(0, 10)}` : event.uid
    // The same event is told of again in a list beside.
    if (seen.has(uid)) continue
    seen.add(uid)
    const status = textOf(node.eventStatus)
    if (/EventCancell?ed$/i.test(status)) found.calledOff.push({ uid, status: 'cancelled' })
    else if (/EventPostponed$/i.test(status)) found.calledOff.push({ uid, status: 'postponed' })
    else if ((event.endLocal ?? event.startLocal).slice(0, 10) >= work.now.slice(0, 10)) {
      found.events.push({ ...event, uid })
    }
  }
  return found
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What cannot be read says nothing: a page has several, each by another program. */
function parsed(text: string): unknown {
  for (const tried of [text, text.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(tried)
    } catch (error) {
      // Nested too deep, it is a RangeError.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    }
  }
  return null
}

/** Without recursion: what is nested ten thousand times deep is walked as well. */
function eventNodes(document: unknown): Node[] {
  const events: Node[] = []
  const left: unknown[] = [document]
  for (let looked = 0; left.length > 0 && looked < mostNodes; looked++) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    if (isNode(value) && isEvent(value)) events.push(value)
    if (events.length === mostEvents) break
    // The last is taken first: turned round, it goes in the page's order.
    for (const inner of Object.values(value).reverse()) {
      if (typeof inner === 'object' && inner !== null) left.push(inner)
    }
  }
  return events
}

/** schema.org/Event and what is more specific: MusicEvent, Festival, « https://schema.org/Event ». */
function isEvent(node: Node): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']]
  return types.some(
    type =>
      typeof type === 'string' &&
      /(?:^|[/:#])(?:\w*Event|Festival|Hackathon|EventSeries)$/.test(type),
  )
}

function eventOf(node: Node, { zone, url }: SourceText): SourceEvent | null {
  const title = plain(textOf(node.name)).replace(/\s+/g, ' ')
  const start = readLocal(textOf(node.startDate), zone)
  if (title === '' || start === null) return null
  const link = addressIn(textOf(node.url), url)
  const names = [textOf(node['@id']), textOf(node.identifier), link ?? '', title]
  return {
    uid: (names.find(name => name !== '') ?? title).slice(0, 300),
    title: title.slice(0, 300),
    ...whenOf(start, readLocal(textOf(node.endDate), zone)),
    place: placeOf(node.location).slice(0, 500),
    text: plain(textOf(node.description)).slice(0, 10_000),
    link,
  }
}

/** A name, and its town where that says more: « Salle des fêtes, 3 rue Haute, Montbrun ». */
function placeOf(location: unknown): string {
  const first: unknown = Array.isArray(location) ? location[0] : location
  if (!isNode(first)) return plain(textOf(first)).replace(/\n+/g, ', ')
  const { name, address } = first
  const parts = isNode(address)
    ? [name, address.streetAddress, address.addressLocality]
    : [name, address]
  const said: string[] = []
  for (const part of parts) {
    const text = plain(textOf(part)).replace(/\n+/g, ', ')
    if (text !== '' && !said.some(one => one.includes(text))) said.push(text)
  }
  return said.join(', ')
}

/** The text of a value: a language's (`@value`), a property's (`value`), or the first of several. */
function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'number') return String(one)
  const text = isNode(one) ? (one['@value'] ?? one['@id'] ?? one.value) : one
  // What JSON can escape and a database does not keep.
  return typeof text === 'string' ? withoutNul(text.toWellFormed()).trim() : ''
}

/** Many sites write their signs as HTML does, also where there is no tag. */
export function plain(text: string): string {
  return plainText(/&#?\w+;/.test(text) ? `<p>${text}</p>` : text)
}

/** A page's whole address; null: it is none that somebody may be led to. */
export function addressIn(text: string, base: string): string | null {
  const address = text === '' ? null : URL.parse(text, base)
  if (address === null || !/^https?:$/.test(address.protocol)) return null
  return address.href.length > 500 ? null : address.href
}
