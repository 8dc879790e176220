import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { Subject } from './requests.ts'

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
