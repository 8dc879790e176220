import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

export type CommitteeRow = Row<'committee'>
export type MemberRow = Row<'committeeMember'>

/** A commune's committees by name, those that ended among them. */
export async function committeesOf(
  db: Db,
  communeId: number,
  id?: number,
): Promise<CommitteeRow[]> {
  let rows = db.selectFrom('committee').selectAll().where('communeId', '=', communeId)
  if (id !== undefined) rows = rows.where('id', '=', id)
  return await rows.orderBy('name').orderBy('id').execute()
}

export async function insertCommittee(db: Db, row: NewRow<'committee'>): Promise<number> {
  const { id } = await db
    .insertInto('committee')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateCommittee(
  db: Db,
  id: number,
  patch: Partial<Pick<CommitteeRow, 'name' | 'endedAt'>>,
): Promise<void> {
  await db.updateTable('committee').set(patch).where('id', '=', id).execute()
}

/** The members of these committees, in the order in which they were added. */
export async function membersOf(db: Db, committeeIds: readonly number[]): Promise<MemberRow[]> {
  if (committeeIds.length === 0) return []
  return await db
    .selectFrom('committeeMember')
    .selectAll()
    .where('committeeId', 'in', [...committeeIds])
    .orderBy('id')
    .execute()
}

export type MemberWithCommittee = MemberRow & { committeeName: string; endedAt: number | null }

/** With their committee, whosever it is: for who has the link. */
export async function findMember(db: Db, id: number): Promise<MemberWithCommittee | undefined> {
  return await db
    .selectFrom('committeeMember')
    .innerJoin('committee', 'committee.id', 'committeeMember.committeeId')
    .selectAll('committeeMember')
    .select(['committee.name as committeeName', 'committee.endedAt'])
    .where('committeeMember.id', '=', id)
    .executeTakeFirst()
}

/** Who proposed it; what came by a calendar nobody did. */
export async function memberOf(
  db: Db,
  { memberId }: Pick<Row<'proposal'>, 'memberId'>,
): Promise<MemberWithCommittee | undefined> {
  return memberId === null ? undefined : await findMember(db, memberId)
}

export async function insertMember(db: Db, row: NewRow<'committeeMember'>): Promise<number> {
  const { id } = await db
    .insertInto('committeeMember')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateMember(
  db: Db,
  id: number,
  patch: Partial<
    Pick<MemberRow, 'name' | 'email' | 'key' | 'networks' | 'lastUsedAt' | 'revokedAt'>
  >,
): Promise<void> {
  await db.updateTable('committeeMember').set(patch).where('id', '=', id).execute()
}

/** Nobody else proposes for this committee before the transaction's end. */
export async function lockCommittee(db: Db, id: number): Promise<void> {
  await db
    .updateTable('committee')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', id)
    .execute()
}
