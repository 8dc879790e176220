import { describe, expect, it } from 'vitest'
import { calendarBetween } from '../../server/calendar/calendar.ts'
import { moveDeliveries, moveReminder } from '../../server/calendar/move-planned.ts'
import type { CalendarQuery } from '../../server/calendar/shapes.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { markReminder } from '../../server/events/reminders.ts'
import { cancelDelivery } from '../../server/publishing/deliveries.ts'
import { announce, approvalOfEvent, approvalWorld, feast, waiting } from '../support/approval.ts'
import { anEventChange, anEventToPlan, aPlanStep } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  journalActions,
  plan,
  publishingWorld,
  runUntil,
  type World,
} from '../support/publishing.ts'

/** The fires of 20 June: said a week and a day before on two channels, chairs asked for on the 1st. */
async function planned(kind: DatabaseKind = 'sqlite') {
  const world = await publishingWorld(kind)
  const channels = [await addChannel(world, 'a'), await addChannel(world, 'b')]
  const event = await createEvent(
    world.context,
    world.by,
    anEventToPlan({
      channels,
      plan: {
        steps: [
          aPlanStep(),
          aPlanStep({ name: 'Rappel', days: -1 }),
          aPlanStep({
            name: 'Chaises',
            days: -10,
            audience: 'internal',
            text: 'Les demander au syndicat.',
          }),
        ],
      },
    }),
  )
  const [week = 0, weekOther = 0, eve = 0] = event.deliveries.map(({ id }) => id)
  return { ...world, event, week, weekOther, eve, reminder: event.reminders[0]?.id ?? 0 }
}

const localOf = async (world: World, id: number) => (await deliveryOf(world, id)).dueLocal
const move = (world: World, id: number, local: string, together: number[] = [], from?: string) =>
  moveDeliveries(world.context, world.by, id, {
    local,
    with: together,
    ...(from !== undefined && { from }),
  })
const june = ({ context, communeId }: World) =>
  calendarBetween(context, communeId, { from: '2026-06-01', to: '2026-06-30' })

async function postpone({ context, by }: World, event: { id: number; sequence: number }) {
  await changeEvent(
    context,
    by,
    event.id,
    anEventChange({ kind: 'postpone', startLocal: '2026-06-27T21:00' }, event.sequence),
  )
}

