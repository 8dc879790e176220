import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createMailJob } from '../../server/mail/job.ts'
import { deliveryMails } from '../../server/publishing/mail.ts'
import { addMember } from '../support/alerts.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { dueWorld, run } from '../support/publishing.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function failing() {
  const world = await dueWorld()
  const mailer = fakeMailer()
  world.context.mailer = mailer
  await addMember(world.context, world.communeId, 'Anne', 'administrator')
  const job = createMailJob(world.context, deliveryMails)
  job.start()
  onTestFinished(() => job.stop())
  await vi.advanceTimersByTimeAsync(0)
  world.network.onPublish.push('refuse')
  return { ...world, mailer, job }
}

const rowsOf = ({ context }: Awaited<ReturnType<typeof failing>>) =>
  context.db.selectFrom('mail').select('id').execute()

it('tells of a failure five seconds later, woken by the failure itself', async () => {
  const world = await failing()
  await run(world)
  await expect.poll(() => rowsOf(world)).toHaveLength(1)
  expect(world.mailer.mails).toEqual([])
  world.clock.advance(5000)
  await vi.advanceTimersByTimeAsync(5000)
  await expect.poll(() => world.mailer.mails).toHaveLength(1)
})

it('sends nothing more once it was stopped', async () => {
  const world = await failing()
  await world.job.stop()
  await run(world)
  world.clock.advance(60_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await rowsOf(world)).toEqual([])
  expect(world.mailer.mails).toEqual([])
})
