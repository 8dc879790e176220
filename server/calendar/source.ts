import { readAgenda } from '../event-import/ics.ts'
import { calendarText, textOfBytes } from '../language/encoding.ts'
import { withoutNul } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import { readArticles } from './articles.ts'
import { eventsInJson, eventsInPage } from './json-ld.ts'
import { newsIn } from './news.ts'
import { linksInPage, type PageLinks } from './page-links.ts'
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
  const lines = read.lines.filter(({ start, title }) => start !== '' && title !== '')
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
