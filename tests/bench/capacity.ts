import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { fetch as undiciFetch } from 'undici'
import { secretsSubject } from '../../server/channels/call.ts'
import { insertChannel, updateChannel } from '../../server/channels/store/channels.ts'
import type { Context } from '../../server/context.ts'
import { pollChannel, pollConcurrency } from '../../server/inbox/receiving/poll.ts'
import { insertCommune } from '../../server/people/store/communes.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { pollDue } from '../support/poll-due.ts'
import {
  type BenchVillage,
  connectedContext,
  startBenchVillage,
  stopProgram,
} from './bench-village.ts'
import { ratio, say } from './figures.ts'

/** As many communes as an agglomération has, several times over. */
const communes = 400
/** Posts under which people comment: the page's latest ones, as people do. */
const latest = 20
/** A call of Meta's, from a village's line, ms. */
const metaMs = 300
/**
 * What one process can follow: how many calls a poll costs when 1, 10 and 100 people write, and how
 * many quiet channels are polled a minute, beside bare fetches of the same bytes.
 */
export async function benchCapacity(): Promise<void> {
  const village = await startBenchVillage()
  const { context, channelId } = await connectedContext(village)
  try {
    const asked: string[] = []
    const http: Context['http'] = {
      ...context.http,
      async request(url, options = {}) {
        asked.push(url)
        return await context.http.request(url, options)
      },
    }
    const deps = { ...context, http }
    for (let polls = 0; polls < 3; polls += 1) await pollChannel(deps, channelId)
    await measureRate(context, channelId)
    const write = await writerOn(village)
    for (const threads of [0, 1, 10, 100]) {
      for (const kind of ['message', 'comment'] as const) {
        for (let n = 0; n < threads; n += 1) await write(kind, n)
        asked.length = 0
        const { error, inbound } = await pollChannel(deps, channelId)
        if (error !== null || inbound !== threads) throw new Error(error?.fr ?? `${inbound} came`)
        const what =
          kind === 'message' ? 'people write in private' : `people comment under ${latest} posts`
        say(`calls of a poll in which ${threads} ${what}`, String(asked.length))
      }
    }
  } finally {
    await context.close()
    await village.stop()
  }
  await measureProcesses()
}

