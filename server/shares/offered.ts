import { placeOutside } from '../agenda/rules-agenda.ts'
import type { Deps } from '../deps.ts'
import { picturePath, shortCalendarPath } from '../language/agenda-address.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import type { AskingPartner } from '../partners/partner-keys.ts'
import { findPartner } from '../partners/rows.ts'
import type { SharePiece } from '../partners/rules-partner.ts'
import { communeOf } from '../people/commune.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type AnswerDeps, answerShare, type LinkAct, lentPage } from './answer.ts'
import { kitOf } from './kit.ts'
import { shareSentences } from './sentences.ts'
import type { OfferedAnswer, OfferedList, OfferedShape } from './shapes.ts'
import { type ShareWithContext, sharesOf } from './store-shares.ts'

/** As many of the newest as are looked through for what is to come. */
const mostListed = 200

/** Who answered, in the notes: which person did, their software alone knows. */
const theirSoftware = 'leur logiciel'

type OfferedDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'publicUrl' | 'graphApiUrl'>

/**
 * What a partner is offered, for its own software: all that is to come, whatever became of it, so
 * that what is off or taken back is seen too.
 */
export async function listOffered(
  deps: OfferedDeps,
  { communeId, partnerId }: AskingPartner,
): Promise<OfferedList> {
  const now = deps.clock.now()
  const { name: commune, zone } = await communeOf(deps, communeId)
  const rows = await sharesOf(deps.db, communeId, { partnerId, limit: mostListed })
  const toCome = rows.filter(
    ({ status, startsAt, endsAt }) => status === 'postponed' || (endsAt ?? startsAt) > now,
  )
  const offers: OfferedShape[] = []
  for (const share of toCome) offers.push(await shapeOf(deps, share))
  return { commune, zone, offers }
}

/**
 * Writes down what their software answers; the same again, at once or later, changes nothing.
 * @throws Refusal (`not-found`, also for another partner's; `bad-request`, `conflict`)
 */
export async function answerOffered(
  deps: AnswerDeps,
  asking: AskingPartner,
  id: number,
  asked: OfferedAnswer,
): Promise<OfferedShape> {
  const share = await offeredTo(deps, asking, id)
  if (!isSaid(share, asked)) {
    try {
      await answerShare(deps, share, actOf(asked), { by: theirSoftware, via: 'key' })
    } catch (error) {
      const isLate = error instanceof Refusal && error.kind === 'conflict'
      // The second of two that say the same at the same moment finds it done.
      if (!isLate || !isSaid(await offeredTo(deps, asking, id), asked)) throw error
    }
  }
  return await shapeOf(deps, await offeredTo(deps, asking, id))
}

function isSaid({ state, url }: ShareWithContext, asked: OfferedAnswer): boolean {
  if (state !== asked.answer) return false
  return asked.answer !== 'published' || asked.url === null || new URL(asked.url).href === url
}

function actOf(asked: OfferedAnswer): LinkAct {
  if (asked.answer === 'accepted') return { act: 'accept', at: asked.at }
  if (asked.answer === 'declined') return { act: 'decline', comment: asked.comment }
  return { act: 'published', url: asked.url ?? '' }
}

async function offeredTo(
  { db }: Pick<Deps, 'db'>,
  { communeId, partnerId }: AskingPartner,
  id: number,
): Promise<ShareWithContext> {
  const [share] = await sharesOf(db, communeId, { id, partnerId })
  if (share === undefined) throw notFound(shareSentences.share)
  return share
}

async function shapeOf(deps: OfferedDeps, share: ShareWithContext): Promise<OfferedShape> {
  const partner = await findPartner(deps.db, share.communeId, share.partnerId)
  const pieces: SharePiece[] | null =
    partner === undefined || partner.pieces === null ? null : JSON.parse(partner.pieces)
  const kit = share.state === 'withdrawn' ? null : await kitOf(deps, share, pieces)
  const event = kit?.event ?? null
  // As on the page of its link: nobody is to read what may have changed and is not public.
  const isHidden = event === null && share.state !== 'withdrawn'
  const named = { slug: share.eventSlug }
  const page = await lentPage(deps, share)
  return {
    id: share.id,
    state: share.state,
    proposedAt: toIso(share.proposedAt),
    answeredAt: toIsoOrNull(share.answeredAt),
    status: share.status,
    title: isHidden ? '' : share.eventTitle,
    startLocal: isHidden ? null : share.startLocal,
    endLocal: event?.endLocal ?? null,
    place: event === null ? '' : placeOutside(event),
    text: event?.text ?? '',
    link: event?.link ?? null,
    texts: (kit?.texts ?? []).map(({ piece, title, text }) => ({ piece, title, text })),
    pictures: (event?.pictures ?? []).map(picture => ({
      alt: picture.alt,
      url: `${deps.publicUrl}${picturePath(named, picture)}`,
    })),
    url: kit?.url ?? null,
    calendar: kit?.hasCalendar === true ? `${deps.publicUrl}${shortCalendarPath(named)}` : null,
    page: page?.name ?? null,
    postUrl: share.url,
  }
}
