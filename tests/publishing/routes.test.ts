import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { eventMade, eventPage, eventShape, postMade } from '../../server/events/shapes-event.ts'
import { sentenceText } from '../../server/language/sentence.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { mediaShape } from '../../server/pictures/shapes.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { publishingSentences } from '../../server/publishing/sentences.ts'
import { deliveryShape } from '../../server/publishing/shapes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel, addCommune, byOf, plan } from '../support/publishing.ts'

/** The app's clock stands at 2 June 2026, 10:00 in the village. */
async function anApp() {
  const network = fakeNetwork()
  const app = await testApp({ connectors: { fake: network.connector } })
  return { ...app, network, channel: await addChannel(app, 'village') }
}

/** The same things, of another commune. */
async function neighbour({ context }: TestApp) {
  const communeId = await addCommune(context, 'Voisine')
  const by = byOf(communeId)
  const channel = await addChannel({ context, communeId }, 'voisine')
  const event = await createEvent(context, by, { ...feast, channels: [channel], times: [later] })
  const media = await addMedia(context, by, { bytes: await picture(), alt: 'Affiche' })
  return { channel, event: event.id, media: media.id, delivery: event.deliveries[0]?.id ?? 0 }
}

const later = '2026-06-13T18:00'
const feast = anEventToPlan()
const feastEdit = {
  title: 'Bal',
  startLocal: '2026-06-20T22:00',
  place: 'Salle des fêtes',
  text: 'Venez.',
}

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#c04020' } })
    .png()
    .toBuffer()

async function upload(
  app: TestApp,
  form: FormData,
  role: 'officer' | 'councillor' | null = 'officer',
) {
  const by = { actor: 'test', keyOwner: ofInstallation }
  const key = role && (await createApiKey(app.context, app.communeId, { name: 'envoi', role }, by))
  const response = await app.app.request('/api/media', {
    method: 'POST',
    body: form,
    headers: key ? { authorization: `Bearer ${key.token}` } : {},
  })
  const json: unknown = await response.json()
  return { status: response.status, json }
}

function formOf(parts: { file?: Buffer; alt?: string }): FormData {
  const form = new FormData()
  if (parts.file) form.set('file', new Blob([Uint8Array.from(parts.file)]), 'affiche.exe')
  if (parts.alt !== undefined) form.set('alt', parts.alt)
  return form
}

describe('media', () => {
  it('takes a picture in and shows it, unchanging, to those who may read', async () => {
    const app = await anApp()
    const { status, json } = await upload(app, formOf({ file: await picture(), alt: 'Affiche' }))
    expect(status).toBe(201)
    const media = mediaShape.parse(json)
    expect(media).toMatchObject({ type: 'image/png', width: 40, height: 30, alt: 'Affiche' })
    const shown = await app.app.request(media.url, {
      headers: { authorization: `Bearer ${await keyOf(app, 'councillor')}` },
    })
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('cache-control')).toContain('immutable')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await shown.arrayBuffer()).byteLength).toBe(media.size)
    expect((await app.ask('GET', media.url)).status).toBe(401)
  })

  it('refuses what is no picture, has no description, is too large or is not there', async () => {
    const app = await anApp()
    const message = async (form: FormData) => {
      const { status, json } = await upload(app, form)
      return [status, Reflect.get(Object(json), 'message')]
    }
    const file = await picture()
    expect(await message(formOf({ file }))).toEqual([400, expect.stringContaining('Décrivez')])
    expect(await message(formOf({ alt: 'x' }))).toEqual([
      400,
      expect.stringContaining('doit être un fichier'),
    ])
    expect(await message(formOf({ file: Buffer.from('%PDF-'), alt: 'x' }))).toEqual([
      400,
      expect.stringContaining('PDF'),
    ])
    expect(await message(formOf({ file: Buffer.alloc(0), alt: 'x' }))).toEqual([
      400,
      expect.stringContaining('n’est pas une image'),
    ])
    const huge = Buffer.alloc(21 * 1024 * 1024)
    expect(await message(formOf({ file: huge, alt: 'x' }))).toEqual([
      400,
      expect.stringContaining('dépasse 20'),
    ])
  })

  it('is for officers', async () => {
    const app = await anApp()
    const form = formOf({ file: await picture(), alt: 'x' })
    expect((await upload(app, form, null)).status).toBe(401)
    expect((await upload(app, form, 'councillor')).status).toBe(403)
  })
})

