import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { connectors } from '../server/connectors/registry.ts'
import type { Topic } from '../server/platform/shapes.ts'
import type { Role } from '../server/settings.ts'
import { type Running, start } from '../server/start.ts'
import { testSettings } from './support/context.ts'
import { newDatabaseUrl } from './support/database/databases.ts'
import { fakeNetwork } from './support/network/fake-publisher.ts'
import { addChannel, addCommune, byOf, plan } from './support/publishing.ts'

/** Servers on one PostgreSQL, each with a machine's clock that is so many ms wrong. */
async function installation() {
  const databaseUrl = await newDatabaseUrl('postgres')
  const network = fakeNetwork()
  return {
    network,
    async serve(role: Role, wrongMs = 0): Promise<Running> {
      const settings = await testSettings('postgres', { databaseUrl, role })
      const running = await start(settings, {
        log: pino({ level: 'silent' }),
        connectors: { ...connectors, fake: network.connector },
        machine: { now: () => Date.now() + wrongMs },
      })
      onTestFinished(() => running.drain())
      return running
    },
  }
}

async function planned({ context }: Running, page: string) {
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const channel = await addChannel(world, page)
  await plan(world, [channel], context.clock.now() + 1000)
  return communeId
}

const heardBy = ({ context }: Running): [number | null, Topic[]][] => {
  const heard: [number | null, Topic[]][] = []
  context.changes.listen(({ communeId, topics }) => heard.push([communeId, topics]))
  return heard
}

it('a web process shows, a worker sends, and the screens of every process hear of it', async () => {
  const { serve, network } = await installation()
  const web = await serve('web')
  const other = await serve('web')
  const communeId = await planned(web, 'a')
  const heard = heardBy(other)
  const worker = await serve('worker')
  await expect.poll(() => network.posts.length).toBe(1)
  await expect.poll(() => heard).toContainEqual([communeId, ['deliveries']])
  expect(heard.filter(([commune]) => commune === null)).toEqual([])

  const status = async ({ url }: Running, path: string) => (await fetch(url + path)).status
  expect(await status(web, '/api/setup')).toBe(200)
  expect(await status(worker, '/api/setup')).toBe(404)
  expect(await status(worker, '/')).toBe(404)
  expect(await status(worker, '/healthz')).toBe(200)
  expect(await status(worker, '/readyz')).toBe(200)
  expect(worker.greetings.join()).toContain('sans écrans')
})

it('a webhook that a web process takes wakes the workers at once', async () => {
  const { serve } = await installation()
  const [web, worker] = [await serve('web'), await serve('worker')]
  let rung = 0
  worker.context.webhookSignal.listen(() => {
    rung += 1
  })
  // It listens from the first time on that this was asked.
  await worker.context.database.foreignVersion()
  web.context.webhookSignal.wake()
  await expect.poll(() => rung).toBeGreaterThan(0)
})

it('a web process tells another one’s screens who writes, and that they left', async () => {
  const { serve } = await installation()
  const [here, there] = [await serve('web'), await serve('web')]
  // It listens from the first time on that this was asked.
  await there.context.database.foreignVersion()
  const heard = heardBy(there)
  const seat = { communeId: 7, conversation: 12, userId: 'camille', window: 'une-fenetre' }
  const seen = () => there.context.presence.others(seat, 'bernard', there.context.clock.now())
  here.context.presence.note(seat, 'writing', here.context.clock.now())
  await expect.poll(seen).toEqual([{ userId: 'camille', doing: 'writing' }])
  expect(heard).toContainEqual([7, ['presence']])
  here.context.presence.note(seat, 'gone', here.context.clock.now())
  await expect.poll(seen).toEqual([])
})

it('processes whose machines disagree by ten minutes go by one time', async () => {
  const { serve, network } = await installation()
  const early = await serve('web')
  const late = await serve('both', 10 * 60_000)
  const behind = await serve('both', -10 * 60_000)
  const times = [early, late, behind].map(({ context }) => context.clock.now())
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1000)
  const dueAt = early.context.clock.now() + 1000
  let sentAt = 0
  network.before = async () => {
    sentAt = early.context.clock.now()
  }
  await planned(early, 'a')
  await expect.poll(() => network.posts.length).toBe(1)
  expect(sentAt).toBeGreaterThanOrEqual(dueAt)
})
