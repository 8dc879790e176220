import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { PgBoss } from 'pg-boss'
import { fetch as undiciFetch } from 'undici'
import { freePort } from '../../support/network/free-port.ts'
import { stopProgram } from '../bench-village.ts'
import type { Contender } from '../ontime.ts'

/** As many requests at the same time as our engine makes. */
const abreast = 32

async function send(network: string, key: string): Promise<void> {
  const response = await undiciFetch(network, { method: 'POST', body: JSON.stringify({ key }) })
  await response.text()
}

/** The shortest interval that it takes, and whole batches one after the other while there are any. */
export function pgBoss(newUrl: () => Promise<string>, network: string): Contender {
  return async (load, arrived) => {
    const boss = new PgBoss(await newUrl())
    boss.on('error', error => process.stderr.write(`pg-boss: ${error.message}\n`))
    await boss.start()
    await boss.createQueue('posts')
    await boss.insert(
      'posts',
      load.map(({ key, dueAt }) => ({ data: { key }, startAfter: new Date(dueAt) })),
    )
    await boss.work<{ key: string }>(
      'posts',
      { pollingIntervalSeconds: 0.5, batchSize: abreast, burstWhenBatchFull: true },
      async jobs => {
        await Promise.all(jobs.map(({ data }) => send(network, data.key)))
      },
    )
    await arrived()
    await boss.stop({ graceful: true })
  }
}

export function bullmq(port: number, network: string): Contender {
  return async (load, arrived) => {
    const connection = { host: '127.0.0.1', port }
    const queue = new Queue<{ key: string }>('posts', { connection })
    await queue.waitUntilReady()
    const now = Date.now()
    await queue.addBulk(
      load.map(({ key, dueAt }) => ({ name: 'post', data: { key }, opts: { delay: dueAt - now } })),
    )
    const worker = new Worker<{ key: string }>(
      'posts',
      async ({ data }) => await send(network, data.key),
      { connection, concurrency: abreast },
    )
    await arrived()
    await worker.close()
    await queue.obliterate({ force: true })
    await queue.close()
  }
}

/** A Redis of its own that appends to a file, synced each second; null where there is none. */
export async function startRedis(
  folder: string,
): Promise<{ port: number; stop(): Promise<void> } | null> {
  const port = await freePort()
  const dir = join(folder, 'redis')
  mkdirSync(dir)
  const words = ['--port', port, '--bind', '127.0.0.1', '--dir', dir, '--appendonly', 'yes']
  const child: ChildProcess = spawn('redis-server', words.map(String), { stdio: 'ignore' })
  const missing = new Promise<null>(resolve => child.once('error', () => resolve(null)))
  const client = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  const answered = await Promise.race([client.ping(), missing])
  client.disconnect()
  return answered === null ? null : { port, stop: () => stopProgram(child) }
}
