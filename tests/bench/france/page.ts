import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { callOf } from '../../../server/channels/call.ts'
import { channelById } from '../../../server/channels/rows.ts'
import { systemClock } from '../../../server/clock.ts'
import type { Context } from '../../../server/context.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { createSandbox, type Sandbox } from '../../../server/sandbox/create.ts'
import { connectedContext, stopProgram } from '../bench-village.ts'
import { startReplay } from '../capacity.ts'

/** What a network answers, by path, as replay.ts takes it. */
export type Answers = Record<string, string>

/** A page as small as a commune's, and what its network answers. */
export type SmallPage = {
  context: Context
  channelId: number
  /** A poll in which nobody writes. */
  quiet: Answers
  /** One in which one person has commented, and a post that goes out: once rows were copied. */
  goOn(): Promise<{ news: Answers; sending: Answers }>
  /** What a quiet poll brings, and what gzip makes of it, bytes. */
  bytes: number
  zipped: number
  /** What is sent, the same on every channel. */
  text: string
  messages: number
  /** What a quiet poll of a page with twelve weeks of a village's history costs, to one of this one. */
  wholeRatio: number
  wholeZipped: number
  close(): Promise<void>
}

const minute = 60_000
const day = 24 * 60 * minute
const posts = 50
/** Of all messages of its year, those that its latest posts still bring with each poll. */
const comments = 8

/** A page of fifty posts and twenty comments, connected in that database and read to its end. */
export async function smallPage(databaseUrl: string, otherUrl: string): Promise<SmallPage> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-france-'))
  const sandbox = await createSandbox({
    clock: systemClock,
    databasePath: ':memory:',
    history: false,
  })
  write(sandbox)
  const { village: page } = sandbox
  const place = { folder, url: sandbox.url, smtpUrl: sandbox.smtpUrl, page, stop: noStop }
  const { context, channelId } = await connectedContext(place, databaseUrl)
  for (let polls = 0; polls < 3; polls += 1) await mustPoll(context, channelId)
  const quiet = await recordPoll(context, channelId)
  const { count } = await context.db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const own = await costOf(context, channelId, quiet)
  const whole = await wholePage(folder, otherUrl)
  return {
    context,
    channelId,
    quiet,
    goOn: () => livelier(context, channelId, sandbox),
    bytes: bytesOf(quiet),
    zipped: zippedOf(quiet),
    text,
    messages: Number(count),
    wholeRatio: whole.cost / own,
    wholeZipped: whole.zipped,
    async close() {
      await context.close()
      await sandbox.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const noStop = async () => undefined

function write(sandbox: Sandbox): void {
  const { id } = sandbox.village
  const now = systemClock.now()
  const ids: string[] = []
  for (let n = posts; n > 0; n -= 1) {
    const at = now - n * 3 * day
    const said = `Conseil municipal, travaux, fêtes : ce qu’il y a à savoir cette semaine (${n}).`
    ids.push(sandbox.post({ page: id, kind: 'post', text: said, at }).id)
  }
  for (let n = 0; n < comments; n += 1) {
    const target = ids.at(-1 - (n % 10))
    // The last one has waited for twenty minutes, and the others were answered.
    const at = n === comments - 1 ? now - 20 * minute : now - 2 * day + n * 10 * minute
    const asked = sandbox.write({
      page: id,
      resident: `Habitante ${n}`,
      kind: 'comment',
      target,
      text: 'Bonjour, la salle est-elle libre samedi prochain ?',
      at,
    })
    if (n === comments - 1) continue
    const answer = { page: id, kind: 'comment', target: asked.id } as const
    sandbox.post({ ...answer, text: 'Bonjour, oui, appelez la mairie.', at: at + 5 * minute })
  }
}

/** After the rows were copied: what comes now is on no other channel. */
async function livelier(context: Context, channelId: number, sandbox: Sandbox) {
  const { id } = sandbox.village
  const [latest] = sandbox.posts(id).filter(post => post.isByPage)
  sandbox.write({
    page: id,
    resident: 'Habitante nouvelle',
    kind: 'comment',
    target: latest?.id,
    text: 'Bonjour, à quelle heure ouvre la mairie demain ?',
  })
  const news = await recordPoll(context, channelId)
  return { news, sending: await recordSending(context, channelId) }
}

const text =
  'Fête nationale : défilé à 18 h 30, bal à 21 h, feu d’artifice à 23 h. Venez nombreux !'

async function mustPoll(context: Context, channelId: number): Promise<void> {
  const { error } = await pollChannel(context, channelId)
  if (error !== null) throw new Error(error.fr)
}

/** The same context, which notes what it is answered. */
function recordingIn(context: Context): { context: Context; answers: Answers } {
  const answers: Answers = {}
  const http: Context['http'] = {
    ...context.http,
    async request(url, options = {}) {
      const response = await context.http.request(url, options)
      const { pathname } = new URL(url)
      const { method = 'GET' } = options
      answers[method === 'GET' ? pathname : `${method} ${pathname}`] = response.text
      return response
    },
  }
  return { context: { ...context, http }, answers }
}

async function recordPoll(context: Context, channelId: number): Promise<Answers> {
  const recording = recordingIn(context)
  await mustPoll(recording.context, channelId)
  return recording.answers
}

/** A post goes out and is read back. */
async function recordSending(context: Context, channelId: number): Promise<Answers> {
  const recording = recordingIn(context)
  const channel = await channelById(context.db, channelId)
  if (channel === undefined) throw new Error('the channel is gone')
  const { connector, call } = callOf(recording.context, channel)
  const said = { text, link: null, images: [] }
  const outcome = await connector.publish?.(call, said, 'banc')
  if (outcome?.kind !== 'published') throw new Error('the sandbox does not publish')
  await connector.verify?.(call, said, outcome.remoteId)
  return recording.answers
}

/** CPU of a poll of that channel here, of a network that is another process, s. */
async function costOf(context: Context, channelId: number, answers: Answers): Promise<number> {
  const polls = 60
  const { child, url } = await startReplay(answers)
  try {
    const deps = { ...context, graphApiUrl: url }
    for (let n = 0; n < polls / 2; n += 1) await mustPoll(deps, channelId)
    const before = process.cpuUsage()
    for (let n = 0; n < polls; n += 1) await mustPoll(deps, channelId)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6 / polls
  } finally {
    await stopProgram(child)
  }
}

/** Twelve weeks of a village, on a database of its own of the same server. */
async function wholePage(
  folder: string,
  databaseUrl: string,
): Promise<{ cost: number; zipped: number }> {
  const sandbox = await createSandbox({ clock: systemClock, databasePath: ':memory:' })
  const page = sandbox.village
  const place = { folder, url: sandbox.url, smtpUrl: sandbox.smtpUrl, page, stop: noStop }
  const { context, channelId } = await connectedContext(place, databaseUrl)
  try {
    for (let polls = 0; polls < 3; polls += 1) await mustPoll(context, channelId)
    const answers = await recordPoll(context, channelId)
    return { cost: await costOf(context, channelId, answers), zipped: zippedOf(answers) }
  } finally {
    await context.close()
    await sandbox.close()
  }
}

const bytesOf = (answers: Answers) =>
  Object.values(answers).reduce((sum, body) => sum + Buffer.byteLength(body), 0)
const zippedOf = (answers: Answers) =>
  Object.values(answers).reduce((sum, body) => sum + gzipSync(body).length, 0)
