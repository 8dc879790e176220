import sharp from 'sharp'
import { expect, it } from 'vitest'
import { check } from '../../../server/connectors/wordpress/check.ts'
import {
  amend,
  find,
  publish,
  verify,
  withdraw,
} from '../../../server/connectors/wordpress/publish.ts'
import { says } from '../../support/says.ts'
import { announced, openCalendar, openSite } from './harness.ts'

const bytes = new Uint8Array(
  await sharp({ create: { width: 9, height: 6, channels: 3, background: '#463' } })
    .jpeg()
    .toBuffer(),
)
const images = ['Un char', 'La fanfare'].map(alt => ({ bytes, alt, type: 'image/jpeg', url: null }))
const variant = { text: 'Samedi, venez !', link: null, images, event: announced }

/** What is out, as an event. */
async function out(given = variant) {
  const world = await openCalendar()
  const outcome = await publish(world.call(), given, 'clé')
  if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
  const row = () => {
    const [event] = world.site.all('event')
    if (event === undefined) throw new Error('no event')
    return event
  }
  return { ...world, outcome, row, remoteId: outcome.remoteId }
}

it('has its title, dates, place, words, pictures and category', async () => {
  const { site, call, outcome, row } = await out()
  const config = { ...call().config, category: 'Vie & village' }
  await publish(call({ config }), variant, 'autre')
  const [first] = site.all('media').toReversed()
  expect(outcome).toMatchObject({
    remoteId: expect.stringMatching(/^event:\d+$/),
    url: `${site.address}/event/annonce-cl-/`,
  })
  expect(row()).toMatchObject({ category: 'Vie & village' })
  expect(site.all('event')[1]).toMatchObject({
    status: 'publish',
    title: 'Les chalets de Noël',
    start: '2026-12-05 10:00:00',
    end: '2026-12-05 18:00:00',
    zone: 'Europe/Paris',
    picture: first?.id,
    category: '',
  })
  expect(site.all('event')[1]?.content.match(/<figure/g)).toHaveLength(1)
  expect(site.all('post')).toEqual([])
})

it('does not say its title twice', async () => {
  const text = `LES CHALETS DE NOËL !\n\n${variant.text}`
  const { call, row, remoteId } = await out({ ...variant, text })
  expect(row().content).not.toContain('CHALETS')
  expect(await verify(call(), { ...variant, text }, remoteId)).toEqual({ kind: 'verified' })
})

it('that says no more than its title says that', async () => {
  const text = 'Les chalets de Noël'
  const given = { ...variant, text, images: [] }
  const { call, row, remoteId } = await out(given)
  expect(row().content).toContain(text)
  expect(await amend(call(), given, remoteId)).toEqual({ kind: 'done' })
  expect(await verify(call(), given, remoteId)).toEqual({ kind: 'verified' })
})

it('finds the place that is there under that name, and makes none twice', async () => {
  const { site, call } = await out()
  const name = "PLACE de l'église"
  await publish(call(), { ...variant, event: { ...announced, place: { name } } }, 'b')
  await publish(call(), { ...variant, event: { ...announced, place: { name: 'Place' } } }, 'c')
  await publish(call(), { ...variant, event: { ...announced, place: null } }, 'd')
  const venues = site.all('venue').toReversed()
  expect(venues).toMatchObject([
    { name: 'Place de l’Église', zip: '51300', city: 'Vaubécourt-sur-Marne' },
    { name: 'Place' },
  ])
  const [place, other] = venues.map(({ id }) => id)
  expect(site.all('event').map(({ venue }) => venue)).toEqual([0, other, place, place])
})

it('is made once, also of a key whose event is in the dustbin', async () => {
  const { sandbox, site, call, outcome, row, remoteId } = await out()
  expect(await publish(call(), variant, 'clé')).toEqual(outcome)
  await withdraw(call(), remoteId)
  expect(row()).toMatchObject({ status: 'trash' })
  expect(await publish(call(), variant, 'clé')).toMatchObject({ remoteId })
  expect(await find(call(), variant, 'clé', 0)).toMatchObject({ kind: 'found', remoteId })
  expect(await verify(call(), variant, remoteId)).toEqual({
    kind: 'different',
    reason: says(/agenda du site, mais n’est pas visible/),
  })
  // Corrected, it stays where somebody put it.
  expect(await amend(call(), variant, remoteId)).toEqual({ kind: 'done' })
  expect(row()).toMatchObject({ status: 'trash' })
  // Nothing that fails before leaves anything twice.
  const match = { method: 'POST', path: '/wordpress/tribe/events/v1/events' } as const
  sandbox.faults.add({ kind: 'error', code: 0, status: 403, match })
  expect(await publish(call(), variant, 'b')).toMatchObject({ retryAt: expect.any(Number) })
  await publish(call(), variant, 'b')
  expect(site.all('media')).toHaveLength(4)
  expect(site.all('venue')).toHaveLength(1)
})

it('in the dustbin that version 6.17.2 hides is not made again', async () => {
  const { call, remoteId } = await out()
  await withdraw(call(), remoteId)
  const { http } = call()
  const body = { code: 'event-no-longer-available', message: '', data: { status: 403 } }
  const hidden = call({
    http: {
      ...http,
      async request(url, options) {
        const answer = await http.request(url, options)
        const isHidden = answer.text.includes('"status":"trash"')
        return isHidden ? { ...answer, status: 403, text: JSON.stringify(body) } : answer
      },
    },
  })
  const reason = says(/à la corbeille du site/)
  expect(await publish(hidden, variant, 'clé')).toEqual({ kind: 'failed', reason, retryAt: null })
  expect(await find(hidden, variant, 'clé', 0)).toEqual({ kind: 'unclear', reason })
  expect(await verify(hidden, variant, remoteId)).toMatchObject({ kind: 'different' })
  expect(await amend(hidden, variant, remoteId)).toEqual({ kind: 'done' })
})

