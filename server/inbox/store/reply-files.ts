import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

type FileFacts = Pick<Row<'replyFile'>, 'name' | 'type' | 'size'>

/** Keeps what goes with an answer, in its order. */
export async function insertReplyFiles(
  db: Db,
  replyId: number,
  files: readonly { name: string; type: string; bytes: Uint8Array }[],
): Promise<void> {
  // One by one: together they may be more than a statement takes.
  for (const { name, type, bytes } of files) {
    await db
      .insertInto('replyFile')
      .values({ replyId, name, type, size: bytes.length, bytes })
      .execute()
  }
}

/** What goes with an answer, with its bytes; nothing once it has left. */
export async function replyFilesOf(
  db: Db,
  replyId: number,
): Promise<Pick<Row<'replyFile'>, 'name' | 'type' | 'bytes'>[]> {
  return await db
    .selectFrom('replyFile')
    .select(['name', 'type', 'bytes'])
    .where('replyId', '=', replyId)
    .orderBy('id')
    .execute()
}

/** The same of several answers, without the bytes. */
export async function replyFileFacts(
  db: Db,
  replyIds: readonly number[],
): Promise<Map<number, FileFacts[]>> {
  if (replyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('replyFile')
    .select(['replyId', 'name', 'type', 'size'])
    .where('replyId', 'in', [...replyIds])
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ replyId }) => replyId)
}

export async function deleteReplyFiles(db: Db, replyId: number): Promise<void> {
  await db.deleteFrom('replyFile').where('replyId', '=', replyId).execute()
}
