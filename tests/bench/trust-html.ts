import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createSandbox } from '../../server/sandbox/create.ts'
import { dovecotPath, password, startDovecot } from '../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'
import { shapes } from '../support/work/hostile-html.ts'
import { say } from './figures.ts'
import type { LoopDelay } from './loop-delay.ts'
import type { setUp } from './tambour.ts'

/** The loop may be held that long by one shape, ms of its own work. */
const barMs = 50
const title = 'Feux de la Saint-Jean'
const user = 'mairie@exemple.fr'
/** As long as each entry takes it, in signs: a page, one of a mail's four parts, a status, a comment. */
const lengths = { page: 2_000_000, part: 190_000, status: 400_000, comment: 64_000 }

type Polled = { results: { error?: string | null; inbound?: number }[] }
type Listed = { conversations: { subject: string | null }[] }
type Ask = Awaited<ReturnType<typeof setUp>>['ask']

/**
 * Each shape of HTML that is made to freeze a server (hostile-html.ts), by every way in which strangers'
 * HTML comes: a mail of four parts, a status, a comment, the page of a post, a feed. It says for how long
 * the loop was held, and ends with status 1 above the bar.
 * @param asked what `loop-delay.ts` tells since it was last asked
 */
export async function benchHostileHtml(ask: Ask, asked: () => Promise<LoopDelay>): Promise<void> {
  const entries = await openEntries(ask)
  try {
    // The first brings programs that are not there yet.
    for (const send of Object.values(entries.ways)) await send(-1)
    for (let shape = -1; shape < shapes.length; shape++) {
      const told: string[] = []
      let most = 0
      for (const [way, send] of Object.entries(entries.ways)) {
        await asked()
        await send(shape)
        const { held } = await asked()
        told.push(`${way} ${held.toFixed(0)}`)
        most = Math.max(most, held)
      }
      const [name] = shapes[shape] ?? ['nothing of that kind']
      say(name, `${most <= barMs ? '≤' : '>'} ${barMs} ms: ${told.join(', ')}`)
      if (most > barMs) process.exitCode = 1
    }
  } finally {
    await entries.close()
  }
}

async function openEntries(ask: Ask) {
  const made = async (path: string, body: object) =>
    (await ask('POST', path, body)) as { id: number }
  const clock = { now: () => Date.now() }
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const post = sandbox.wordpress.announce('Annonce', Date.now() - 60_000)
  const stranger = await openStranger(sandbox.url)
  const path = dovecotPath()
  const dovecot = path === null ? null : await startDovecot(path)
  if (dovecot === null) say('mails', 'none: no dovecot can be had here')
  const drop = await startSmtpDrop()
  const channels = new Map<string, number>()
  const connect = async (connector: string, config: object, secrets: object) => {
    const { id } = await made('/channels', { connector, name: connector, config, secrets })
    channels.set(connector, id)
  }
  const { mastodon, wordpress } = sandbox
  const account = mastodon.address.replace(sandbox.url, stranger.url)
  await connect('mastodon', { account }, { token: mastodon.token })
  await connect(
    'wordpress',
    { site: wordpress.address, user: wordpress.user },
    { token: wordpress.password },
  )
  if (dovecot !== null) {
    await connect('mailbox', { address: user, imap: dovecot.imap, smtp: drop.smtp }, { password })
  }
  const shares = await offeredTo(ask, shapes.length + 2)
  const { id: feed } = await made('/feeds', { name: 'Voisins', url: `${stranger.url}/feed/-1` })
  const told = (shape: number, length: number) => shapes[shape]?.[1](length) ?? '<p>Bonjour</p>'

  const resident = 'Julie'
  const at = () => Date.now() - 1
  const poll = async (connector: string) => {
    const told = (await ask('POST', `/channels/${channels.get(connector)}/poll`)) as Polled
    const [{ error = null, inbound = 0 } = {}] = told.results
    if (error !== null || inbound === 0) throw new Error(`${connector}: ${error ?? 'nothing came'}`)
  }
  const ways: Record<string, (shape: number) => Promise<void>> = {
    async page(shape) {
      const seen = stranger.seen()
      const url = `${stranger.url}/page/${shape}`
      await ask('POST', `/shares/${shares.pop()?.id}/answer`, { answer: 'published', url })
      await seen
      // It is read after it has come.
      await wait(1_000)
    },
    async status(shape) {
      sandbox.mastodon.write({ resident, text: `@mairie HOSTILE${shape}.`, at: at() })
      await poll('mastodon')
    },
    async comment(shape) {
      const text = told(shape, lengths.comment)
      const id = sandbox.wordpress.comment({ post, resident, text, at: at() })
      await poll('wordpress')
      // A site gives its latest comments at each look.
      sandbox.wordpress.remove(id)
    },
    async feed(shape) {
      stranger.shape = shape
      await ask('POST', `/feeds/${feed}/refresh`)
    },
  }
  if (dovecot !== null) {
    let mails = 0
    ways.mail = async shape => {
      const subject = `Bonjour ${++mails}`
      dovecot.deliver(user, mailOf(subject, told(shape, lengths.part)), at())
      // Its server tells of it at once: another look may be under way.
      const path = `/conversations?channel=${channels.get('mailbox')}`
      for (let looks = 0; ; looks++) {
        await ask('POST', `/channels/${channels.get('mailbox')}/poll`)
        const { conversations } = (await ask('GET', path)) as Listed
        if (conversations.some(one => one.subject === subject)) return
        if (looks > 20) throw new Error('a mail did not come')
      }
    }
  }

  return {
    ways,
    async close() {
      await Promise.all([sandbox.close(), stranger.close(), drop.close()])
      dovecot?.stop()
    },
  }
}

