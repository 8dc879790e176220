import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { historyImport } from '../../server/history-import/index.ts'
import { historyImportState } from '../../server/history-import/shapes.ts'
import { addPerson } from '../../server/people/people.ts'
import { password, testApp } from '../support/app.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { messagesFile, pageName, placeOf, zip } from '../support/download.ts'
import { jobOf } from '../support/jobs.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const ten = Date.parse('2026-06-01T08:00:00Z')

async function house() {
  const dataDir = folderOfTest()
  const app = await testApp({ settings: { dataDir } })
  const place = await zip(join(dataDir, 'facebook.zip'), {
    ...Object.fromEntries(
      ['Zoé', 'Léo'].map((name, index) => [
        placeOf(`x_${1_000_000 + index}`),
        messagesFile(name, [
          { by: name, at: ten, text: 'La salle est-elle libre ?' },
          { by: pageName, at: ten + 60_000, text: 'Oui.' },
        ]),
      ]),
    ),
    // A picture, for the weight.
    'photos/1.jpg': crypto.getRandomValues(new Uint8Array(60_000)),
  })
  const send = async (
    body: string | Uint8Array<ArrayBuffer> | null,
    headers: Record<string, string> = {},
  ) => {
    const cookie = await app.signIn('anne@exemple.fr')
    const answer = await app.app.request('/api/history-import?name=facebook.zip', {
      method: 'POST',
      headers: { cookie, origin: app.context.publicUrl, ...headers },
      body,
    })
    return { status: answer.status, json: await answer.json() }
  }
  return { ...app, dataDir, place, send }
}

const asAdministrator = { as: 'administrator' } as const

