import { describe, expect, it } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { retryDelivery } from '../../server/publishing/deliveries.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { anEventChange, anEventEdit, anEventToPlan } from '../support/builders/events.ts'
import { anOverride } from '../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { village } from '../support/network/received.ts'
import { dueWorld, publishingWorld, run } from '../support/publishing.ts'
import { withWebhook } from '../support/webhooks.ts'

const MINUTE = 60_000

async function house(database: DatabaseKind = 'sqlite', words = false) {
  const v = await village({ database })
  const h = await withWebhook({ ...v, by: v.officer }, { words })
  const t0 = v.clock.now()
  v.clock.advance(MINUTE)
  const ask = () =>
    v.receive(thread('t', [from('Ann Durand', t0 + 1000, 'La salle est-elle libre ?')]))
  const answer = () => v.receive(thread('t', [byCommune(v.clock.now(), 'Oui, samedi.')]))
  return { ...h, v, ask, answer }
}

describe('who waits', () => {
  itOnBoth(
    'is told once, and once that they were answered, however often it is reckoned',
    async kind => {
      const h = await house(kind)
      await h.ask()
      await h.send()
      await h.ask()
      await rebuildEpisodes(h.context, h.communeId)
      await h.send()
      h.clock.advance(9 * MINUTE)
      await h.answer()
      await h.send()
      await rebuildEpisodes(h.context, h.communeId)
      await h.send()
      const about = {
        commune: h.communeId,
        conversation: 1,
        message: 1,
        channel: { id: h.v.channelId, name: 'Page de la mairie', kind: 'fake' },
        visibility: 'public',
        openedAt: '2026-06-02T06:00:01.000Z',
        receivedAt: '2026-06-02T06:01:00.000Z',
        unlikely: false,
        url: expect.stringMatching(/^https?:\/\/.+\/messages\/1$/),
      }
      const data = { ...about, dueAt: '2026-06-02T07:15:00.000Z' }
      expect(h.told()).toEqual([
        { type: 'message.waiting', timestamp: '2026-06-02T06:01:00.000Z', data },
        {
          type: 'message.answered',
          timestamp: '2026-06-02T06:10:00.000Z',
          data: {
            ...about,
            ...{ answer: 2, answeredAt: '2026-06-02T06:10:00.000Z', holding: false },
            ...{ elapsedMs: 599_000, officeMs: 0 },
          },
        },
      ])
    },
  )

  it('shows neither name nor words, unless somebody wants both', async () => {
    const h = await house()
    await h.add('/words', { words: true })
    h.clock.advance(MINUTE)
    await h.v.receive(thread('t', [from('Ann Durand', h.clock.now(), 'La salle est-elle libre ?')]))
    await h.send()
    h.clock.advance(MINUTE)
    await h.answer()
    await h.send()
    const bodies = (path: string) =>
      h.receiver.received.filter(one => one.path === path).map(({ body }) => body)
    expect(bodies('/hook')).toHaveLength(2)
    expect(bodies('/hook').join()).not.toMatch(/Ann|salle|samedi/)
    expect(JSON.parse(bodies('/words')[1] ?? '').data).toMatchObject({
      author: 'Ann Durand',
      text: 'La salle est-elle libre ?',
      answerText: 'Oui, samedi.',
    })
  })

  it('is told when a person says that an answer is needed, and not where it was answered at once', async () => {
    const h = await house()
    await h.v.receive(thread('t', [from('Bea', h.clock.now(), 'Merci !')]))
    await h.send()
    expect(h.told()).toEqual([])
    await overrideNeedsReply(h.context, h.by, 1, anOverride({ needsReply: true }))
    await h.send()
    const at = h.clock.now()
    await h.v.receive(thread('u', [from('Cleo', at - 2, 'Quand ?'), byCommune(at - 1, 'Demain')]))
    await h.send()
    expect(h.told().map(({ type }) => type)).toEqual(['message.waiting', 'message.answered'])
  })

  it('is nobody who wrote before the channel was connected, or before the webhook was there', async () => {
    const v = await village({ since: '2026-06-02T07:30' })
    const at = v.clock.now()
    await v.receive(thread('a', [from('Ann', at - MINUTE, 'Est-ce ouvert ?')]))
    v.clock.advance(MINUTE)
    const h = await withWebhook({ ...v, by: v.officer })
    v.clock.advance(MINUTE)
    const old = Array.from({ length: 50 }, (_, place) => [
      from(`Bob ${place}`, at - 60 * MINUTE - place, 'Quand ?'),
      ...(place % 2 === 0 ? [byCommune(at - 50 * MINUTE - place, 'Demain')] : []),
    ])
    for (const [place, messages] of old.entries()) await v.receive(thread(`b-${place}`, messages))
    await h.send()
    expect(h.told()).toEqual([])
    // It was known that she waits: that she is answered is news.
    await v.receive(thread('a', [byCommune(v.clock.now(), 'Oui')]))
    await h.send()
    expect(h.told()).toMatchObject([{ type: 'message.answered' }])
  })

  it('is told by one of two rounds at the same moment', async () => {
    const h = await house()
    await h.ask()
    await Promise.all([h.send(), h.send()])
    expect(h.receiver.received).toHaveLength(1)
  })
})

