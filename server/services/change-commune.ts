import type { z } from 'zod'
import type { CommuneShape, communeEdit } from '../shapes/commune.ts'
import { lockCommune, updateCommune } from '../store/communes.ts'
import { writeJournal } from '../store/journal.ts'
import { communeOf, communeShapeOf } from './commune.ts'
import { type RebuildDeps, rebuildEpisodes } from './episodes.ts'
import { Refusal } from './refusal.ts'

export type CommuneEdit = z.infer<typeof communeEdit>

/**
 * Changes the commune's name and its two target lines. A changed line moves the instants at which
 * those who wait become late; what was answered is judged by the target of the day of reading. An edit
 * that changes nothing rebuilds too: doing an interrupted change again finishes it.
 * @throws Refusal (`bad-request`) when the first line lies behind the second.
 */
export async function changeCommune(
  deps: RebuildDeps,
  communeId: number,
  edit: CommuneEdit,
  actor: string,
): Promise<CommuneShape> {
  if (edit.aimMinutes > edit.targetMinutes) {
    throw new Refusal(
      'bad-request',
      `Le premier seuil (${edit.aimMinutes} min) ne peut pas dépasser l’objectif (${edit.targetMinutes} min).`,
    )
  }
  const at = deps.clock.now()
  const before = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const old = await communeOf({ db: transaction }, communeId)
    await updateCommune(transaction, communeId, edit)
    await writeJournal(transaction, {
      communeId,
      at,
      actor,
      action: 'commune.changed',
      subject: `commune:${communeId}`,
      detail: { before: communeShapeOf(old), after: edit },
    })
    return old
  })
  const moved = before.aimMinutes !== edit.aimMinutes || before.targetMinutes !== edit.targetMinutes
  if (moved) await rebuildEpisodes(deps, communeId, {})
  deps.changes.tell(communeId, 'commune', ...(moved ? (['messages'] as const) : []))
  return { ...communeShapeOf(before), ...edit }
}
