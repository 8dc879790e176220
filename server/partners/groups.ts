import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { isSameName } from './rules-partner.ts'
import { partnerSentences } from './sentences.ts'
import type { GroupShape } from './shapes.ts'
import {
  deleteGroup,
  groupMembers,
  groupsOf,
  insertGroup,
  partnersOf,
  setMembers,
  updateGroup,
} from './store.ts'

type PartnerDeps = Pick<Deps, 'db' | 'changes'>

type GroupNew = { name: string; partners: readonly number[]; inAgenda?: boolean }

/** @throws Refusal (`conflict`) when a group is called so, (`not-found`) for a partner that is none */
export async function saveGroup(
  deps: PartnerDeps,
  by: Actor,
  id: number | null,
  { name, partners, inAgenda = false }: GroupNew,
): Promise<GroupShape> {
  const saved = await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const groups = await groupsOf(db, by.communeId)
    if (id !== null && !groups.some(group => group.id === id))
      throw notFound(partnerSentences.group)
    if (groups.some(group => group.id !== id && isSameName(group.name, name))) {
      throw new Refusal('conflict', partnerSentences.groupAlready(name), 'name')
    }
    const rows = await partnersOf(db, by.communeId, partners)
    if (rows.length < new Set(partners).size) throw notFound(partnerSentences.partner)
    const columns = { name, inAgenda: inAgenda ? 1 : 0 } as const
    const { communeId } = by
    const group = id === null ? await insertGroup(db, { communeId, ...columns }) : { id }
    if (id !== null) await updateGroup(db, id, columns)
    await setMembers(
      db,
      group.id,
      rows.map(row => row.id),
    )
    return { id: group.id, name, partners: rows.map(row => row.id), inAgenda }
  })
  deps.changes.tell(by.communeId, 'partners')
  return saved
}

/** @throws Refusal (`not-found`) */
export async function removeGroup(deps: PartnerDeps, by: Actor, id: number): Promise<void> {
  const groups = await groupsOf(deps.db, by.communeId)
  if (!groups.some(group => group.id === id)) throw notFound(partnerSentences.group)
  await deleteGroup(deps.db, id)
  deps.changes.tell(by.communeId, 'partners')
}

export async function groupShapes(db: Db, communeId: number): Promise<GroupShape[]> {
  const members = Map.groupBy(await groupMembers(db, communeId), ({ groupId }) => groupId)
  const groups = await groupsOf(db, communeId)
  return groups.map(({ id, name, inAgenda }) => ({
    id,
    name,
    inAgenda: inAgenda === 1,
    partners: (members.get(id) ?? []).map(({ partnerId }) => partnerId),
  }))
}
