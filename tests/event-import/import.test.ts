import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  importEvents,
  listEventImports,
  previewEventFile,
  previewImport,
  undoEventImport,
} from '../../server/event-import/import.ts'
import { type EventImportNew, eventImportNew } from '../../server/event-import/shapes.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { addPlan } from '../../server/events/plan-templates.ts'
import {
  createSeries,
  editSeries,
  previewSeries,
  removeSeries,
} from '../../server/events/series.ts'
import { eventNew } from '../../server/events/shapes-event.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { testApp } from '../support/app.ts'
import { anEventChange, aPlanToAdd } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { allEvents } from '../support/planned.ts'
import {
  addChannel,
  addCommune,
  byOf,
  journalActions,
  publishingWorld,
} from '../support/publishing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const sample = (name: string) => readFileSync(`tests/support/event-import/${name}`)
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

const table = [
  'Titre;Date;Heure;Lieu;Description',
  'Loto;13/06/2026;20h;Salle des fêtes;Ouverture à 19 h.',
  'Bal;13/07/2026;21h;Place;Avec orchestre.',
].join('\n')

describe('a season', () => {
  const aWorld = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    const channel = await addChannel(world, 'a')
    const step = { audience: 'public', text: '', lateRule: 'ask' } as const
    const wanted = aPlanToAdd({
      name: 'Court',
      steps: [
        { ...step, name: 'Un mois avant', days: -30, time: '09:00' },
        { ...step, name: 'La veille', days: -1, time: '18:00' },
        { ...step, name: 'Salle', days: -10, time: '10:00', audience: 'internal' },
      ],
    })
    const plan = await addPlan(world.context, world.by, wanted)
    return { ...world, channel, plan: plan.id }
  }
  type AWorld = Awaited<ReturnType<typeof aWorld>>

  const read = async (world: AWorld, text: string, choices: Partial<EventImportNew> = {}) => {
    const { lines, rules } = await previewEventFile(world.context, world.communeId, bytesOf(text))
    // As the screen gives them back: its notes are text.
    const given: unknown = JSON.parse(JSON.stringify(lines))
    return eventImportNew.parse({ fileName: 'saison.csv', lines: given, rules, ...choices })
  }
  const titles = async ({ context, communeId }: AWorld) =>
    (await allEvents(context, communeId)).map(({ title, startLocal }) => `${startLocal} ${title}`)

  it('is told before it is made: steps, what is past, what is the same day', async () => {
    const world = await aWorld()
    const { context, communeId, by, channel, plan } = world
    await importEvents(
      context,
      by,
      await read(world, 'Titre;Date;Lieu\nBrocante;13/06/2026 8h;Pré\n'),
    )
    const preview = await previewEventFile(context, communeId, bytesOf(table), {
      plan,
      channels: [channel],
    })
    expect(preview.counts).toMatchObject({ events: 2, made: 2, known: 0, publications: 3, past: 1 })
    const [loto] = preview.lines
    expect(loto?.steps).toEqual([
      { name: 'Un mois avant', dueLocal: '2026-05-14T09:00', isPast: true, audience: 'public' },
      { name: 'Salle', dueLocal: '2026-06-03T10:00', isPast: false, audience: 'internal' },
      { name: 'La veille', dueLocal: '2026-06-12T18:00', isPast: false, audience: 'public' },
    ])
    expect(loto?.findings.map(({ message }) => plain(message.fr))).toEqual([
      'Le même jour : « Brocante ».',
    ])
    expect(await titles(world)).toHaveLength(1)
  })

  itOnBoth('becomes events with their plans, and is taken back', async kind => {
    const world = await aWorld(kind)
    const { context, by, channel, plan, communeId } = world
    const made = await importEvents(
      context,
      by,
      await read(world, table, { plan, channels: [channel] }),
    )
    expect(made).toMatchObject({ made: 2, updated: 0, skipped: 0, publications: 3, past: 1 })
    const events = await allEvents(context, communeId)
    expect(
      events.map(({ deliveries, reminders }) => [deliveries.length, reminders.length]),
    ).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(await listEventImports(context, communeId)).toMatchObject([
      { fileName: 'saison.csv', made: 2, left: 2, undoneAt: null },
    ])
    expect(await undoEventImport(context, by, made.id)).toEqual({ removed: 2, kept: 0 })
    expect(await titles(world)).toEqual([])
    expect(await context.db.selectFrom('delivery').select('id').execute()).toEqual([])
    await expect(undoEventImport(context, by, made.id)).rejects.toThrow('déjà été annulé')
    const actions = await journalActions(world)
    expect(actions).toContain('season.imported')
    expect(actions).toContain('season.undone')
  })

  itOnBoth('asked for by two at once is made once, and taken back once', async kind => {
    const world = await aWorld(kind)
    const { context, by } = world
    const wanted = await read(world, table)
    const [one, other] = await Promise.all([
      importEvents(context, by, wanted),
      importEvents(context, by, wanted),
    ])
    expect([one.made, other.made].toSorted()).toEqual([0, 2])
    expect(await titles(world)).toEqual(['2026-06-13T20:00 Loto', '2026-07-13T21:00 Bal'])
    const { id } = one.made === 2 ? one : other
    const outcomes = await Promise.allSettled([
      undoEventImport(context, by, id),
      undoEventImport(context, by, id),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await titles(world)).toEqual([])
    const undone = (await journalActions(world)).filter(action => action === 'season.undone')
    expect(undone).toHaveLength(1)
  })

  it('keeps, when it is taken back, what is out', async () => {
    const world = await aWorld()
    const { context, by, channel, plan, clock } = world
    const made = await importEvents(
      context,
      by,
      await read(world, table, { plan, channels: [channel] }),
    )
    clock.set('2026-06-12T16:00:30Z')
    await deliverDue(context, { worker: 'w' })
    expect(await undoEventImport(context, by, made.id)).toEqual({ removed: 1, kept: 1 })
    expect(await titles(world)).toEqual(['2026-06-13T20:00 Loto'])
  })

  it('keeps, when it is taken back, what neighbours know of', async () => {
    const world = await aWorld()
    const { context, by, communeId } = world
    const made = await importEvents(context, by, await read(world, table))
    const [first] = await allEvents(context, communeId)
    const neighbour = { name: 'L’Épine', inseeCode: '51231', mode: 'installation' as const }
    await setInseeCode(context.db, await addCommune(context, 'L’Épine'), neighbour.inseeCode)
    const { id } = await addPartner(context, by, partnerNew.parse(neighbour))
    await proposeEvent(context, by, anOffer({ event: first?.id ?? 0, partners: [id] }))
    expect(await undoEventImport(context, by, made.id)).toEqual({ removed: 1, kept: 1 })
    expect(await titles(world)).toEqual(['2026-06-13T20:00 Loto'])
  })

  it('that comes again is skipped, or brought up to date', async () => {
    const world = await aWorld()
    const { context, by } = world
    await importEvents(context, by, await read(world, table))
    const changed = table.replace('Salle des fêtes', 'Gymnase').replace('Loto', 'LOTO')
    expect(await importEvents(context, by, await read(world, changed))).toMatchObject({
      made: 0,
      skipped: 2,
    })
    const again = await read(world, changed, { known: 'update' })
    expect(await importEvents(context, by, again)).toMatchObject({
      made: 0,
      updated: 1,
      skipped: 1,
    })
    expect((await allEvents(context, world.communeId)).map(({ place }) => place)).toEqual([
      'Gymnase',
      'Place',
    ])
  })

  itOnBoth('from a calendar is known again by its names there, whatever has moved', async kind => {
    const world = await aWorld(kind)
    const { context, by, communeId } = world
    const text = sample('google.ics').toString('utf8')
    const first = await importEvents(context, by, await read(world, text, { clock: '10:00' }))
    expect(first).toMatchObject({ made: 5, skipped: 0 })
    const events = await allEvents(context, communeId)
    const series = events.filter(event => event.series !== null)
    expect(series).toHaveLength(3)
    expect(new Set(series.map(event => event.series)).size).toBe(1)
    expect(await context.db.selectFrom('eventSeries').select('rule').execute()).toEqual([
      { rule: 'FREQ=MONTHLY;UNTIL=20271204T225959Z;BYDAY=1SA' },
    ])
    const moved = text.replace('DTSTART:20270713T183000Z', 'DTSTART:20270713T190000Z')
    const again = await read(world, moved, { clock: '10:00', known: 'update' })
    expect(await importEvents(context, by, again)).toMatchObject({
      made: 0,
      updated: 1,
      skipped: 4,
    })
    expect(await titles(world)).toContain('2027-07-13T21:00 Bal du 13 juillet')
    // Another commune of the same installation has the same calendar.
    const other = byOf(await addCommune(context, 'Voisine'))
    const theirs = await importEvents(context, other, await read(world, text, { clock: '10:00' }))
    expect(theirs).toMatchObject({ made: 5, skipped: 0 })
  })

  it.each<[string, string, Partial<EventImportNew>, string]>([
    ['no title', 'Titre;Date;Lieu\n;13/06/2026 8h;Pré', {}, 'Ligne 2 : Le titre manque.'],
    ['no date', 'Titre;Date;Lieu\nA;;Pré', {}, 'Ligne 2, « A » : La date manque.'],
    ['a wrong date', 'Titre;Date;Lieu\nA;31/02/2026 8h;Pré', {}, '« 31/02/2026 » n’est pas'],
    ['no hour', 'Titre;Date;Lieu\nA;13/06/2026;Pré', {}, 'L’heure manque'],
    [
      'an end before its start',
      'Titre;Date;Heure;Date de fin;Heure de fin\nA;13/06/2026;8h;12/06/2026;9h',
      {},
      'est avant le début',
    ],
    [
      'the same twice',
      'Titre;Date\nA;13/06/2026 8h\na;13/06/2026 8h',
      {},
      'En double : la ligne 2',
    ],
  ])('with %s is refused whole, and the line is named', async (_, text, choices, words) => {
    const world = await aWorld()
    const good = text.includes('Heure') ? 'Bon;14/06/2026;8h;;' : 'Bon;14/06/2026 8h;Pré'
    const wanted = await read(world, `${text}\n${good}`, choices)
    const refused = await importEvents(world.context, world.by, wanted).then(
      () => 'accepted',
      (error: Error) => error.message,
    )
    expect(plain(refused)).toContain(words)
    expect(await titles(world)).toEqual([])
    expect(await listEventImports(world.context, world.communeId)).toEqual([])
    // Ticked off, the rest is made.
    const rest = wanted.lines.filter(line => line.title === 'Bon')
    expect(await importEvents(world.context, world.by, { ...wanted, lines: rest })).toMatchObject({
      made: 1,
    })
  })

  it('keeps the hours of a wrong date, and says only what is wrong', async () => {
    const world = await aWorld()
    const text = 'Titre;Date;Heure;Heure de fin;Lieu\nBal;31/06/2027;20h;2h;Pré'
    const wanted = await read(world, text, {})
    const [line] = wanted.lines
    expect(line).toMatchObject({ start: 'T20:00', end: 'T02:00' })
    const { lines } = await previewEventFile(world.context, world.communeId, bytesOf(text))
    const said = lines[0]?.findings.filter(({ level }) => level === 'error')
    expect(said?.map(({ message }) => plain(message.fr))).toEqual([
      '« 31/06/2027 » n’est pas une date qui existe.',
    ])
    // Read in a thread, it is a sentence of both languages all the same.
    expect(said?.map(({ message }) => message.en)).toEqual([
      '“31/06/2027” is not a date that exists.',
    ])
    // The date alone is put right.
    const right = wanted.lines.map(one => ({ ...one, start: '2027-06-30T20:00', notes: [] }))
    await importEvents(world.context, world.by, { ...wanted, lines: right })
    const [bal] = await allEvents(world.context, world.communeId)
    expect(bal).toMatchObject({ startLocal: '2027-06-30T20:00', endLocal: '2027-07-01T02:00' })
  })

  it.each([
    [
      { kind: 'postpone', startLocal: '2026-06-27T20:00' },
      ['2026-06-27T20:00', 'Reporté dans Tambour depuis : sa date reste le 27 juin 2026 à 20 h.'],
    ],
    [
      { kind: 'postpone', startLocal: null },
      ['2026-06-13T20:00', 'Reporté sans nouvelle date dans Tambour : il le reste.'],
    ],
    [{ kind: 'cancel' }, ['2026-06-13T20:00', 'Annulé dans Tambour : il le reste.']],
  ] as const)('leaves when it is what was changed: %j', async (change, [startLocal, said]) => {
    const world = await aWorld()
    const { context, by, communeId } = world
    const calendar = (more: string, start = '20260613T200000') =>
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:loto\nSUMMARY:Loto\nLOCATION:Halle\nDTSTART:${start}\nDESCRIPTION:${more}\nEND:VEVENT\nEND:VCALENDAR`
    await importEvents(context, by, await read(world, calendar('À 19 h.')))
    const [loto] = await allEvents(context, communeId)
    await changeEvent(context, by, loto?.id ?? 0, anEventChange(change))
    const isMoved = change.kind === 'postpone' && change.startLocal !== null
    // Another day than it had: nobody asked whether what does not take place is on another day.
    const later = calendar('À 18 h.', isMoved ? undefined : '20260614T200000')
    const table = 'Titre;Date;Lieu;Description\nLoto;13/06/2026 20h;Halle;À 18 h.'
    for (const file of [table, later]) {
      const { lines } = await previewEventFile(context, communeId, bytesOf(file))
      expect(lines).toMatchObject([{ becomes: 'known', findings: [{ level: 'warning' }] }])
      expect(plain(lines[0]?.findings[0]?.message.fr)).toBe(said)
    }
    const again = await read(world, later, { known: 'update' })
    expect(await importEvents(context, by, again)).toMatchObject({ made: 0, updated: 1 })
    const after = await getEvent(context, communeId, loto?.id ?? 0)
    expect(after).toMatchObject({ startLocal, text: 'À 18 h.' })
  })

  it('without hours is given one, and without a place the commune’s name', async () => {
    const world = await aWorld()
    const wanted = await read(world, 'Titre;Date\nA;13/06/2026\n', { clock: '09:30' })
    await importEvents(world.context, world.by, wanted)
    expect(await allEvents(world.context, world.communeId)).toMatchObject([
      { startLocal: '2026-06-13T09:30', place: 'Saint-Rémi', text: '' },
    ])
  })

  it('says beforehand that a channel takes nothing without a picture', async () => {
    const world = await aWorld()
    world.network.connector.manifest.limits.needsImage = true
    const { context, by, channel, plan } = world
    const wanted = await read(world, table, { plan, channels: [channel] })
    const { problems } = await previewImport(context, world.communeId, wanted)
    expect(problems.join()).toContain('Sans image, rien')
    await expect(importEvents(context, by, wanted)).rejects.toThrow('Sans image')
    await expect(importEvents(context, by, { ...wanted, channels: [] })).rejects.toThrow(
      'Choisissez au moins un canal',
    )
    expect(await importEvents(context, by, { ...wanted, plan: null })).toMatchObject({
      made: 2,
      publications: 0,
    })
  })

  it('of another commune is not there to be taken back', async () => {
    const world = await aWorld()
    const { context, by } = world
    const made = await importEvents(context, by, await read(world, table))
    const other = byOf(await addCommune(context, 'Voisine'))
    await expect(undoEventImport(context, other, made.id)).rejects.toThrow('n’existe pas')
  })

  const market = (patch: object = {}) =>
    eventNew.parse({
      title: 'Marché',
      startLocal: '2026-10-03T08:00',
      endLocal: '2026-10-03T12:00',
      place: 'Halle',
      text: 'Producteurs du pays.',
      ...patch,
    })
  const weekly = { rule: 'FREQ=WEEKLY;COUNT=5', except: ['2026-10-17'] }

  it('of one event that repeats: its hour stays when the clocks change', async () => {
    const world = await aWorld()
    const { context, by, channel, plan, communeId } = world
    const wanted = market({ channels: [channel], plan: { id: plan } })
    const made = await createSeries(context, by, wanted, weekly)
    expect(made.repeated?.map(({ startLocal }) => startLocal)).toEqual([
      '2026-10-03T08:00',
      '2026-10-10T08:00',
      '2026-10-24T08:00',
      '2026-10-31T08:00',
    ])
    const events = await allEvents(context, communeId)
    expect(events.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual([
      '06:00',
      '06:00',
      '06:00',
      '07:00',
    ])
    expect(events.map(({ endLocal }) => endLocal)).toContain('2026-10-31T12:00')
    expect(new Set(events.map(({ series }) => series)).size).toBe(1)
    expect(events.map(({ deliveries }) => deliveries.length)).toEqual([2, 2, 2, 2])
    expect(new Set(events.map(({ slug }) => slug)).size).toBe(4)
    expect(events[3]?.deliveries.map(({ dueLocal }) => dueLocal)).toEqual([
      '2026-10-01T09:00',
      '2026-10-30T18:00',
    ])
    expect(events[3]?.deliveries[0]?.text).toContain('31\u00a0octobre')
  })

  it('of one event: a text changed by hand is the first one’s alone', async () => {
    const world = await aWorld()
    const { context, by, channel, communeId } = world
    const texts = { [channel]: 'Samedi 3 octobre, venez !' }
    const times = ['2026-10-02T18:00']
    await createSeries(context, by, market({ channels: [channel], times, texts }), weekly)
    const events = await allEvents(context, communeId)
    expect(events.map(({ deliveries }) => deliveries[0]?.dueLocal.slice(0, 10))).toEqual([
      '2026-10-02',
      '2026-10-09',
      '2026-10-23',
      '2026-10-30',
    ])
    expect(events[0]?.deliveries[0]?.text).toBe('Samedi 3 octobre, venez !')
    expect(events[1]?.deliveries[0]?.text).toContain('10\u00a0octobre')
  })

  itOnBoth('of one event is made whole or not at all', async kind => {
    const world = await aWorld(kind)
    const { context, by } = world
    const wanted = market({ channels: [999], times: ['2026-10-02T18:00'] })
    await expect(createSeries(context, by, wanted, weekly)).rejects.toThrow('n’existe pas')
    expect(await titles(world)).toEqual([])
    expect(await context.db.selectFrom('eventSeries').select('id').execute()).toEqual([])
    const never = { rule: 'FREQ=WEEKLY;COUNT=1', except: ['2026-10-03'] }
    await expect(createSeries(context, by, market(), never)).rejects.toThrow('plus aucune date')
  })

  it.each([
    ['this', ['Marché 08:00', 'Foire 09:00', 'Marché 08:00', 'Marché 08:00']],
    ['following', ['Marché 08:00', 'Foire 09:00', 'Foire 09:00', 'Foire 09:00']],
    ['all', ['Foire 09:00', 'Foire 09:00', 'Foire 09:00', 'Foire 09:00']],
  ] as const)('of one event is changed: %s', async (scope, expected) => {
    const world = await aWorld()
    const { context, by, communeId } = world
    const made = await createSeries(context, by, market(), weekly)
    const second = made.repeated?.[1]?.id ?? 0
    const edit = {
      ...market(),
      title: 'Foire',
      startLocal: '2026-10-11T09:00',
      endLocal: '2026-10-11T13:00',
    }
    await editSeries(context, by, second, edit, scope)
    const events = await allEvents(context, communeId)
    expect(events.map(({ title, startLocal }) => `${title} ${startLocal.slice(11)}`)).toEqual(
      expected,
    )
    // All of them are moved by the day that this one was.
    if (scope === 'all') {
      expect(events.map(({ startLocal, endLocal }) => [startLocal.slice(0, 10), endLocal])).toEqual(
        [
          ['2026-10-04', '2026-10-04T13:00'],
          ['2026-10-11', '2026-10-11T13:00'],
          ['2026-10-25', '2026-10-25T13:00'],
          ['2026-11-01', '2026-11-01T13:00'],
        ],
      )
    }
  })

  it('of one event is changed for all, and each keeps what is its own', async () => {
    const { context, by, communeId } = await aWorld()
    const made = await createSeries(context, by, market(), weekly)
    const [first = 0, second = 0] = made.repeated?.map(({ id }) => id) ?? []
    const indoors = { place: 'Gymnase', startLocal: '2026-10-10T10:00', endLocal: null }
    await editSeries(context, by, second, market(indoors), 'this')
    const edit = { ...market({ text: 'Et de la musique.' }), base: market() }
    await editSeries(context, by, first, edit, 'all')
    const events = await allEvents(context, communeId)
    expect(events.map(({ place, startLocal }) => `${place} ${startLocal.slice(5)}`)).toEqual([
      'Halle 10-03T08:00',
      'Gymnase 10-10T10:00',
      'Halle 10-24T08:00',
      'Halle 10-31T08:00',
    ])
    for (const { id } of events) {
      expect((await getEvent(context, communeId, id)).text).toBe('Et de la musique.')
    }
  })

  onBothDatabases('each', kind => {
    it.each([
      ['this', ['2026-10-03', '2026-10-24', '2026-10-31']],
      ['following', ['2026-10-03']],
      ['all', []],
    ] as const)('of one event is deleted: %s', async (scope, left) => {
      const world = await aWorld(kind)
      const { context, by } = world
      const made = await createSeries(context, by, market(), weekly)
      await removeSeries(context, by, made.repeated?.[1]?.id ?? 0, scope)
      expect((await titles(world)).map(title => title.slice(0, 10))).toEqual(left)
    })
  })

  it('of one event leaves its past alone', async () => {
    const world = await aWorld()
    const { context, by, clock } = world
    const made = await createSeries(context, by, market(), weekly)
    clock.set('2026-10-20T08:00:00Z')
    await removeSeries(context, by, made.repeated?.[2]?.id ?? 0, 'all')
    expect((await titles(world)).map(title => title.slice(0, 10))).toEqual([
      '2026-10-03',
      '2026-10-10',
    ])
    await editEvent(context, by, made.id, { ...market(), title: 'Ancien' })
    expect(await titles(world)).toContain('2026-10-03T08:00 Ancien')
  })

  it('of one event is told before it is made, with the holidays', async () => {
    const { context, communeId } = await aWorld()
    const told = await previewSeries(context, communeId, {
      startLocal: '2026-10-25T10:00',
      rule: 'FREQ=WEEKLY;COUNT=3',
      except: ['2026-11-08'],
    })
    expect(told.dates).toEqual([
      { startLocal: '2026-10-25T10:00', holiday: null, excepted: false },
      { startLocal: '2026-11-01T10:00', holiday: dayNames.allSaints, excepted: false },
      { startLocal: '2026-11-08T10:00', holiday: null, excepted: true },
    ])
  })
})

it('a season is told in English, with the notes that the screen gives back', async () => {
  const { ask } = await testApp()
  const note = {
    level: 'error',
    field: 'start',
    message: '“31/06/2027” is not a date that exists.',
  }
  const line = {
    ...{ key: 'l2', line: 2, title: 'Bal', start: 'T20:00', end: '', place: '', text: 'Venez.' },
    ...{ link: '', uid: null, series: null, notes: [note] },
  }
  const headers = { 'accept-language': 'en' }
  const body = { lines: [line] }
  const told = await ask('POST', '/api/events/import/check', { as: 'officer', body, headers })
  expect(told.json).toMatchObject({
    lines: [
      {
        findings: [
          note,
          { field: 'place', message: 'The place is missing: it will be “Saint-Rémi”.' },
        ],
      },
    ],
  })
})
