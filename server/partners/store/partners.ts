import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export type PartnerRow = Row<'partner'>
export type ContactRow = Row<'partnerContact'>
export type GroupRow = Row<'partnerGroup'>

/** A commune's partners by their names, those that ended included. */
export async function partnersOf(
  db: Db,
  communeId: number,
  ids?: readonly number[],
): Promise<PartnerRow[]> {
  let rows = db.selectFrom('partner').selectAll().where('communeId', '=', communeId)
  if (ids !== undefined) {
    if (ids.length === 0) return []
    rows = rows.where('id', 'in', [...ids])
  }
  return await rows.orderBy('name').orderBy('id').execute()
}

export async function findPartner(
  db: Db,
  communeId: number,
  id: number,
): Promise<PartnerRow | undefined> {
  const [found] = await partnersOf(db, communeId, [id])
  return found
}

export async function insertPartner(db: Db, row: NewRow<'partner'>): Promise<PartnerRow> {
  return await db.insertInto('partner').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updatePartner(
  db: Db,
  id: number,
  patch: Partial<Omit<PartnerRow, 'id' | 'communeId'>>,
): Promise<void> {
  await db.updateTable('partner').set(patch).where('id', '=', id).execute()
}

/** Whosever it is: for who brings that key. */
export async function findPartnerByKey(db: Db, keyHash: string): Promise<PartnerRow | undefined> {
  return await db
    .selectFrom('partner')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .executeTakeFirst()
}

/** Remembers that its key was used, unless that was taken away meanwhile. */
export async function touchPartnerKey(db: Db, id: number, at: number): Promise<void> {
  await db
    .updateTable('partner')
    .set({ keyUsedAt: at })
    .where('id', '=', id)
    .where('keyHash', 'is not', null)
    .execute()
}

/** The contacts of partners, in the order in which they were added. */
export async function contactsOf(db: Db, partnerIds: readonly number[]): Promise<ContactRow[]> {
  if (partnerIds.length === 0) return []
  return await db
    .selectFrom('partnerContact')
    .selectAll()
    .where('partnerId', 'in', [...partnerIds])
    .orderBy('id')
    .execute()
}

export async function findContact(
  db: Db,
  id: number,
): Promise<(ContactRow & { communeId: number }) | undefined> {
  return await db
    .selectFrom('partnerContact')
    .innerJoin('partner', 'partner.id', 'partnerContact.partnerId')
    .selectAll('partnerContact')
    .select('partner.communeId')
    .where('partnerContact.id', '=', id)
    .executeTakeFirst()
}

export async function insertContact(db: Db, row: NewRow<'partnerContact'>): Promise<void> {
  await db.insertInto('partnerContact').values(row).execute()
}

export async function updateContact(
  db: Db,
  id: number,
  patch: Partial<Pick<ContactRow, 'name' | 'unsubscribedAt'>>,
): Promise<void> {
  await db.updateTable('partnerContact').set(patch).where('id', '=', id).execute()
}

export async function deleteContacts(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('partnerContact')
    .where('id', 'in', [...ids])
    .execute()
}

/** A commune's groups by their names. */
export async function groupsOf(db: Db, communeId: number): Promise<GroupRow[]> {
  return await db
    .selectFrom('partnerGroup')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('name')
    .execute()
}

/** Who belongs to the groups of a commune. */
export async function groupMembers(
  db: Db,
  communeId: number,
): Promise<Row<'partnerGroupMember'>[]> {
  return await db
    .selectFrom('partnerGroupMember')
    .innerJoin('partnerGroup', 'partnerGroup.id', 'partnerGroupMember.groupId')
    .selectAll('partnerGroupMember')
    .where('partnerGroup.communeId', '=', communeId)
    .orderBy('partnerId')
    .execute()
}

export async function insertGroup(db: Db, row: NewRow<'partnerGroup'>): Promise<GroupRow> {
  return await db.insertInto('partnerGroup').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateGroup(
  db: Db,
  id: number,
  patch: Pick<GroupRow, 'name' | 'inAgenda'>,
): Promise<void> {
  await db.updateTable('partnerGroup').set(patch).where('id', '=', id).execute()
}

export async function deleteGroup(db: Db, id: number): Promise<void> {
  await db.deleteFrom('partnerGroup').where('id', '=', id).execute()
}

/** These belong to a group and no others. */
export async function setMembers(
  db: Db,
  groupId: number,
  partnerIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('partnerGroupMember').where('groupId', '=', groupId).execute()
  await addMembers(db, groupId, partnerIds)
}

export async function addMembers(
  db: Db,
  groupId: number,
  partnerIds: readonly number[],
): Promise<void> {
  if (partnerIds.length === 0) return
  await db
    .insertInto('partnerGroupMember')
    .values(partnerIds.map(partnerId => ({ groupId, partnerId })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** A partner belongs to these groups and no others. */
export async function setGroups(
  db: Db,
  partnerId: number,
  groupIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('partnerGroupMember').where('partnerId', '=', partnerId).execute()
  for (const groupId of groupIds) await addMembers(db, groupId, [partnerId])
}
