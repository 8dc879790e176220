import { readAgenda } from '../event-import/ics.ts'
import { calendarText, textOfBytes } from '../language/encoding.ts'
import { withoutNul } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import { readArticles } from './articles.ts'
import { eventsInJson, eventsInPage } from './json-ld.ts'
import type { SourceRead, SourceText, SourceWork } from './rules.ts'
import { calendarSentences } from './sentences.ts'

export type SourceAnswer = ({ kind: 'read' } & SourceRead) | { kind: 'refused'; sentence: Sentence }

/**
 * Reads the events of a calendar, a feed or a page, told by what it holds and not by its name. Some
 * texts take for ever: see `reader.ts`.
 */
export function readSource({ bytes, charset, ...here }: SourceWork): SourceAnswer {
  const plain = textOfBytes(bytes, charset).text
  const isCalendar = /^BEGIN:VCALENDAR\s*$/im.test(plain)
  const text = withoutNul(isCalendar ? calendarText(bytes, charset).text : plain)
  const work = { ...here, text }
  try {
    if (isCalendar) return readCalendar(work)
    if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 5_000))) {
      return { kind: 'read', format: 'articles', ...readArticles(work) }
    }
    const found = /^\uFEFF?\s*[[{]/.test(text) ? eventsInJson([text], work) : eventsInPage(work)
    // A page to sign in, or one of an error: what was known of the source stays.
    if (found === null) return { kind: 'refused', sentence: calendarSentences.noFeedThere }
    return { kind: 'read', format: 'page', ...found, links: [], undated: 0 }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { kind: 'refused', sentence: error.sentence }
  }
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
  }
}

const dayOf = (uid: string): string => uid.replace(/(#\d{4}-\d\d-\d\d)T\d\d:\d\d$/, '$1')
