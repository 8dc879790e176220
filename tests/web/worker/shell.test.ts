import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { follow, visit } from '../screen.ts'
import { type WithWorker, windowsWithWorker } from './with-worker.ts'

const openWithWorker = windowsWithWorker()
let opened: WithWorker
beforeEach(async () => {
  opened = await openWithWorker()
})
afterEach(() => opened.close())

/** What the browser has kept of the page that all screens are. */
const keptPage = () =>
  opened.page.evaluate(async () => {
    const cache = await caches.open('tambour-shell')
    return (await (await cache.match('/'))?.text()) ?? null
  })
const built = (file: string) => readFileSync(`dist/${file}`, 'utf8')
const ofVersion = (version: string) => built('index.html').replace('<body>', `<body>${version}`)

/** From now on the server is another version: its page, and its worker unless there is none. */
function deploy(version: string, worker: string | null): void {
  opened.answerWith(path => {
    if (path === '/worker.js' && worker === null) return new Response(null, { status: 404 })
    const headers = { 'content-type': path === '/' ? 'text/html' : 'text/javascript' }
    if (path === '/worker.js') return new Response(worker, { headers })
    return path === '/' ? new Response(ofVersion(version), { headers }) : undefined
  })
}

describe('the screens that a browser has kept', () => {
  it('open again without asking the server for any of them, at every address, without a line too', async () => {
    const { api, window, page, reached } = opened
    for (const path of ['/', '/messages', '/evenements/nouveau']) {
      reached.length = 0
      await visit(page, api, path)
      await expect.poll(() => reached).toContain('/')
      // The one is asked behind the page whether there is another version, the other by the browser itself.
      const asked = reached.filter(one => !one.startsWith('/api/') && one !== '/worker.js')
      expect(asked).toEqual(['/'])
    }
    await window.context.setOffline(true)
    await page.goto(`${api.origin}/evenements/nouveau`)
    await page.getByRole('heading', { name: 'Annoncer un événement', level: 1 }).waitFor()
  })

  it('leave to the server what strangers are answered, and all that is no screen', async () => {
    const { api, page, reached } = opened
    for (const path of ['/mot-de-passe', '/agenda', '/nowhere', '/api/me']) {
      reached.length = 0
      await page.goto(api.origin + path)
      expect(reached).toContain(path)
    }
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('tambour-shell')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })
    expect(kept.filter(path => !/^\/(assets\/.+)?$/.test(path)).toSorted()).toEqual([
      '/icon.svg',
      '/theme.js',
    ])
  })

  it('are those of the next version at the opening after, and a page that is open goes on with its own', async () => {
    const { api, window, page } = opened
    const other = await window.context.newPage()
    deploy('0.3.0', `// 0.3.0\n${built('worker.js')}`)
    await visit(other, api, '/')
    await expect.poll(() => other.textContent('body')).not.toContain('0.3.0')
    await expect.poll(keptPage).toContain('0.3.0')
    // What the page that is open has not loaded yet is on the server no more.
    opened.answerWith(path =>
      path.startsWith('/assets/') ? new Response(null, { status: 404 }) : undefined,
    )
    await follow(page, '/messages')
    await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
    await visit(other, api, '/')
    await expect.poll(() => other.textContent('body')).toContain('0.3.0')
    // Nor does one that is loaded anew, because a part of it is gone, come back as it was.
    await other.evaluate(() => fetch('/assets/gone.js'))
    expect(await keptPage()).toBe(null)
  })

  it('are gone after a return to a version that had no worker', async () => {
    const { api, page } = opened
    deploy('0.1.0', null)
    await visit(page, api, '/')
    await expect.poll(keptPage).toBe(null)
    await visit(page, api, '/')
    await expect.poll(() => page.textContent('body')).toContain('0.1.0')
  })
})

describe('the home screen', () => {
  it('is offered an application whose icons, colours and shortcuts are there', async () => {
    const { api, window, page } = opened
    const devtools = await window.context.newCDPSession(page)
    const { data = '', errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([])
    const manifest = JSON.parse(data)
    const theme = readFileSync('web/theme.css', 'utf8')
    const ground = /--color-base-200: (#\w+);/.exec(theme)?.[1]
    expect([manifest.theme_color, manifest.background_color]).toEqual([ground, ground])
    for (const { src, sizes, purpose } of manifest.icons) {
      const answer = await page.request.get(api.origin + src)
      const { width, height, format, hasAlpha } = await sharp(await answer.body()).metadata()
      expect([`${width}x${height}`, format], src).toEqual([sizes, 'png'])
      const { isOpaque } = await sharp(await answer.body()).stats()
      expect(isOpaque, src).toBe(purpose === 'maskable')
      expect(hasAlpha, src).toBe(true)
    }
    for (const { url } of manifest.shortcuts) {
      await visit(page, api, url)
      await expect
        .poll(() => page.getByRole('heading', { level: 1 }).textContent())
        .not.toBe('Page introuvable')
    }
  })
})
