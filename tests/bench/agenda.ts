import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { Pool } from 'undici'
import { createContext } from '../../server/context.ts'
import { placeEvent } from '../../server/events/plan-event.ts'
import { eventNew } from '../../server/events/shapes/event.ts'
import { localTimeOf } from '../../server/language/instant.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { freePort } from '../support/network/free-port.ts'
import { quietSettings } from '../support/settings.ts'
import { startFlags, stopProgram, waitFor } from './bench-village.ts'
import { median, ms, ratio, say } from './figures.ts'
import { startTambour } from './tambour.ts'

const events = 1_000
const connections = 16
const seconds = 2
const rounds = 3
const aim = 0.5

/**
 * The public agenda of 1,000 events: requests a second and p99 of a started server, beside Hono that
 * serves the same bytes as a text that it holds, in turns.
 */
export async function benchAgenda(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const children: ChildProcess[] = []
  try {
    const slug = await fill(folder)
    const tambour = await startTambour('http://127.0.0.1:1', folder)
    children.push(tambour.child)
    const paths = ['/agenda', `/agenda/${slug}`, '/agenda.ics', '/agenda.rss']
    const port = String(await freePort())
    const program = fileURLToPath(new URL('agenda-static.ts', import.meta.url))
    const words = [...startFlags, program, port, tambour.url, ...paths]
    const still = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(still)
    await waitFor(`http://127.0.0.1:${port}/healthz`)
    for (const path of paths) await compare(path, tambour.url, `http://127.0.0.1:${port}`)
  } finally {
    for (const child of children) await stopProgram(child)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A village's next two years, more densely than any; resolves with the name of one event's page. */
async function fill(folder: string): Promise<string> {
  const settings = quietSettings({ databaseUrl: `file:${folder}/tambour.db`, dataDir: folder })
  const context = await createContext(settings, { log: pino({ level: 'silent' }) })
  try {
    const { commune } = await setup(context, {
      commune: 'Banc',
      name: 'Banc',
      email: 'banc@exemple.fr',
      password: 'tambour-de-ville',
    })
    const by = { communeId: commune.id, actor: 'bench', userId: null }
    await context.db.transaction().execute(async db => {
      for (let index = 0; index < events; index += 1) {
        const begins = context.clock.now() + (index + 1) * 12 * 3_600_000
        await placeEvent(
          { ...context, db },
          by,
          eventNew.parse({
            title: `Fête des associations, ${index + 1}ᵉ édition`,
            startLocal: localTimeOf(begins, commune.zone),
            place: 'Salle des fêtes',
            text: 'Le comité des fêtes vous invite : buvette, grillades et bal. '.repeat(8),
          }),
        )
      }
    })
    const rows = await context.db.selectFrom('event').select(['slug', 'title']).limit(1).execute()
    return rows.map(pageNameOf).join('')
  } finally {
    await context.close()
  }
}

async function compare(path: string, ours: string, still: string): Promise<void> {
  const figures: { ours: Load[]; still: Load[] } = { ours: [], still: [] }
  // In turns, so that what else the machine does falls on both; the first of each only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const measured = { still: await load(still, path), ours: await load(ours, path) }
    if (round === 0) continue
    figures.still.push(measured.still)
    figures.ours.push(measured.ours)
  }
  const name = path.replace(/\/[^/]*-[a-z0-9]{8}$/, '/EVENT')
  const tell = (who: string, loads: Load[]) => {
    const rate = median(loads.map(one => one.rate))
    const p99 = median(loads.map(one => one.p99))
    say(`${name}, ${who}`, `${rate.toFixed(0)} /s, p99 ${ms(p99)}`)
    return rate
  }
  const bytes = figures.ours[0]?.bytes ?? 0
  const base = tell(`Hono with a text of ${(bytes / 1024).toFixed(0)} KB`, figures.still)
  const rate = tell('Tambour', figures.ours)
  const part = rate / base
  say(`${name}: against static, aim ≥ ${ratio(aim)}`, ratio(part))
}

type Load = { rate: number; p99: number; bytes: number }

/** Each connection asks again as soon as it is answered. */
async function load(url: string, path: string): Promise<Load> {
  const pool = new Pool(url, { connections })
  const times: number[] = []
  let bytes = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const asked = performance.now()
      const { statusCode, body } = await pool.request({ path, method: 'GET' })
      bytes = (await body.arrayBuffer()).byteLength
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const took = (performance.now() - began) / 1000
  await pool.close()
  const sorted = times.toSorted((a, b) => a - b)
  const p99 = sorted[Math.floor((sorted.length - 1) * 0.99)] ?? Number.NaN
  return { rate: times.length / took, p99, bytes }
}