describe('events', () => {
  it('are created, read, changed, announced once more and deleted', async () => {
    const app = await anApp()
    const created = await app.ask('POST', '/api/events', {
      as: 'officer',
      body: { ...feast, channels: [app.channel], times: [later, '2026-05-01T18:00'] },
    })
    expect(created.status).toBe(201)
    const event = eventMade.parse(created.json)
    expect(event.skipped).toEqual(['2026-05-01T18:00'])

    const list = await app.ask('GET', '/api/events?from=2026-06-20', { as: 'councillor' })
    const { title, place, deliveries } = eventShape.parse(created.json)
    const states = deliveries.map(({ id, channel, state }) => ({ id, channel, state }))
    expect(eventPage.parse(list.json)).toMatchObject({
      events: [{ id: event.id, title, place, deliveries: states }],
      next: null,
    })
    const none = await app.ask('GET', '/api/events?from=2026-06-21', { as: 'councillor' })
    expect(none.json).toEqual({ events: [], next: null })
    const one = await app.ask('GET', `/api/events/${event.id}`, { as: 'councillor' })
    expect(one.json).toEqual(eventShape.parse(created.json))

    const changed = await app.ask('PUT', `/api/events/${event.id}`, {
      as: 'officer',
      body: feastEdit,
    })
    expect(eventShape.parse(changed.json)).toMatchObject({ title: 'Bal', place: 'Salle des fêtes' })

    const more = await app.ask('POST', `/api/events/${event.id}/posts`, {
      as: 'officer',
      body: { text: 'C’est demain !', channels: [app.channel], times: ['2026-06-19T18:00'] },
    })
    expect(more.status).toBe(201)
    expect(postMade.parse(more.json).deliveries).toHaveLength(1)
    const after = await app.ask('GET', `/api/events/${event.id}`, { as: 'councillor' })
    expect(eventShape.parse(after.json).deliveries.map(({ text }) => text)).toEqual([
      expect.stringContaining('Bal'),
      'C’est demain !',
    ])

    expect((await app.ask('DELETE', `/api/events/${event.id}`, { as: 'officer' })).status).toBe(204)
    expect((await app.ask('GET', `/api/events/${event.id}`, { as: 'officer' })).status).toBe(404)
  })

  it('give bad input one sentence', async () => {
    const app = await anApp()
    for (const patch of [
      { title: ' ' },
      { startLocal: 'demain' },
      { startLocal: '2026-06-31T10:00' },
      { endLocal: '2026-06-01T10:00' },
      { times: [later] },
      { channels: [app.channel], times: ['2026-05-01T18:00'] },
    ]) {
      const body = { ...feast, ...patch }
      const answer = await app.ask('POST', '/api/events', { as: 'officer', body })
      expect(answer.status, JSON.stringify(patch)).toBe(400)
      expect(answer.json).toMatchObject({ error: 'bad-request', message: expect.any(String) })
    }
    expect((await app.ask('GET', '/api/events?from=hier', { as: 'officer' })).status).toBe(400)
  })
})

describe('posts and deliveries', () => {
  it('say why they did not go out in the language that is asked for', async () => {
    const app = await anApp()
    const why = publishingSentences.channelGone('Page')
    await plan(
      { ...app, by: byOf(app.communeId) },
      [app.channel],
      Date.parse('2026-06-05T07:00:00Z'),
    )
    await app.context.db
      .updateTable('delivery')
      .set({ reason: sentenceText(why) })
      .execute()
    const headers = { 'accept-language': 'en' }
    const { json } = await app.ask('GET', '/api/deliveries', { as: 'councillor', headers })
    const { deliveries }: { deliveries: unknown[] } = Object(json)
    expect(deliveries.map(row => deliveryShape.parse(row).reason?.fr)).toEqual([why.en])
  })

  it('are planned and listed, filtered by state, time and event', async () => {
    const app = await anApp()
    const made = await app.ask('POST', '/api/posts', {
      as: 'officer',
      body: {
        text: 'La mairie est fermée lundi.',
        channels: [app.channel],
        times: ['2026-06-05T09:00:30+02:00', '2026-06-06T09:00'],
      },
    })
    expect(made.status).toBe(201)
    const { deliveries } = postMade.parse(made.json)
    const listed = async (query: string) => {
      const answer = await app.ask('GET', `/api/deliveries${query}`, { as: 'councillor' })
      expect(answer.status, query).toBe(200)
      const { deliveries: rows }: { deliveries: unknown[] } = Object(answer.json)
      return rows.map(row => deliveryShape.parse(row).id)
    }
    expect(await listed('')).toEqual(deliveries)
    expect(await listed('?state=scheduled')).toEqual(deliveries)
    expect(await listed('?state=failed&state=scheduled')).toEqual(deliveries)
    expect(await listed('?state=failed')).toEqual([])
    expect(await listed('?from=2026-06-05T07:00:31Z')).toEqual(deliveries.slice(1))
    expect(await listed('?to=2026-06-05T07:00:31Z')).toEqual(deliveries.slice(0, 1))
    expect(await listed('?event=1')).toEqual([])
    const unknown = await app.ask('GET', '/api/deliveries?state=perdu', { as: 'councillor' })
    expect(unknown.status).toBe(400)
  })

  it('obey a person’s wish', async () => {
    const app = await anApp()
    const by = byOf(app.communeId)
    const now = app.context.clock.now()
    const wish = async (id: number, act: string) => {
      const answer = await app.ask('POST', `/api/deliveries/${id}/${act}`, { as: 'officer' })
      return [answer.status, Reflect.get(Object(answer.json), 'state')]
    }
    const ids = await plan({ ...app, by }, [app.channel], now + 60_000)
    const [id = 0] = ids
    expect(await wish(id, 'publish-now')).toEqual([200, 'scheduled'])
    app.network.onPublish.push('refuse')
    await deliverDue(app.context, { worker: 'w' })
    expect(await wish(id, 'retry')).toEqual([200, 'scheduled'])
    expect(await wish(id, 'cancel')).toEqual([200, 'cancelled'])
    expect(await wish(id, 'cancel')).toEqual([409, undefined])

    const [other = 0] = await plan({ ...app, by }, [app.channel], now)
    app.network.onPublish.push('accept-then-lose')
    app.network.onFind.push('unreadable')
    await deliverDue(app.context, { worker: 'w' })
    expect(await wish(other, 'deny')).toEqual([409, undefined])
    expect(await wish(other, 'confirm')).toEqual([200, 'published'])
    expect(await wish(other, 'nothing-of-the-kind')).toEqual([404, undefined])
  })
})

