import { expect, it } from 'vitest'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import { pollsOf } from '../../../server/channels/store/polls.ts'
import { advancePoll, claimPoll, duePolls, endPoll } from '../../../server/inbox/store/polls.ts'
import { onBothDatabases } from '../../support/database/databases.ts'
import { communeWithChannel } from '../../support/stored.ts'

onBothDatabases('polls', (_kind, open) => {
  it('are claimed by one at a time, and again once the lease has ended', async () => {
    const { db, close } = await open()
    const { channelId } = await communeWithChannel(db)
    const both = await Promise.all([
      claimPoll(db, channelId, 100, 200),
      claimPoll(db, channelId, 100, 200),
    ])
    expect(both.filter(claim => claim !== undefined)).toMatchObject([
      { leaseUntil: 200, startedAt: 100, cursor: null },
    ])
    expect(await claimPoll(db, channelId, 199, 300)).toBeUndefined()
    expect(await claimPoll(db, channelId, 200, 300)).toBeDefined()
    await close()
  })

  it('move on only for whoever holds the lease, while the channel is active', async () => {
    const { db, close } = await open()
    const { channelId } = await communeWithChannel(db)
    await claimPoll(db, channelId, 100, 200)
    const next = { cursor: 'c', leaseUntil: 250 }
    expect(await advancePoll(db, channelId, 199, next)).toBe(false)
    expect(await advancePoll(db, channelId, 200, next)).toBe(true)
    await updateChannel(db, { id: channelId }, { state: 'paused' })
    expect(await advancePoll(db, channelId, 250, { cursor: 'd', leaseUntil: 300 })).toBe(false)
    const end = { nextAt: 900, failures: 1, error: 'Panne.' }
    expect(await endPoll(db, channelId, 200, end)).toBe(false)
    expect(await endPoll(db, channelId, 250, end)).toBe(true)
    expect(await db.selectFrom('channelPoll').selectAll().execute()).toMatchObject([
      { cursor: 'c', leaseUntil: null, ...end },
    ])
    await close()
  })

  it('are due when their time has come, on active receiving channels that nobody holds', async () => {
    const { db, close } = await open()
    const first = await communeWithChannel(db)
    const second = await communeWithChannel(db)
    await endPoll(db, second.channelId, 0, {})
    await db
      .updateTable('channelPoll')
      .set({ nextAt: 50 })
      .where('channelId', '=', first.channelId)
      .execute()
    expect(await duePolls(db, 49)).toEqual([second.channelId])
    expect(await duePolls(db, 50)).toEqual([second.channelId, first.channelId])
    await claimPoll(db, second.channelId, 50, 100)
    expect(await duePolls(db, 60)).toEqual([first.channelId])
    await updateChannel(db, { id: first.channelId }, { state: 'paused' })
    expect(await duePolls(db, 100)).toEqual([second.channelId])
    await db.updateTable('channel').set({ receives: 0 }).execute()
    expect(await duePolls(db, 100)).toEqual([])
    expect(await pollsOf(db, first.communeId)).toEqual([])
    await close()
  })
})
