import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'
import { openStates, type ProposalState } from './rules-proposal.ts'

export type ProposalRow = Row<'proposal'>
export type ProposalStepRow = Row<'proposalStep'>

/** A proposal with who made it. */
export type ProposalWithContext = ProposalRow & {
  committeeName: string
  /** Null: it came by the committee's calendar. */
  memberName: string | null
  memberEmail: string | null
  /** When its link was revoked, or its committee closed. */
  revokedAt: number | null
  endedAt: number | null
}

export type ProposalFilter = {
  id?: number
  memberId?: number
  states?: readonly ProposalState[]
  /** Those decided at or after, ms UTC, and those with which there is something to do. */
  since?: number
  most?: number
}

/** A commune's proposals, the newest first. */
export async function proposalsOf(
  db: Db,
  communeId: number,
  { id, memberId, states, since, most }: ProposalFilter,
): Promise<ProposalWithContext[]> {
  let rows = db
    .selectFrom('proposal')
    .innerJoin('committee', 'committee.id', 'proposal.committeeId')
    .leftJoin('committeeMember', 'committeeMember.id', 'proposal.memberId')
    .selectAll('proposal')
    .select(['committee.name as committeeName', 'committee.endedAt'])
    .select(['committeeMember.name as memberName', 'committeeMember.email as memberEmail'])
    .select('committeeMember.revokedAt')
    .where('proposal.communeId', '=', communeId)
  if (id !== undefined) rows = rows.where('proposal.id', '=', id)
  if (memberId !== undefined) rows = rows.where('proposal.memberId', '=', memberId)
  if (states !== undefined) rows = rows.where('proposal.state', 'in', [...states])
  if (since !== undefined) {
    rows = rows.where(({ or, eb }) =>
      or([
        eb('proposal.decidedAt', '>=', since),
        eb('proposal.state', 'in', [...openStates]),
        eb('proposal.hasNews', '=', 1),
      ]),
    )
  }
  if (most !== undefined) rows = rows.limit(most)
  return await rows.orderBy('proposal.id', 'desc').execute()
}

/** Nobody else decides about it before the transaction's end: pressed twice, one waits for the other. */
export async function lockProposal(transaction: Db, communeId: number, id: number): Promise<void> {
  await transaction
    .updateTable('proposal')
    .set(({ ref }) => ({ state: ref('state') }))
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .execute()
}

/** Whosever it is: for the outbox. */
export async function findProposal(db: Db, id: number): Promise<ProposalRow | undefined> {
  return await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What was sent by this form already. */
export async function findByKey(
  db: Db,
  memberId: number,
  key: string,
): Promise<ProposalRow | undefined> {
  return await db
    .selectFrom('proposal')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** What came by a committee's calendar, whatever became of it. */
export async function fromSource(db: Db, committeeId: number): Promise<ProposalRow[]> {
  return await db
    .selectFrom('proposal')
    .selectAll()
    .where('committeeId', '=', committeeId)
    .where('memberId', 'is', null)
    .orderBy('id')
    .execute()
}

/**
 * The committee's calendar is followed no more: what nobody decided about goes, and of the rest it
 * says nothing from now on.
 */
export async function leaveSource(db: Db, committeeId: number): Promise<void> {
  await db
    .deleteFrom('proposal')
    .where('committeeId', '=', committeeId)
    .where('memberId', 'is', null)
    .where('state', 'in', [...openStates, 'withdrawn'])
    .execute()
  await db
    .updateTable('proposal')
    .set({ source: null, hasNews: 0 })
    .where('committeeId', '=', committeeId)
    .where('memberId', 'is', null)
    .execute()
}

/** Nobody has read it. */
const unread = {
  state: 'received',
  decidedAt: null,
  decidedBy: null,
  comment: null,
  eventId: null,
  tellsFrom: 0,
  tellsStatus: null,
  tellsStartsAt: null,
} as const

/** @returns its number; undefined where the same form was sent before */
export async function insertProposal(
  db: Db,
  row: Omit<NewRow<'proposal'>, keyof typeof unread>,
): Promise<number | undefined> {
  const made = await db
    .insertInto('proposal')
    .values({ ...unread, ...row })
    .onConflict(conflict => conflict.columns(['memberId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/**
 * Changes a proposal that still is in the state in which it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveProposal(
  db: Db,
  { id, state }: Pick<ProposalRow, 'id' | 'state'>,
  patch: Partial<Omit<ProposalRow, 'id' | 'communeId' | 'committeeId' | 'memberId' | 'key'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposal')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * How many of a committee's own wait for somebody, or how many came by one link since then (ms UTC).
 */
export async function countProposals(
  db: Db,
  of: { committeeId: number } | { memberId: number; since: number },
): Promise<number> {
  let rows = db.selectFrom('proposal').select(({ fn }) => fn.countAll<number>().as('count'))
  rows =
    'memberId' in of
      ? rows.where('memberId', '=', of.memberId).where('receivedAt', '>=', of.since)
      : rows
          .where('committeeId', '=', of.committeeId)
          // What its calendar brings takes nobody's place.
          .where('memberId', 'is not', null)
          .where('state', 'in', [...openStates])
  const { count } = await rows.executeTakeFirstOrThrow()
  return Number(count)
}

/** What each of these committees has proposed so far. */
export async function countsByCommittee(db: Db, communeId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('proposal')
    .select(['committeeId', ({ fn }) => fn.countAll<number>().as('count')])
    .where('communeId', '=', communeId)
    .groupBy('committeeId')
    .execute()
  return new Map(rows.map(({ committeeId, count }) => [committeeId, Number(count)]))
}

/** Accepted ones whose event has changed its date, place or status since the committee knew it. */
export async function proposalsToTell(db: Db): Promise<ProposalToTell[]> {
  return await acceptedWithEvent(db)
    .whereRef('event.sequence', '>', 'proposal.tellsFrom')
    .orderBy('proposal.id')
    .execute()
}

/** What became this event. */
export async function acceptedFor(db: Db, eventId: number): Promise<ProposalToTell[]> {
  return await acceptedWithEvent(db)
    .where('proposal.eventId', '=', eventId)
    .orderBy('proposal.id')
    .execute()
}

/** A proposal with what its event is now. */
export type ProposalToTell = ProposalRow &
  Pick<Row<'event'>, 'sequence' | 'status' | 'startsAt'> & {
    /** When the event was changed last. */
    changedAt: number
  }

function acceptedWithEvent(db: Db) {
  return db
    .selectFrom('proposal')
    .innerJoin('event', 'event.id', 'proposal.eventId')
    .selectAll('proposal')
    .select(['event.sequence', 'event.status', 'event.startsAt'])
    .select('event.updatedAt as changedAt')
    .where('proposal.state', '=', 'accepted')
}

export async function addProposalStep(db: Db, step: NewRow<'proposalStep'>): Promise<void> {
  await db.insertInto('proposalStep').values(step).execute()
}

/** What happened to these, in its order. */
export async function proposalStepsOf(
  db: Db,
  proposalIds: readonly number[],
): Promise<ProposalStepRow[]> {
  if (proposalIds.length === 0) return []
  return await db
    .selectFrom('proposalStep')
    .selectAll()
    .where('proposalId', 'in', [...proposalIds])
    .orderBy('id')
    .execute()
}
