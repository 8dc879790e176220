import { describe, expect, it, onTestFinished } from 'vitest'
import { changeOpeningHours, requestRebuild } from '../../server/hours/change-opening-hours.ts'
import { createRebuildJob } from '../../server/reply-times/job.ts'
import { rebuildState } from '../../server/reply-times/rebuild.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { MINUTE, storedEpisodes, type Village, village } from '../support/network/received.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const later = [{ ...caseCalendar, week: { tue: [['10:05', '12:00']] as const } }]

async function asked(count: number): Promise<Village> {
  const v = await village({ now: '2026-06-02T10:30' })
  await v.receive(
    ...Array.from({ length: count }, (_, index) =>
      thread(`post-${index}`, [from(`Person ${index}`, ten, 'C’est ouvert samedi ?')]),
    ),
  )
  return v
}

function jobOf({ context }: Village) {
  const job = createRebuildJob(context)
  onTestFinished(() => job.stop())
  return job
}

/** Resolves when a rebuild of this village tells that it has come to its end. */
function ended({ context }: Village): Promise<void> {
  return new Promise(resolve => {
    const stop = context.changes.listen(({ topics }) => {
      if (!topics.includes('messages') || topics.includes('commune')) return
      stop()
      resolve()
    })
  })
}

const dueTimes = async (v: Village) => [
  ...new Set((await storedEpisodes(v)).map(({ dueAt }) => dueAt)),
]

describe('the rebuild job', () => {
  it('goes to work as soon as hours are changed', async () => {
    const v = await asked(3)
    jobOf(v).start()
    const end = ended(v)
    await changeOpeningHours(v.context, v.communeId, later, 'Anne')
    await end
    expect(await dueTimes(v)).toEqual([ten + 20 * MINUTE])
  })

  it('does at its start what was left by the last one, also after an upgrade', async () => {
    const v = await asked(3)
    await v.context.db.deleteFrom('episode').execute()
    await v.context.db
      .insertInto('rebuild')
      .values({ communeId: v.communeId, requestedAt: 0, revision: 1 })
      .execute()
    const end = ended(v)
    jobOf(v).start()
    await end
    expect(await dueTimes(v)).toEqual([ten + 15 * MINUTE])
  })

  it('stops between two batches; the next one goes on from there', async () => {
    const v = await asked(1001)
    const { context, communeId } = v
    await context.db
      .transaction()
      .execute(db => requestRebuild(db, communeId, { fromDate: null, at: v.clock.now() }))
    const first = jobOf(v)
    let stopped: Promise<void> | undefined
    const unlisten = context.changes.listen(({ topics }) => {
      if (topics.includes('rebuild')) stopped ??= first.stop()
    })
    await first.runOnce()
    await stopped
    unlisten()
    expect((await rebuildState(context, communeId)).rebuild).toMatchObject({ done: 500 })
    await jobOf(v).runOnce()
    expect(await rebuildState(context, communeId)).toEqual({ rebuild: null })
  })
})
