import { describe, expect, it } from 'vitest'
import { eventLines } from '../../server/events/events.ts'
import { placeEvent } from '../../server/events/plan-event.ts'
import { eventNew } from '../../server/events/shapes-event.ts'
import { addChannel, addCommune, publishingWorld } from '../support/publishing.ts'

const may = (hour: number) => `2026-07-01T${String(hour).padStart(2, '0')}:00`
const begins = Date.parse('2026-06-30T22:00:00Z')

describe.each(['sqlite', 'postgres'] as const)('the list of events (%s)', database => {
  it('goes on by pages, to come and over, and says how far publications are', async () => {
    const world = await publishingWorld(database)
    const { context, communeId, by } = world
    const channel = await addChannel(world, 'a')
    const made: number[] = []
    await context.db.transaction().execute(async db => {
      for (let place = 0; place < 53; place += 1) {
        // Several begin at the same time.
        const startLocal = may(Math.floor(place / 4) + 1)
        const event = eventNew.parse({
          title: `Fête ${place}`,
          startLocal,
          place: 'Place',
          text: 'Fête',
          ...(place === 0 ? { channels: [channel], times: ['2026-06-30T18:00'] } : {}),
        })
        made.push((await placeEvent({ ...context, db }, by, event)).id)
      }
    })
    const all = async (at: number, isPast: boolean) => {
      const ids: number[] = []
      let pages = 0
      for (let after: string | undefined; ; ) {
        const { events, next } = await eventLines(context, communeId, { at, isPast, after })
        ids.push(...events.map(({ id }) => id))
        pages += 1
        if (next === null) return { ids, pages }
        after = next
      }
    }
    expect(await all(begins, false)).toEqual({ ids: made, pages: 2 })
    const later = begins + 86_400_000
    expect(await all(later, true)).toEqual({ ids: made.toReversed(), pages: 2 })
    expect(await all(later, false)).toEqual({ ids: [], pages: 1 })
    expect(await all(begins, true)).toEqual({ ids: [], pages: 1 })

    const first = { at: begins, isPast: false, after: undefined }
    const [one, two] = (await eventLines(context, communeId, first)).events
    expect(one?.deliveries).toMatchObject([{ channel, state: 'scheduled' }])
    expect(two?.deliveries).toEqual([])
    const other = await addCommune(context, 'Voisine')
    expect(await eventLines(context, other, first)).toEqual({ events: [], next: null })
    await expect(eventLines(context, communeId, { ...first, after: 'hier' })).rejects.toMatchObject(
      { kind: 'bad-request' },
    )
  })
})
