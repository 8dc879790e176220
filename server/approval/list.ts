import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { firstLineOf } from '../language/text.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { mediaShapeOf } from '../pictures/media.ts'
import type { MediaRow } from '../pictures/rows.ts'
import { notFound } from '../platform/refusal.ts'
import { type Approval, approvalOf, mayApprove } from './approval-rules.ts'
import { contentHashOf, firstDueAt, unapprovedOf } from './content.ts'
import { isIntact } from './proof.ts'
import { isTakenBackBy, whoIsAsked } from './rules.ts'
import { approvalSentences } from './sentences.ts'
import type { ApprovalItem, ApprovalList, ApprovalShape } from './shapes.ts'
import { type SaidDelivery, titleOfSubject } from './store/content.ts'
import {
  commentsAbout,
  findRequest,
  requestsAboutEvent,
  subjectOf,
  unsettledRequests,
} from './store/requests.ts'

type ListDeps = Pick<Deps, 'db' | 'clock' | 'secrets'>

/** How much of an event's past its page tells. */
const mostActs = 20

/**
 * What waits for approval or for other words, the oldest first; or everything that was asked about
 * one event, the newest first.
 */
export async function listApprovals(
  deps: ListDeps,
  by: Pick<Actor, 'communeId' | 'userId'>,
  eventId?: number,
): Promise<ApprovalList> {
  const approval = await approvalOf(deps.db, by.communeId)
  const rows =
    eventId === undefined
      ? await unsettledRequests(deps.db, by.communeId)
      : await requestsAboutEvent(deps.db, by.communeId, eventId, mostActs)
  const approvals: ApprovalShape[] = []
  for (const row of rows) {
    const shape = await shapeOf(deps, approval, by, row)
    if (shape !== null && (eventId !== undefined || shape.items.length > 0)) approvals.push(shape)
  }
  return { enabled: approval.rules.enabled, mayDecide: mayApprove(approval, by), approvals }
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function getApproval(
  deps: ListDeps,
  by: Pick<Actor, 'communeId' | 'userId'>,
  id: number,
): Promise<ApprovalShape> {
  const row = await findRequest(deps.db, by.communeId, id)
  const shape = row && (await shapeOf(deps, await approvalOf(deps.db, by.communeId), by, row))
  if (!shape) throw notFound(approvalSentences.request)
  return shape
}

/** How many requests wait with something in them. */
export async function countApprovals(db: Db, communeId: number): Promise<number> {
  let count = 0
  for (const row of await unsettledRequests(db, communeId)) {
    if ((await unapprovedOf(db, communeId, subjectOf(row))).length > 0) count += 1
  }
  return count
}

async function shapeOf(
  deps: ListDeps,
  approval: Approval,
  by: Pick<Actor, 'communeId' | 'userId'>,
  row: Row<'approvalRequest'>,
): Promise<ApprovalShape | null> {
  const now = deps.clock.now()
  const subject = subjectOf(row)
  const named = await titleOfSubject(deps.db, subject)
  if (named === undefined) return null
  const isOpen = row.state === 'open'
  const content =
    isOpen || row.state === 'changes' ? await unapprovedOf(deps.db, row.communeId, subject) : []
  const { zone } = await communeOf(deps, row.communeId)
  const { first } = whoIsAsked(approval.rules, approval.people, localDateOf(now, zone))
  return {
    id: row.id,
    event: row.eventId,
    withEvent: row.withEvent === 1,
    post: row.postId,
    title: named.title ?? firstLineOf(named.text),
    state: row.state,
    askedBy: row.askedBy,
    askedAt: toIso(row.askedAt),
    firstDueAt: toIsoOrNull(firstDueAt(content, now)),
    hash: contentHashOf(content),
    mayDecide: isOpen && mayApprove(approval, by),
    waitsFor: isOpen ? first.map(({ name }) => name) : [],
    items: itemsOf(content, mediaShapeOf),
    comments: (await commentsAbout(deps.db, subject)).map(one => ({
      id: one.id,
      by: one.name,
      email: one.email,
      decides: one.decides === 1,
      at: toIso(one.writtenAt),
      text: one.text,
      canRemove: isTakenBackBy(one, by, now),
    })),
    decision: decisionOf(deps, row),
  }
}

function decisionOf(deps: ListDeps, row: Row<'approvalRequest'>): ApprovalShape['decision'] {
  const { decidedBy, decidedEmail, decidedAt, decidedVia, comment } = row
  if (decidedBy === null || decidedAt === null || decidedVia === null) return null
  return {
    by: decidedBy,
    email: decidedEmail,
    at: toIso(decidedAt),
    via: decidedVia,
    comment,
    isIntact: isIntact(deps, row),
  }
}

type Shown<Picture> = Omit<ApprovalItem, 'pictures'> & { pictures: Picture[] }

/** One item for each wording, with all the times and channels at which it is said. */
export function itemsOf<Picture>(
  content: readonly SaidDelivery[],
  pictureOf: (media: MediaRow) => Picture,
): Shown<Picture>[] {
  const wordings = Map.groupBy(content, ({ text, link, place, pictures }) =>
    JSON.stringify([text, link, place, pictures.map(({ id }) => id)]),
  )
  return [...wordings.values()].flatMap(same => {
    const [one] = same
    if (one === undefined) return []
    const times = Map.groupBy(same, ({ dueLocal, state }) => `${dueLocal} ${state === 'missed'}`)
    return {
      text: one.text,
      link: one.link,
      place: one.place,
      pictures: one.pictures.map(pictureOf),
      times: [...times.values()].flatMap(at => {
        const [earliest] = at
        if (earliest === undefined) return []
        return {
          dueLocal: earliest.dueLocal,
          channels: [...new Set(at.map(({ channelName }) => channelName))],
          deliveries: at.map(({ id }) => id),
          isMissed: earliest.state === 'missed',
        }
      }),
    }
  })
}
