import { expect, it } from 'vitest'
import { importEvents, previewImport } from '../../server/event-import/import.ts'
import { eventImportNew } from '../../server/event-import/shapes.ts'
import { eventLines } from '../../server/events/events.ts'
import { addPlan } from '../../server/events/plan-templates.ts'
import { createSeries } from '../../server/events/series.ts'
import { eventNew } from '../../server/events/shapes-event.ts'
import { addDays } from '../../server/language/iso-week.ts'
import { anEvent, aPlanToAdd } from '../support/builders/events.ts'
import { allEvents } from '../support/planned.ts'
import { addChannel, publishingWorld } from '../support/publishing.ts'

const step = {
  ...{ name: 'Annonce', days: -1, time: '09:00', text: '' },
  ...{ audience: 'public' as const, lateRule: 'ask' as const },
}

/** A commune whose plan says everything eleven times. */
async function busyWorld(steps: number) {
  const world = await publishingWorld()
  const channel = await addChannel(world, 'a')
  const wanted = aPlanToAdd({
    name: 'Tout',
    steps: Array.from({ length: steps }, (_, place) => ({ ...step, days: -1 - place })),
  })
  const plan = await addPlan(world.context, world.by, wanted)
  const season = (count: number) =>
    eventImportNew.parse({
      fileName: 'saison.csv',
      plan: plan.id,
      channels: [channel],
      lines: Array.from({ length: count }, (_, place) => ({
        ...{ key: `l${place}`, line: place, title: `Fête ${place}`, start: '2027-06-01T10:00' },
        ...{ end: '', place: 'Place', text: 'Venez.', link: '', uid: null, series: null },
      })),
    })
  return { ...world, channel, plan, season }
}

it('refuses a season of more publications than anybody reads', async () => {
  const { context, communeId, season } = await busyWorld(11)
  const { problems } = await previewImport(context, communeId, season(1000))
  expect(problems).toMatchObject([
    { fr: expect.stringMatching(/^Cela ferait 11\s000\spublications/) },
  ])
})

it('refuses the same of an event that repeats, and keeps nothing', async () => {
  const { context, communeId, by, channel, plan } = await busyWorld(40)
  const channels = [channel]
  for (const name of ['b', 'c']) channels.push(await addChannel({ context, communeId }, name))
  const wanted = eventNew.parse({
    ...{ title: 'Marché', text: 'Venez.', place: 'Place', startLocal: '2027-06-01T10:00' },
    ...{ channels, plan: { id: plan.id } },
  })
  const rule = { rule: 'FREQ=DAILY;COUNT=100', except: [] }
  await expect(createSeries(context, by, wanted, rule)).rejects.toThrow(/12\s000\spublications/)
  expect(await allEvents(context, communeId)).toEqual([])
})

it('leaves the event loop to the others while a season is written', async () => {
  const { context, communeId, by, season } = await busyWorld(1)
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  await importEvents(context, by, season(120))
  clearInterval(turning)
  expect(turns).toBeGreaterThan(10)
  expect(await allEvents(context, communeId)).toHaveLength(120)
})

it('lists a thousand events page by page, each once', async () => {
  const { context, communeId, by, season } = await busyWorld(1)
  await importEvents(context, by, season(1))
  for (let place = 0; place < 1001; place++) {
    // Several begin at the same time.
    const date = addDays('2027-01-01', Math.floor(place / 7))
    await anEvent(context.db, communeId, { startLocal: `${date}T20:00` })
  }
  const ids: number[] = []
  for (let after: string | undefined; ; ) {
    const asked = { at: 0, isPast: false, after }
    const { events, next } = await eventLines(context, communeId, asked)
    expect(events.length).toBeLessThanOrEqual(50)
    ids.push(...events.map(({ id }) => id))
    if (next === null) break
    after = next
  }
  expect(ids).toHaveLength(1002)
  expect(new Set(ids).size).toBe(1002)
})
