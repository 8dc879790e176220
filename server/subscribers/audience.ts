import type { z } from 'zod'
import { channelsOf } from '../channels/rows.ts'
import { themesOfCommune } from '../channels/themes.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { countSubscribers } from './rows.ts'
import type { AudienceShape, householdsEdit } from './shapes.ts'
import { budgetLeft } from './spending.ts'

/** Who signed up for what is published, and what the month has left for it; nobody's name is known. */
export async function audienceOfCommune(
  { db, clock, connectors }: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  communeId: number,
): Promise<AudienceShape> {
  const channels = new Map((await channelsOf(db, communeId)).map(one => [one.id, one]))
  const counts = await countSubscribers(db, communeId)
  const themes = await themesOfCommune({ db, connectors }, communeId)
  return {
    themes: await Promise.all(
      themes.map(async ({ channelId, way, label }) => {
        const channel = channels.get(channelId)
        const isActive = (one: (typeof counts)[number]) =>
          one.channelId === channelId && one.state === 'active'
        return {
          ...{ channel: channelId, theme: label, way },
          active: counts.find(isActive)?.count ?? 0,
          budgetLeft: channel && way === 'sms' ? await budgetLeft(db, channel, clock.now()) : null,
        }
      }),
    ),
  }
}

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
    await updateCommune(transaction, communeId, after)
    await writeJournal(transaction, {
      ...{ communeId, at: clock.now(), actor },
      ...{ action: 'commune.changed', subject: `commune:${communeId}` },
      detail: { before, after },
    })
  })
  changes.tell(communeId, 'commune')
}
