import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { evidenceSentences } from './sentences.ts'
import type { EvidenceActionNew, EvidenceActionShape } from './shapes.ts'
import {
  type ActionRow,
  actionsOf,
  deleteRemoved,
  findAction,
  insertAction,
  updateAction,
} from './store.ts'

type ActionDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/** More than twice what the label has services. */
const mostActions = 300
const dayMs = 24 * 60 * 60_000

/** @throws Refusal (`conflict`) where there are too many, or one with the same figures */
export async function addAction(
  deps: ActionDeps,
  by: Actor,
  action: EvidenceActionNew,
): Promise<EvidenceActionShape> {
  const { communeId } = by
  return await written(deps, by, 'evidence.added', async db => {
    await lockCommune(db, communeId)
    const actions = await actionsOf(db, communeId)
    if (actions.length >= mostActions) {
      throw new Refusal('conflict', evidenceSentences.tooMany(mostActions))
    }
    refuseTwice(actions, action)
    const createdAt = deps.clock.now()
    return await insertAction(db, { ...action, communeId, createdAt, removedAt: null })
  })
}

/** @throws Refusal (`not-found`) */
export async function changeAction(
  deps: ActionDeps,
  by: Actor,
  id: number,
  action: EvidenceActionNew,
): Promise<EvidenceActionShape> {
  return await written(deps, by, 'evidence.changed', async db => {
    await refuseUnknown(db, by, id)
    return await updateAction(db, id, action)
  })
}

/** For a day it can be put back. @throws Refusal (`not-found`) */
export async function removeAction(deps: ActionDeps, by: Actor, id: number): Promise<void> {
  const removedAt = deps.clock.now()
  await written(deps, by, 'evidence.removed', async db => {
    await refuseUnknown(db, by, id)
    await deleteRemoved(db, by.communeId, removedAt - dayMs)
    return await updateAction(db, id, { removedAt })
  })
}

/** @throws Refusal (`not-found`), also where it was not deleted within a day; (`conflict`) as `addAction` does */
export async function restoreAction(
  deps: ActionDeps,
  by: Actor,
  id: number,
): Promise<EvidenceActionShape> {
  return await written(deps, by, 'evidence.restored', async db => {
    await lockCommune(db, by.communeId)
    const removed = await findAction(db, by.communeId, id)
    // An older one is there until something else is deleted.
    const since = deps.clock.now() - dayMs
    if (removed === undefined || (removed.removedAt ?? since) < since) {
      throw notFound(evidenceSentences.action)
    }
    refuseTwice(await actionsOf(db, by.communeId), removed)
    return await updateAction(db, id, { removedAt: null }, true)
  })
}

export function actionShapeOf(row: ActionRow): EvidenceActionShape {
  const { communeId: _, createdAt: __, removedAt: ___, ...shape } = row
  return shape
}

async function refuseUnknown(db: Db, { communeId }: Actor, id: number): Promise<void> {
  if ((await findAction(db, communeId, id)) === undefined) throw notFound(evidenceSentences.action)
}

/** Two colleagues may add what is proposed at the same time: its figures would stand there twice. */
function refuseTwice(
  actions: readonly ActionRow[],
  { id, known }: Pick<EvidenceActionNew, 'known'> & { id?: number },
): void {
  if (known !== null && actions.some(one => one.known === known && one.id !== id)) {
    throw new Refusal('conflict', evidenceSentences.isThere)
  }
}

/** One transaction with its line in the journal, then the open screens hear of it. */
async function written(
  { db, clock, changes }: ActionDeps,
  { communeId, actor }: Actor,
  action: Extract<JournalAction, `evidence.${string}`>,
  write: (transaction: Db) => Promise<ActionRow | undefined>,
): Promise<EvidenceActionShape> {
  const row = await db.transaction().execute(async transaction => {
    const changed = await write(transaction)
    if (changed === undefined) throw notFound(evidenceSentences.action)
    await writeJournal(transaction, {
      ...{ communeId, at: clock.now(), actor, action },
      ...{ subject: `evidence:${changed.id}`, detail: { name: changed.title } },
    })
    return changed
  })
  changes.tell(communeId, 'commune')
  return actionShapeOf(row)
}
