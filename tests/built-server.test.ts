import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, type Installation, newInstallation } from './support/command.ts'
import { freePort } from './support/network/free-port.ts'
import { pdfUaFaults } from './support/pdf/ua.ts'
import { setUp } from './support/set-up.ts'

/** What pdfkit has for PDF/A, of which we make none. */
const pdfaColours = './data/sRGB_IEC61966_2_1.icc'

/** What `npm start` starts: the server in a few files, with what they find beside the sources. */
describe('the server as it is built', () => {
  let here: Installation
  let child: ChildProcess
  let url: string
  let tambour: Awaited<ReturnType<typeof setUp>>

  beforeAll(async () => {
    // As `npm start` does first; it costs nothing when nothing changed.
    const node = process.execPath
    const { status } = await ended(spawn(node, ['server/run.mjs', 'build']))
    expect(status).toBe(0)
    here = newInstallation()
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    child = here.spawn('start', [], { PORT: String(port) })
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes(url)) break
    tambour = await setUp({ url, folder: join(here.folder, 'data') })
  })
  afterAll(() => here.remove())

  it('finds every file that its modules have beside them', () => {
    const named = globSync('dist-server/*.mjs').flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/new URL\("([^"]+)", import\.meta\.url\)/g)].map(
        ([, path = '']) => path,
      ),
    )
    expect(named.length).toBeGreaterThan(5)
    for (const path of named.filter(one => one !== pdfaColours))
      expect([path, existsSync(join('dist-server', path))]).toEqual([path, true])
  })

  /** Node decodes what is longer at two bytes a sign where one of them is beyond ASCII (EXTERN_APEX). */
  it('has no source of over a megabyte that is kept at two', () => {
    const large = globSync('dist-server/*.mjs').filter(file => statSync(file).size > 1_031_912)
    expect(large.length).toBeGreaterThan(0)
    const wide = large.filter(file => readFileSync(file).some(byte => byte > 0x7f))
    expect(wide).toEqual([])
  })

  it('serves the screens, knows the communes and the passwords that everybody guesses', async () => {
    expect(await (await fetch(url)).text()).toContain('<title>')
    const found = await tambour.ask('GET', '/communes?search=Saint-R%C3%A9my')
    expect(JSON.stringify(found)).toContain('Saint-Rémy')
    const weak = tambour.ask('POST', '/auth/change-password', {
      currentPassword: 'tambour-de-ville',
      newPassword: 'qwertyuiop123',
    })
    await expect(weak).rejects.toThrow('parmi les plus courants')
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('sends what was compressed by %s when it was built', async (encoding, decompress) => {
    const html = await (await fetch(url)).text()
    for (const path of ['/', /\/assets\/[^"]+\.js/.exec(html)?.[0] ?? '']) {
      const sent = await bytesOf(url + path, encoding)
      expect(sent.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' })
      expect(decompress(sent.bytes)).toEqual((await bytesOf(url + path, 'identity')).bytes)
      if (path !== '/') expect(sent.headers['cache-control']).toContain('immutable')
    }
  })

  it('reads a picture in the process that it has for that', async () => {
    const bytes = await sharp({
      create: { width: 300, height: 200, channels: 3, background: '#2d5f4f' },
    })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], 'affiche.png', { type: 'image/png' }))
    form.set('alt', 'Affiche de la fête')
    const response = await fetch(`${url}/api/media`, {
      method: 'POST',
      headers: { origin: url, cookie: tambour.cookie },
      body: form,
    })
    expect([response.status, await response.text()]).toEqual([
      201,
      expect.stringContaining('Affiche de la fête'),
    ])
  })

  it('makes a PDF with the fonts that stand beside it', async () => {
    const response = await fetch(`${url}/api/reports/evidence.pdf?year=2026`, {
      headers: { cookie: tambour.cookie },
    })
    expect(response.status).toBe(200)
    expect(pdfUaFaults(new Uint8Array(await response.arrayBuffer()))).toEqual([])
  })

  it('makes a backup by its process', async () => {
    const made = await tambour.ask('POST', '/backups')
    expect(JSON.stringify(made)).toContain('tambour-')
  })
})

/** As they travel: `fetch` would take them out of what they are compressed in. */
async function bytesOf(address: string, encoding: string) {
  const asked = get(address, { headers: { 'accept-encoding': encoding } })
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return { headers: response.headers, bytes: await buffer(response) }
}