describe('an archive by HTTP', () => {
  it('is handed in, looked at, imported and put away', async () => {
    const { ask, context, place, send, dataDir } = await house()
    const nothing = await ask('GET', '/api/history-import', asAdministrator)
    expect(nothing.json).toEqual({ import: null })

    const sent = await send(readFileSync(place), { 'content-type': 'application/zip' })
    expect(sent.status).toBe(201)
    expect(historyImportState.parse(sent.json).import).toMatchObject({
      state: 'ready',
      fileName: 'facebook.zip',
      page: pageName,
      channels: [],
      total: 4,
    })
    const wrong = { page: 'Poste', channel: null }
    const refused = await ask('POST', '/api/history-import/start', {
      ...asAdministrator,
      body: wrong,
    })
    expect(refused.status).toBe(400)
    const body = { page: pageName, channel: null }
    const started = await ask('POST', '/api/history-import/start', { ...asAdministrator, body })
    expect(historyImportState.parse(started.json).import?.state).toBe('running')
    expect((await ask('DELETE', '/api/history-import', asAdministrator)).status).toBe(409)

    const job = await jobOf(historyImport, context, 'history import')
    await job.runOnce()
    await job.stop()
    const done = await ask('GET', '/api/history-import', asAdministrator)
    expect(historyImportState.parse(done.json).import).toMatchObject({ state: 'done', inbound: 2 })
    expect((await ask('DELETE', '/api/history-import', asAdministrator)).status).toBe(204)
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([])
    const removed = await ask('DELETE', '/api/channels/1/archive', asAdministrator)
    expect(removed.json).toEqual({ messages: 4 })
  })

  it('is handed in by parts, each commune’s apart', async () => {
    const { app, ask, context, place, signIn, dataDir } = await house()
    const bytes = readFileSync(place)
    const cookie = await signIn('anne@exemple.fr')
    const part = async (query: string, body: Uint8Array<ArrayBuffer> | null) => {
      const answer = await app.request(`/api/history-import/parts?${query}`, {
        method: 'POST',
        headers: { cookie, origin: context.publicUrl },
        body,
      })
      return await answer.json()
    }
    const { length: size } = bytes
    const half = `upload=a-1&size=${size}`
    expect(await part(`${half}&at=0`, bytes.subarray(0, 1000))).toEqual({ received: 1000 })
    const json = { upload: 'a-1', size, name: 'a.zip et 1 autre' }
    const early = await ask('POST', '/api/history-import/read', { ...asAdministrator, body: json })
    expect(early.status).toBe(409)
    expect(await part(`${half}&at=1000`, bytes.subarray(1000))).toEqual({ received: size })
    expect(readdirSync(join(dataDir, 'archives'))).toEqual(['1-a-1.part'])
    const read = await ask('POST', '/api/history-import/read', { ...asAdministrator, body: json })
    expect(read.status).toBe(201)
    expect(historyImportState.parse(read.json).import).toMatchObject({ state: 'ready', total: 4 })
    expect(await part(`${half}&at=0`, null)).toMatchObject({ error: 'bad-request' })
    const outside = await part(`upload=..%2Fx&size=${size}&at=0`, bytes.subarray(0, 10))
    expect(outside).toMatchObject({ error: 'bad-request' })
    const tooMuch = await part(`${half}&at=0`, new Uint8Array(9 * 1024 * 1024))
    expect(tooMuch).toMatchObject({ error: 'too-large' })
  })

  it('came in parts and is read once, however it is asked for', async () => {
    const { app, ask, context, place, signIn, dataDir } = await house()
    const bytes = readFileSync(place)
    const { length: size } = bytes
    const folder = join(dataDir, 'archives')
    const headers = { cookie: await signIn('anne@exemple.fr'), origin: context.publicUrl }
    const query = `upload=a&size=${size}&at=0`
    const path = `/api/history-import/parts?${query}`
    await app.request(path, { method: 'POST', headers, body: bytes })
    const read = (body: object) =>
      ask('POST', '/api/history-import/read', { ...asAdministrator, body })
    expect((await read({ upload: 'b', size: 0, name: 'b.zip' })).status).toBe(400)

    // Anyone who closes the window finds all of it the next time, also when that is in the morning.
    const json = { upload: 'a', size, name: 'a.zip' }
    const cutOff = await app.request('/api/history-import/read', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
      signal: AbortSignal.abort(),
    })
    expect(cutOff.status).toBe(424)
    expect(readdirSync(folder)).toEqual(['1-a.part'])
    utimesSync(join(folder, '1-a.part'), 0, 0)

    const both = await Promise.all([read(json), read(json)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const [file = ''] = readdirSync(folder)
    expect(statSync(join(folder, file)).mtimeMs).toBe(context.clock.now())
  })

  it('says why its import failed in the language that was asked for', async () => {
    const { ask, context, place, send } = await house()
    await send(readFileSync(place), { 'content-type': 'application/zip' })
    const body = { page: pageName, channel: null }
    await ask('POST', '/api/history-import/start', { ...asAdministrator, body })
    await context.db.deleteFrom('channel').execute()
    const job = await jobOf(historyImport, context, 'history import')
    await job.runOnce()
    await job.stop()
    const error = async (language: string) => {
      const headers = { 'accept-language': language }
      const told = await ask('GET', '/api/history-import', { ...asAdministrator, headers })
      return historyImportState.parse(told.json).import?.error?.fr
    }
    expect(await error('en')).toBe('The channel of this import does not exist, or no longer.')
    expect(await error('fr')).toBe('Le canal de cet import n’existe pas ou plus.')
  })

  it('may be larger than any other request, and not without a file', async () => {
    const { send } = await house()
    const large = await send(new Uint8Array(3 * 1024 * 1024))
    // Read to its end, and found to be no ZIP.
    expect(large.json).toMatchObject({ message: expect.stringMatching(/^Ce fichier n’est ni/) })
    expect((await send(null)).json).toMatchObject({ message: expect.stringMatching(/est vide/) })
    const huge = await send('x', { 'content-length': String(3 * 1024 ** 3) })
    expect(huge.json).toMatchObject({ message: expect.stringMatching(/dépasse 2/) })
  })

  it('is refused from another site’s page, and to anyone who is no administrator', async () => {
    const { app, context, communeId, signIn, place, ask, dataDir } = await house()
    const cookie = await signIn('anne@exemple.fr')
    const foreign = await app.request('/api/history-import?name=a.zip', {
      method: 'POST',
      headers: { cookie, origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' },
      body: readFileSync(place),
    })
    expect(foreign.status).toBe(403)
    const person = { name: 'Ben', email: 'ben@exemple.fr', password, role: 'officer' } as const
    await addPerson(context, communeId, aPersonToAdd(person), 'test')
    const officer = await app.request('/api/history-import?name=a.zip', {
      method: 'POST',
      headers: { cookie: await signIn('ben@exemple.fr'), origin: context.publicUrl },
      body: readFileSync(place),
    })
    expect(officer.status).toBe(403)
    expect((await ask('GET', '/api/history-import', { as: 'officer' })).status).toBe(403)
    expect(readdirSync(dataDir)).toEqual(['facebook.zip'])
  })
})
