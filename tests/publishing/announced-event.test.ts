import { describe, expect, it } from 'vitest'
import type { Publication } from '../../server/connectors/connector.ts'
import { changeEvent, previewEventChange } from '../../server/events/change-event.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { createSeries } from '../../server/events/series.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { withdrawDelivery } from '../../server/publishing/deliveries.ts'
import { anEventChange, anEventEdit, anEventToPlan } from '../support/builders/events.ts'
import { correctingWorld } from '../support/correcting.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addChannel, MINUTE, plan, run, runUntil } from '../support/publishing.ts'

const feast = anEventToPlan({
  place: 'Place de la Mairie, 51300 Vitry',
  times: ['2026-06-05T18:00', '2026-06-12T18:00'],
})
const shown = {
  title: 'Feux de la Saint-Jean',
  startLocal: '2026-06-20T21:00',
  endLocal: '2026-06-20T21:00',
  zone: 'Europe/Paris',
  place: { name: 'Place de la Mairie', postcode: '51300', town: 'Vitry' },
}
const first = Date.parse('2026-06-06T08:00:00Z')
const second = Date.parse('2026-06-13T08:00:00Z')

/** A network that takes events on channels that are set so, and what it was given. */
async function calendarWorld(kind: DatabaseKind = 'sqlite') {
  const world = await correctingWorld(kind, { keepsPages: true })
  const { connector } = world.network
  const given: Publication[] = []
  const { publish, amend } = connector
  connector.takesEvent = ({ page }) => page === 'agenda'
  connector.publish = async (call, variant, key) => {
    given.push(variant)
    return (await publish?.(call, variant, key)) ?? { kind: 'failed', reason: wrong, retryAt: null }
  }
  connector.amend = async (call, variant, remoteId) => {
    given.push(variant)
    return (await amend?.(call, variant, remoteId)) ?? { kind: 'done' }
  }
  const channel = await addChannel(world, 'agenda')
  return Object.assign(world, { given, channel })
}
const wrong = verbatim('Non.')

describe('a channel that takes events', () => {
  it('is given the event with its first announcement, and none with those that follow', async () => {
    const world = await calendarWorld()
    const { context, by, channel, given } = world
    await createEvent(context, by, { ...feast, channels: [channel] })
    await runUntil(world, second)
    expect(given.map(({ event }) => event)).toEqual([shown, null])
  })

  it('is given, of an event that repeats, the date that each announcement is about', async () => {
    const world = await calendarWorld()
    const { context, by, channel, given } = world
    const wanted = { ...feast, channels: [channel], times: ['2026-06-05T18:00'] }
    await createSeries(context, by, wanted, { rule: 'FREQ=WEEKLY;COUNT=2', except: [] })
    await runUntil(world, second)
    const dates = given.map(({ event }) => event?.startLocal)
    expect(dates).toEqual(['2026-06-20T21:00', '2026-06-27T21:00'])
  })

  it('is given none where none is announced, and others are given nothing', async () => {
    const world = await calendarWorld()
    const { context, by, channel, given } = world
    await plan(world, [channel], world.clock.now())
    await run(world)
    expect(given.map(({ event }) => event)).toEqual([null])
    const other = await addChannel(world, 'articles')
    await createEvent(context, by, { ...feast, channels: [other] })
    await runUntil(world, first)
    expect(given).toHaveLength(2)
    expect(given[1]).not.toHaveProperty('event')
  })

  itOnBoth(
    'is given it again with what follows an announcement that was taken back',
    async kind => {
      const world = await calendarWorld(kind)
      const { context, by, channel, given } = world
      const { deliveries } = await createEvent(context, by, { ...feast, channels: [channel] })
      await runUntil(world, first)
      await withdrawDelivery(context, by, deliveries[0]?.id ?? 0)
      await runUntil(world, second)
      expect(given.map(({ event }) => event)).toEqual([shown, shown])
    },
  )

  it('is given what changes about it, also where the words of its announcement stay', async () => {
    const world = await calendarWorld()
    const { context, by, channel, given } = world
    const texts = { [channel]: 'Venez tous !' }
    const { id } = await createEvent(context, by, {
      ...feast,
      channels: [channel],
      times: ['2026-06-05T18:00'],
      texts,
    })
    await runUntil(world, first)
    await editEvent(context, by, id, anEventEdit({ place: 'Stade' }))
    await runUntil(world, first + 5 * MINUTE)
    expect(given.slice(1)).toMatchObject([
      { text: 'Venez tous !', event: { ...shown, place: { name: 'Stade', town: 'Saint-Rémi' } } },
    ])
    const change = { kind: 'cancel', detail: '' } as const
    const { sequence } = await previewEventChange(context, by, id, change)
    await changeEvent(context, by, id, anEventChange(change, sequence))
    await runUntil(world, first + 10 * MINUTE)
    expect(given.at(-1)?.event?.title).toBe('ANNULÉ : Feux de la Saint-Jean')
    expect(given).toHaveLength(3)
  })
})
