import { describe, expect, it } from 'vitest'
import { sentenceOf, verbatim } from '../../server/language/sentence.ts'
import { deliverAndSettle, nextDueAt } from '../../server/publishing/deliver.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import {
  addChannel,
  channelRow,
  deliveryOf,
  due,
  dueWorld,
  HOUR,
  journalActions,
  MINUTE,
  plan,
  publishingWorld,
  run,
  runUntil,
  villageWorld,
} from '../support/publishing.ts'
import { keeps, says } from '../support/says.ts'

const options = { worker: 'w1', random: () => 0.5 }

describe('delivering', () => {
  const aWorld = (kind: DatabaseKind = 'sqlite') => villageWorld(kind)
  const aDueDelivery = (kind: DatabaseKind = 'sqlite') => dueWorld(kind)

  it('sends what is due, once, and reads it back', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], due)
    expect(await run(world)).toEqual([])
    expect(await nextDueAt(world.context.db)).toBe(due)
    world.clock.set(due)
    expect(await run(world)).toEqual([
      {
        id,
        channelName: 'Page village',
        state: 'verified',
        url: 'http://reseau.test/village_1',
        reason: null,
      },
    ])
    expect(await run(world)).toEqual([])
    expect(world.network.posts).toHaveLength(1)
    expect(await deliveryOf(world, id)).toMatchObject({
      state: 'verified',
      attempts: 1,
      remoteId: 'village_1',
      publishedAt: due,
      verifiedAt: due,
      nextAt: null,
      leaseOwner: null,
      leaseUntil: null,
    })
    expect(await nextDueAt(world.context.db)).toBeNull()
  })

  itOnBoth('has the intent committed, with its lease, before the network is called', async kind => {
    const world = await aDueDelivery(kind)
    let seen: unknown
    world.network.before = async () => {
      const attempts = await world.context.db.selectFrom('deliveryAttempt').selectAll().execute()
      seen = { row: await deliveryOf(world, world.id), attempts }
    }
    await run(world)
    expect(seen).toMatchObject({
      row: { state: 'sending', leaseOwner: 'w1', claimedAt: due, attempts: 1 },
      attempts: [{ deliveryId: world.id, startedAt: due, endedAt: null, outcome: null }],
    })
  })

  it('gives every attempt the same key', async () => {
    const world = await aDueDelivery()
    const keys: string[] = []
    world.network.before = (_page, key) => void keys.push(key)
    world.network.onPublish.push('throttle', 'throttle')
    await runUntil(world, due + HOUR)
    const { key } = await deliveryOf(world, world.id)
    expect(keys).toEqual([key, key, key])
  })

  it('finds what was accepted although no answer came, and does not send it again', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('accept-then-lose')
    expect(await run(world)).toMatchObject([{ id: world.id, state: 'verified' }])
    await runUntil(world, due + HOUR)
    expect(world.network.posts).toHaveLength(1)
    expect(await deliveryOf(world, world.id)).toMatchObject({ remoteId: 'village_1', attempts: 1 })
  })

  it('sends again what certainly is not there, not before a cut-off request must have ended', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('lose')
    expect(await run(world)).toMatchObject([{ state: 'sending' }])
    const nextAt = await nextDueAt(world.context.db)
    expect(nextAt).toBe(due + 30_000)
    world.clock.set(due + 29_999)
    expect(await run(world)).toEqual([])
    world.clock.set(due + 30_000)
    expect(await run(world)).toMatchObject([{ id: world.id, state: 'verified' }])
    expect(world.network.posts).toHaveLength(1)
    expect(await deliveryOf(world, world.id)).toMatchObject({ attempts: 2 })
  })

  it('does not double a post that appears while it looks', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('accept-late')
    await runUntil(world, due + HOUR)
    expect(world.network.posts).toHaveLength(1)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', attempts: 1 })
  })

  it('calls unconfirmed what it cannot read, looks again, and settles it', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('accept-then-lose')
    world.network.onFind.push('unreadable', 'throw', 'unreadable')
    expect(await run(world)).toMatchObject([
      { state: 'unconfirmed', reason: says('Le réseau ne se lit pas.') },
    ])
    await runUntil(world, due + HOUR)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', reason: null })
    expect(world.network.posts).toHaveLength(1)
  })

  it('leaves to a person what it could not read for a day', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('lose')
    world.network.onFind.push(...Array.from({ length: 20 }, () => 'unreadable' as const))
    await runUntil(world, due + 48 * HOUR)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'unconfirmed', nextAt: null })
    expect(world.network.calls.find).toHaveLength(8)
    expect(world.network.posts).toHaveLength(0)
  })

  it('leaves to a person what a network without looking does not tell', async () => {
    const world = await aDueDelivery()
    delete world.network.connector.find
    world.network.onPublish.push('lose')
    expect(await run(world)).toMatchObject([{ state: 'unconfirmed' }])
    await runUntil(world, due + 48 * HOUR)
    expect(world.network.calls.publish).toHaveLength(1)
  })

  it('takes a connector that throws for one that may have published', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('throw-after')
    expect(await run(world)).toMatchObject([{ state: 'verified' }])
    expect(world.network.posts).toHaveLength(1)
  })

  it('does not try again what is refused for good, and says why', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('refuse')
    expect(await run(world)).toMatchObject([
      { state: 'failed', reason: says('Le réseau refuse ce texte.'), url: null },
    ])
    expect(await nextDueAt(world.context.db)).toBeNull()
  })

  it('waits as long as the network asks, and at least its own time', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('throttle', 'throttle')
    world.network.throttleMs = 10 * MINUTE
    await run(world)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'scheduled',
      nextAt: due + 10 * MINUTE,
      reason: keeps('Le réseau demande d’attendre.'),
    })
    world.network.throttleMs = 0
    world.clock.set(due + 10 * MINUTE)
    await run(world)
    expect(await nextDueAt(world.context.db)).toBe(due + 10 * MINUTE + 40_000)
  })

  it('stops after twelve attempts in vain, and a person can ask for twelve more', async () => {
    const world = await aDueDelivery()
    world.network.throttleMs = 0
    world.network.onPublish.push(...Array.from({ length: 40 }, () => 'throttle' as const))
    await runUntil(world, due + 5 * HOUR)
    const row = await deliveryOf(world, world.id)
    expect(row).toMatchObject({ state: 'failed', attempts: 12, nextAt: null })
    expect(sentenceOf(row.reason ?? '').fr).toMatch(
      /^Le réseau demande d’attendre\. Tambour s’arrête après 12\u00a0essais/,
    )
  })

  it('pauses a channel whose token died; its deliveries wait and go on when it is back', async () => {
    const world = await aDueDelivery()
    const [later = 0] = await plan(world, [world.channel], due + MINUTE, { text: 'Plus tard.' })
    world.network.onPublish.push('die-token')
    expect(await run(world)).toMatchObject([{ state: 'scheduled' }])
    expect(await channelRow(world, world.channel)).toMatchObject({
      state: 'paused',
      stateReason: keeps('Le mot de passe a changé : reconnectez le canal.'),
    })
    expect(await journalActions(world)).toContain('channel.paused')
    world.clock.set(due + MINUTE)
    await run(world)
    expect(await nextDueAt(world.context.db)).toBeNull()
    expect((await deliveryOf(world, later)).reason).toContain('en pause')
    expect(world.network.calls.publish).toHaveLength(1)

    await world.context.db
      .updateTable('channel')
      .set({ state: 'active', stateReason: null })
      .where('id', '=', world.channel)
      .execute()
    world.clock.set(due + 10 * MINUTE)
    await resumeChannel(world.context, world.channel)
    expect(await run(world)).toMatchObject([
      { id: world.id, state: 'verified', reason: null },
      { id: later, state: 'verified', reason: null },
    ])
    expect(world.network.posts).toHaveLength(2)
  })

  it('does not resume what waits for a channel that still is paused', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('die-token')
    await run(world)
    await resumeChannel(world.context, world.channel)
    await resumeChannel(world.context)
    expect(await nextDueAt(world.context.db)).toBeNull()
  })

  it('fails what is due on a channel that was taken away', async () => {
    const world = await aDueDelivery()
    await world.context.db.updateTable('channel').set({ state: 'disconnected' }).execute()
    expect(await run(world)).toMatchObject([{ state: 'failed' }])
    expect(world.network.calls.publish).toHaveLength(0)
  })

  it('fails with a sentence when the secrets do not open', async () => {
    const world = await aDueDelivery()
    const secrets = world.context.secrets.seal({ token: 'jeton' }, 'channel:999')
    await world.context.db.updateTable('channel').set({ secrets }).execute()
    const [outcome] = await run(world)
    expect(outcome).toMatchObject({ state: 'failed' })
    expect(outcome?.reason?.fr).toContain('ne se lisent pas')
  })

  itOnBoth(
    'fails with a sentence where this installation does not know the kind of channel',
    async kind => {
      const world = await aDueDelivery(kind)
      await world.context.db.updateTable('channel').set({ connector: 'autre' }).execute()
      expect(await run(world)).toMatchObject([{ state: 'failed' }])
      expect(world.network.calls.publish).toHaveLength(0)
    },
  )

  itOnBoth('tries again what it could not even prepare: nothing has left', async kind => {
    const world = await aDueDelivery(kind)
    await world.context.db.updateTable('channel').set({ config: '[]' }).execute()
    expect(await run(world)).toMatchObject([{ state: 'scheduled' }])
    expect(await nextDueAt(world.context.db)).toBe(due + 20_000)
    await world.context.db.updateTable('channel').set({ config: '{"page":"village"}' }).execute()
    await runUntil(world, due + MINUTE)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', attempts: 2 })
  })

  it('keeps a partial failure partial', async () => {
    const world = await aWorld()
    const channels = [world.channel]
    for (const page of ['a', 'b', 'c']) channels.push(await addChannel(world, page))
    const ids = await plan(world, channels, due)
    world.clock.set(due)
    const publish = world.network.connector.publish
    world.network.connector.publish = async (call, variant, key) =>
      call.config.page === 'b'
        ? { kind: 'failed', reason: verbatim('Refusé.'), retryAt: null }
        : ((await publish?.(call, variant, key)) ?? { kind: 'unknown', reason: verbatim('') })
    const outcomes = await run(world)
    expect(outcomes.map(({ id, state }) => [id, state]).sort()).toEqual([
      [ids[0], 'verified'],
      [ids[1], 'verified'],
      [ids[2], 'failed'],
      [ids[3], 'verified'],
    ])
    await runUntil(world, due + HOUR)
    expect(world.network.posts.map(post => post.page).sort()).toEqual(['a', 'c', 'village'])
  })

  itOnBoth(
    'publishes on one channel in the order of the times, on several at the same time',
    async kind => {
      const world = await aWorld(kind)
      const other = await addChannel(world, 'autre')
      await plan(world, [world.channel], due + 2, { text: 'trois' })
      await plan(world, [world.channel], due, { text: 'un' })
      await plan(world, [world.channel], due + 1, { text: 'deux' })
      await plan(world, [other], due + 2, { text: 'ailleurs' })
      world.clock.set(due + 10)
      let atOnce = 0
      let most = 0
      const running = new Map<string, number>()
      let release: () => void = () => undefined
      const bothThere = new Promise<void>(resolve => {
        release = resolve
      })
      world.network.before = async page => {
        atOnce += 1
        most = Math.max(most, atOnce)
        running.set(page, (running.get(page) ?? 0) + 1)
        expect(running.get(page)).toBe(1)
        if (atOnce === 2) release()
        if (page === 'autre') await bothThere
        running.set(page, 0)
        atOnce -= 1
      }
      await run(world)
      expect(world.network.postsOf('village').map(post => post.text)).toEqual([
        'un',
        'deux',
        'trois',
      ])
      expect(world.network.postsOf('autre')).toHaveLength(1)
      expect(most).toBe(2)
    },
  )

  it('keeps no channel with one post waiting for those that have many', async () => {
    const world = await aWorld()
    const busy: number[] = []
    for (let n = 0; n < 32; n += 1) busy.push(await addChannel(world, `busy${n}`))
    const quiet = await addChannel(world, 'quiet')
    for (let n = 0; n < 3; n += 1) await plan(world, busy, due + n, { text: `Texte ${n}` })
    await plan(world, [quiet], due + 10, { text: 'Un seul' })
    world.clock.set(due + 1000)
    await run(world)
    const place = world.network.calls.publish.indexOf('quiet')
    expect(world.network.calls.publish).toHaveLength(97)
    expect(place).toBeLessThan(2 * busy.length)
  })

  itOnBoth('keeps no network waiting for another one that does not answer', async kind => {
    const other = fakeNetwork()
    const world = await publishingWorld(kind)
    Object.assign(world.context.connectors, { other: other.connector })
    const silent: number[] = []
    for (let n = 0; n < 32; n += 1) silent.push(await addChannel(world, `silent${n}`))
    const elsewhere = await addChannel(world, 'elsewhere', { connector: 'other' })
    await plan(world, silent, due)
    await plan(world, [elsewhere], due + 1)
    let answer: () => void = () => undefined
    const silence = new Promise<void>(resolve => {
      answer = resolve
    })
    world.network.before = () => silence
    world.clock.set(due + 1000)
    const running = run(world)
    await expect.poll(() => other.posts.length).toBe(1)
    expect(world.network.posts).toEqual([])
    answer()
    await running
    expect(world.network.posts).toHaveLength(32)
  })

  it('does not take the post of another delivery for its own', async () => {
    const world = await aWorld()
    const [first = 0] = await plan(world, [world.channel], due)
    const [second = 0] = await plan(world, [world.channel], due)
    world.clock.set(due)
    world.network.onPublish.push('accept', 'lose')
    await runUntil(world, due + HOUR)
    expect(await deliveryOf(world, first)).toMatchObject({ state: 'verified' })
    expect(await deliveryOf(world, second)).toMatchObject({ state: 'unconfirmed' })
    expect(world.network.posts).toHaveLength(1)
  })

  it('stays until what was cut off is known, when asked to', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('lose')
    const waits: number[] = []
    const outcomes = await deliverAndSettle(world.context, {
      ...options,
      atMostMs: 2 * MINUTE,
      wait: async ms => {
        waits.push(ms)
        world.clock.advance(ms)
      },
    })
    expect(outcomes).toMatchObject([{ id: world.id, state: 'verified' }])
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(30_000)
  })

  it('does not wait for what only a person can settle', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('lose')
    world.network.onFind.push('unreadable')
    const outcomes = await deliverAndSettle(world.context, {
      ...options,
      atMostMs: 2 * MINUTE,
      wait: () => Promise.reject(new Error('waited')),
    })
    expect(outcomes).toMatchObject([{ state: 'unconfirmed' }])
  })

  it('tells the screens when a delivery changed, after the commit', async () => {
    const world = await aDueDelivery()
    const states: string[] = []
    const told: Promise<void>[] = []
    world.context.changes.listen(({ topics, communeId }) => {
      expect(topics).toEqual(['deliveries'])
      expect(communeId).toBe(world.communeId)
      told.push(
        deliveryOf(world, world.id).then(({ state }) => {
          states.push(state)
        }),
      )
    })
    await run(world)
    await Promise.all(told)
    expect(states.length).toBeGreaterThan(1)
    expect(states).not.toContain('sending')
  })
})
