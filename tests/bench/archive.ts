import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { historyImportState } from '../../server/history-import/shapes.ts'
import {
  type Download,
  messagesFile,
  pageName,
  placeOf,
  type Said,
  zip,
} from '../support/download.ts'
import { commandFlags, stopProgram } from './bench-village.ts'
import { median, ms, ratio, say } from './figures.ts'
import { setUp, startTambour } from './tambour.ts'

/** The bar of issue 4: 100,000 messages in 60 s within 300 MB. */
const messages = 100_000
/** Meta writes no more messages into one file. */
const fileSize = 10_000

/** What it costs to take in a page's download, by the command and on the screen, for two extremes. */
export async function benchArchive(): Promise<void> {
  if (process.platform !== 'linux') {
    say('the archive', 'Linux only')
    return
  }
  await measure('10,000 conversations of 10 messages', 10_000)
  await measure('1 conversation of 100,000 messages', 1)
}

async function measure(what: string, conversations: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-archive-'))
  try {
    const download = downloadOf(conversations)
    const parse = timeOfParsing(download)
    const place = await zip(join(folder, 'facebook.zip'), download)
    const databaseUrl = `file:${folder}/tambour.db`
    await command(
      ['setup', '--commune', 'Banc', '--email', 'banc@exemple.fr', '--password-stdin'],
      databaseUrl,
      'tambour-de-ville\n',
    )
    const { took, peakMb } = await command(
      ['import', 'facebook-archive', place, '--page-name', pageName],
      databaseUrl,
    )
    say(`${what}: duration`, `${(took / 1000).toFixed(1)} s`)
    say('  messages a second', (messages / (took / 1000)).toFixed(0))
    say('  to merely parsing the JSON', ratio(took / parse))
    say('  memory at its highest', `${peakMb.toFixed(0)} MB`)
    await onTheScreen(place, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function downloadOf(conversations: number): Download {
  const download: Download = {}
  const each = messages / conversations
  for (let index = 0; index < conversations; index += 1) {
    const citizen = `Habitant ${index}`
    const said: Said[] = Array.from({ length: each }, (_, n) => ({
      by: n % 2 === 0 ? citizen : pageName,
      at: Date.UTC(2020, 0, 1) + index * 1000 + n * 1_200_000,
      text: `Bonjour, la salle des fêtes est-elle libre le samedi ${n} à partir de ${index} h, s’il vous plaît ?`,
    }))
    // The first file has the newest messages.
    for (let part = 1, end = each; end > 0; part += 1, end -= fileSize) {
      const own = said.slice(Math.max(0, end - fileSize), end)
      download[placeOf(`habitant_${1_000_000 + index}`, part)] = messagesFile(citizen, own)
    }
  }
  return download
}

function timeOfParsing(download: Download): number {
  const start = performance.now()
  for (const content of Object.values(download)) JSON.parse(String(content))
  return performance.now() - start
}

/** The command with the flags of `npm run tambour`: how long, ms, and its memory at the most, MB. */
async function command(words: string[], databaseUrl: string, input = '') {
  const start = performance.now()
  const program = [...commandFlags, resolve('server/run.mjs'), 'cli', ...words]
  const child = spawn(process.execPath, program, {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: databaseUrl,
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
      LOG_LEVEL: 'warn',
    },
  })
  child.stdin.end(input)
  child.stdout.resume()
  const peakMb = await peakOf(child)
  return { took: performance.now() - start, peakMb }
}

/** How often another request is made beside the import, ms. */
const lookEveryMs = 50

/** The same handed in to a running server, and what everybody else then waits for. */
async function onTheScreen(place: string, folder: string): Promise<void> {
  const tambour = await startTambour('http://127.0.0.1:9', join(folder, 'server'))
  const { child, url } = tambour
  try {
    const { ask, cookie } = await setUp(tambour)
    const start = performance.now()
    const waits: number[] = []
    let isOver = false
    const looking = (async () => {
      while (!isOver) {
        const asked = performance.now()
        await (await fetch(`${url}/healthz`)).arrayBuffer()
        waits.push(performance.now() - asked)
        await setTimeout(lookEveryMs)
      }
    })()
    const sent = await fetch(`${url}/api/archive-import?name=facebook.zip`, {
      method: 'POST',
      headers: { origin: url, cookie },
      body: readFileSync(place),
    })
    if (!sent.ok) throw new Error(`handing in: ${sent.status} ${await sent.text()}`)
    await ask('POST', '/archive-import/start', { page: pageName, channel: null })
    let peakMb = 0
    for (;;) {
      peakMb = Math.max(peakMb, highWaterMb(child.pid ?? 0))
      const state = historyImportState.parse(await ask('GET', '/archive-import')).import?.state
      if (state === 'done') break
      if (state !== 'running') throw new Error(`the import is ${state}`)
      await setTimeout(lookEveryMs)
    }
    const took = performance.now() - start
    isOver = true
    await looking
    say('  on the screen: duration', `${(took / 1000).toFixed(1)} s`)
    say('  on the screen: server’s memory at its highest', `${peakMb.toFixed(0)} MB`)
    say('  on the screen: another request meanwhile, median', ms(median(waits)))
    say('  on the screen: another request, the longest wait', ms(Math.max(...waits)))
  } finally {
    await stopProgram(child)
  }
}

/** The most that a process was resident, MB, once it has ended. @throws when it failed. */
async function peakOf(child: ChildProcess): Promise<number> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    said += chunk
  })
  const ended = new Promise<number | null>(done => child.once('close', done))
  let peak = 0
  for (;;) {
    const status = await Promise.race([ended, setTimeout(20, 'running' as const)])
    if (status === 0) return peak
    if (status !== 'running') throw new Error(`the command ended with ${status}: ${said}`)
    peak = Math.max(peak, highWaterMb(child.pid ?? 0))
  }
}

function highWaterMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    // It has just ended.
    return 0
  }
}