function mailOf(subject: string, html: string): string {
  const part = `--x\r\nContent-Type: text/html\r\n\r\n${html}\r\n`
  return (
    `From: julie@exemple.org\r\nTo: ${user}\r\nMessage-ID: <${subject.replace(' ', '')}@exemple.org>\r\n` +
    `Subject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n` +
    `${part.repeat(4)}--x--\r\n`
  )
}

/** An event that is offered to so many partners, each of whom may name one page. */
async function offeredTo(ask: Ask, count: number): Promise<{ id: number }[]> {
  const event = { title, startLocal: '2030-06-20T21:00', place: 'Place', text: 'Bal', media: [] }
  const { id } = (await ask('POST', '/events', event)) as { id: number }
  const partners = Array.from({ length: count }, (_, one) => ({
    name: `Commune ${one}`,
    contacts: [{ name: 'Mairie', email: `mairie@c${one}.exemple.fr` }],
  }))
  const { added } = (await ask('POST', '/partners/several', { partners })) as { added: number[] }
  const made = await ask('POST', '/shares', { event: id, partners: added })
  return (made as { shares: { id: number }[] }).shares
}

/** A server of a stranger: pages, a feed, and Mastodon's, which says of each status what is asked of it. */
async function openStranger(sandbox: string) {
  const seen: (() => void)[] = []
  const stranger = { shape: -1, url: '', seen: () => new Promise<void>(done => seen.push(done)) }
  const html = (length: number, shape = stranger.shape) =>
    shapes[shape]?.[1](length) ?? '<p>Bonjour</p>'
  const server = createServer(async (request, response) => {
    const { url = '', method = 'GET', headers } = request
    if (url.startsWith('/page/')) {
      response.end(
        `<title>Annonce</title>${html(lengths.page, Number(url.slice('/page/'.length)))} ${title}`,
      )
      response.once('close', () => seen.shift()?.())
    } else if (url.startsWith('/feed/')) {
      const item = `<item><title>Bal</title><link>/a</link><ev:startdate>2030-06-20</ev:startdate>`
      const description = html(lengths.page / 3)
      response.end(
        `<rss><channel>${item}<description><![CDATA[${description}]]></description></item>` +
          `${item}<description>${description}</description></item></channel></rss>`,
      )
    } else {
      const { authorization = '' } = headers
      const answer = await fetch(sandbox + url, { method, headers: { authorization } })
      const text = (await answer.text()).replace(
        /"content":"[^"]*HOSTILE(\d+)[^"]*"/g,
        (_, shape) => {
          return `"content":${JSON.stringify(html(lengths.status, Number(shape)))}`
        },
      )
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stranger.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(stranger, {
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
