import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { communeOf, communeShapeOf } from '../people/commune.ts'
import type { CommuneShape } from '../people/shapes/commune.ts'
import { lockCommune, updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { hoursSentences } from './sentences.ts'
import type { communeEdit } from './shapes.ts'
import { requestRebuild } from './store/rebuild-requests.ts'
export type CommuneEdit = z.infer<typeof communeEdit>

/**
 * Changes the commune's name, its department and its two target lines. A changed line moves the instants at which
 * those who wait become late, which a job reckons anew and is not waited for; what was answered is
 * judged by the target of the day of reading.
 * @throws Refusal (`bad-request`) when the first line lies behind the second.
 */
export async function changeCommune(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  { department, ...lines }: CommuneEdit,
  actor: string,
): Promise<CommuneShape> {
  // Left out, it stays: whoever knows nothing of it takes nothing away.
  const edit = { ...lines, ...(department !== undefined && { department }) }
  if (edit.aimMinutes > edit.targetMinutes) {
    throw new Refusal(
      'bad-request',
      hoursSentences.aimBeyondTarget(edit.aimMinutes, edit.targetMinutes),
      'aimMinutes',
    )
  }
  const at = deps.clock.now()
  const { before, isMoved } = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const old = await communeOf({ db: transaction }, communeId)
    const moved = old.aimMinutes !== edit.aimMinutes || old.targetMinutes !== edit.targetMinutes
    await updateCommune(transaction, communeId, edit)
    if (moved) await requestRebuild(transaction, communeId, { fromDate: null, at })
    await writeJournal(transaction, {
      communeId,
      at,
      actor,
      action: 'commune.changed',
      subject: `commune:${communeId}`,
      detail: { before: communeShapeOf(old), after: edit },
    })
    return { before: old, isMoved: moved }
  })
  deps.changes.tell(communeId, 'commune', ...(isMoved ? (['messages', 'rebuild'] as const) : []))
  return { ...communeShapeOf(before), ...edit }
}
