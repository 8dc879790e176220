import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { communeOf, communeShapeOf } from '../people/commune.ts'
import type { CommuneShape } from '../people/shapes.ts'
import { lockCommune, updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { measureOf } from './measure.ts'
import { hoursSentences } from './sentences.ts'
import type { communeEdit } from './shapes.ts'
import { requestRebuild } from './store.ts'

export type CommuneEdit = z.infer<typeof communeEdit>

/**
 * Changes the commune's name, department and postcode, its first line and the share on time that it
 * wants. A changed line moves the instants at which those who wait have passed it, which a job reckons
 * anew and is not waited for.
 * @throws Refusal (`bad-request`) when the line lies behind the target of today.
 */
export async function changeCommune(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  { goalPercent, department, postcode, ...lines }: CommuneEdit,
  actor: string,
): Promise<CommuneShape> {
  // Left out, it stays: a client that knows nothing of it takes nothing away.
  const edit = {
    ...lines,
    ...(goalPercent !== undefined && { goalPercent }),
    ...(department !== undefined && { department }),
    ...(postcode !== undefined && { postcode }),
  }
  const at = deps.clock.now()
  const { before, isMoved } = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const { targets, zone } = await measureOf({ db: transaction }, communeId)
    const target = targets.on(null, zone.dayOf(at))
    if ('minutes' in target && edit.aimMinutes > target.minutes) {
      throw new Refusal(
        'bad-request',
        hoursSentences.aimBeyondTarget(edit.aimMinutes, target.minutes),
        'aimMinutes',
      )
    }
    const old = await communeOf({ db: transaction }, communeId)
    const moved = old.aimMinutes !== edit.aimMinutes
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
