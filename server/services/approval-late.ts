import { moveDelivery } from '../store/deliveries.ts'
import { ourselves, writeJournal } from '../store/journal.ts'
import type { Row } from '../store/schema.ts'
import type { Engine } from './delivery-lease.ts'

export const unapprovedInTime =
  'Personne n’a validé cette publication avant l’heure prévue : elle n’est pas partie.'

/**
 * What is due and still waits for approval is missed; approved later, it follows its late rule.
 * @returns false when somebody decided meanwhile.
 */
export async function missUnapproved(
  { db, clock, changes }: Pick<Engine, 'db' | 'clock' | 'changes'>,
  { id, communeId, nextAt }: Row<'delivery'>,
): Promise<boolean> {
  const missed = await db.transaction().execute(async transaction => {
    const guard = { state: 'awaiting-approval', nextAt } as const
    const patch = { state: 'missed', nextAt: null, reason: unapprovedInTime } as const
    if (!(await moveDelivery(transaction, id, guard, patch))) return false
    await writeJournal(transaction, {
      communeId,
      at: clock.now(),
      actor: ourselves,
      action: 'approval.missed',
      subject: `delivery:${id}`,
    })
    return true
  })
  if (missed) changes.tell(communeId, 'deliveries')
  return missed
}
