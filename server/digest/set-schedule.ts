import type { Who } from '../channels/channels.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { lockCommune, updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { type DigestSchedule, scheduleOf } from './rules-schedule.ts'

/**
 * Chooses the days and the hour of the digests to come. What left is not sent again, and an hour that has
 * passed today is that of next week.
 */
export async function setSchedule(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Who,
  { days, time }: DigestSchedule,
): Promise<DigestSchedule> {
  const after = { days: [...new Set(days)].sort((a, b) => a - b), time }
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const before = scheduleOf(await communeOf({ db }, communeId))
    const digestSetAt = deps.clock.now()
    const row = { digestDays: after.days.join(), digestTime: time, digestSetAt }
    await updateCommune(db, communeId, row)
    await writeJournal(db, {
      communeId,
      at: digestSetAt,
      actor,
      action: 'digest.scheduled',
      subject: 'digest',
      detail: { before, after },
    })
  })
  deps.changes.tell(communeId, 'commune')
  return after
}
