import { readAgenda } from '../event-import/ics.ts'
import { calendarText, textOfBytes } from '../language/encoding.ts'
import { withoutNul } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { readMarkup } from '../platform/html/read-markup.ts'
import { BadInput } from '../platform/refusal.ts'
import { readArticles } from './articles.ts'
import { addressIn, eventsInJson, eventsInPage } from './json-ld.ts'
import { newsIn } from './news.ts'
import type { SourceRead, SourceText, SourceWork } from './rules/source.ts'
import { calendarSentences } from './sentences.ts'
import { eventsInStation } from './station.ts'
import { vigilanceIn } from './vigilance.ts'

export type SourceAnswer = Partial<PageLinks> &
  (({ kind: 'read' } & SourceRead) | { kind: 'refused'; sentence: Sentence })

/**
 * Reads a calendar, a feed or a page, told by what it holds and not by its name. Some texts take for
 * ever: see `check-source.ts`.
 */
export function readSource({ bytes, charset, ...here }: SourceWork): SourceAnswer {
  const plain = textOfBytes(bytes, charset).text
  const isCalendar = /^BEGIN:VCALENDAR\s*$/im.test(plain)
  const text = withoutNul(isCalendar ? calendarText(bytes, charset).text : plain)
  const work = { ...here, text }
  try {
    if (isCalendar) return readCalendar(work)
    return readFeed(work) ?? readPage(work)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { kind: 'refused', sentence: error.sentence }
  }
}

/** Null: this is no feed. One that is damaged is read for its events as far as it goes. */
function readFeed(work: SourceText): SourceAnswer | null {
  const isMarkup = /<(?:rss|feed|rdf:RDF)[\s>]/i.test(work.text.slice(0, 5_000))
  if (!isMarkup && !/"https:\/\/jsonfeed\.org\/version\//i.test(work.text.slice(0, 2_000))) {
    return null
  }
  const { type, news } = newsIn(work) ?? { type: 'rss', news: null }
  const read = isMarkup ? readArticles(work) : { ...nothing, events: [] }
  return { kind: 'read', format: 'articles', type, ...read, news }
}

const noLinks: PageLinks = { alternates: [], asksPassword: false }
const nothing = { calledOff: [], links: [], undated: 0, news: null }

function readPage(work: SourceText): SourceAnswer {
  const here = { kind: 'read', format: 'page', ...nothing } as const
  const isJson = /^\uFEFF?\s*[[{]/.test(work.text)
  const found = isJson ? eventsInJson([work.text], work) : eventsInPage(work)
  const links = isJson ? noLinks : linksInPage(work)
  if (found !== null) return { ...here, type: 'page', ...found, ...links }
  const events = isJson ? eventsInStation(work) : null
  if (events !== null) return { ...here, type: 'station', events }
  const warned = isJson ? vigilanceIn(work) : null
  if (warned !== null) return { ...here, type: 'vigilance', events: [], news: warned }
  // A page to sign in, or one of an error: what was known of the source stays.
  const isDoor = links.asksPassword && links.alternates.length === 0
  const sentence = isDoor ? calendarSentences.feedNotPublic : calendarSentences.noFeedThere
  return { kind: 'refused', sentence, ...links }
}

function readCalendar({ text, zone, now }: SourceText): SourceAnswer {
  const { read } = readAgenda(text, { zone, now })
  // What has a note has no date, or is marked private: nobody looks at it before others see it.
  const lines = read.lines.filter(({ title, notes }) => title !== '' && notes.length === 0)
  const days = Map.groupBy(lines, ({ uid }) => dayOf(uid ?? ''))
  // By its day, so that a repetition that begins an hour later is the same one.
  const known = (uid: string) => ((days.get(dayOf(uid))?.length ?? 0) > 1 ? uid : dayOf(uid))
  return {
    kind: 'read',
    format: 'calendar',
    type: 'calendar',
    events: lines.map(({ uid, title, start, end, place, text: description, link }) => ({
      uid: known(uid ?? ''),
      title,
      startLocal: start,
      endLocal: end === '' ? null : end,
      place,
      text: description,
      link: link === '' ? null : link,
    })),
    calledOff: read.calledOff.map(uid => ({ uid: known(uid), status: 'cancelled' })),
    links: [],
    undated: 0,
    news: null,
  }
}

const dayOf = (uid: string): string => uid.replace(/(#\d{4}-\d\d-\d\d)T\d\d:\d\d$/, '$1')

/** What a page says of itself beside its events. */
type PageLinks = {
  /** The feeds and calendars that it names (https://html.spec.whatwg.org/multipage/links.html#rel-alternate). */
  alternates: string[]
  /** Whether one signs in there. */
  asksPassword: boolean
}

const mostAlternates = 6
const types = /^(?:application\/(?:rss\+xml|atom\+xml|feed\+json)|text\/calendar)/i

/** @param work what is no page names none */
function linksInPage({ text, url }: Pick<SourceText, 'text' | 'url'>): PageLinks {
  const found = new Set<string>()
  let asksPassword = false
  let base = url
  readMarkup(text, {
    open(name, attributes) {
      const href = attributes.get('href') ?? ''
      if (name === 'base') base = addressIn(href, url) ?? url
      if (name === 'input') asksPassword ||= /^password$/i.test(attributes.get('type') ?? '')
      if (name !== 'link' || !types.test(attributes.get('type')?.trim() ?? '')) return
      if (!/(?:^|\s)alternate(?:\s|$)/i.test(attributes.get('rel') ?? '')) return
      const address = addressIn(href, base)
      // WordPress and Joomla name the feeds of their comments too.
      const isOfComments = /comment/i.test(`${href} ${attributes.get('title') ?? ''}`)
      if (address !== null && !isOfComments && found.size < mostAlternates) found.add(address)
    },
  })
  return { alternates: [...found], asksPassword }
}
