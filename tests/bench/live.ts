import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { app } from '../../server/sandbox/state/network.ts'
import { type BenchVillage, startBenchVillage, stopProgram } from './bench-village.ts'
import { ms, ratio, say } from './figures.ts'
import { cookiesFor, setUp, startTambour } from './tambour.ts'

const barMs = 2_000
const screens = 50
const webhooks = 40
const aloneWebhooks = 20
const everyMs = 700
/** A message that a screen does not show by then is lost: the bench ends with that. */
const patienceMs = 20_000

/**
 * From a webhook's arrival to the screens: each of 50 open screens asks anew for what it shows when
 * it is told of a change, as the web does, until the message is there. Beside it the same with one.
 */
export async function benchLive(): Promise<void> {
  const village = await startBenchVillage()
  try {
    const tambour = await startTambour(village.url, `${village.folder}/live`)
    try {
      await compare(village, tambour)
    } finally {
      await stopProgram(tambour.child)
    }
  } finally {
    await village.stop()
  }
}

async function compare(
  village: BenchVillage,
  tambour: { url: string; folder: string },
): Promise<void> {
  const { url } = tambour
  const { ask, cookie } = await setUp(tambour)
  await ask('POST', '/channels', {
    connector: 'facebook',
    name: 'Page',
    config: { page: village.page.id },
    secrets: { token: village.page.token, app_secret: app.secret },
  })
  const [channel] = ((await ask('GET', '/channels')) as { channels: { id: number }[] }).channels
  await ask('POST', `/channels/${channel?.id}/poll`)

  const alone = await measure(village, url, cookie, 1, aloneWebhooks)
  tell('1 screen', alone)
  const together = await measure(village, url, cookie, screens, webhooks)
  tell(`${screens} screens`, together)
  const p95 = quantile(together, 0.95)
  say(`${screens} screens: p95 against the bar`, `${p95 <= barMs ? '≤' : '>'} ${barMs / 1000} s`)
  say(`p95 with ${screens} screens against 1`, ratio(p95 / quantile(alone, 0.95)))
}

/** From each webhook to each screen, ms. */
async function measure(
  village: BenchVillage,
  url: string,
  cookie: string,
  count: number,
  messages: number,
): Promise<number[]> {
  const cookies = await cookiesFor(count, url, cookie)
  const open = await Promise.all(cookies.map(one => openScreen(url, one)))
  const delays: Promise<number>[] = []
  for (let index = 0; index < messages; index += 1) {
    const text = `Bonjour, une question (${count}/${index}) ?`
    await write(village, `Habitante ${count} ${index}`, text)
    const sentAt = performance.now()
    for (const screen of open) delays.push(screen.shows(text).then(at => at - sentAt))
    await sendWebhook(url, village.page.id)
    // Never in step with what goes on by itself.
    await wait(everyMs + (index % 7) * 20)
  }
  const measured = await Promise.all(delays)
  for (const screen of open) screen.close()
  return measured
}

async function write(village: BenchVillage, resident: string, text: string): Promise<void> {
  const response = await fetch(`${village.url}/sandbox/write`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ page: village.page.id, resident, kind: 'message', text }),
  })
  if (!response.ok) throw new Error(`the sandbox: ${response.status}`)
  await response.arrayBuffer()
}

async function sendWebhook(url: string, page: string): Promise<void> {
  const body = JSON.stringify({ object: 'page', entry: [{ id: page, time: 0, messaging: [] }] })
  const signature = createHmac('sha256', app.secret).update(body).digest('hex')
  const response = await fetch(`${url}/webhooks/facebook`, {
    method: 'POST',
    headers: { 'x-hub-signature-256': `sha256=${signature}` },
    body,
  })
  if (response.status !== 200) throw new Error(`the webhook: ${response.status}`)
}

type Screen = {
  /** Resolves with the instant at which all that the screen shows has the text. */
  shows(text: string): Promise<number>
  close(): void
}

/** What the page with the inbox asks for: the first screen's document is shared with the navigation. */
const documents = ['/api/today', '/api/conversations?filter=all']

async function openScreen(url: string, cookie: string): Promise<Screen> {
  const ending = new AbortController()
  const waiting = new Map<string, { missing: Set<string>; seen: (at: number) => void }>()
  const load = async (path: string): Promise<void> => {
    const response = await fetch(url + path, { headers: { cookie } })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    const at = performance.now()
    for (const [wanted, { missing, seen }] of waiting) {
      if (!text.includes(wanted)) continue
      missing.delete(path)
      if (missing.size > 0) continue
      waiting.delete(wanted)
      seen(at)
    }
  }
  const loaders = documents.map(path => oneAtATime(() => load(path)))
  const response = await fetch(`${url}/api/stream`, {
    headers: { cookie },
    signal: ending.signal,
  })
  if (response.body === null) throw new Error('no stream')
  const told = readEvents(response.body, topics => {
    const [today, conversations] = loaders
    today?.()
    if (topics.includes('messages') || topics.includes('channels')) conversations?.()
  })
  told.catch(error => {
    if (!ending.signal.aborted) throw error
  })
  return {
    shows: text =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`« ${text} » never came`)), patienceMs)
        const seen = (at: number) => {
          clearTimeout(timer)
          resolve(at)
        }
        waiting.set(text, { missing: new Set(documents), seen })
      }),
    close: () => ending.abort(),
  }
}

/** As the web does: what changes while the answer is on its way is asked for once, after it. */
function oneAtATime(load: () => Promise<void>): () => void {
  let busy = false
  let again = false
  const run = async () => {
    again = true
    if (busy) return
    busy = true
    while (again) {
      again = false
      await load()
    }
    busy = false
  }
  return () => void run()
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  changed: (topics: string[]) => void,
): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1]
      if (data === undefined) continue
      const { topics } = JSON.parse(data) as { topics: string[] }
      changed(topics)
    }
  }
}

function tell(what: string, delays: readonly number[]): void {
  say(`${what}: from the webhook to the page, p50`, ms(quantile(delays, 0.5)))
  say(`${what}: p95`, ms(quantile(delays, 0.95)))
  say(`${what}: longest of ${delays.length}`, ms(Math.max(...delays)))
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
