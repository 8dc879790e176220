import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { push } from '../../server/connectors/own/push.ts'
import { createContext } from '../../server/context.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { broadcastPushes } from '../../server/subscribers/push.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { newCommune } from '../support/network/received.ts'
import { quietSettings } from '../support/settings.ts'
import { say } from './figures.ts'

/** What is to be held for 5,000: everybody has a warning within a minute. */
const barSeconds = 60

/** How long a post takes to reach so many browsers, over a push service that answers at once, on both databases. */
export async function benchBroadcast(browsers = 5_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-broadcast-'))
  const postgres = await startPostgres()
  try {
    await measured('SQLite', browsers, `file:${folder}/tambour.db`)
    await measured('PostgreSQL', browsers, await postgres.newDatabase('broadcast'))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(database: string, browsers: number, databaseUrl: string): Promise<void> {
  let taken = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      taken += 1
      response.writeHead(201).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const clock = testClock(Date.now())
  const publicUrl = 'https://tambour.exemple.fr'
  const context = await createContext(quietSettings({ databaseUrl, dataDir: '.', publicUrl }), {
    clock,
    connectors: { push },
    log: pino({ level: 'silent' }),
  })
  try {
    const communeId = await newCommune(context, 'Saint-Exemple')
    const { id } = await aTheme(context, communeId, 'Alertes')
    const pair = createECDH('prime256v1')
    const p256dh = pair.generateKeys().toString('base64url')
    const auth = randomBytes(16).toString('base64url')
    for (let place = 0; place < browsers; place++) {
      const endpoint = `http://127.0.0.1:${port}/push/${place}`
      const address = { endpoint, p256dh, auth }
      await aSubscriber(context, communeId, { way: 'push', address, themes: [id] })
    }
    const post = await aPost(context.db, communeId)
    await aDelivery(context.db, post, id, { dueAt: clock.now(), nextAt: clock.now() })
    const began = performance.now()
    await deliverDue(context, { worker: 'bench' })
    await sendMails(context, broadcastPushes)
    const seconds = (performance.now() - began) / 1000
    if (taken !== browsers) throw new Error(`${taken} of ${browsers} browsers were told`)
    const each = ((1000 * seconds) / browsers).toFixed(1)
    say(`${database}, ${browsers} browsers`, `${seconds.toFixed(1)} s, ${each} ms each`)
    say('  the bar for 5,000', `${barSeconds} s`)
  } finally {
    await context.close()
    server.closeAllConnections()
    server.close()
  }
}
