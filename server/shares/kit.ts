import { findAgendaEvent } from '../agenda/agenda.ts'
import { type AgendaEvent, changeSentence, placeOutside } from '../agenda/rules-agenda.ts'
import type { Deps } from '../deps.ts'
import { publicEventUrl } from '../events/public-event.ts'
import { type TextLimit, whenOf } from '../events/rules/compose.ts'
import { frenchDate, NBSP } from '../language/french.ts'
import { capital } from '../language/typeset.ts'
import type { SharePiece } from '../partners/rules-partner.ts'
import { deliveriesOf } from '../publishing/rows.ts'
import { type KitSource, kitPlaces, lentPost } from './rules/kit-texts.ts'
import type { ShareWithContext } from './store-shares.ts'

/** A text that is ready to be copied: for what, and how long it may be there. */
export type KitText = { piece: string; title: string; hint: string; text: string }

/** All that a partner needs to publish by hand. */
export type Kit = {
  event: AgendaEvent
  when: string
  /** With the commune and its postcode: it is read elsewhere. */
  place: string
  /** What changed since it was announced first. */
  change: { word: string; sentence: string } | null
  /** Its page on our public agenda. */
  url: string | null
  texts: KitText[]
  /** The poster: the first picture of the event. */
  poster: { id: number; alt: string } | null
  hasCalendar: boolean
}

/**
 * The kit of an offer, as its event is now; null where its event is shown to nobody (any more).
 * @param wanted what of it the partner wants; null: all
 */
export async function kitOf(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'graphApiUrl'>,
  share: ShareWithContext,
  wanted: readonly SharePiece[] | null,
): Promise<Kit | null> {
  const event = await findAgendaEvent(deps, share.eventSlug)
  if (event === null) return null
  const url = publicEventUrl(deps, event)
  const isWanted = (piece: SharePiece) => wanted === null || wanted.includes(piece)
  const change = changeSentence(event)
  const source = sourceOf({ event, change, url })
  const texts = kitPlaces
    .filter(({ piece }) => isWanted(piece))
    .map(({ piece, title, hint, write }) => ({ piece, title, hint, text: write(source) }))
  const planned = share.withPlan === 1 ? await plannedTexts(deps, share) : []
  const [poster] = isWanted('poster') ? event.pictures : []
  return {
    event,
    when: whenOf(event),
    place: placeOutside(event),
    change,
    url,
    texts: [...texts, ...planned],
    poster: poster === undefined ? null : { id: poster.id, alt: poster.alt },
    hasCalendar: isWanted('calendar'),
  }
}

/** What accepting publishes on a page that was lent, whatever texts its partner wants. */
export function postOn(kit: Kit, limit: TextLimit): string {
  return lentPost(sourceOf(kit), limit)
}

function sourceOf({ event, change, url }: Pick<Kit, 'event' | 'change' | 'url'>): KitSource {
  return { event, url, change: change && `${change.word}${NBSP}: ${change.sentence}` }
}

/** What our own page will say at each step of the plan that is still to come, and on which day. */
async function plannedTexts(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { communeId, eventId }: ShareWithContext,
): Promise<KitText[]> {
  const deliveries = await deliveriesOf(db, communeId, { eventIds: [eventId], from: clock.now() })
  const posts = Map.groupBy(
    deliveries.filter(({ kind, afterId }) => kind === 'announcement' && afterId === null),
    ({ postId }) => postId,
  )
  return [...posts].map(([postId, rows]) => {
    const [first] = rows
    const longest = rows.reduce((most, one) => (one.text.length > most.text.length ? one : most))
    const day = first === undefined ? '' : frenchDate(first.dueLocal, { weekday: true })
    const step = first?.stepName ?? null
    return {
      piece: `post-${postId}`,
      title: capital(step === null ? day : `${day}${NBSP}: ${step}`),
      hint: 'Ce que notre page dira ce jour-là.',
      text: longest.text,
    }
  })
}
