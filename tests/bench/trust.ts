import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { freePort } from '../support/network/free-port.ts'
import { startBenchVillage, stopProgram, waitFor } from './bench-village.ts'
import { ms, say } from './figures.ts'
import { residentMb } from './load.ts'
import type { LoopDelay } from './loop-delay.ts'
import { setUp, startTambour } from './tambour.ts'
import { crowds } from './trust-crowds.ts'
import {
  fullCalendar,
  heavyPdf,
  largeZip,
  longRepetitions,
  manyValues,
  overlappingZip,
  season,
  semicolons,
} from './trust-files.ts'
import { benchHostileHtml } from './trust-html.ts'

/** The event loop may be this late, p99 while an attack runs, ms. */
const barMs = 200
/** What takes longer is given up, as somebody who closes the window does, ms. */
const patienceMs = 20_000

type Body = string | FormData | Uint8Array<ArrayBuffer>
type Answer = { status: number; text: string; took: number }
type Send = (method: string, path: string, body?: Body, type?: string) => Promise<Answer>

/**
 * What somebody with an account can do to keep everybody else waiting, against a started server: how
 * late its event loop was meanwhile (loop-delay.ts), and what they got. It ends with status 1 above the bar.
 */
export async function benchTrust(): Promise<void> {
  const village = await startBenchVillage()
  try {
    const delayPort = await freePort()
    const tambour = await startTambour(village.url, `${village.folder}/trust`, {
      LOOP_DELAY_PORT: String(delayPort),
      LOOPBACK_FEEDS: '1',
      // An event is offered where mails can be sent.
      SMTP_URL: village.smtpUrl,
      MAIL_FROM: 'Tambour <tambour@banc.exemple.fr>',
      NODE_OPTIONS: `--import=${fileURLToPath(new URL('./loop-delay.ts', import.meta.url))}`,
    })
    const { child, url } = tambour
    try {
      const delay = `http://127.0.0.1:${delayPort}/`
      await waitFor(delay)
      const { ask, cookie } = await setUp(tambour)
      const { id: channel } = (await ask('POST', '/channels', {
        connector: 'facebook',
        name: 'Page',
        config: { page: village.page.id },
        secrets: { token: village.page.token },
      })) as { id: number }
      const send = sender(url, cookie)
      for (const [name, attack] of attacksOf(send, channel)) await measure(delay, name, attack)
      await benchHostileHtml(ask, () => asked(delay))
      const memory = () => residentMb(child.pid ?? 0)
      for (const [name, attack] of crowds(url, cookie, memory)) await measure(delay, name, attack)
    } finally {
      await stopProgram(child)
    }
  } finally {
    await village.stop()
  }
}

async function measure(delay: string, name: string, attack: () => Promise<string>): Promise<void> {
  // What the attack before left behind is not this one's.
  await wait(500)
  await asked(delay)
  const start = performance.now()
  const got = await attack()
  const took = performance.now() - start
  const { p99, max, rss } = await asked(delay)
  say(name, `${p99 <= barMs ? '≤' : '>'} ${barMs} ms`)
  const figures = `p99 ${ms(p99)}, max ${ms(max)}, ${(rss / 1e6).toFixed(0)} MB at most`
  process.stdout.write(`    ${figures}, ${(took / 1000).toFixed(1)} s: ${got}\n`)
  if (p99 > barMs) process.exitCode = 1
}

async function asked(delay: string): Promise<LoopDelay> {
  return (await (await fetch(delay)).json()) as LoopDelay
}

function sender(url: string, cookie: string): Send {
  return async (method, path, body, type = 'application/json') => {
    const start = performance.now()
    try {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          origin: url,
          cookie,
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': type }),
        },
        signal: AbortSignal.timeout(patienceMs),
        ...(body !== undefined && { body }),
      })
      const text = await response.text()
      return { status: response.status, text, took: performance.now() - start }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return { status: 0, text: `given up: ${error.name}`, took: performance.now() - start }
    }
  }
}

function attacksOf(send: Send, channel: number): [string, () => Promise<string>][] {
  const get = (path: string) => async () => told(await send('GET', path))
  const file = (path: string, body: () => Body, type: string) => async () =>
    told(await send('POST', path, body(), type))
  const check = '/events/import/check'
  return [
    ['a report to the year 9999', get('/reports/replies?from=2026-11-01&to=9999-12-31')],
    ['the longest report', get('/reports/replies?from=2016-01-02&to=2026-01-01')],
    [
      'the longest report, seen from 2100',
      get('/reports/replies?from=2016-01-02&to=2026-01-01&now=2100-12-31T12:00:00Z'),
    ],
    ['the digest of week 0', get('/digest?week=0000-W01')],
    [
      'a preview of hours in 2100, with all the versions there may be',
      file('/opening-hours/preview', () => fullCalendar(), 'application/json'),
    ],
    [
      'a .ics of 2 MB',
      file('/events/import/preview?name=a.ics', () => longRepetitions(), 'text/calendar'),
    ],
    [
      'a CSV of 2 MB of semicolons',
      file('/events/import/preview?name=a.csv', () => semicolons(), 'text/csv'),
    ],
    ['12 MB of empty lines', file(check, () => manyValues(12), 'application/json')],
    [
      '1 MB of what is no calendar',
      file('/opening-hours/preview', () => manyValues(0.95), 'application/json'),
    ],
    [
      'a season of 1,000 events, each announced six times',
      async () => {
        const { plans } = JSON.parse((await send('GET', '/plans')).text) as {
          plans: { id: number; steps: unknown[] }[]
        }
        return told(await send('POST', '/events/import', season(plans[0]?.id ?? 0, channel)))
      },
    ],
    ['the list of them', async () => (await get('/events')()).slice(0, 80)],
    [
      'a ZIP of 60,000 entries that share their bytes',
      file('/archive-import?name=a.zip', () => overlappingZip(), 'application/zip'),
    ],
    [
      'a ZIP of 1.9 GB that is none, given up',
      file('/archive-import?name=a.zip', () => largeZip(), 'application/zip'),
    ],
    [
      'three PDFs of 1.5 million strokes, and a good picture',
      async () => {
        const hostile = heavyPdf()
        const upload = (bytes: Uint8Array<ArrayBuffer>) => {
          const form = new FormData()
          form.set('file', new File([bytes], 'affiche'))
          return send('POST', '/pictures', form)
        }
        const bombs = [1, 2, 3].map(() => upload(hostile))
        // So that they are there before it.
        await wait(1_000)
        const good = await upload(new Uint8Array(await goodPicture()))
        const bomb = await Promise.race(bombs)
        await Promise.all(bombs)
        return `the good one after ${(good.took / 1000).toFixed(1)} s (${good.status}); ${told(bomb)}`
      },
    ],
  ]
}

function told({ status, text }: Answer): string {
  return `${status} ${text.slice(0, 160)}`
}

const goodPicture = () =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer()
