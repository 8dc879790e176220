import { connectorOf, limitsOf } from '../channels/call.ts'
import { channelsByIds } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { type PlanDeps, planPostInside } from '../events/plan-post.ts'
import type { TextLimit } from '../events/rules/compose.ts'
import type { PostNew } from '../events/shapes-event.ts'
import { localTimeOf } from '../language/instant.ts'
import { findPartner } from '../partners/rows.ts'
import type { SharePiece } from '../partners/rules-partner.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedTime } from '../platform/shapes.ts'
import { type Kit, kitOf, postOn } from './kit.ts'
import { findByLink, type ShareOfLink } from './link.ts'
import { suggestedPostTime } from './rules/offer.ts'
import { shareSentences } from './sentences.ts'
import { answered, plannedOnPage, step } from './shares.ts'
import type { ShareWithContext, StepRow } from './store-shares.ts'

export type AnswerDeps = PlanDeps & Pick<Deps, 'secrets' | 'publicUrl' | 'graphApiUrl' | 'log'>

/** What the link of a mail leads to, now. */
export type ShareView =
  | { kind: 'unknown' }
  | ({
      commune: string
      zone: string
      partner: string
      reader: string
      share: ShareOfLink['share']
    } & (
      | { kind: 'withdrawn' }
      /** Its event is over; `cancelled`: it did not take place. */
      | { kind: 'over'; cancelled: boolean }
      /** Its event is shown to nobody: why is the commune's own affair. */
      | { kind: 'hidden' }
      | {
          kind: 'open'
          kit: Kit
          /** The page that it lent us, on which accepting publishes; null: it publishes by hand. */
          page: string | null
          /** What is published there; null without one. */
          post: string | null
          /** When that is, local; null: it is not planned, or is out. */
          plannedAt: string | null
          /** A time to publish that it may take as it is, local. */
          suggested: string
        }
    ))

const quarter = 15 * 60_000

/** What the link shows. Looking changes nothing, however often mail servers do it. */
export async function readShare(deps: AnswerDeps, token: string): Promise<ShareView> {
  const found = await findByLink(deps, token)
  if (found === null) return { kind: 'unknown' }
  const { share, contact } = found
  const { name: commune, zone } = await communeOf(deps, share.communeId)
  const about = { commune, zone, partner: share.partnerName, reader: contact.name, share }
  if (share.state === 'withdrawn') return { kind: 'withdrawn', ...about }
  const partner = await findPartner(deps.db, share.communeId, share.partnerId)
  const pieces: SharePiece[] | null =
    partner === undefined || partner.pieces === null ? null : JSON.parse(partner.pieces)
  const kit = await kitOf(deps, share, pieces)
  const now = deps.clock.now()
  if (isOver(share, now)) {
    return { kind: 'over', ...about, cancelled: kit !== null && share.status === 'cancelled' }
  }
  if (kit === null) return { kind: 'hidden', ...about }
  const page = await lentPage(deps, share)
  // What begins this evening is told at once, or not at all.
  const soon = localTimeOf(Math.ceil((now + quarter) / quarter) * quarter, zone)
  const suggested = suggestedPostTime(localTimeOf(now, zone), share.startLocal) ?? soon
  const posts = page === null ? [] : await plannedOnPage(deps.db, share)
  const planned = posts.find(({ state }) => state === 'scheduled' || state === 'sending')
  const plannedAt = planned?.dueLocal ?? null
  const post = page === null ? null : postOn(kit, page.limits)
  return { kind: 'open', ...about, kit, page: page?.name ?? null, post, plannedAt, suggested }
}

/** The old day of an event that is put off says nothing. */
const isOver = ({ status, startsAt, endsAt }: ShareWithContext, now: number): boolean =>
  status !== 'postponed' && (endsAt ?? startsAt) <= now

export type LinkAct =
  | { act: 'accept'; at: string | null }
  | { act: 'decline'; comment: string }
  | { act: 'published'; url: string }

/**
 * Answers by the link of a mail; the same answer again changes nothing. Accepting on a page that was
 * lent plans the post there, at the time that the partner chose.
 * @returns the share's id
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) with a sentence for the page
 */
export async function answerByLink(
  deps: AnswerDeps,
  token: string,
  wanted: LinkAct,
): Promise<number> {
  const { share, contact } = await linked(deps, token)
  await answerShare(deps, share, wanted, { by: contact.name, via: 'link' })
  return share.id
}

