import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { deliverAndSettle } from '../../server/publishing/deliver.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import type { FaultInput } from '../../server/sandbox/faults.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  channelRow,
  deliveryOf,
  morning,
  plan,
} from '../support/publishing.ts'

/** The engine, Facebook's connector, and the sandbox that plays Meta's API over real HTTP. */
async function village(database: DatabaseKind = 'sqlite', alts: string[] = []) {
  const clock = testClock(morning)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const context = await testContext({
    clock,
    database,
    connectors: { facebook },
    settings: { graphApiUrl: sandbox.graphUrl },
  })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const page = sandbox.village.id
  const channel = await addChannel(world, page, { connector: 'facebook' })
  const secrets = context.secrets.seal({ token: sandbox.village.token }, secretsSubject(channel))
  await context.db.updateTable('channel').set({ secrets }).execute()
  const bytes = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#463' } })
    .png()
    .toBuffer()
  const media: number[] = []
  for (const alt of alts) media.push((await addMedia(context, world.by, { bytes, alt })).id)
  const wanted = { text: 'La fête est samedi.', media }
  const [id = 0] = await plan(world, [channel], morning, wanted)
  return {
    ...world,
    clock,
    sandbox,
    channel,
    id,
    deliver: () =>
      deliverAndSettle(context, {
        worker: 'w',
        random: () => 0.5,
        atMostMs: 120_000,
        wait: async ms => clock.advance(ms),
      }),
    texts: () => sandbox.posts(page).map(post => post.text),
    alts: () => sandbox.posts(page).map(({ photos }) => photos.map(({ alt }) => alt)),
  }
}

describe('on Facebook as the sandbox plays it', () => {
  it('a post goes out once and is read back', async () => {
    const place = await village()
    const [outcome] = await place.deliver()
    expect(outcome).toMatchObject({ id: place.id, state: 'verified', reason: null })
    expect(outcome?.url).toMatch(/^https?:\/\//)
    expect(place.texts()).toEqual(['La fête est samedi.'])
  })

  it.each<[string, FaultInput, number]>([
    ['500 with code 2 after accepting', { kind: 'accept-then-500', match: { method: 'POST' } }, 1],
    [
      'a connection cut after accepting',
      { kind: 'drop', when: 'after', match: { method: 'POST' } },
      1,
    ],
    [
      'a connection cut before accepting',
      { kind: 'drop', when: 'before', match: { method: 'POST' } },
      2,
    ],
  ])('%s leaves one post', async (_what, fault, attempts) => {
    const place = await village()
    place.sandbox.faults.add(fault)
    expect(await place.deliver()).toMatchObject([{ id: place.id, state: 'verified' }])
    expect(place.texts()).toEqual(['La fête est samedi.'])
    expect(await deliveryOf(place, place.id)).toMatchObject({ attempts })
  })

  it('a post that cannot be read at once is verified a little later', async () => {
    const place = await village()
    place.sandbox.faults.add({ kind: 'not-yet', times: 2 })
    await place.deliver()
    expect(await deliveryOf(place, place.id)).toMatchObject({ state: 'published' })
    place.clock.advance(60_000)
    await place.deliver()
    expect(await deliveryOf(place, place.id)).toMatchObject({ state: 'verified' })
    expect(place.texts()).toHaveLength(1)
  })

  it('a password that changed pauses the channel, with a sentence, and loses nothing', async () => {
    const place = await village()
    place.sandbox.faults.add({ kind: 'dead-token', subcode: 460 })
    expect(await place.deliver()).toMatchObject([{ state: 'scheduled' }])
    const channel = await channelRow(place, place.channel)
    expect(channel.state).toBe('paused')
    expect(channel.stateReason).toMatch(/mot de passe/)
  })

  it('a page that asks to wait is waited for', async () => {
    const place = await village()
    const fault = place.sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 5 })
    expect(await place.deliver()).toMatchObject([{ state: 'scheduled' }])
    const { nextAt } = await deliveryOf(place, place.id)
    expect(nextAt).toBeGreaterThanOrEqual(morning + 5 * 60_000)
    place.sandbox.faults.clear(fault.id)
    place.clock.set(nextAt ?? 0)
    expect(await place.deliver()).toMatchObject([{ state: 'verified' }])
    expect(place.texts()).toHaveLength(1)
  })
})

describe('a post with photos on Facebook', () => {
  const alts = ['Affiche', 'Salle', 'Lots']

  itOnBoth('goes out whole, in order, with its descriptions', async kind => {
    const ten = Array.from({ length: 10 }, (_, place) => `Image ${place + 1}`)
    const place = await village(kind, ten)
    expect(await place.deliver()).toMatchObject([{ state: 'verified', reason: null }])
    expect(place.alts()).toEqual([ten])
  })

  it.each([
    ['accepted and answered 500', { kind: 'accept-then-500' }],
    ['cut after it was accepted', { kind: 'drop', when: 'after' }],
    ['cut before it was accepted', { kind: 'drop', when: 'before' }],
  ] as const)('is there once and whole, whichever call is %s', async (what, fault) => {
    for (let after = 0; after <= alts.length; after++) {
      const place = await village('sqlite', alts)
      place.sandbox.faults.add({ ...fault, match: { method: 'POST', after } })
      await place.deliver()
      const { nextAt } = await deliveryOf(place, place.id)
      // Of a photo it is known that nothing was shown, and that it is tried again a little later.
      if (nextAt !== null) place.clock.set(nextAt)
      await place.deliver()
      expect(place.alts()).toEqual([alts])
      const isFound = after === alts.length && what !== 'cut before it was accepted'
      expect(await deliveryOf(place, place.id)).toMatchObject({
        state: 'verified',
        attempts: isFound ? 1 : 2,
      })
    }
  })

  it('that Facebook does not show yet is read back until it does', async () => {
    const place = await village('sqlite', alts)
    place.sandbox.faults.add({ kind: 'not-yet', match: { method: 'GET', after: 1 }, times: 2 })
    await place.deliver()
    expect(await deliveryOf(place, place.id)).toMatchObject({ state: 'published' })
    for (let readings = 0; readings < 3; readings++) {
      place.clock.set((await deliveryOf(place, place.id)).nextAt ?? place.clock.now())
      await place.deliver()
    }
    expect(await deliveryOf(place, place.id)).toMatchObject({ state: 'verified', reason: null })
  })
})
