import { expect, it } from 'vitest'
import type { DeviceNew } from '../../server/alerts/shapes.ts'
import { deviceShape } from '../../server/alerts/shapes.ts'
import { changePerson, removePerson } from '../../server/people/people.ts'
import { devicesOf } from '../../server/people/store/devices.ts'
import { addTestPerson, start, type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { type PlayedBrowser, playedPushService } from '../support/network/push-service.ts'

/** Bruno answers, and is signed in. */
async function house(database: DatabaseKind = 'sqlite') {
  const clock = testClock(start)
  const settings = { publicUrl: 'https://tambour.exemple.fr' }
  const app: TestApp = await testApp({ clock, database, settings })
  const bruno = await addTestPerson(app, 'Bruno', 'officer')
  const cookie = await app.signIn('bruno@exemple.fr')
  const service = await playedPushService()
  const add = (browser: PlayedBrowser, who = cookie) =>
    app.ask('POST', '/api/me/devices', {
      cookie: who,
      body: { kind: 'push', subscription: browser.subscription } satisfies DeviceNew,
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0 Safari/537.36' },
    })
  const names = async () => (await devicesOf(app.context.db, [bruno])).map(({ name }) => name)
  return { ...app, clock, bruno, cookie, service, add, names }
}

it('a browser that moved is the same device, and one that was removed is none', async () => {
  const { ask, add, cookie, service } = await house()
  const [old, fresh] = [service.subscribe(), service.subscribe()]
  const { id } = deviceShape.parse((await add(old)).json)
  const path = `/api/me/devices/${id}`
  const body = { subscription: fresh.subscription }
  expect((await ask('PUT', path, { cookie, body })).status).toBe(200)
  await ask('POST', `${path}/test`, { cookie })
  expect([old.received.length, fresh.received.length]).toEqual([0, 1])
  await ask('DELETE', path, { cookie })
  expect((await ask('PUT', path, { cookie, body })).status).toBe(404)
  expect((await ask('GET', '/api/me/devices', { cookie })).json).toEqual([])
})

itOnBoth('a browser is added once, named, tried and removed', async database => {
  const { ask, add, cookie, service, clock, context } = await house(database)
  const browser = service.subscribe()
  const added = deviceShape.parse((await add(browser)).json)
  expect(added).toMatchObject({ kind: 'push', name: 'Chrome, Android', failure: null })
  const path = `/api/me/devices/${added.id}`
  const name = 'Téléphone de Bruno'
  expect((await ask('PUT', path, { cookie, body: { name } })).json).toMatchObject({ name })
  clock.advance(2 * 3_600_000)
  // As at each load: it is seen, and keeps its name. Pressed twice at once it is one.
  const { subscription } = browser
  await ask('PUT', path, { cookie, body: { subscription } })
  await Promise.all([add(browser), add(browser)])
  expect((await ask('GET', '/api/me/devices', { cookie })).json).toEqual([
    { ...added, name, seenAt: '2026-06-02T10:00:00.000Z' },
  ])
  const stored = JSON.stringify(await context.db.selectFrom('alertDevice').selectAll().execute())
  expect(stored).not.toContain(new URL(browser.subscription.endpoint).pathname)

  expect((await ask('POST', `${path}/test`, { cookie })).status).toBe(204)
  expect(browser.received).toMatchObject([
    {
      payload: { v: 1, kind: 'test', title: 'Tambour vous préviendra ici', lang: 'fr', badge: 0 },
      headers: { ttl: '60', urgency: 'high', topic: 'test' },
      contact: 'https://tambour.exemple.fr',
    },
  ])
  service.says = () => 410
  const gone = await ask('POST', `${path}/test`, { cookie })
  expect([gone.status, gone.json]).toMatchObject([
    424,
    { message: expect.stringContaining('ne veut plus être prévenu') },
  ])
  expect((await ask('GET', '/api/me/devices', { cookie })).json).toMatchObject([
    { failedAt: '2026-06-02T10:00:00.000Z', failure: expect.stringContaining('ne veut plus') },
  ])
  service.says = () => 201
  await ask('POST', `${path}/test`, { cookie })
  expect((await ask('GET', '/api/me/devices', { cookie })).json).toMatchObject([{ failedAt: null }])

  expect((await ask('DELETE', path, { cookie })).status).toBe(204)
  expect((await ask('POST', `${path}/test`, { cookie })).status).toBe(404)
  const journal = await ask('GET', '/api/journal?kind=sign-in', { cookie })
  expect(journal.json).toMatchObject({
    lines: expect.arrayContaining([
      expect.objectContaining({ action: 'person.device-removed', detail: { name } }),
      expect.objectContaining({ action: 'person.device-added', by: 'Bruno' }),
    ]),
  })
})

it('a browser belongs to who signed in on it last, and nobody touches another’s', async () => {
  const { ask, add, cookie, service, signIn, names } = await house()
  const browser = service.subscribe()
  const { id } = deviceShape.parse((await add(browser)).json)
  const anne = await signIn('anne@exemple.fr')
  for (const [method, path, body] of [
    ['PUT', '', { name: 'x' }],
    ['DELETE', ''],
    ['POST', '/test'],
  ] as const) {
    const answer = await ask(method, `/api/me/devices/${id}${path}`, { cookie: anne, body })
    expect(answer.status).toBe(404)
  }
  await add(browser, anne)
  expect(await names()).toEqual([])
  expect((await ask('GET', '/api/me/devices', { cookie })).json).toEqual([])
  expect((await ask('GET', '/api/me/devices', { cookie: anne })).json).toHaveLength(1)
})

it('no address is added that cannot be one, no eleventh, and none by a program', async () => {
  const { ask, add, cookie, service } = await house()
  const { subscription } = service.subscribe()
  const body = (patch: object) => ({ kind: 'push', subscription: { ...subscription, ...patch } })
  for (const patch of [
    { endpoint: 'ftp://push.example.net/1' },
    { endpoint: 'http://192.168.1.10/push' },
    { endpoint: 'http://127.0.0.1:25/push' },
    { keys: { ...subscription.keys, p256dh: 'BCVx' } },
    { keys: { ...subscription.keys, auth: 'AA' } },
  ]) {
    const answer = await ask('POST', '/api/me/devices', { cookie, body: body(patch) })
    expect([patch, answer.status]).toEqual([patch, 400])
  }
  for (let count = 0; count < 10; count++) {
    expect((await add(service.subscribe())).status).toBe(201)
  }
  expect((await add(service.subscribe())).status).toBe(409)
  const key = await ask('POST', '/api/me/devices', { as: 'officer', body: body({}) })
  expect([key.status, key.json]).toMatchObject([
    409,
    { message: expect.stringContaining('clé d’API') },
  ])
  expect((await ask('GET', '/api/push-key', { cookie })).json).toEqual({
    key: expect.stringMatching(/^B[\w-]{86}$/),
  })
})

it('browsers are told nothing more after their person signed out everywhere, or left', async () => {
  const h = await house()
  const { ask, add, cookie, context, service, bruno, communeId, names } = h
  const browser = service.subscribe()
  await add(browser)
  expect((await ask('DELETE', '/api/me/sessions', { cookie })).status).toBe(204)
  expect(await names()).toEqual([])
  // This one is still signed in, and says so at its next load.
  await add(browser)
  expect(await names()).toHaveLength(1)
  await changePerson(
    context,
    communeId,
    bruno,
    { password: 'un-autre-tambour-2' },
    'Anne',
    'commune',
  )
  expect(await names()).toEqual([])
  await add(browser, await h.signIn('bruno@exemple.fr', 'un-autre-tambour-2'))
  await removePerson(context, communeId, bruno, 'Anne')
  expect(await names()).toEqual([])
})