it('that a host’s own page denies is not taken for absent, nor sent again', async () => {
  const { sandbox, call } = await out()
  const match = { method: 'GET', path: '/wordpress/tribe/events/v1/events' } as const
  for (let times = 0; times < 2; times++) {
    sandbox.faults.add({ kind: 'error', code: 0, status: 404, match })
  }
  expect(await find(call(), variant, 'clé', 0)).toMatchObject({ kind: 'unclear' })
  expect(await publish(call(), variant, 'clé')).toMatchObject({ kind: 'failed' })
})

it('is found where the channel was set otherwise meanwhile, and a post likewise', async () => {
  const { call } = await out()
  const config = { ...call().config, shownAs: 'posts' }
  expect(await find(call({ config }), variant, 'clé', 0)).toMatchObject({ kind: 'found' })
  await publish(call(), { ...variant, event: null }, 'article')
  expect(await find(call(), variant, 'article', 0)).toMatchObject({
    kind: 'found',
    remoteId: expect.stringMatching(/^\d+$/),
  })
})

it('changes with its event, and keeps what people set on the site', async () => {
  const { site, call, row, remoteId } = await out()
  const set = { website: 'https://exemple.fr/?a=1&#038;b=2', cost: '5 €', featured: true }
  site.change('event', row().id, set)
  const { picture } = row()
  const event = {
    ...announced,
    title: 'ANNULÉ : Les chalets',
    startLocal: '2026-12-12T09:30',
    endLocal: '2026-12-12T09:30',
    place: { name: 'Stade' },
  }
  const changed = { ...variant, text: 'Pas de neige.', event }
  expect(await verify(call(), changed, remoteId)).toMatchObject({ kind: 'different' })
  for (let times = 0; times < 2; times++) {
    expect(await amend(call(), changed, remoteId)).toEqual({ kind: 'done' })
    expect(row()).toMatchObject({
      ...{ title: 'ANNULÉ &#58; Les chalets', start: '2026-12-12 09:30:00', picture },
      ...{ ...set, website: 'https://exemple.fr/?a=1&b=2', status: 'publish' },
      venue: site.all('venue')[0]?.id,
    })
    expect(await verify(call(), changed, remoteId)).toEqual({ kind: 'verified' })
  }
  const moved = { ...changed, event: { ...event, startLocal: '2026-12-13T09:30' } }
  expect(await verify(call(), moved, remoteId)).toEqual({
    kind: 'different',
    reason: says(/ne montre pas les dates/),
  })
  // Of a channel that is set otherwise by now only the words are known.
  expect(await amend(call(), { ...changed, text: 'Bientôt.', event: null }, remoteId)).toEqual({
    kind: 'done',
  })
  expect(row()).toMatchObject({ start: '2026-12-12 09:30:00', title: 'ANNULÉ &#58; Les chalets' })
})

it('that is gone is not corrected, and is taken back', async () => {
  const { call } = await openCalendar()
  expect(await amend(call(), variant, 'event:404')).toEqual({
    kind: 'failed',
    reason: says(/n’est plus dans l’agenda du site/),
    retryAt: null,
  })
  expect(await withdraw(call(), 'event:404')).toEqual({ kind: 'done' })
})

it('is not sent where the plugin sleeps, nor for somebody who may not publish it', async () => {
  const { site, call } = await openCalendar()
  site.calendar.mayPublish = false
  expect(await publish(call(), variant, 'k')).toEqual({
    kind: 'failed',
    reason: says(/Mairie n’a pas le droit de publier dans l’agenda/),
    retryAt: null,
  })
  site.calendar.isThere = false
  expect(await publish(call(), variant, 'k')).toEqual({
    kind: 'failed',
    reason: says(/The Events Calendar ne répond pas/),
    retryAt: null,
  })
  // What cannot be seen may be there; what announces no event cannot.
  expect(await find(call(), variant, 'k', 0)).toMatchObject({ kind: 'unclear' })
  expect(await find(call(), { ...variant, event: null }, 'k', 0)).toEqual({ kind: 'absent' })
  expect(site.all('media')).toEqual([])
})

it.each([
  [false, true, 'warning', /The Events Calendar ne répond pas/],
  [true, false, 'warning', /ne peut pas publier dans l’agenda/],
  [true, true, 'ok', /paraissent dans l’agenda de The Events Calendar/],
])('a check says whether it can (%s, %s)', async (isThere, mayPublish, level, sentence) => {
  const { site, call } = await openCalendar()
  Object.assign(site.calendar, { isThere, mayPublish })
  const { lines, state } = await check(call())
  expect(state).toBe('working')
  expect(lines.at(-1)).toEqual({ key: 'calendar', level, text: says(sentence) })
})

it('a check says that there is an agenda which is not used', async () => {
  const { site, call } = await openSite()
  site.calendar.isThere = true
  const { lines } = await check(call())
  expect(lines.at(-1)).toEqual({ key: 'calendar', level: 'ok', text: says(/parmi les articles/) })
})
