import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { pauseChannel } from '../../server/channels/call.ts'
import { channelMails } from '../../server/channels/mail.ts'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { createMailJob } from '../../server/mail/job.ts'
import { type AlertHouse, alertHouse } from '../support/alerts.ts'
import { channelOf, MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const DAY = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function startJob({ context }: AlertHouse) {
  const job = createMailJob(context, channelMails)
  job.start()
  onTestFinished(() => job.stop())
  return job
}

it('tells of a pause at once', async () => {
  const house = await alertHouse()
  startJob(house)
  await vi.advanceTimersByTimeAsync(0)
  expect(house.mailer.mails).toEqual([])
  await pauseChannel(
    house.context,
    await channelOf(house.context, house.channelId),
    verbatim('Jeton mort.'),
  )
  await vi.advanceTimersByTimeAsync(0)
  await expect.poll(() => house.mailer.mails).toHaveLength(1)
})

it('finds a warning that has become due by itself', async () => {
  const house = await alertHouse()
  const { context, clock, channelId, mailer } = house
  const tokenEndsAt = paris('2026-06-02T10:00') + 14 * DAY + MINUTE / 2
  await updateChannel(context.db, { id: channelId }, { tokenEndsAt })
  startJob(house)
  await vi.advanceTimersByTimeAsync(0)
  expect(mailer.mails).toEqual([])
  clock.advance(MINUTE)
  await vi.advanceTimersByTimeAsync(MINUTE)
  await expect.poll(() => mailer.mails).toHaveLength(1)
})

it('sends nothing more once it was stopped', async () => {
  const house = await alertHouse()
  const job = startJob(house)
  await job.stop()
  await pauseChannel(
    house.context,
    await channelOf(house.context, house.channelId),
    verbatim('Jeton mort.'),
  )
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(house.mailer.mails).toEqual([])
})
