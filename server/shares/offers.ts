import { findAgendaEvent } from '../agenda/agenda.ts'
import { type AgendaEvent, placeOutside } from '../agenda/rules-agenda.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { changeEvent } from '../events/change-event.ts'
import { getEvent } from '../events/events.ts'
import { editEvent, placeEvent } from '../events/plan-event.ts'
import type { PlanDeps } from '../events/plan-post.ts'
import { findEvent, updateEvent } from '../events/rows.ts'
import { type EventMade, type EventShape, eventNew } from '../events/shapes-event.ts'
import { picturePath } from '../language/agenda-address.ts'
import { localTimeOf, toIso } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { mediaShapeOf } from '../pictures/media.ts'
import { copyPictures, mediaByIds } from '../pictures/rows.ts'
import type { MediaShape } from '../pictures/shapes.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { followingOf, isFollowed, originFor } from './rules/offer.ts'
import { shareSentences } from './sentences.ts'
import type { OfferShape, OfferTake } from './shapes.ts'
import { answered } from './shares.ts'
import { moveShare, offersTo } from './store-shares.ts'

type Offer = Awaited<ReturnType<typeof offersTo>>[number]

/**
 * What other communes of this installation offer to this one: what waits for an answer, and what it
 * took into its own calendar while either of both is to come. Of theirs only what everybody may see.
 */
