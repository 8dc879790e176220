import { expect, it } from 'vitest'
import { neverAt } from '../../server/channels/rules.ts'
import { pollsOf, resumePolling, updateChannel } from '../../server/channels/store/channels.ts'
import {
  advancePoll,
  claimDuePolls,
  claimPoll,
  endPoll,
  nextPollAt,
} from '../../server/inbox/store/polls.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { duePolls } from '../support/poll-due.ts'
import { communeWithChannel } from '../support/stored.ts'

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

  it('move on only for anyone who holds the lease, while the channel is active', async () => {
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

  it('that are due are taken the longest due first, each by one of those who ask at once', async () => {
    const { db, close } = await open()
    const ids: number[] = []
    for (let n = 0; n < 7; n += 1) {
      const { channelId } = await communeWithChannel(db)
      await resumePolling(db, channelId, 70 - n * 10)
      ids.unshift(channelId)
    }
    const claim = (now: number, most: number) =>
      claimDuePolls(db, 'by-now', { now, leaseUntil: now + 100, most })
    expect((await claim(5, 9)).map(({ channelId }) => channelId)).toEqual([])
    const two = await claim(50, 2)
    expect(two).toMatchObject(
      ids.slice(0, 2).map(channelId => ({ channelId, leaseUntil: 150, startedAt: 50 })),
    )
    const both = await Promise.all([claim(70, 3), claim(70, 3)])
    const taken = both.flat().map(({ channelId }) => channelId)
    expect(taken.toSorted((a, b) => a - b)).toEqual(ids.slice(2).toSorted((a, b) => a - b))
    expect(await claim(70, 9)).toEqual([])
    // The leases run out.
    expect(await claim(170, 9)).toHaveLength(7)
    await close()
  })

  it('of channels that only publish stand behind all others, and are never due', async () => {
    const { db, close } = await open()
    const { channelId } = await communeWithChannel(db, { receives: 0 })
    await resumePolling(db, channelId, 5)
    const { nextAt } = await db.selectFrom('channelPoll').select('nextAt').executeTakeFirstOrThrow()
    expect(nextAt).toBe(neverAt)
    expect(await nextPollAt(db)).toBeNull()
    await close()
  })
})