/** Somebody new writes at each call: in private, or under another one of the page's latest posts. */
async function writerOn(village: BenchVillage) {
  const at = `${village.url}/sandbox`
  const { posts } = (await (await fetch(`${at}/pages/${village.page.id}/posts`)).json()) as {
    posts: {
      id: string
      createdAt: number
      isByPage: boolean
      isPublished: boolean
      isRemoved: boolean
    }[]
  }
  const ours = posts
    .filter(post => post.isByPage && post.isPublished && !post.isRemoved)
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, latest)
  let people = 0
  return async (kind: 'message' | 'comment', n: number): Promise<void> => {
    people += 1
    const target = ours[n % ours.length]?.id
    const response = await fetch(`${at}/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        page: village.page.id,
        resident: `Habitante ${people}`,
        kind,
        text: 'Bonjour, une question ?',
        ...(kind === 'comment' && { target }),
      }),
    })
    if (!response.ok) throw new Error(await response.text())
  }
}

/** What a quiet poll of a channel asks, and what it is answered, by path. */
async function recorded(context: Context, channelId: number) {
  const bodies: Record<string, string> = {}
  const calls: string[] = []
  const recording: Context['http'] = {
    ...context.http,
    async request(url, options = {}) {
      const response = await context.http.request(url, options)
      const { pathname, search } = new URL(url)
      bodies[pathname] = response.text
      calls.push(`${pathname}${search}`)
      return response
    },
  }
  await pollChannel({ ...context, http: recording }, channelId)
  return { bodies, calls }
}

/** All channels of all communes are due: one round, beside the same calls without us. */
async function measureRate(context: Context, channelId: number): Promise<void> {
  const { bodies, calls } = await recorded(context, channelId)
  const sizeOf = (measure: (body: string) => number) =>
    (Object.values(bodies).reduce((sum, body) => sum + measure(body), 0) / 1024).toFixed(0)
  const plainSize = (body: string) => Buffer.byteLength(body)
  const gzipSize = (body: string) => gzipSync(body).length
  const { child, url } = await startReplay(bodies)
  try {
    await addCommunes(context, channelId)
    const deps = {
      ...context,
      settings: { ...context.settings, graphApiUrl: url },
      graphApiUrl: url,
    }
    const round = async (): Promise<number> => {
      await context.db.updateTable('channelPoll').set({ nextAt: 0 }).execute()
      const start = performance.now()
      const results = await pollDue(deps)
      const took = performance.now() - start
      const failed = results.find(({ error }) => error !== null)
      if (failed || results.length <= communes) throw new Error(failed?.error?.fr ?? 'too few')
      return (results.length / took) * 60_000
    }
    await round()
    const ours = await round()
    const bare = await bareRate(url, calls)
    say('calls of a quiet poll', String(calls.length))
    say('what they bring, kB', sizeOf(plainSize))
    say('the same as gzip sends it, kB', sizeOf(gzipSize))
    say('channels polled a minute, all written to disk', ours.toFixed(0))
    say('bare fetches of the same bytes a minute, for as many', bare.toFixed(0))
    say('a poll against its bare fetches', ratio(bare / ours))
    await fetch(`${url}/slow?ms=${metaMs}`)
    say(`channels polled a minute when each call takes ${metaMs} ms`, (await round()).toFixed(0))
  } finally {
    await stopProgram(child)
  }
}

/**
 * The same channels followed by one, two and three processes on one PostgreSQL: how many polls a
 * minute, and how many calls each cost, of a network that answers at once and of one like Meta's.
 */
async function measureProcesses(): Promise<void> {
  const village = await startBenchVillage()
  const postgres = await startPostgres()
  const databaseUrl = await postgres.newDatabase('polls')
  const { context, channelId } = await connectedContext(village, databaseUrl)
  for (let polls = 0; polls < 3; polls += 1) await pollChannel(context, channelId)
  const { bodies } = await recorded(context, channelId)
  const { child: network, url } = await startReplay(bodies)
  const workers: ChildProcess[] = []
  try {
    await addCommunes(context, channelId)
    const file = fileURLToPath(new URL('poll-child.ts', import.meta.url))
    const round = async () => {
      await context.db.updateTable('channelPoll').set({ nextAt: 0 }).execute()
      const before = Number(await (await fetch(`${url}/asked`)).text())
      const start = performance.now()
      const ends = workers.map(worker => once(worker, 'message'))
      for (const worker of workers) worker.send('go')
      const said: { polled: number; error: string | null }[] = []
      for (const [end] of await Promise.all(ends)) said.push(end)
      const took = performance.now() - start
      const polled = said.reduce((sum, one) => sum + one.polled, 0)
      const error = said.find(one => one.error !== null)?.error
      if (error) throw new Error(error)
      const asked = Number(await (await fetch(`${url}/asked`)).text()) - before
      return { rate: (communes / took) * 60_000, calls: asked / (communes + 1), polled }
    }
    for (const processes of [1, 2, 3]) {
      const worker = spawn(process.execPath, [file, databaseUrl, url, village.folder], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      workers.push(worker)
      await once(worker, 'message')
      for (const slow of [0, metaMs]) {
        await fetch(`${url}/slow?ms=${slow}`)
        await round()
        const { rate, calls } = await round()
        const what = `polls a minute, PostgreSQL, ${processes} processes, ${slow} ms a call`
        say(what, `${rate.toFixed(0)} · ${calls.toFixed(2)} calls`)
      }
    }
  } finally {
    for (const worker of workers) await stopProgram(worker)
    await stopProgram(network)
    await context.close()
    await postgres.stop()
    await village.stop()
  }
}

/** Communes with a channel each that has come as far as the first one has. */
async function addCommunes({ db, secrets, clock }: Context, like: number): Promise<void> {
  const channel = await db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', like)
    .executeTakeFirstOrThrow()
  const { cursor } = await db
    .selectFrom('channelPoll')
    .select('cursor')
    .where('channelId', '=', like)
    .executeTakeFirstOrThrow()
  const opened = secrets.open(channel.secrets, secretsSubject(like))
  const { id: _id, ...row } = channel
  for (let n = 0; n < communes; n += 1) {
    const commune = await insertCommune(db, {
      name: `Commune ${n}`,
      zone: 'Europe/Paris',
      aimMinutes: 10,
      targetMinutes: 15,
      createdAt: 0,
    })
    const id = await insertChannel(db, { ...row, communeId: commune.id, secrets: '' }, clock.now())
    await updateChannel(db, { id }, { secrets: secrets.seal(opened, secretsSubject(id)) })
    await db.updateTable('channelPoll').set({ cursor }).where('channelId', '=', id).execute()
  }
}

async function bareRate(url: string, calls: readonly string[]): Promise<number> {
  let left = communes
  const start = performance.now()
  await Promise.all(
    Array.from({ length: pollConcurrency }, async () => {
      while (left > 0) {
        left -= 1
        for (const call of calls) await (await undiciFetch(`${url}${call}`)).text()
      }
    }),
  )
  return (communes / (performance.now() - start)) * 60_000
}

/** A process of its own that gives these back, by path. */
export async function startReplay(
  bodies: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const file = fileURLToPath(new URL('replay.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(bodies))
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, url: `http://127.0.0.1:${String(port).trim()}` }
}
