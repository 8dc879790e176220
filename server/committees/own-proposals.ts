import type { Deps } from '../deps.ts'
import { findEvent } from '../events/rows.ts'
import { type DeliveryWithContext, deliveriesOf } from '../publishing/rows.ts'
import { commentOf } from './proposal-shape.ts'
import { type AnnouncedField, changedFields } from './rules-proposal.ts'
import type { MemberWithCommittee } from './store-committees.ts'
import { type ProposalRow, proposalStepsOf, proposalsOf } from './store-proposals.ts'

/** As many of one's proposals as a page shows. */
const mostShown = 40

/** One publication of an accepted proposal: when, where, and its address once it is out. */
export type Publication = {
  dueLocal: string
  channel: string
  state: DeliveryWithContext['state']
  url: string | null
}

/** One of the reader's proposals, as they see it. */
export type OwnProposal = Pick<
  ProposalRow,
  'id' | 'title' | 'startLocal' | 'state' | 'comment' | 'receivedAt' | 'pictureId' | 'alt'
> & {
  /** The event that it became; null: not (any more). */
  event: Pick<
    Awaited<ReturnType<typeof findEvent>> & object,
    AnnouncedField | 'status' | 'previousStartLocal' | 'slug' | 'listed' | 'approval'
  > | null
  /** What of the event is otherwise than it was proposed. */
  changed: AnnouncedField[]
  publications: Publication[]
  /** What was said to and fro: questions, answers. */
  said: { by: string; what: 'asked' | 'answered'; comment: string }[]
}

/** What a member has proposed, the newest first, and what became of each. */
export async function ownProposals(
  { db }: Pick<Deps, 'db'>,
  { id, communeId }: MemberWithCommittee,
): Promise<OwnProposal[]> {
  const rows = await proposalsOf(db, communeId, { memberId: id, most: mostShown })
  const steps = await proposalStepsOf(
    db,
    rows.map(row => row.id),
  )
  const eventIds = rows.flatMap(({ eventId }) => eventId ?? [])
  const deliveries = await deliveriesOf(db, communeId, { eventIds })
  const own: OwnProposal[] = []
  for (const row of rows) {
    const event = row.eventId === null ? undefined : await findEvent(db, communeId, row.eventId)
    own.push({
      ...row,
      event: event ?? null,
      changed: event === undefined ? [] : changedFields(row, event),
      publications: deliveries
        .filter(({ eventId, afterId }) => eventId === row.eventId && afterId === null)
        .map(({ dueLocal, channelName, state, url }) => ({
          dueLocal,
          channel: channelName,
          state,
          url,
        })),
      said: steps.flatMap(({ proposalId, by, what, detail }) => {
        const comment = commentOf(detail)
        if (proposalId !== row.id || comment === null) return []
        return what === 'asked' || what === 'answered' ? [{ by, what, comment }] : []
      }),
    })
  }
  return own
}
