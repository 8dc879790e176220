import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Flag, Instant, Json, LinkKey, NewRow, Row } from '../database/schema.ts'
import type { PartnerMode, SharePiece } from './rules-partner.ts'

/** A neighbouring commune, or another relay: an office, a newspaper, an association. */
type PartnerTable = {
  id: Generated<number>
  communeId: number
  name: string
  /** INSEE's code; null: it is no commune. */
  inseeCode: string | null
  mode: PartnerMode
  /** The channel that it lent us. */
  channelId: number | null
  /** The commune of this installation that it is; null: it is elsewhere. */
  partnerCommuneId: Generated<number | null>
  /** What of a mail it wants; null: all. */
  pieces: Json<SharePiece[]> | null
  /** Local date until which it is to be left alone, included. */
  quietUntil: string | null
  createdAt: Instant
  /** Since when nothing is offered to it; what was stays readable. */
  endedAt: Instant | null
  /** The hash of its own software's key; null: it has none. */
  keyHash: Generated<string | null>
  /** What of that key is shown again. */
  keyPrefix: Generated<string | null>
  keyMadeAt: Generated<Instant | null>
  keyUsedAt: Generated<Instant | null>
}

/** Who is written to at a partner's. */
type PartnerContactTable = {
  id: Generated<number>
  partnerId: number
  name: string
  /** In small letters. */
  email: string
  createdAt: Instant
  /** By the link of a mail; kept, so that nobody writes to them again. */
  unsubscribedAt: Instant | null
  /** The key of the links that it is mailed. */
  key: LinkKey
}

/** « La CC », « le territoire »: partners to whom things are offered at once. */
type PartnerGroupTable = {
  id: Generated<number>
  communeId: number
  name: string
  /** Whether the public agenda can be narrowed to it, by its name. */
  inAgenda: Generated<Flag>
}

type PartnerGroupMemberTable = { groupId: number; partnerId: number }

/** Where a commune of France lies, degrees (WGS 84); null: the register knows no such commune. */
type CommuneCentreTable = {
  inseeCode: string
  latitude: number | null
  longitude: number | null
  readAt: Instant
}

declare module '../database/schema.ts' {
  interface Schema {
    communeCentre: CommuneCentreTable
    partner: PartnerTable
    partnerContact: PartnerContactTable
    partnerGroup: PartnerGroupTable
    partnerGroupMember: PartnerGroupMemberTable
  }
}

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

/**
 * Codes of communes of which nothing was read since then, ms UTC: this installation's own, and those of
 * partners to whom something is offered. What has coordinates stays where it is.
 */
export async function codesWithoutCentre(db: Db, since: number, limit: number): Promise<string[]> {
  const codes = db
    .selectFrom('commune')
    .select('inseeCode as code')
    .where('inseeCode', 'is not', null)
    .union(
      db
        .selectFrom('partner')
        .select('inseeCode as code')
        .where('inseeCode', 'is not', null)
        .where('endedAt', 'is', null),
    )
  const rows = await db
    .selectFrom(codes.as('asked'))
    .leftJoin('communeCentre as centre', 'centre.inseeCode', 'asked.code')
    .select('asked.code')
    .where(({ or, and, eb }) =>
      or([
        eb('centre.readAt', 'is', null),
        and([eb('centre.latitude', 'is', null), eb('centre.readAt', '<', since)]),
      ]),
    )
    .orderBy('asked.code')
    .limit(limit)
    .execute()
  return rows.flatMap(({ code }) => code ?? [])
}

export async function saveCentre(db: Db, row: Row<'communeCentre'>): Promise<void> {
  const { inseeCode: _, ...rest } = row
  await db
    .insertInto('communeCentre')
    .values(row)
    .onConflict(conflict => conflict.column('inseeCode').doUpdateSet(rest))
    .execute()
}
