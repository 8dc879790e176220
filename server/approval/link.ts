import { randomBytes } from 'node:crypto'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { frenchInstant } from '../language/french.ts'
import { hashOf } from '../people/api-keys.ts'
import { communeOf } from '../people/commune.ts'
import { publicPictureUrl } from '../pictures/public-picture.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSameSecret } from '../platform/signature.ts'
import { approvalOf } from './approval-rules.ts'
import { contentHashOf, unapprovedOf } from './content.ts'
import { type DecideDeps, decide, type Wanted } from './decide.ts'
import { comment } from './discussion.ts'
import { itemsOf } from './list.ts'
import { writeMails } from './recipients.ts'
import { type Asked, approverAt, linkLifeMs } from './rules.ts'
import { approvalSentences } from './sentences.ts'
import { linkByToken } from './store/links.ts'
import { commentsAbout, findRequest, openRequestAbout, subjectOf } from './store/requests.ts'
import { type About, aboutOf, decisionSentence } from './subject-text.ts'

/** What goes of links when nobody can follow them any more. */
export { forgetLinks } from './store/links.ts'

/** A new word for a link, 256 bits; only its hash is kept. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

/** Until when a link is good, ms UTC: the first time that something is due, a fortnight at most. */
export function linkEndsAt(now: number, dueAt: number | null): number {
  return Math.min(now + linkLifeMs, dueAt ?? Number.POSITIVE_INFINITY)
}

type LinkPicture = { url: string; alt: string }
export type LinkItem = ReturnType<typeof itemsOf<LinkPicture>>[number]

/** What was asked or answered; `when`: as it is read in French. */
export type LinkComment = { by: string; when: string; text: string; decides: boolean }

/** What a link leads to, now. */
export type LinkView =
  /** Not made here, cut short, or of somebody who no longer approves. */
  | { kind: 'unknown' }
  | ({ commune: string } & (
      | {
          kind: 'open'
          about: About
          askedBy: string
          asked: string
          /** By whom the decision would be signed. */
          name: string
          email: string
          items: LinkItem[]
          hash: string
          /** Something else than the mail showed. */
          isChanged: boolean
          comments: LinkComment[]
        }
      | {
          kind: 'decided'
          state: Row<'approvalRequest'>['state']
          about: About | null
          sentence: string
          comment: string | null
          /** It was changed since, and asked anew in another mail. */
          isAskedAnew: boolean
          comments: LinkComment[]
          /** Whether something can still be asked: it waits for other words. */
          mayAsk: boolean
        }
      | { kind: 'ended'; about: About; ended: string; email: string }
    ))

export type LinkDeps = DecideDeps

/** What the person who has the link may see. Looking changes nothing, however often mail servers do it. */
export async function readLink(deps: LinkDeps, token: string): Promise<LinkView> {
  const found = await findLink(deps, token)
  if (found === null) return { kind: 'unknown' }
  const { link, request, who } = found
  const now = deps.clock.now()
  const { name: commune, zone } = await communeOf(deps, link.communeId)
  const subject = subjectOf(request)
  const about = await aboutOf(deps.db, link.communeId, subject)
  const content = await unapprovedOf(deps.db, link.communeId, subject)
  const comments = (await commentsAbout(deps.db, subject)).map(
    ({ name: by, writtenAt, text, decides }) => ({
      ...{ by, text, decides: decides === 1 },
      when: frenchInstant(writtenAt, zone, { weekday: true }),
    }),
  )
  if (request.state !== 'open' || content.length === 0 || about === null) {
    const other = await openRequestAbout(deps.db, subject)
    return {
      kind: 'decided',
      commune,
      state: request.state,
      about,
      sentence: decisionSentence(request, zone).fr,
      comment: request.comment,
      comments,
      mayAsk: request.state === 'changes' && content.length > 0,
      isAskedAnew: other !== undefined && other.id !== request.id,
    }
  }
  const { endsAt } = link
  if (now >= endsAt) {
    const ended = frenchInstant(endsAt, zone, { weekday: true })
    return { kind: 'ended', commune, about, ended, email: link.email }
  }
  const hash = contentHashOf(content)
  return {
    kind: 'open',
    commune,
    about,
    askedBy: request.askedBy,
    asked: frenchInstant(request.askedAt, zone, { weekday: true }),
    name: who.name,
    email: link.email,
    items: itemsOf(content, media => ({
      url: publicPictureUrl(deps, { ...media, rendition: null }),
      alt: media.alt,
    })),
    hash,
    comments,
    isChanged: link.contentHash !== hash,
  }
}

/**
 * Decides by the link of a mail, once.
 * @throws Refusal, as `decide`; `conflict` also when the link has ended, `not-found` when there is
 *   no such link
 */
export async function decideByLink(deps: LinkDeps, token: string, wanted: Wanted): Promise<void> {
  const { link, request, who } = await openLink(deps, token)
  const by = { name: who.name, email: link.email, userId: who.userId, via: 'link' } as const
  await decide(deps, link.communeId, request.id, by, wanted)
}

/**
 * Asks or answers something by the link of a mail.
 * @throws Refusal, as `comment`; `conflict` also when the link has ended while it is to be decided,
 *   `not-found` when there is no such link
 */
export async function commentByLink(deps: LinkDeps, token: string, text: string): Promise<void> {
  const { link, request, who } = await openLink(deps, token)
  const { name, userId } = who
  const by = { name, userId, email: userId === null ? link.email : null }
  await comment(deps, link.communeId, request.id, by, text)
}

/** Sends a new link to the address of one that has ended, once for each. */
export async function renewLink(deps: LinkDeps, token: string): Promise<void> {
  const found = await findLink(deps, token)
  if (found === null) return
  const { link, request, who } = found
  const now = deps.clock.now()
  if (request.state !== 'open' || now < link.endsAt) return
  await writeMails(deps, deps.db, request, { kind: 'again', about: link.endsAt }, [who], now)
  deps.changes.tell(link.communeId, 'deliveries')
}

/** @throws Refusal (`not-found`: there is no such link; `conflict`: it has ended) */
async function openLink(deps: LinkDeps, token: string): Promise<Found> {
  const found = await findLink(deps, token)
  if (found === null) {
    throw new Refusal('not-found', approvalSentences.linkCutShort)
  }
  if (found.request.state === 'open' && deps.clock.now() >= found.link.endsAt) {
    throw new Refusal('conflict', approvalSentences.linkEnded)
  }
  return found
}

type Found = { link: Row<'approvalLink'>; request: Row<'approvalRequest'>; who: Asked }

async function findLink(deps: Pick<Deps, 'db'>, token: string): Promise<Found | null> {
  const tokenHash = hashOf(token)
  const link = await linkByToken(deps.db, tokenHash)
  if (link === undefined || !isSameSecret(link.tokenHash, tokenHash)) return null
  const request = await findRequest(deps.db, link.communeId, link.requestId)
  const { rules, people } = await approvalOf(deps.db, link.communeId)
  const who = approverAt(rules, people, link.email)
  return request === undefined || who === null ? null : { link, request, who }
}
