import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import cron, { type ScheduledTask } from 'node-cron'
import { capabilities } from './capabilities.ts'
import { type Context, type ContextOptions, createContext, refuseDamage } from './context.ts'
import { createApp, createHealthApp } from './http/app.ts'
import type { Job } from './platform/job-loop.ts'
import type { Settings } from './settings.ts'

export type Running = {
  /** The address on which it listens. */
  url: string
  context: Context
  /** Sentences for the person who started it. */
  greetings: string[]
  /** Takes no new work, finishes what is under way, closes the database. Once, however often called. */
  drain(): Promise<void>
}

/** The port or the address cannot be had; the message is one sentence. */
export class CannotListen extends Error {}

/** The built screens, beside the server whatever folder it is started from. */
const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** An archive of 2 GB takes that long over a village's line, ms. Headers have Node's 60 s. */
const longestRequestMs = 6 * 60 * 60_000

/** How long a request that is under way may take to end when the server stops, ms. */
const patienceMs = 4_000

/**
 * Starts a whole Tambour.
 * @throws DatabaseUnusable, CannotListen
 */
export async function start(settings: Settings, options: ContextOptions = {}): Promise<Running> {
  const context = await createContext(settings, options)
  let listener: { server: ServerType; url: string }
  try {
    await refuseDamage(context)
    const isWorker = settings.role === 'worker'
    const app = await (isWorker ? createHealthApp(context) : createApp(context, dist))
    listener = await listen(app.fetch, settings)
  } catch (error) {
    await context.close()
    throw error
  }
  if (settings.role !== 'worker') loadAuthSoon(context)
  const ours = (await jobsOf(context)).filter(job => settings.role !== 'web' || job.everywhere)
  const jobs = startJobs(ours)
  context.log.info({ url: listener.url, role: settings.role }, 'listening')
  let drained: Promise<void> | undefined
  return {
    url: listener.url,
    context,
    greetings: await greetingsOf(context, listener.url),
    drain() {
      drained ??= (async () => {
        context.stop()
        await Promise.all([closeServer(listener.server), jobs.stop()])
        await context.close()
      })()
      return drained
    },
  }
}

/** How long after listening the sign-in library is loaded, ms: the first page comes before it. */
const loadAuthAfterMs = 1_000

/** So that a first sign-in does not wait for it; anyone who comes before has it loaded at once. */
function loadAuthSoon({ auth, log, stopping }: Context): void {
  const load = () => {
    if (stopping.aborted) return
    auth().catch(error => log.error(error, 'sign-in-not-loaded'))
  }
  setTimeout(load, loadAuthAfterMs).unref()
}

async function greetingsOf(context: Context, url: string): Promise<string[]> {
  if (context.settings.role === 'worker') {
    return [`Tambour travaille ici sans écrans ; son état se lit à l’adresse ${url}/healthz`]
  }
  const said = capabilities.map(async one => (await one.greet?.(context, url)) ?? [])
  return [`Tambour vous attend à l’adresse ${url}`, ...(await Promise.all(said)).flat()]
}

async function jobsOf(context: Context): Promise<Job[]> {
  const mails = (
    await Promise.all(capabilities.map(async one => (await one.mails?.()) ?? []))
  ).flat()
  const jobs = capabilities.map(async one => (await one.jobs?.(context, mails)) ?? [])
  return (await Promise.all(jobs)).flat()
}

async function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { port, host }: Settings,
): Promise<{ server: ServerType; url: string }> {
  return await new Promise((resolve, reject) => {
    const server = serve(
      { fetch, port, hostname: host, serverOptions: { requestTimeout: longestRequestMs } },
      ({ port: taken }: AddressInfo) =>
        resolve({ server, url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}` }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotListen(sentence(error.code ?? error.message, port, host), { cause: error }))
    })
  })
}

function sentence(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `Le port ${port} est déjà pris sur ${host} : arrêtez l’autre programme, ou choisissez un autre port avec PORT.`
  }
  if (code === 'EACCES') {
    return `Le port ${port} est réservé au système : choisissez-en un autre avec PORT, au-dessus de 1024.`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `Cette machine n’a pas l’adresse ${host} : corrigez HOST.`
  }
  return `Impossible d’écouter sur ${host}:${port} (${code}).`
}

/** How often connections whose last request has ended are looked for, ms. */
const sweepMs = 50

/** Streams of events end by `context.stop()`; a connection is closed once it carries no request. */
async function closeServer(server: ServerType): Promise<void> {
  await new Promise<void>(resolve => {
    const impatient = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, patienceMs)
    const sweep = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, sweepMs)
    server.close(() => {
      clearTimeout(impatient)
      clearInterval(sweep)
      resolve()
    })
  })
}

type Jobs = { stop(): Promise<void> }

/** A commune's Monday morning is a Paris morning, wherever the server stands. */
const timezone = 'Europe/Paris'

/**
 * Starts them all. What is due is in rows, and each job sleeps until its next one; cron wakes those
 * whose time is in the calendar.
 */
function startJobs(jobs: readonly Job[]): Jobs {
  const tasks: ScheduledTask[] = []
  for (const job of jobs) {
    job.start()
    if (job.cron !== null) tasks.push(cron.schedule(job.cron, job.wake, { timezone }))
  }
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(jobs.map(job => job.stop()))
    },
  }
}
