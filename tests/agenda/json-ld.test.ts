import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createEvent } from '../../server/events/plan-event.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import { add, addPicture, addTaken, agendaApp, change, feast, publicUrl } from './agenda-app.ts'
import { schemaOrg } from './schema-org.ts'

type App = Awaited<ReturnType<typeof agendaApp>>

/** An ISO 8601 instant with its distance from UTC, as Google asks for. */
const local = z.iso.datetime({ offset: true })
const status = (name: string) => z.literal(`https://schema.org/${name}`)
const of = <Shape extends z.ZodType>(value: Shape) => z.tuple([value])
const value = <Shape extends z.ZodType>(shape: Shape) => of(z.looseObject({ '@value': shape }))
const id = <Shape extends z.ZodType>(shape: Shape) => of(z.looseObject({ '@id': shape }))

/**
 * What Google requires and recommends of an event, once the document is expanded
 * (https://developers.google.com/search/docs/appearance/structured-data/event).
 */
const event = z.looseObject({
  '@id': z.url(),
  '@type': z.tuple([z.literal('http://schema.org/Event')]),
  'http://schema.org/name': value(z.string().min(1)),
  'http://schema.org/startDate': value(local),
  'http://schema.org/location': of(
    z.looseObject({
      '@type': z.tuple([z.literal('http://schema.org/Place')]),
      'http://schema.org/name': value(z.string().min(1)),
      'http://schema.org/address': of(
        z.looseObject({
          '@type': z.tuple([z.literal('http://schema.org/PostalAddress')]),
          'http://schema.org/addressLocality': value(z.string().min(1)),
          'http://schema.org/addressCountry': value(z.literal('FR')),
        }),
      ),
    }),
  ),
  'http://schema.org/eventStatus': value(
    z.union([
      status('EventScheduled'),
      status('EventRescheduled'),
      status('EventPostponed'),
      status('EventCancelled'),
    ]),
  ),
  'http://schema.org/eventAttendanceMode': value(status('OfflineEventAttendanceMode')),
  'http://schema.org/endDate': value(local).optional(),
  'http://schema.org/previousStartDate': value(local).optional(),
  'http://schema.org/description': value(z.string().min(1)),
  'http://schema.org/url': id(z.url()),
  'http://schema.org/image': z.array(z.looseObject({ '@id': z.url() })).optional(),
  'http://schema.org/organizer': of(z.looseObject({ 'http://schema.org/url': id(z.url()) })),
})

/** The events of a document, expanded by a processor that refuses what it would leave out. */
async function eventsOf(document: unknown) {
  const whole = z.looseObject({}).parse(document)
  // `safe` is newer than its types.
  const options = { documentLoader: schemaOrg, safe: true }
  const expanded = await jsonld.expand(whole, options)
  return z.array(event).parse(expanded)
}

function dataOf(page: string): unknown {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)
  return JSON.parse(found?.[1] ?? 'null')
}

async function eventOf(app: App, { slug }: { slug: string }) {
  const name = pageNameOf({ title: feast.title, slug })
  const [only, ...others] = await eventsOf(dataOf((await app.ask('GET', `/agenda/${name}`)).text))
  expect(others).toEqual([])
  return only
}

/** Status, beginning, and beginning before it was put off. */
const when = (one: z.infer<typeof event> | undefined) => [
  one?.['http://schema.org/eventStatus'][0]['@value'].replace('https://schema.org/Event', ''),
  one?.['http://schema.org/startDate'][0]['@value'],
  one?.['http://schema.org/previousStartDate']?.[0]['@value'],
]

describe('the data of an event, read by a JSON-LD processor', () => {
  it('has all that Google requires, as it was announced, put off and cancelled', async () => {
    const app = await agendaApp()
    const made = await add(app, {
      media: [await addPicture(app)],
      link: 'https://billets.exemple.fr',
    })
    const seen = async () => when(await eventOf(app, made))
    const [june, november] = ['2026-06-20T21:00:00+02:00', '2026-11-07T18:30:00+01:00']
    expect(await seen()).toEqual(['Scheduled', june, undefined])
    const put = { kind: 'postpone', endLocal: null, detail: '' } as const
    await change(app, made.id, { ...put, startLocal: '2026-11-07T18:30' })
    expect(await seen()).toEqual(['Rescheduled', november, june])
    await change(app, made.id, { ...put, startLocal: null })
    expect(await seen()).toEqual(['Postponed', november, undefined])
    await change(app, made.id, { kind: 'cancel', detail: '' })
    expect(await seen()).toEqual(['Cancelled', november, undefined])
    expect((await eventOf(app, made))?.['@id']).toBe(`${publicUrl}/agenda/${made.slug}`)
  })

  it('names who proposed it, and is the same as theirs', async () => {
    const app = await agendaApp()
    const { original, taken } = await addTaken(app, { link: 'https://billets.exemple.fr' })
    const page = (await app.ask('GET', `/agenda/${pageNameOf(taken)}`)).text
    const [read] = await eventsOf(dataOf(page))
    expect(read).toMatchObject({
      'http://schema.org/url': [{ '@id': `${publicUrl}/agenda/${pageNameOf(taken)}` }],
      'http://schema.org/sameAs': [
        { '@id': 'https://billets.exemple.fr' },
        { '@id': `${publicUrl}/agenda/${pageNameOf(original)}` },
      ],
      'http://schema.org/organizer': [{ 'http://schema.org/name': [{ '@value': 'Orvain' }] }],
      'http://schema.org/location': [
        {
          'http://schema.org/address': [
            { 'http://schema.org/addressLocality': [{ '@value': 'Orvain' }] },
          ],
        },
      ],
    })
  })

  it('would be refused with a word that schema.org does not have', async () => {
    const strange = { '@context': 'https://schema.org', '@type': 'Event', begins: 'demain' }
    await expect(eventsOf(strange)).rejects.toThrow(/safe mode/i)
  })

  it('is as sound in the lists, of all communes', async () => {
    const app = await agendaApp()
    await add(app)
    await add(app, { title: 'Bal </script><b>', endLocal: null })
    await createEvent(app.context, byOf(await addCommune(app.context, 'Orvain')), feast)
    expect(await eventsOf(dataOf((await app.ask('GET', '/agenda')).text))).toHaveLength(3)
    const { text } = await app.ask('GET', '/agenda.json')
    expect(await eventsOf(JSON.parse(text))).toHaveLength(3)
  })
})
