import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { setHouseholds } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import type { householdsEdit } from './shapes.ts'

/** Notes how many households a census counted. */
export async function changeHouseholds(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: { communeId: number; actor: string },
  { households, year: householdsYear }: z.output<typeof householdsEdit>,
): Promise<void> {
  const after = { households, householdsYear }
  await db.transaction().execute(async transaction => {
    const old = await communeOf({ db: transaction }, communeId)
    const before = { households: old.households, householdsYear: old.householdsYear }
    await setHouseholds(transaction, communeId, after)
    await writeJournal(transaction, {
      ...{ communeId, at: clock.now(), actor },
      ...{ action: 'commune.changed', subject: `commune:${communeId}` },
      detail: { before, after },
    })
  })
  changes.tell(communeId, 'commune')
}
