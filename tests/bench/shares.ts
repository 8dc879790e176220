import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { SMTPServer } from 'smtp-server'
import { freePort } from '../support/network/free-port.ts'
import { stopProgram } from './bench-village.ts'
import { ms, say } from './figures.ts'
import { setUp, startTambour } from './tambour.ts'

const partners = 300
const barMs = 200
const everyMs = 40
const patienceMs = 180_000

/**
 * An event with its poster offered to 300 partners by a started Tambour and a mail server on loopback:
 * when the last mail has left, and how long whoever opens *Aujourd’hui* meanwhile waits.
 */
export async function benchShares(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const mailbox = await openMailbox()
  const tambour = await startTambour('http://127.0.0.1:9', folder, {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Tambour <tambour@banc.exemple.fr>',
  })
  try {
    await offer(tambour, mailbox)
  } finally {
    await stopProgram(tambour.child)
    await mailbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Mailbox = Awaited<ReturnType<typeof openMailbox>>

async function offer(tambour: { url: string; folder: string }, mailbox: Mailbox): Promise<void> {
  const { ask, cookie } = await setUp(tambour)
  const made = (await ask('POST', '/partners/several', {
    partners: Array.from({ length: partners }, (_, place) => ({
      name: `Commune ${place + 1}`,
      contacts: [{ name: 'Secrétariat', email: `mairie@commune-${place + 1}.exemple.fr` }],
    })),
  })) as { added: number[] }
  const { id: event } = (await ask('POST', '/events', {
    title: 'Fête de l’été',
    startLocal: '2027-06-20T21:00',
    place: 'Place de la Mairie',
    text: 'Le comité des fêtes vous invite : buvette, grillades et bal.',
    media: [await poster(tambour.url, cookie)],
  })) as { id: number }

  const quiet = await watched(tambour.url, cookie, () => wait(3_000))
  const began = performance.now()
  let offeredMs = 0
  const busy = await watched(tambour.url, cookie, async () => {
    await ask('POST', '/shares', { event, partners: made.added })
    offeredMs = performance.now() - began
    await mailbox.received(partners)
  })
  const lastMs = mailbox.lastAt() - began
  say(`offered to ${partners} partners: the answer`, ms(offeredMs))
  say('… the last mail has left after', `${(lastMs / 1000).toFixed(1)} s`)
  say('… mails, of which different addresses', `${mailbox.count()}, ${mailbox.addresses()}`)
  say('… size of a mail', `${Math.round(mailbox.bytes() / mailbox.count() / 1000)} kB`)
  say('Aujourd’hui alone: p50, p99', `${ms(quantile(quiet, 0.5))}, ${ms(quantile(quiet, 0.99))}`)
  say('Aujourd’hui meanwhile: p50, p99', `${ms(quantile(busy, 0.5))}, ${ms(quantile(busy, 0.99))}`)
  const p99 = quantile(busy, 0.99)
  say('p99 against the bar', `${p99 <= barMs ? '≤' : '>'} ${barMs} ms`)
  if (mailbox.count() !== partners || mailbox.addresses() !== partners) process.exitCode = 1
}

async function poster(url: string, cookie: string): Promise<number> {
  const [width, height] = [1240, 1754]
  const noise = Buffer.from(
    Array.from({ length: (width / 8) * Math.ceil(height / 8) * 3 }, (_, at) => (at * 7919) % 256),
  )
  const small = { width: width / 8, height: Math.ceil(height / 8), channels: 3 as const }
  const jpeg = await sharp(noise, { raw: small }).resize(width, height).jpeg().toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'affiche.jpg')
  form.set('alt', 'Affiche de la fête')
  const answer = await fetch(`${url}/api/media`, {
    method: 'POST',
    headers: { origin: url, cookie },
    body: form,
  })
  return ((await answer.json()) as { id: number }).id
}

/** How long each request of a screen took while something went on, ms. */
async function watched(
  url: string,
  cookie: string,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = []
  const open = new Set<Promise<void>>()
  const look = async () => {
    const start = performance.now()
    await (await fetch(`${url}/api/today`, { headers: { cookie } })).arrayBuffer()
    durations.push(performance.now() - start)
  }
  const timer = setInterval(() => {
    const one = look().finally(() => open.delete(one))
    open.add(one)
  }, everyMs)
  try {
    await work()
  } finally {
    clearInterval(timer)
    await Promise.all(open)
  }
  return durations
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

async function openMailbox() {
  let [count, bytes, lastAt] = [0, 0, 0]
  const addresses = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      stream.on('end', () => {
        count += 1
        lastAt = performance.now()
        for (const { address } of session.envelope.rcptTo) addresses.add(address)
        done()
      })
    },
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => count,
    bytes: () => bytes,
    lastAt: () => lastAt,
    addresses: () => addresses.size,
    async received(wanted: number) {
      const until = performance.now() + patienceMs
      while (count < wanted && performance.now() < until) await wait(20)
      // One too many would come now.
      await wait(1_000)
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