describe('roles and communes', () => {
  const changes = (ids: { event: number; delivery: number; channel: number }) =>
    [
      ['POST', '/api/events', feast],
      ['PUT', `/api/events/${ids.event}`, feastEdit],
      [
        'POST',
        `/api/events/${ids.event}/posts`,
        { text: 'x', channels: [ids.channel], times: [later] },
      ],
      ['POST', '/api/posts', { text: 'x', channels: [ids.channel], times: [later] }],
      ...['retry', 'cancel', 'publish-now', 'confirm', 'deny'].map(act => [
        'POST',
        `/api/deliveries/${ids.delivery}/${act}`,
        undefined,
      ]),
      ['DELETE', `/api/events/${ids.event}`, undefined],
    ] as const

  it('let a councillor read and change nothing, and a stranger nothing at all', async () => {
    const app = await anApp()
    const by = byOf(app.communeId)
    const event = await createEvent(app.context, by, {
      ...feast,
      channels: [app.channel],
      times: [later],
    })
    const ids = { event: event.id, delivery: event.deliveries[0]?.id ?? 0, channel: app.channel }
    for (const [method = '', path = '', body] of changes(ids)) {
      const call = `${method} ${path}`
      expect((await app.ask(String(method), String(path), { body })).status, call).toBe(401)
      const asCouncillor = await app.ask(String(method), String(path), { as: 'councillor', body })
      expect(asCouncillor.status, call).toBe(403)
    }
    for (const path of ['/api/events', `/api/events/${ids.event}`, '/api/deliveries']) {
      expect((await app.ask('GET', path)).status, path).toBe(401)
      expect((await app.ask('GET', path, { as: 'councillor' })).status, path).toBe(200)
    }
  })

  it('hide another commune’s rows behind a 404', async () => {
    const app = await anApp()
    const theirs = await neighbour(app)
    for (const path of [`/api/events/${theirs.event}`, `/api/media/${theirs.media}`]) {
      expect((await app.ask('GET', path, { as: 'administrator' })).status, path).toBe(404)
    }
    for (const [method, path, body] of changes(theirs)) {
      if (path === '/api/events') continue
      const answer = await app.ask(String(method), String(path), { as: 'administrator', body })
      expect(answer.status, `${method} ${path}`).toBe(404)
    }
    const media = { ...feast, media: [theirs.media] }
    expect((await app.ask('POST', '/api/events', { as: 'officer', body: media })).status).toBe(404)
    const list = await app.ask('GET', '/api/deliveries', { as: 'administrator' })
    expect(list.json).toEqual({ deliveries: [] })
  })
})

async function keyOf(app: TestApp, role: 'councillor'): Promise<string> {
  const by = { actor: 'test', keyOwner: ofInstallation }
  return (await createApiKey(app.context, app.communeId, { name: 'lecture', role }, by)).token
}