describe('what is planned is moved', () => {
  it('alone or with all of its publication, and back', async () => {
    const world = await planned()
    const moved = await move(world, world.week, '2026-06-12T08:30', [world.weekOther])
    expect(moved.from).toBe('2026-06-13T18:00')
    expect(moved.deliveries.map(({ dueLocal, state }) => [dueLocal, state])).toEqual([
      ['2026-06-12T08:30', 'scheduled'],
      ['2026-06-12T08:30', 'scheduled'],
    ])
    expect(await deliveryOf(world, world.week)).toMatchObject({
      dueAt: Date.parse('2026-06-12T06:30:00Z'),
      nextAt: Date.parse('2026-06-12T06:30:00Z'),
    })
    await move(world, world.week, moved.from, [world.weekOther], '2026-06-12T08:30')
    expect(await localOf(world, world.weekOther)).toBe('2026-06-13T18:00')
    expect(await localOf(world, world.eve)).toBe('2026-06-19T18:00')
    expect(await journalActions(world)).toContain('delivery.moved')
  })

  it('is sent at its new time, and not at the old one', async () => {
    const world = await planned()
    await move(world, world.week, '2026-06-15T10:00')
    await runUntil(world, Date.parse('2026-06-14T08:00:00Z'))
    expect(world.network.postsOf('a')).toHaveLength(0)
    expect(world.network.postsOf('b')).toHaveLength(1)
    await runUntil(world, Date.parse('2026-06-15T08:05:00Z'))
    expect(world.network.postsOf('a')).toHaveLength(1)
  })

  it('follows its event from where it was put, each channel from its own place', async () => {
    const world = await planned()
    await move(world, world.week, '2026-06-11T08:00')
    const posts = (await june(world)).posts.map(({ step, dueLocal, channels }) => [
      step,
      dueLocal,
      channels.length,
    ])
    expect(posts).toEqual([
      ['Programme', '2026-06-11T08:00', 1],
      ['Programme', '2026-06-13T18:00', 1],
      ['Rappel', '2026-06-19T18:00', 2],
    ])
    await postpone(world, world.event)
    expect(await localOf(world, world.week)).toBe('2026-06-18T08:00')
    expect(await localOf(world, world.weekOther)).toBe('2026-06-20T18:00')
  })

  itOnBoth('is one publication again once it is back', async kind => {
    const world = await planned(kind)
    await move(world, world.week, '2026-06-11T08:00')
    await move(world, world.week, '2026-06-13T18:00')
    const [first] = (await june(world)).posts
    expect(first?.channels.map(({ delivery }) => delivery)).toEqual([world.week, world.weekOther])
    const posts = await world.context.db.selectFrom('post').select('id').execute()
    expect(posts).toHaveLength(2)
  })

  itOnBoth(
    'refuses what is past, what does not exist, and what somebody else moved meanwhile',
    async kind => {
      const world = await planned(kind)
      await expect(move(world, world.week, '2026-06-02T09:59')).rejects.toThrow(/déjà passée/)
      await expect(move(world, world.week, '2026-06-31T10:00')).rejects.toThrow(/n’existe pas/)
      await expect(
        move(world, world.week, '2026-06-12T10:00', [], '2026-06-12T18:00'),
      ).rejects.toThrow(/quelqu’un d’autre/)
      await expect(move(world, world.week, '2026-06-12T10:00', [world.eve])).rejects.toThrow(
        /ne vont pas ensemble/,
      )
      await expect(move(world, 9999, '2026-06-12T10:00')).rejects.toThrow(/n’existe/)
      const stranger = byOf(await addCommune(world.context, 'Valcourt'))
      await expect(
        moveDeliveries(world.context, stranger, world.week, {
          local: '2026-06-12T10:00',
          with: [],
        }),
      ).rejects.toThrow(/n’existe/)
      expect(await localOf(world, world.week)).toBe('2026-06-13T18:00')
    },
  )

  it('leaves where it is what is out or given up, and then moves none of its publication', async () => {
    const world = await planned()
    await cancelDelivery(world.context, world.by, world.weekOther)
    await expect(move(world, world.week, '2026-06-12T10:00', [world.weekOther])).rejects.toThrow(
      /est annulé/,
    )
    expect(await localOf(world, world.week)).toBe('2026-06-13T18:00')
    await runUntil(world, Date.parse('2026-06-13T16:10:00Z'))
    await expect(move(world, world.week, '2026-06-14T10:00')).rejects.toThrow(/déjà publié/)
  })

  itOnBoth('goes on waiting for a channel that is paused', async kind => {
    const world = await publishingWorld(kind)
    const channel = await addChannel(world, 'village')
    const [id = 0] = await plan(world, [channel], Date.parse('2026-06-05T16:00:00Z'))
    await world.context.db
      .updateTable('delivery')
      .set({ nextAt: null, reason: 'La page est en pause.' })
      .where('id', '=', id)
      .execute()
    await move(world, id, '2026-06-06T18:00')
    expect(await deliveryOf(world, id)).toMatchObject({
      state: 'scheduled',
      dueLocal: '2026-06-06T18:00',
      nextAt: null,
      reason: 'La page est en pause.',
    })
  })

  itOnBoth('stays approved or waiting as it was', async kind => {
    const world = await approvalWorld(kind)
    const { deliveries } = await announce(world)
    const [first = 0] = deliveries
    const { context, bruno } = world
    await moveDeliveries(context, bruno, first, { local: '2026-06-06T18:00', with: [] })
    expect(await deliveryOf(world, first)).toMatchObject({
      state: 'awaiting-approval',
      nextAt: Date.parse('2026-06-06T16:00:00Z'),
    })
    expect(await waiting(world)).toHaveLength(1)

    const own = await announce(world, { title: 'Loto' }, world.carole)
    const [approved = 0] = own.deliveries
    await moveDeliveries(context, bruno, approved, { local: '2026-06-06T18:00', with: [] })
    expect(await deliveryOf(world, approved)).toMatchObject({ state: 'scheduled' })
    expect(await waiting(world)).toHaveLength(1)
    expect(await approvalOfEvent(world, own.id)).toBe('approved')
  })

  itOnBoth('as a reminder, which then keeps its distance, unless it is done', async kind => {
    const world = await planned(kind)
    const { context, by, reminder } = world
    const moved = await moveReminder(context, by, reminder, { local: '2026-06-09T09:00' })
    expect(moved).toMatchObject({
      from: '2026-06-10T18:00',
      reminder: { dueLocal: '2026-06-09T09:00', dueAt: '2026-06-09T07:00:00.000Z' },
    })
    await postpone(world, world.event)
    expect((await june(world)).reminders).toMatchObject([{ dueLocal: '2026-06-16T09:00' }])
    await expect(
      moveReminder(context, by, reminder, { local: '2026-06-12T09:00', from: '2026-06-09T09:00' }),
    ).rejects.toThrow(/quelqu’un d’autre/)
    await markReminder(context, by, reminder, true)
    await expect(
      moveReminder(context, by, reminder, { local: '2026-06-12T09:00' }),
    ).rejects.toThrow(/déjà fait/)
  })
})

