import { describe, expect, it } from 'vitest'
import { decide } from '../../server/approval/decide.ts'
import { calendarBetween } from '../../server/calendar/calendar.ts'
import { moveDeliveries } from '../../server/calendar/move-planned.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import {
  cancelDelivery,
  confirmDelivery,
  listDeliveries,
  publishNow,
  retryDelivery,
} from '../../server/publishing/deliveries.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { wakeParked } from '../../server/publishing/store/deliveries.ts'
import { announce, approvalWorld, feast, theRequest } from '../support/approval.ts'
import { anEventChange, anEventEdit, aPlanStep } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  deliveryOf,
  due,
  HOUR,
  MINUTE,
  morning,
  plan,
  run,
  runUntil,
  villageWorld,
} from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const words = 'Réservations : 03 00 00 00 00.'

/** One step, a week before. */
const onePlan = { steps: [aPlanStep()] }

describe('a first comment', () => {
  /** A post on one channel at `due`, and the comment under it. */
  async function commented(kind: DatabaseKind = 'sqlite') {
    const world = await villageWorld(kind)
    const ids = await plan(world, [world.channel], due, { comment: words })
    const [post = 0, comment = 0] = ids
    const states = async () => [
      (await deliveryOf(world, post)).state,
      (await deliveryOf(world, comment)).state,
    ]
    return { ...world, post, comment, states }
  }

  itOnBoth('waits for its post and follows it at once, under it, once', async kind => {
    const world = await commented(kind)
    expect(await deliveryOf(world, world.comment)).toMatchObject({
      afterId: world.post,
      state: 'scheduled',
      nextAt: null,
      dueAt: due,
    })
    world.clock.set(due)
    await run(world)
    const [post] = world.network.postsOf('village')
    expect(world.network.commentsOf('village')).toMatchObject([{ text: words, under: post?.id }])
    expect(await world.states()).toEqual(['verified', 'verified'])
    await run(world)
    expect(world.network.calls.comment).toHaveLength(1)
  })

  it('goes where the network has such, and is refused where none has', async () => {
    const world = await villageWorld()
    const { firstComment, ...mute } = world.network.connector
    world.context.connectors.mute = mute
    const other = await addChannel(world, 'autre', { connector: 'mute' })
    const ids = await plan(world, [world.channel, other], due, { comment: words })
    expect(ids).toHaveLength(3)
    await expect(plan(world, [other], due, { comment: words })).rejects.toThrow(
      'Aucun des canaux choisis ne prend de premier commentaire.',
    )
    await expect(plan(world, [world.channel], due, { comment: 'a'.repeat(101) })).rejects.toThrow(
      /dépasse de 1.signe/,
    )
  })

  it('is not sent when its post fails, and follows when that is retried', async () => {
    const world = await commented()
    world.clock.set(due)
    world.network.onPublish.push('refuse')
    await runUntil(world, due + HOUR)
    expect(await world.states()).toEqual(['failed', 'scheduled'])
    expect(world.network.calls.comment).toEqual([])
    await expect(publishNow(world.context, world.by, world.comment)).rejects.toThrow(
      'qui n’est pas en ligne',
    )
    await retryDelivery(world.context, world.by, world.post)
    await run(world)
    expect(await world.states()).toEqual(['verified', 'verified'])
    expect(world.network.commentsOf('village')).toHaveLength(1)
  })

  it('waits while its post is missed, and while nobody knows of it', async () => {
    const world = await commented()
    world.clock.set(due + 2 * HOUR)
    await run(world)
    expect(await world.states()).toEqual(['missed', 'scheduled'])
    await publishNow(world.context, world.by, world.post)
    world.network.onPublish.push('accept-then-lose')
    world.network.onFind.push('unreadable')
    await run(world)
    expect(await world.states()).toEqual(['unconfirmed', 'scheduled'])
    expect(world.network.calls.comment).toEqual([])
    await runUntil(world, world.clock.now() + 5 * MINUTE)
    expect(await world.states()).toEqual(['verified', 'verified'])
  })

  it('goes with its time when its post is published before it', async () => {
    const world = await commented()
    await publishNow(world.context, world.by, world.post)
    expect(await deliveryOf(world, world.comment)).toMatchObject({
      dueAt: morning,
      dueLocal: '2026-06-02T10:00',
      nextAt: null,
    })
    await run(world)
    expect(await world.states()).toEqual(['verified', 'verified'])
  })

  it('is cancelled with its post, and alone', async () => {
    const world = await commented()
    await cancelDelivery(world.context, world.by, world.post)
    expect(await world.states()).toEqual(['cancelled', 'cancelled'])
    const alone = await commented()
    await cancelDelivery(alone.context, alone.by, alone.comment)
    alone.clock.set(due)
    await run(alone)
    expect(await alone.states()).toEqual(['verified', 'cancelled'])
  })

  it('that may have got through is settled by looking, and never sent twice', async () => {
    const world = await commented()
    world.clock.set(due)
    world.network.onComment.push('accept-then-lose')
    await run(world)
    expect(await world.states()).toEqual(['verified', 'verified'])
    expect(world.network.calls.comment).toHaveLength(1)
    const lost = await commented()
    lost.clock.set(due)
    lost.network.onComment.push('lose')
    await runUntil(lost, due + 10 * MINUTE)
    expect(await lost.states()).toEqual(['verified', 'verified'])
    expect(lost.network.commentsOf('village')).toHaveLength(1)
  })

  itOnBoth('of a worker that was killed after it left is found by another', async kind => {
    const world = await commented(kind)
    world.clock.set(due)
    world.network.onComment.push('hang-after')
    const hung = new Promise<void>(resolve => {
      world.network.onHang = resolve
    })
    void run(world, 'killed')
    await hung
    expect((await world.states())[1]).toBe('sending')
    world.clock.advance(HOUR)
    await run(world, 'other')
    expect(await world.states()).toEqual(['verified', 'verified'])
    expect(world.network.commentsOf('village')).toHaveLength(1)
  })

  it('cannot go under a post of which nobody knows where it is', async () => {
    const world = await commented()
    world.clock.set(due)
    world.network.onPublish.push('lose')
    world.network.onFind.push('unreadable')
    await run(world)
    await confirmDelivery(world.context, world.by, world.post)
    await run(world)
    expect(await world.states()).toEqual(['published', 'failed'])
    expect((await deliveryOf(world, world.comment)).reason).toContain('écrivez ce commentaire')
  })

  it('is not woken by its channel alone', async () => {
    const world = await commented()
    const { db } = world.context
    await resumeChannel(world.context)
    expect(await wakeParked(db, world.channel)).toBe(0)
    world.clock.set(due)
    world.network.onComment.push('die-token')
    await run(world)
    expect(await world.states()).toEqual(['verified', 'scheduled'])
    await db.updateTable('channel').set({ state: 'active' }).execute()
    await resumeChannel(world.context)
    await run(world)
    expect(await world.states()).toEqual(['verified', 'verified'])
  })

  it('waits for its own approval, and parks after it until its post is out', async () => {
    const world = await approvalWorld()
    const { deliveries } = await announce(world, { times: ['2026-06-05T18:00'], comment: words })
    const [post = 0, comment = 0] = deliveries
    const request = await theRequest(world)
    expect(request.items.map(({ place, text }) => place === 'comment' && text)).toContain(words)
    const { carole } = world
    const by = { name: 'Carole', email: 'carole', userId: carole.userId, via: 'tambour' } as const
    await decide(world.context, carole.communeId, request.id, by, {
      decision: 'approve',
      hash: request.hash,
      comment: '',
    })
    world.clock.set(paris('2026-06-05T18:00'))
    world.network.onPublish.push('refuse')
    await run(world)
    expect((await deliveryOf(world, post)).state).toBe('failed')
    expect(await deliveryOf(world, comment)).toMatchObject({ state: 'scheduled', nextAt: null })
    await retryDelivery(world.context, world.bruno, post)
    await run(world)
    expect((await deliveryOf(world, comment)).state).toBe('verified')
  })

  it('that is refused with its post is cancelled with it', async () => {
    const world = await approvalWorld()
    const { deliveries } = await announce(world, { times: ['2026-06-05T18:00'], comment: words })
    const request = await theRequest(world)
    const { carole } = world
    const by = { name: 'Carole', email: 'carole', userId: carole.userId, via: 'tambour' } as const
    await decide(world.context, carole.communeId, request.id, by, {
      decision: 'refuse',
      hash: request.hash,
      comment: 'Non.',
    })
    for (const id of deliveries) expect((await deliveryOf(world, id)).state).toBe('cancelled')
  })

  it('follows its event: corrected, cancelled and reinstated with its post', async () => {
    const world = await villageWorld()
    const { context, by } = world
    const { deliveries, id } = await createEvent(context, by, {
      ...feast,
      channels: [world.channel],
      times: ['2026-06-05T18:00'],
      comment: words,
    })
    const [post = 0, comment = 0] = deliveries.map(one => one.id)
    const both = async () =>
      await Promise.all(
        [post, comment].map(async one => {
          const { state, dueLocal } = await deliveryOf(world, one)
          return `${state} ${dueLocal}`
        }),
      )
    const change = async (change: EventChangeAsked) =>
      await changeEvent(
        context,
        by,
        id,
        anEventChange(change, (await getEvent(context, by.communeId, id)).sequence),
      )
    await editEvent(context, by, id, anEventEdit({ startLocal: '2026-06-21T21:00' }))
    const [moved = '', movedComment] = await both()
    expect(moved).toBe('scheduled 2026-06-06T18:00')
    expect(movedComment).toBe(moved)
    const said = await listDeliveries(context, world.communeId)
    expect(said.map(({ after, text }) => after !== null && text)).toEqual([false, words])
    await change({ kind: 'cancel', detail: '' })
    expect((await both()).map(line => line.split(' ')[0])).toEqual(['cancelled', 'cancelled'])
    await change({ kind: 'reinstate', detail: '' })
    expect(await both()).toEqual([moved, moved])
    world.clock.set((await deliveryOf(world, post)).dueAt)
    await run(world)
    expect((await both()).map(line => line.split(' ')[0])).toEqual(['verified', 'verified'])
    expect(world.network.commentsOf('village')).toHaveLength(1)
  })

  itOnBoth('moves with its post by hand, and is no publication of the calendar', async kind => {
    const world = await approvalWorld(kind)
    const { context, communeId, bruno } = world
    const planned = await announce(world, { times: [], plan: onePlan, comment: words })
    const [post = 0, comment = 0] = planned.deliveries
    const days = { from: '2026-06-01', to: '2026-06-30' }
    const seen = async () => (await calendarBetween(context, communeId, days)).posts
    expect((await seen()).map(({ channels }) => channels.map(one => one.delivery))).toEqual([
      [post],
    ])
    const local = '2026-06-11T10:00'
    await moveDeliveries(context, bruno, post, { local, with: [] })
    for (const id of [post, comment]) {
      expect(await deliveryOf(world, id)).toMatchObject({
        state: 'awaiting-approval',
        dueLocal: local,
        nextAt: paris(local),
      })
    }
    const said = await listDeliveries(context, communeId)
    expect(new Set(said.map(one => one.post)).size).toBe(1)
    expect(said.map(({ after }) => after)).toEqual([null, post])
  })

  itOnBoth(
    'keeps its words and no picture when its event is corrected, and goes with its post',
    async kind => {
      const world = await villageWorld(kind)
      const { context, by } = world
      const { id } = await createEvent(context, by, {
        ...feast,
        channels: [world.channel],
        comment: words,
      })
      world.clock.set(paris('2026-06-05T18:00'))
      await run(world)
      await editEvent(context, by, id, anEventEdit({ place: 'Le stade' }))
      world.clock.set(paris('2026-06-13T18:00'))
      await run(world)
      const said = (await listDeliveries(context, world.communeId)).map(
        ({ post, after, text, state }) => [post, after !== null, text.includes('stade'), state],
      )
      expect(said).toEqual([
        [1, false, false, 'verified'],
        [1, true, false, 'verified'],
        [2, false, true, 'verified'],
        [2, true, false, 'verified'],
      ])
      expect(world.network.commentsOf('village').map(({ text }) => text)).toEqual([words, words])
    },
  )
})
