import { readAgenda } from '../event-import/ics.ts'
import type { Sentence } from '../language/sentence.ts'
import { BadInput } from '../platform/bad-input.ts'
import { calendarSentences } from './sentences.ts'

/** Something that a neighbour announces; times as in `calendarFeedEvent`. */
export type FeedEvent = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  link: string | null
}

/** A text to be read, on the commune's clocks at a local time. */
export type FeedWork = { text: string; zone: string; now: string }
export type FeedAnswer =
  | { kind: 'read'; events: FeedEvent[] }
  | { kind: 'refused'; sentence: Sentence }

/** Reads the events of a feed that are not over. Some texts take for ever: see `feed-reader.ts`. */
export function readFeed({ text, zone, now }: FeedWork): FeedAnswer {
  // A page to sign in, or one of an error: what was known of the feed stays.
  if (!/^BEGIN:VCALENDAR\s*$/im.test(text)) {
    return { kind: 'refused', sentence: calendarSentences.noFeedThere }
  }
  try {
    const { read } = readAgenda(text, { zone, now })
    const events = read.lines
      .filter(({ start, title }) => start !== '' && title !== '')
      .map(({ title, start, end, place, link }) => ({
        title,
        startLocal: start,
        endLocal: end === '' ? null : end,
        place,
        link: link === '' ? null : link,
      }))
    return { kind: 'read', events }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { kind: 'refused', sentence: error.sentence }
  }
}
