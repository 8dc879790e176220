import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, CDPSession } from 'playwright-core'
import { launchChromium } from '../support/browser/chromium.ts'
import { startTambour, stopProgram } from './bench-village.ts'
import { median, ms, say } from './figures.ts'
import { officer } from './five-years-events.ts'
import { copyOf, filledFile } from './route-data.ts'

/** Screens by their addresses, as somebody opens them in the morning with nothing kept. */
const screens = {
  'Aujourd’hui': '/',
  Messages: '/messages',
  Délais: '/delais',
  Événements: '/evenements',
  Calendrier: '/calendrier',
  Canaux: '/canaux',
  Réglages: '/reglages',
}
const messages = 10_000
const runs = 3
/** What Lighthouse takes for a slow telephone: a quarter of a processor, « slow 4G ». */
const telephone = { cpu: 4, latencyMs: 150, down: 1_638_400 / 8, up: 750_000 / 8 }
/** The same line, and a sixth of a processor, for what the browser has kept. */
const slower = 6
const bars = { readableMs: 2_000, weight: 60_000, againMs: 1_000 }
const secretKey = Buffer.alloc(32, 7).toString('base64url')

/**
 * What a telephone of a quarter of this machine's processor, over « slow 4G », does with each screen of
 * ten thousand messages and a thousand events: when its first words stand there, when what it is for
 * can be read, by how much anything moved, its longest task, and what scripts and styles weighed.
 */
export async function benchPages(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-pages-'))
  copyOf(await filledFile(messages), folder)
  const tambour = await startTambour('http://127.0.0.1:1', folder, { SECRET_KEY: secretKey })
  const browser = await launchChromium()
  try {
    const cookies = await signIn(browser, tambour.url)
    for (const [name, path] of Object.entries(screens)) {
      const seen: Seen[] = []
      for (let run = 0; run < runs; run += 1) {
        seen.push(await open(browser, tambour.url + path, cookies))
      }
      const of = (field: keyof Seen) => median(seen.map(one => one[field]))
      const weight = of('weight')
      say(`${name}: first words`, ms(of('firstMs')))
      const late = of('readableMs') > bars.readableMs ? ' BEYOND 2 s' : ''
      say('… readable', `${ms(of('readableMs'))}${late}`)
      say('… moved by', `${of('shift').toFixed(3)}${of('shift') > 0 ? ' BEYOND 0' : ''}`)
      say('… longest task', ms(of('taskMs')))
      const heavy = path === '/' && weight > bars.weight ? ' BEYOND 60 kB' : ''
      say('… scripts and styles as they came', `${(weight / 1000).toFixed(1)} kB${heavy}`)
    }
    const again: Pick<Seen, 'firstMs' | 'readableMs'>[] = []
    for (let run = 0; run < runs; run += 1) {
      again.push(await openAgain(browser, tambour.url, cookies))
    }
    const firstMs = median(again.map(one => one.firstMs))
    const late = firstMs > bars.againMs ? ' BEYOND 1 s' : ''
    say(`Opens again, ${slower}× slower processor: first words`, `${ms(firstMs)}${late}`)
    say('… readable', ms(median(again.map(one => one.readableMs))))
  } finally {
    await browser.close()
    await stopProgram(tambour.child)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A second time, when the service worker has kept the screens. */
async function openAgain(
  browser: Browser,
  url: string,
  cookies: Awaited<ReturnType<typeof signIn>>,
): Promise<Pick<Seen, 'firstMs' | 'readableMs'>> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr' })
  await context.addCookies(cookies)
  const page = await context.newPage()
  try {
    await page.addInitScript(watch)
    await page.goto(url)
    await page.evaluate(takenOver)
    // From the second opening on, what was seen is kept too.
    await page.goto(url)
    await page.evaluate(readable)
    await page.goto('about:blank')
    await slowDown(await context.newCDPSession(page), slower)
    await page.goto(url)
    const { readableMs } = await page.evaluate<Pick<Seen, 'readableMs'>>(readable)
    return { readableMs, firstMs: await page.evaluate<number>(firstWords) }
  } finally {
    await context.close()
  }
}

async function slowDown(line: CDPSession, cpu: number): Promise<void> {
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: telephone.latencyMs,
    downloadThroughput: telephone.down,
    uploadThroughput: telephone.up,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

type Seen = {
  firstMs: number
  readableMs: number
  shift: number
  taskMs: number
  /** Of scripts and styles, bytes over the line. */
  weight: number
}

async function signIn(browser: Browser, url: string) {
  const context = await browser.newContext()
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: officer,
    headers: { origin: url },
  })
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`)
  const { cookies } = await context.storageState()
  await context.close()
  return cookies
}

async function open(
  browser: Browser,
  address: string,
  cookies: Awaited<ReturnType<typeof signIn>>,
): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr' })
  await context.addCookies(cookies)
  const page = await context.newPage()
  try {
    const line = await context.newCDPSession(page)
    await slowDown(line, telephone.cpu)
    let weight = 0
    const kinds = new Map<string, boolean>()
    line.on('Network.responseReceived', ({ requestId, type }) => {
      kinds.set(requestId, type === 'Script' || type === 'Stylesheet')
    })
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (kinds.get(requestId)) weight += encodedDataLength
    })
    await page.addInitScript(watch)
    await page.goto(address)
    const seen = await page.evaluate<Omit<Seen, 'firstMs' | 'weight'>>(readable)
    const firstMs = await page.evaluate<number>(firstWords)
    return { ...seen, firstMs, weight }
  } finally {
    await context.close()
  }
}

const firstWords = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"

/** Runs in the page, before anything of it: this house has no words for a page's own. */
const watch = `
  globalThis.seen = { shift: 0, taskMs: 0, largestMs: 0 }
  const each = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true })
  each('layout-shift', ({ value }) => (seen.shift += value))
  each('longtask', ({ duration }) => (seen.taskMs = Math.max(seen.taskMs, duration)))
  each('largest-contentful-paint', ({ startTime }) => (seen.largestMs = startTime))
`

/** The service worker answers, for which all that it keeps is there. */
const takenOver = `
  new Promise(done => {
    const look = () =>
      navigator.serviceWorker.controller?.state === 'activated' ? done() : requestAnimationFrame(look)
    look()
  })
`

/** All that the page asked the API for is there and drawn, and its largest words too. */
const readable = `
  new Promise(done => {
    const look = () => {
      const isThere =
        document.querySelector('main h1') &&
        !document.querySelector('main .skeleton') &&
        performance.getEntriesByName('first-contentful-paint').length > 0
      const answers = performance.getEntriesByType('resource').filter(one => one.name.includes('/api/'))
      const last = Math.max(seen.largestMs, ...answers.map(one => one.responseEnd))
      if (isThere && performance.now() - last > 1000) done({ ...seen, readableMs: last })
      else requestAnimationFrame(look)
    }
    look()
  })
`
