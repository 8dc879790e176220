import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { pino } from 'pino'
import { fetch as undiciFetch } from 'undici'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import { type Context, createContext } from '../../server/context.ts'
import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import type { HttpClient } from '../../server/platform/http-client.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { dovecotPath, password, startDovecot } from '../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'
import { quietSettings } from '../support/settings.ts'
import { stopProgram } from './bench-village.ts'
import { startReplay } from './capacity.ts'
import { ratio, say } from './figures.ts'

/** How long each is measured, ms. */
const forMs = 3_000
/** Threads that are there when the channel is connected. */
const threads = 40
const DAY = 24 * 60 * 60_000
const mailbox = { user: 'mairie@exemple.fr', mails: 500 }

type Kind = Pick<Parameters<typeof connectChannel>[2], 'connector' | 'config' | 'secrets'>

/**
 * Of each kind of channel: how many calls a look costs when nobody writes, and how many looks a minute
 * one after the other, all written to disk, beside the bare library that reads the same: undici for the
 * networks, from a process that gives back what they answered; imapflow for a mailbox, at a local dovecot.
 */
export async function benchChannels(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const clock = { now: () => Date.now() }
  const sandbox = await createSandbox({ clock, databasePath: ':memory:' })
  tell(sandbox)
  const context = await createContext(
    quietSettings({
      databaseUrl: `file:${folder}/bench.db`,
      dataDir: folder,
      graphApiUrl: sandbox.graphUrl,
    }),
    { log: pino({ level: 'silent' }) },
  )
  try {
    const { commune } = await setup(context, {
      commune: 'Banc',
      name: 'Banc',
      email: 'banc@exemple.fr',
      password: 'tambour-de-ville',
    })
    const connect = async (kind: Kind) => {
      const who = { communeId: commune.id, actor: 'bench' }
      const named = { ...kind, name: kind.connector, neighbour: null }
      const { manifest, publish } = context.connectors[kind.connector] ?? {}
      if (manifest === undefined) throw new Error(`no ${kind.connector}`)
      const uses = { receives: true, publishes: publish !== undefined }
      const { id } = await connectChannel(context, who, { ...named, ...uses })
      await untilQuiet(context, id)
      return id
    }
    for (const kind of kindsOf(sandbox)) await measure(context, kind, await connect(kind))
    await measureMailbox(context, connect)
  } finally {
    await context.close()
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function kindsOf({ village, tokens, mastodon, bluesky, wordpress }: Sandbox): Kind[] {
  const page = { config: { page: village.id }, secrets: { token: tokens.page(village.id) } }
  return [
    { connector: 'facebook', ...page },
    { connector: 'instagram', ...page },
    {
      connector: 'mastodon',
      config: { account: mastodon.address },
      secrets: { token: mastodon.token },
    },
    {
      connector: 'bluesky',
      config: { handle: bluesky.handle, server: bluesky.server },
      secrets: { password: bluesky.password },
    },
    {
      connector: 'wordpress',
      config: { site: wordpress.address, user: wordpress.user },
      secrets: { token: wordpress.password },
    },
  ]
}

/** What residents wrote before; Facebook and Instagram have twelve weeks of it by themselves. */
function tell({ mastodon, bluesky, wordpress }: Sandbox): void {
  for (let n = 0; n < threads; n++) {
    const at = Date.now() - (threads - n) * DAY
    const resident = `Habitant ${n}`
    const text = `Annonce ${n}`
    const asked = `Question ${n} ?`
    const { id } = mastodon.write({ resident: null, text, at })
    mastodon.write({ resident, text: `@mairie ${asked}`, replyTo: id, at: at + 60_000 })
    const { uri } = bluesky.write({ resident: null, text, at })
    bluesky.write({ resident, text: asked, replyTo: uri, at: at + 60_000 })
    const post = wordpress.announce(text, at)
    wordpress.comment({ post, resident, text: asked, at: at + 60_000 })
  }
}

async function untilQuiet(context: Context, id: number): Promise<void> {
  for (let looks = 0; looks < 50; looks++) {
    const { error, inbound } = await pollChannel(context, id)
    if (error !== null) throw new Error(error.fr)
    if (inbound === 0 && looks > 2) return
  }
  throw new Error('it is never quiet')
}

type Calls = { method: string; path: string }[]

/** What looks ask and are answered; then the same from a process that only gives that back. */
async function measure(context: Context, { connector }: Kind, id: number): Promise<void> {
  const bodies: Record<string, string> = {}
  let calls: Calls = []
  const recording = (client: HttpClient): HttpClient => ({
    ...client,
    async request(url, options = {}) {
      const answer = await client.request(url, options)
      const { pathname, search } = new URL(url)
      bodies[pathname] = answer.text
      bodies[`${pathname}${search}`] = answer.text
      calls.push({ method: options.method ?? 'GET', path: `${pathname}${search}` })
      return answer
    },
  })
  const { http, guardedHttp } = context
  const watched = { ...context, http: recording(http), guardedHttp: recording(guardedHttp) }
  // A connector signs in once, and looks again at old messages only now and then.
  for (let looks = 0; looks < 15; looks++) {
    calls = []
    await look(watched, id)
  }
  const { child, url } = await startReplay(bodies)
  const elsewhere = (client: HttpClient): HttpClient => ({
    ...client,
    request: (asked, options) => {
      const { pathname, search } = new URL(asked)
      return client.request(`${url}${pathname}${search}`, options)
    },
  })
  try {
    const replayed = { ...context, http: elsewhere(http), guardedHttp: elsewhere(guardedHttp) }
    await look(replayed, id)
    const ours = await rate(() => look(replayed, id))
    const bare = await rate(async () => {
      for (const { method, path } of calls) await (await undiciFetch(url + path, { method })).text()
    })
    tellRate(connector, String(calls.length), ours, bare)
  } finally {
    await stopProgram(child)
  }
}

async function measureMailbox(
  context: Context,
  connect: (kind: Kind) => Promise<number>,
): Promise<void> {
  const path = dovecotPath()
  if (path === null) {
    say('mailbox', 'no dovecot can be had here')
    return
  }
  const dovecot = await startDovecot(path)
  const drop = await startSmtpDrop()
  try {
    for (let n = 0; n < mailbox.mails; n++) {
      const at = Date.now() - (mailbox.mails - n) * 60_000
      dovecot.deliver(
        mailbox.user,
        [
          `Message-ID: <${n}@exemple.org>`,
          `From: habitant${n}@exemple.org`,
          `To: ${mailbox.user}`,
          `Subject: Question ${n}`,
          '',
          'Bonjour, quand ouvre la mairie ?',
        ].join('\r\n'),
        at,
      )
    }
    const secrets = { password }
    const config = { address: mailbox.user, imap: dovecot.imap, smtp: drop.smtp }
    const id = await connect({ connector: 'mailbox', config, secrets })
    const ours = await rate(() => look(context, id))
    const [host = '', port = ''] = dovecot.imap.split(':')
    const bare = await rate(async () => {
      const auth = { user: mailbox.user, pass: password }
      const imap = new ImapFlow({ host, port: Number(port), secure: false, auth, logger: false })
      await imap.connect()
      for (const { path: name } of await imap.list()) {
        await imap.status(name, { uidNext: true, uidValidity: true })
      }
      await imap.logout()
    })
    tellRate('mailbox', 'a line', ours, bare)
  } finally {
    await drop.close()
    dovecot.stop()
  }
}

async function look(context: Context, id: number): Promise<void> {
  const { error } = await pollChannel(context, id)
  if (error !== null) throw new Error(error.fr)
}

/** How often a minute, one after the other. */
async function rate(act: () => Promise<void>): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < forMs) {
    await act()
    count++
  }
  return (count / (performance.now() - start)) * 60_000
}

function tellRate(kind: string, calls: string, ours: number, bare: number): void {
  const figures = [calls, ours.toFixed(0), bare.toFixed(0), ratio(bare / ours)].join(' · ')
  say(`${kind}: calls a quiet look · looks a minute · bare · ratio`, figures)
}