/**
 * Answers for a partner, by whatever means.
 * @throws Refusal (`bad-request`, `conflict`)
 */
export async function answerShare(
  deps: AnswerDeps,
  share: ShareWithContext,
  wanted: LinkAct,
  { by, via }: Pick<StepRow, 'by' | 'via'>,
): Promise<void> {
  const done = { accept: 'accepted', decline: 'declined', published: 'published' } as const
  const answer = done[wanted.act]
  if (share.state === answer && wanted.act !== 'published') return
  if (wanted.act === 'accept' && share.status !== 'planned') {
    throw new Refusal('conflict', shareSentences.isOff)
  }
  const who = { at: deps.clock.now(), by, via }
  const url = wanted.act === 'published' ? addressOf(wanted.url) : null
  const comment = wanted.act === 'decline' ? wanted.comment.trim().slice(0, 500) : ''
  const page = wanted.act === 'accept' ? await lentPage(deps, share) : null
  const at = wanted.act === 'accept' ? wanted.at : null
  const post = page === null ? null : await postFor(deps, share, { by, page, at })
  await deps.db.transaction().execute(async db => {
    const planned =
      post === null
        ? null
        : await planPostInside({ ...deps, db }, post.by, post.wanted, share.eventId)
    await answered(db, share, answer, who, { comment, url, post: planned?.post ?? null })
  })
  deps.changes.tell(
    share.communeId,
    'partners',
    ...(post === null ? [] : (['deliveries'] as const)),
  )
}

/** Notes that a text was copied or a file taken: what they did with it nobody else knows. */
export async function noteTaken(
  deps: AnswerDeps,
  token: string,
  what: 'copied' | 'downloaded',
  piece: string,
): Promise<void> {
  const { share, contact } = await linked(deps, token)
  if (share.state === 'withdrawn') return
  const who = { at: deps.clock.now(), what, by: contact.name, via: 'link' } as const
  await step(deps.db, share.id, who, { piece: piece.slice(0, 40) })
  deps.changes.tell(share.communeId, 'partners')
}

/** @throws Refusal (`not-found`) */
async function linked(deps: AnswerDeps, token: string): Promise<ShareOfLink> {
  const found = await findByLink(deps, token)
  if (found === null) throw new Refusal('not-found', shareSentences.linkUnknown)
  return found
}

type LentPage = { id: number; name: string; limits: TextLimit }

/** The page of theirs on which accepting publishes; null: they publish by hand. */
export async function lentPage(
  { db, connectors }: Pick<Deps, 'db' | 'connectors'>,
  { mode, channelId, communeId }: ShareOfLink['share'],
): Promise<LentPage | null> {
  if (mode !== 'page' || channelId === null) return null
  const channel = (await channelsByIds(db, [channelId])).get(channelId)
  if (channel === undefined || channel.communeId !== communeId) return null
  const limits = limitsOf(connectorOf({ connectors }, channel.connector), channel)
  return { id: channel.id, name: channel.name, limits }
}

/**
 * A post of the event like any other: planned, sent once, read back.
 * @throws Refusal (`bad-request`) for a time that is none, or comes too late
 */
async function postFor(
  deps: AnswerDeps,
  share: ShareWithContext,
  { by, page, at }: { by: string; page: LentPage; at: string | null },
): Promise<{ by: Actor; wanted: PostNew }> {
  const time = askedTime.safeParse(at)
  if (!time.success) throw new Refusal('bad-request', shareSentences.timePast)
  if (time.data >= share.startLocal) {
    throw new Refusal('bad-request', shareSentences.timeAfterEvent)
  }
  const kit = await kitOf(deps, share, null)
  if (kit === null) throw new Refusal('conflict', shareSentences.isOff)
  const { communeId, partnerName } = share
  return {
    by: { communeId, userId: null, actor: `${by} (${partnerName})` },
    wanted: {
      text: postOn(kit, page.limits),
      texts: {},
      channels: [page.id],
      times: [time.data],
      media: kit.event.pictures.map(({ id }) => id),
      link: null,
      lateRule: 'ask',
    },
  }
}

/** @throws Refusal (`bad-request`) for what is no web address */
function addressOf(text: string): string | null {
  const typed = text.trim()
  if (typed === '') return null
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url === null || !url.hostname.includes('.') || typed.length > 500) {
    throw new Refusal('bad-request', shareSentences.wrongAddress)
  }
  return url.href
}