export async function listOffers(
  deps: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<OfferShape[]> {
  const now = deps.clock.now()
  const offers: OfferShape[] = []
  for (const offer of await offersTo(deps.db, communeId)) {
    const isToCome = offer.status === 'postponed' || (offer.endsAt ?? offer.startsAt) > now
    const own = await ownEvent(deps.db, communeId, offer)
    const isOwnToCome = own !== null && (own.endsAt ?? own.startsAt) > now
    // Accepted without an event: by telephone, or what was made of it is gone.
    const isOpen = offer.state === 'proposed' || (offer.state === 'accepted' && own === null)
    const waits = isOpen && offer.status === 'planned' && isToCome
    if (!waits && !(own !== null && (isToCome || isOwnToCome))) continue
    const event = await findAgendaEvent(deps, offer.eventSlug)
    if (event !== null || own !== null) offers.push(shapeOf(offer, event, own))
  }
  return offers
}

/**
 * Copies the pictures of what is offered into the own library, for the form in which it is taken.
 * Asked twice, it changes nothing more.
 * @throws Refusal (`not-found`)
 */
export async function takePictures(
  deps: Pick<Deps, 'db' | 'clock'>,
  { communeId }: Pick<Actor, 'communeId'>,
  id: number,
): Promise<MediaShape[]> {
  return await deps.db.transaction().execute(async db => {
    const { event } = await openOffer({ db }, communeId, id)
    const copies = await copyOf(deps, db, communeId, event)
    const rows = await mediaByIds(db, communeId, copies)
    return rows
      .toSorted((one, other) => copies.indexOf(one.id) - copies.indexOf(other.id))
      .map(mediaShapeOf)
  })
}

/**
 * Takes what is offered into the own calendar: an event like any other, in its own words, on its own
 * channels, by its own plan and its own approval, linked to the offer. What is not said is as the
 * original has it. Exactly once, however often and by how many it is asked.
 * @throws Refusal (`not-found`; `conflict` for one that is off, over, taken already or taken back; and
 *   as `createEvent`)
 */
export async function takeOffer(
  deps: PlanDeps,
  by: Actor,
  id: number,
  own: OfferTake,
): Promise<EventMade> {
  const { communeId } = by
  const made = await deps.db.transaction().execute(async db => {
    // The second of two at the same moment waits, and then finds what the first made.
    await lockCommune(db, communeId)
    const { offer, event } = await openOffer({ db }, communeId, id)
    if ((await ownEvent(db, communeId, offer)) !== null) {
      throw new Refusal('conflict', shareSentences.isTaken)
    }
    if (event.status !== 'planned') throw new Refusal('conflict', shareSentences.isOff)
    const at = deps.clock.now()
    if ((event.endsAt ?? event.startsAt) <= at) {
      throw new Refusal('conflict', shareSentences.isOver)
    }
    if (offer.state !== 'accepted') {
      const who = { at, by: by.actor, via: 'tambour' } as const
      await answered(db, offer, 'accepted', who, { comment: '', url: null })
    }
    const { zone } = await communeOf({ db }, communeId)
    const media = own.media ?? (await copyOf(deps, db, communeId, event))
    const wanted = eventNew.parse({
      title: event.title,
      startLocal: localTimeOf(event.startsAt, zone),
      endLocal: event.endsAt === null ? null : localTimeOf(event.endsAt, zone),
      // Read at home of who takes it, where nobody knows whose hall that is.
      place: placeOutside(event),
      text: event.text,
      link: event.link,
      ...own,
      media,
    })
    const placed = await placeEvent({ ...deps, db }, by, wanted)
    const original = await findEvent(db, offer.communeId, offer.eventId)
    await updateEvent(db, placed.id, originFor(original, communeId))
    const patch = { partnerEventId: placed.id, followedSequence: event.sequence }
    if (!(await moveShare(db, { id, state: 'accepted' }, patch))) {
      throw new Refusal('conflict', shareSentences.cannotBe)
    }
    return { ...placed, tells: offer.communeId }
  })
  deps.changes.tell(made.tells, 'partners')
  deps.changes.tell(communeId, 'deliveries', 'partners')
  const { skipped, skippedSteps } = made
  return { ...(await getEvent(deps, communeId, made.id, { isNew: true })), skipped, skippedSteps }
}

/** @throws Refusal (`not-found`, `conflict`) */
export async function declineOffer(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  id: number,
  comment: string,
): Promise<void> {
  const tells = await deps.db.transaction().execute(async db => {
    const offer = await offerIn(db, by.communeId, id)
    // What was taken is in the own calendar: it is cancelled there.
    if (offer.partnerEventId !== null) throw new Refusal('conflict', shareSentences.isTaken)
    const who = { at: deps.clock.now(), by: by.actor, via: 'tambour' } as const
    await answered(db, offer, 'declined', who, { comment, url: null })
    return offer.communeId
  })
  for (const communeId of [tells, by.communeId]) deps.changes.tell(communeId, 'partners')
}

/**
 * Lets the own event follow what changed about the original since: put off, cancelled, taking place
 * after all, another date or place. Its own words stay. Asked twice, it is done once.
 * @throws Refusal (`not-found`), and as `changeEvent` and `editEvent`
 */
export async function followOffer(deps: PlanDeps, by: Actor, id: number): Promise<EventShape> {
  const { communeId } = by
  const offer = await offerIn(deps.db, communeId, id)
  const own = await ownEvent(deps.db, communeId, offer)
  const original = await findEvent(deps.db, offer.communeId, offer.eventId)
  if (own === null || original === undefined) throw notFound(shareSentences.event)
  const shown = await findAgendaEvent(deps, offer.eventSlug)
  // Where nobody may see the original any more, ours stays where it is.
  const place = shown === null ? own.place : placeOutside(shown)
  const following = followingOf({ ...originalIn(original, own.zone), place }, own)
  if (following?.kind === 'edit') {
    const { title, text, hashtags, link, place } = own
    const { media } = await getEvent(deps, communeId, own.id)
    const as = { title, text, hashtags, link, place, ...following.to }
    await editEvent(deps, by, own.id, { ...as, media: media.map(one => one.id) })
  } else if (following !== null) {
    const { sequence } = own
    const change = { ...following, detail: '' }
    await changeEvent(deps, by, own.id, { change, sequence, texts: {} })
  }
  await moveShare(deps.db, offer, { followedSequence: original.sequence })
  deps.changes.tell(communeId, 'partners')
  return await getEvent(deps, communeId, own.id)
}

function originalIn(event: Row<'event'>, zone: string) {
  const { startsAt, endsAt, status, previousStartLocal } = event
  return {
    status,
    wasPutOff: previousStartLocal !== null,
    startLocal: localTimeOf(startsAt, zone),
    endLocal: endsAt === null ? null : localTimeOf(endsAt, zone),
  }
}

async function copyOf(
  { clock }: Pick<Deps, 'clock'>,
  db: Db,
  communeId: number,
  { pictures }: AgendaEvent,
): Promise<number[]> {
  const ids = pictures.map(({ id }) => id)
  return await copyPictures(db, ids, communeId, clock.now())
}

async function offerIn(db: Db, communeId: number, id: number): Promise<Offer> {
  const [offer] = await offersTo(db, communeId, id)
  if (offer === undefined) throw notFound(shareSentences.share)
  return offer
}

/** @throws Refusal (`not-found`), (`conflict`) when it was taken back, or is shown to nobody any more */
async function openOffer(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<{ offer: Offer; event: AgendaEvent }> {
  const offer = await offerIn(db, communeId, id)
  if (offer.state === 'withdrawn') throw new Refusal('conflict', shareSentences.wasWithdrawn)
  const event = await findAgendaEvent({ db }, offer.eventSlug)
  if (event === null) throw new Refusal('conflict', shareSentences.isOff)
  return { offer, event }
}

async function ownEvent(
  db: Db,
  communeId: number,
  { partnerEventId }: Offer,
): Promise<Row<'event'> | null> {
  if (partnerEventId === null) return null
  return (await findEvent(db, communeId, partnerEventId)) ?? null
}

function shapeOf(offer: Offer, event: AgendaEvent | null, own: Row<'event'> | null): OfferShape {
  const { id, state, status, communeName, proposedAt, sequence, followedSequence } = offer
  return {
    id,
    commune: communeName,
    state,
    proposedAt: toIso(proposedAt),
    status,
    title: event?.title ?? own?.title ?? offer.eventTitle,
    startLocal: offer.startLocal,
    endLocal: event?.endLocal ?? null,
    place: event === null ? '' : placeOutside(event),
    text: event?.text ?? '',
    link: event?.link ?? null,
    pictures: (event?.pictures ?? []).map(picture => ({
      alt: picture.alt,
      url: picturePath({ slug: offer.eventSlug }, picture),
    })),
    event: own?.id ?? null,
    hasChanged: own !== null && !isFollowed({ sequence, followedSequence }),
  }
}