describe('the calendar', () => {
  it('shows a commune’s own days, with what is on across their ends and the holidays', async () => {
    const world = await planned()
    const { context, by, communeId } = world
    await createEvent(context, by, {
      ...feast,
      title: 'Exposition',
      startLocal: '2026-05-28T10:00',
      endLocal: '2026-06-03T18:00',
      times: [],
    })
    const days = await june(world)
    expect(days.events.map(({ title }) => title)).toEqual(['Exposition', feast.title])
    expect(days.reminders.map(({ name }) => name)).toEqual(['Chaises'])
    expect(days.posts[0]?.channels.map(({ name, movable }) => [name, movable])).toEqual([
      ['Page a', true],
      ['Page b', true],
    ])
    expect(days.holidays).toEqual([])
    const may = await calendarBetween(context, communeId, { from: '2026-05-01', to: '2026-05-31' })
    expect(may.holidays.map(({ name }) => name.fr)).toEqual([
      'Fête du Travail',
      'Victoire de 1945',
      'Ascension',
      'Lundi de Pentecôte',
    ])
    expect(may.events.map(({ title }) => title)).toEqual(['Exposition'])
    const other = await addCommune(context, 'Valcourt')
    expect(
      await calendarBetween(context, other, { from: '2026-06-01', to: '2026-06-30' }),
    ).toMatchObject({
      events: [],
      posts: [],
      reminders: [],
    })
  })

  it('tells what is wanted of its days, and of each the first lines', async () => {
    const world = await publishingWorld()
    const { context, by, communeId } = world
    const channels = [await addChannel(world, 'a'), await addChannel(world, 'b')]
    await createEvent(context, by, { ...feast, channels: [], times: [], title: 'Loto' })
    for (const hour of ['08', '09', '10']) {
      await createEvent(context, by, {
        ...feast,
        title: `Annonce de ${hour} h`,
        startLocal: '2026-06-25T18:00',
        endLocal: null,
        channels,
        times: [`2026-06-20T${hour}:00`],
        text: 'C’est demain !',
      })
    }
    const ask = (asked: Partial<CalendarQuery> = {}) =>
      calendarBetween(context, communeId, { from: '2026-06-20', to: '2026-06-25', ...asked })
    const whole = await ask()
    expect(whole.full).toEqual([])
    expect(whole.posts.map(({ dueLocal, dayWord }) => [dueLocal.slice(11), dayWord])).toEqual([
      ['08:00', 'demain'],
      ['09:00', 'demain'],
      ['10:00', 'demain'],
    ])
    const lines = await ask({ lines: 2 })
    expect(lines.full).toEqual([
      { date: '2026-06-20', count: 4, kinds: ['event', 'post'] },
      { date: '2026-06-25', count: 3, kinds: ['event'] },
    ])
    expect([lines.posts.length, lines.events.length]).toEqual([2, 2])
    expect(lines.choices).toEqual(whole.choices)
    expect(whole.choices.events.map(({ title }) => title)).toHaveLength(4)
    expect(whole.choices.channels.map(({ name }) => name)).toEqual(['Page a', 'Page b'])
    const only = await ask({ kind: 'post', channel: channels[1], lines: 1 })
    expect(only).toMatchObject({ events: [], full: [{ count: 3, kinds: ['post'] }] })
    expect((await ask({ channel: 999 })).posts).toEqual([])
    expect((await ask({ event: whole.events[0]?.id })).events).toHaveLength(1)
  })

  it('begins and ends with the commune’s own day', async () => {
    const world = await publishingWorld()
    const channel = await addChannel(world, 'village')
    // 00:30 on 10 June in Paris.
    await plan(world, [channel], Date.parse('2026-06-09T22:30:00Z'))
    const on = async (date: string) =>
      (await calendarBetween(world.context, world.communeId, { from: date, to: date })).posts.length
    expect(await on('2026-06-09')).toBe(0)
    expect(await on('2026-06-10')).toBe(1)
  })

  it('refuses days the wrong way round, and too many', async () => {
    const { context, communeId } = await publishingWorld()
    const ask = (from: string, to: string) => calendarBetween(context, communeId, { from, to })
    await expect(ask('2026-06-02', '2026-06-01')).rejects.toThrow(/62 jours/)
    await expect(ask('2026-06-01', '2026-08-02')).rejects.toThrow(/62 jours/)
    expect((await ask('2026-06-01', '2026-08-01')).to).toBe('2026-08-01')
  })
})
