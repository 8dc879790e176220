import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { libraryPage, mediaShape, pictureShape } from '../../server/pictures/shapes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { pdfOf } from '../support/pdf/pages.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const png = (shade: number) =>
  sharp({
    create: { width: 450, height: 300, channels: 3, background: { r: shade, g: 60, b: 40 } },
  })
    .png()
    .toBuffer()

async function keyOf({ context, communeId }: TestApp, role: Role) {
  const by = { actor: 'test', keyOwner: ofInstallation }
  const { token } = await createApiKey(context, communeId, { name: role, role }, by)
  return { authorization: `Bearer ${token}` }
}

async function send(app: TestApp, path: string, file: Buffer, fields: Record<string, string> = {}) {
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(file)]), 'affiche')
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  const headers = await keyOf(app, 'officer')
  const response = await app.app.request(path, { method: 'POST', body, headers })
  const json: unknown = await response.json()
  return { status: response.status, json }
}

describe('pictures over HTTP', () => {
  it('are taken in, described twice, listed once and shown small', async () => {
    const app = await testApp()
    const taken = await send(app, '/api/pictures', await png(200))
    expect(taken.status).toBe(201)
    const picture = pictureShape.parse(taken.json)
    expect(picture).toMatchObject({ width: 450, height: 300, page: 1, pages: 1, text: null })
    const path = `/api/pictures/${picture.id}/media`
    for (const alt of ['Affiche', 'Affiche du bal']) {
      const described = await app.ask('POST', path, { as: 'officer', body: { alt } })
      expect(described.status).toBe(201)
      expect(mediaShape.parse(described.json)).toMatchObject({ picture: picture.id, alt })
    }
    const none = await app.ask('POST', path, { as: 'officer', body: { alt: ' ' } })
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Décrivez')])
    const list = await app.ask('GET', '/api/media?search=BAL', { as: 'councillor' })
    const { media, next } = libraryPage.parse(list.json)
    expect(next).toBeNull()
    expect(media).toMatchObject([{ picture: picture.id, alt: 'Affiche du bal', uses: [] }])
    for (const [address, width] of [
      [media[0]?.small, 320],
      [picture.url, 450],
    ] as const) {
      const headers = await keyOf(app, 'councillor')
      const shown = await app.app.request(address ?? '', { headers })
      expect(shown.headers.get('cache-control')).toContain('immutable')
      expect((await sharp(await shown.arrayBuffer()).metadata()).width).toBe(width)
      expect((await app.ask('GET', address ?? '')).status).toBe(401)
    }
  })

  it('come from a page of a PDF, also with their description in one call', async () => {
    const app = await testApp()
    const low = { width: 842, height: 100 }
    const pdf = pdfOf(['La fête patronale', 'Le programme du dimanche'], low)
    const taken = await send(app, '/api/pictures', pdf, { page: '2' })
    expect(pictureShape.parse(taken.json)).toMatchObject({
      page: 2,
      pages: 2,
      text: 'Le programme du dimanche',
    })
    const added = await send(app, '/api/media', pdf, { alt: 'Affiche' })
    expect(mediaShape.parse(added.json)).toMatchObject({ width: 2560, height: 304 })
    expect((await send(app, '/api/pictures', pdf, { page: '0' })).status).toBe(400)
  })

  it('are refused with a sentence when what comes is no form, and nothing is left of it', async () => {
    const app = await testApp()
    const headers = await keyOf(app, 'officer')
    // Other tests keep theirs in the machine's own.
    const folder = folderOfTest()
    vi.stubEnv('TMPDIR', folder)
    onTestFinished(() => void vi.unstubAllEnvs())
    for (const [type, body, sentence] of [
      ['multipart/form-data; boundary=x', '--x\r\nbroken', 'n’est pas un formulaire entier'],
      ['text/plain', 'Bonjour', 'n’est pas un formulaire entier'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="alt"\r\n\r\nAffiche\r\n--x--\r\n',
        'doit être un fichier',
      ],
    ] as const) {
      const answer = await app.app.request('/api/pictures', {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type },
      })
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(sentence)])
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('are deleted by officers, once, and come back', async () => {
    const app = await testApp()
    const { picture } = mediaShape.parse(
      (await send(app, '/api/media', await png(100), { alt: 'x' })).json,
    )
    const path = `/api/pictures/${picture}`
    expect((await app.ask('DELETE', path, { as: 'councillor' })).status).toBe(403)
    expect((await app.ask('DELETE', path, { as: 'officer' })).status).toBe(204)
    const listed = async () => {
      const { json } = await app.ask('GET', '/api/media', { as: 'councillor' })
      return libraryPage.parse(json).media.length
    }
    expect(await listed()).toBe(0)
    expect((await app.ask('POST', `${path}/restore`, { as: 'officer' })).status).toBe(204)
    expect(await listed()).toBe(1)
    expect((await app.ask('DELETE', '/api/pictures/99', { as: 'officer' })).status).toBe(404)
  })

  it('of another commune are not there', async () => {
    const app = await testApp()
    const other = byOf(await addCommune(app.context, 'Voisine'))
    const theirs = await addMedia(app.context, other, { bytes: await png(30), alt: 'Affiche' })
    for (const [method, path] of [
      ['GET', `/api/pictures/${theirs.picture}`],
      ['GET', `/api/pictures/${theirs.picture}/small`],
      ['DELETE', `/api/pictures/${theirs.picture}`],
      ['POST', `/api/pictures/${theirs.picture}/restore`],
    ] as const) {
      expect([path, (await app.ask(method, path, { as: 'officer' })).status]).toEqual([path, 404])
    }
    const path = `/api/pictures/${theirs.picture}/media`
    const described = await app.ask('POST', path, { as: 'officer', body: { alt: 'Affiche' } })
    expect(described.status).toBe(404)
  })
})
