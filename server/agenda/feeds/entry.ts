import { whenOf } from '../../events/rules/compose.ts'
import { eventPath, picturePath, shortPath } from '../../language/agenda-address.ts'
import { mapInTurn } from '../../platform/breathe.ts'
import { calendarTitle } from '../../publishing/rules/announced-event.ts'
import { type AgendaEvent, changeSentence, originSentence, placeOutside } from '../rules/agenda.ts'

/** What every feed is told of itself. */
export type FeedAbout = {
  title: string
  /** The installation's address, without a slash at its end. */
  publicUrl: string
  /** '?commune=2', or empty. */
  query: string
  /** When it began: what an empty feed was last changed at, ms UTC. */
  since: number
}

export const feedDescription = 'Les événements de la commune, et ce qui change.'

/** An event as each feed tells it; instants ms UTC. */
export type FeedEntry = {
  /** A whole address. An event that changes is another entry, so that readers see it again. */
  id: string
  uid: string
  url: string
  title: string
  text: string
  createdAt: number
  updatedAt: number
  /** `bytes`: null where it is not known. */
  pictures: { url: string; bytes: number | null; alt: string }[]
}

/** The last changed first. */
export async function feedEntries(
  events: readonly AgendaEvent[],
  publicUrl: string,
): Promise<FeedEntry[]> {
  const lastFirst = [...events].sort((a, b) => b.updatedAt - a.updatedAt)
  return await mapInTurn(lastFirst, event => entryOf(event, publicUrl), entriesAtOnce)
}

/** So many are made or written in one turn of the event loop. */
export const entriesAtOnce = 200

function entryOf(event: AgendaEvent, publicUrl: string): FeedEntry {
  const change = changeSentence(event)
  const when = event.status === 'postponed' ? 'Nouvelle date à venir' : whenOf(event)
  const said = [
    change && `${change.word}. ${change.sentence}`,
    when,
    placeOutside(event),
    event.text,
    originSentence(event, publicUrl),
  ]
  return {
    id: `${publicUrl}${shortPath(event)}#${event.sequence}`,
    uid: `${event.uid}#${event.sequence}`,
    url: `${publicUrl}${eventPath(event)}`,
    title: calendarTitle(event),
    text: said.filter(part => part).join('\n\n'),
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    pictures: event.pictures.map(picture => ({
      url: `${publicUrl}${picturePath(event, picture)}`,
      bytes: picture.bytes,
      alt: picture.alt,
    })),
  }
}
