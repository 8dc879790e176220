import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { ApprovalState } from '../../events/rules/plan.ts'
import { lockPost } from '../../publishing/rows.ts'

/** What is approved together: an event with all its posts, or a post of no event. */
export type Subject = { eventId: number; postId: null } | { eventId: null; postId: number }

export function subjectOf({
  eventId,
  postId,
}: Pick<Row<'approvalRequest'>, 'eventId' | 'postId'>): Subject {
  if (eventId !== null) return { eventId, postId: null }
  if (postId !== null) return { eventId: null, postId }
  throw new Error('an approval request is about nothing')
}

/**
 * Inside a transaction: anybody else who asks, decides or edits waits for its end, and reads what was
 * written. A write that changes nothing, because SQLite knows no `FOR UPDATE`.
 */
export async function lockSubject(transaction: Db, { eventId, postId }: Subject): Promise<void> {
  if (eventId === null) return await lockPost(transaction, postId)
  await transaction
    .updateTable('event')
    .set({ title: sql.ref('title') })
    .where('id', '=', eventId)
    .execute()
}

export async function approvalOfEvent(db: Db, eventId: number): Promise<ApprovalState> {
  const { approval } = await db
    .selectFrom('event')
    .select('approval')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return approval
}

export async function setEventApproval(
  db: Db,
  eventId: number,
  approval: ApprovalState,
): Promise<void> {
  await db.updateTable('event').set({ approval }).where('id', '=', eventId).execute()
}

export async function insertRequest(db: Db, request: NewRow<'approvalRequest'>): Promise<number> {
  const { id } = await db
    .insertInto('approvalRequest')
    .values(request)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findRequest(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'approvalRequest'> | undefined> {
  return await db
    .selectFrom('approvalRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The newest about an event, newest first. */
export async function requestsAboutEvent(
  db: Db,
  communeId: number,
  eventId: number,
  limit: number,
): Promise<Row<'approvalRequest'>[]> {
  return await db
    .selectFrom('approvalRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('eventId', '=', eventId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What waits for an answer, or for other words, the oldest first: one commune's, or every one's. */
export async function unsettledRequests(
  db: Db,
  communeId?: number,
): Promise<Row<'approvalRequest'>[]> {
  let rows = db
    .selectFrom('approvalRequest')
    .selectAll()
    // As it stands in the index of what is open: bound values would not find that.
    .where(sql<SqlBool>`"approvalRequest"."state" in ('open', 'changes')`)
    // What was asked anew since waits in that request.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('approvalRequest as newer')
            .select('newer.id')
            .whereRef('newer.id', '>', 'approvalRequest.id')
            .where('newer.state', '!=', 'urgent')
            .where(eb =>
              eb.or([
                eb('newer.eventId', '=', eb.ref('approvalRequest.eventId')),
                eb('newer.postId', '=', eb.ref('approvalRequest.postId')),
              ]),
            ),
        ),
      ),
    )
  if (communeId !== undefined) rows = rows.where('communeId', '=', communeId)
  return await rows.orderBy('id').execute()
}

export async function openRequestAbout(
  db: Db,
  { eventId, postId }: Subject,
): Promise<Row<'approvalRequest'> | undefined> {
  const open = db.selectFrom('approvalRequest').selectAll().where('state', '=', 'open')
  return await (eventId === null
    ? open.where('postId', '=', postId)
    : open.where('eventId', '=', eventId)
  ).executeTakeFirst()
}

export type RequestPatch = Partial<
  Omit<Row<'approvalRequest'>, 'id' | 'communeId' | 'eventId' | 'postId'>
>

/**
 * Changes a request that still is in that state.
 * @returns whether it was: somebody else may have been quicker.
 */
export async function moveRequest(
  db: Db,
  { id, state }: Pick<Row<'approvalRequest'>, 'id' | 'state'>,
  patch: RequestPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('approvalRequest')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** All that was said about an event or a post, whatever request it belongs to; the oldest first. */
export async function commentsAbout(
  db: Db,
  { eventId, postId }: Subject,
): Promise<Row<'approvalComment'>[]> {
  const said = db
    .selectFrom('approvalComment')
    .innerJoin('approvalRequest', 'approvalRequest.id', 'approvalComment.requestId')
    .selectAll('approvalComment')
    .orderBy('approvalComment.id')
  return await (eventId === null
    ? said.where('approvalRequest.postId', '=', postId)
    : said.where('approvalRequest.eventId', '=', eventId)
  ).execute()
}

export async function insertComment(db: Db, comment: NewRow<'approvalComment'>): Promise<number> {
  const { id } = await db
    .insertInto('approvalComment')
    .values(comment)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteComment(db: Db, id: number): Promise<void> {
  await db.deleteFrom('approvalComment').where('id', '=', id).execute()
}