describe('a delivery', () => {
  itOnBoth('is told when it is out, and each time that it is given up', async kind => {
    const world = await dueWorld(kind)
    world.clock.set(world.clock.now() - MINUTE)
    const h = await withWebhook(world)
    world.clock.advance(MINUTE)
    world.network.onPublish = ['refuse', 'refuse', 'accept']
    await run(world)
    await h.send()
    await h.send()
    for (let times = 0; times < 2; times++) {
      world.clock.advance(MINUTE)
      await retryDelivery(world.context, world.by, world.id)
      await run(world)
      await h.send()
    }
    const about = { commune: world.communeId, delivery: world.id, event: null, isComment: false }
    expect(h.told()).toMatchObject([
      { type: 'delivery.failed', data: { ...about, state: 'failed', reason: expect.any(String) } },
      {
        type: 'delivery.failed',
        data: { ...about, channel: { name: 'Page village', kind: 'fake' } },
      },
      { type: 'delivery.published', data: { ...about, postUrl: expect.any(String) } },
    ])
  })
})

describe('an event of the agenda', () => {
  itOnBoth('is told as it appears, changes, is off and goes', async kind => {
    const world = await publishingWorld(kind)
    await createEvent(world.context, world.by, anEventToPlan({ title: 'Avant' }))
    const h = await withWebhook(world)
    const { id, slug } = await createEvent(world.context, world.by, anEventToPlan())
    await h.send()
    // Saved as it was, it is the same.
    await editEvent(world.context, world.by, id, anEventEdit())
    await h.send()
    await editEvent(world.context, world.by, id, anEventEdit({ place: 'Salle des fêtes' }))
    await h.send()
    await changeEvent(world.context, world.by, id, anEventChange({ kind: 'cancel', detail: '' }, 1))
    await h.send()
    await removeSeries(world.context, world.by, id, 'this')
    await h.send()
    const event = (type: string, more: object) => ({
      type,
      data: { commune: world.communeId, slug, ...more },
    })
    expect(h.told()).toMatchObject([
      event('event.published', {
        ...{ status: 'planned', sequence: 0 },
        event: { '@type': 'Event', name: 'Feux de la Saint-Jean' },
      }),
      event('event.changed', { sequence: 1, event: { location: { name: 'Salle des fêtes' } } }),
      event('event.cancelled', { status: 'cancelled', sequence: 2 }),
      event('event.removed', {}),
    ])
    // Months later the rest is over: that it is no longer listed is no news.
    world.clock.advance(200 * 24 * 60 * MINUTE)
    await h.send()
    expect(h.told()).toHaveLength(4)
  })

  it('is told for what is wanted alone, and an agenda that was read before is not told anew', async () => {
    const world = await publishingWorld()
    const h = await withWebhook(world, { types: ['event.cancelled'] })
    const { id } = await createEvent(world.context, world.by, anEventToPlan())
    await h.send()
    await changeEvent(world.context, world.by, id, anEventChange({ kind: 'cancel', detail: '' }))
    await h.send()
    await h.send()
    expect(h.told()).toMatchObject([{ type: 'event.cancelled' }])
  })
})
