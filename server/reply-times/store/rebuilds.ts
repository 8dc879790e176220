import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/**
 * By what a worker knows that a rebuild is still the one it works on, and still its own: leases
 * only ever grow, so that no two workers hold the same one.
 */
export type RebuildClaim = Pick<Row<'rebuild'>, 'communeId' | 'revision'> & { leaseUntil: number }

/** A rebuild that this worker holds. */
export type HeldRebuild = Row<'rebuild'> & { leaseUntil: number }

export async function findRebuild(db: Db, communeId: number): Promise<Row<'rebuild'> | undefined> {
  return await db
    .selectFrom('rebuild')
    .selectAll()
    .where('communeId', '=', communeId)
    .executeTakeFirst()
}

/** The communes of which a rebuild is not finished, the longest waiting first. */
export async function unfinishedRebuilds(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('rebuild')
    .select('communeId')
    .orderBy('requestedAt')
    .orderBy('communeId')
    .execute()
  return rows.map(row => row.communeId)
}

/** Takes a rebuild that nobody holds, or whose worker let its lease run out before `now`. */
export async function claimRebuild(
  db: Db,
  communeId: number,
  { now, leaseUntil }: { now: number; leaseUntil: number },
): Promise<HeldRebuild | undefined> {
  const row = await db
    .updateTable('rebuild')
    .set({ leaseUntil })
    .where('communeId', '=', communeId)
    .where(eb => eb.or([eb('leaseUntil', 'is', null), eb('leaseUntil', '<=', now)]))
    .returningAll()
    .executeTakeFirst()
  return row && { ...row, leaseUntil }
}

/** Takes a rebuild no matter who holds it, who notices at its next step. Undefined: there is none. */
export async function takeOverRebuild(
  transaction: Db,
  communeId: number,
  leaseUntil: number,
): Promise<HeldRebuild | undefined> {
  const row = await transaction
    .updateTable('rebuild')
    .set(eb => ({
      leaseUntil: eb
        .case()
        .when('leaseUntil', '>=', leaseUntil)
        .then(eb('leaseUntil', '+', 1))
        .else(leaseUntil)
        .end(),
    }))
    .where('communeId', '=', communeId)
    .returningAll()
    .executeTakeFirst()
  return row && { ...row, leaseUntil: row.leaseUntil ?? leaseUntil }
}

/**
 * Writes how far a rebuild has come, and renews its lease.
 * @returns whether it still was the claim's.
 */
export async function advanceRebuild(
  transaction: Db,
  claim: RebuildClaim,
  progress: Pick<HeldRebuild, 'afterId' | 'done' | 'total' | 'leaseUntil' | 'leftOut' | 'counted'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('rebuild')
    .set(progress)
    .where('communeId', '=', claim.communeId)
    .where('revision', '=', claim.revision)
    .where('leaseUntil', '=', claim.leaseUntil)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Ends a rebuild that has come to its end.
 * @returns false when it was asked for anew meanwhile, or is somebody else's.
 */
export async function endRebuild(db: Db, claim: RebuildClaim): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('rebuild')
    .where('communeId', '=', claim.communeId)
    .where('revision', '=', claim.revision)
    .where('leaseUntil', '=', claim.leaseUntil)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Lets go of a rebuild before its end: the next worker goes on with it at once. */
export async function releaseRebuild(db: Db, claim: RebuildClaim): Promise<void> {
  await db
    .updateTable('rebuild')
    .set({ leaseUntil: null })
    .where('communeId', '=', claim.communeId)
    .where('leaseUntil', '=', claim.leaseUntil)
    .execute()
}

/**
 * A commune's conversations in which something that reply times are reckoned from happened at
 * `since` or later, or somebody still waits; null: all of them. By their numbers, from the one after
 * `afterId` on and `limit` at most.
 */
export async function nextConversationIdsSince(
  db: Db,
  communeId: number,
  since: number | null,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<number[]> {
  let rows = db
    .selectFrom('conversation')
    .select('id')
    .where('communeId', '=', communeId)
    .where('id', '>', afterId)
  if (since !== null) rows = rows.where('id', 'in', conversationsSince(db, communeId, since))
  return (await rows.orderBy('id').limit(limit).execute()).map(row => row.id)
}

/** Each way by an index of its own: together, as one condition, they would walk every conversation. */
function conversationsSince(db: Db, communeId: number, since: number) {
  const ofCommune = db.selectFrom('conversation').select('id').where('communeId', '=', communeId)
  return ofCommune
    .where('lastMessageAt', '>=', since)
    .unionAll(ofCommune.where('amendedAt', '>=', since))
    .unionAll(
      db
        .selectFrom('episode')
        .select('conversationId as id')
        .where('communeId', '=', communeId)
        .where(sql<boolean>`"state" = 'open'`),
    )
    .unionAll(
      // An answer in private, which is kept in another conversation.
      db
        .selectFrom('privateAnswer')
        .innerJoin('message', 'message.id', 'privateAnswer.messageId')
        .innerJoin('channel', 'channel.id', 'message.channelId')
        .select('privateAnswer.conversationId as id')
        .where('channel.communeId', '=', communeId)
        .where('message.sentAt', '>=', since),
    )
}

/** Conversations found by one query: none keeps requests waiting for long. */
const page = 20_000

/** All of them, page by page, so that others have their turn. */
export async function conversationIdsSince(
  db: Db,
  communeId: number,
  since: number | null,
  afterId: number,
): Promise<number[]> {
  const ids: number[] = []
  for (;;) {
    const after = { afterId: ids.at(-1) ?? afterId, limit: page }
    const found = await nextConversationIdsSince(db, communeId, since, after)
    ids.push(...found)
    if (found.length < page) return ids
    await setImmediate()
  }
}
