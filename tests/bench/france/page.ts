import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../server/clock.ts'
import type { Context } from '../../../server/context.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { createSandbox, type Sandbox } from '../../../server/sandbox/create.ts'
import { connectedContext } from '../bench-village.ts'

/** What a network answers, by path, as replay.ts takes it. */
type Answers = Record<string, string>

/** A page as small as a commune's, and what its network answers. */
export type SmallPage = {
  context: Context
  channelId: number
  /** A poll in which nobody writes. */
  quiet: Answers
  /** One in which one person has commented: once rows were copied. */
  news(): Promise<Answers>
  messages: number
  close(): Promise<void>
}

const minute = 60_000
const day = 24 * 60 * minute
const posts = 50
/** Of all messages of its year, those that its latest posts still bring with each poll. */
const comments = 8

/** A page of fifty posts and twenty comments, connected in that database and read to its end. */
export async function smallPage(databaseUrl: string): Promise<SmallPage> {
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
  return {
    context,
    channelId,
    quiet,
    news: () => livelier(context, channelId, sandbox),
    messages: Number(count),
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
  return await recordPoll(context, channelId)
}

async function mustPoll(context: Context, channelId: number): Promise<void> {
  const { error } = await pollChannel(context, channelId)
  if (error !== null) throw new Error(error.fr)
}

/** What a poll is answered. */
async function recordPoll(context: Context, channelId: number): Promise<Answers> {
  const answers: Answers = {}
  const http: Context['http'] = {
    ...context.http,
    async request(url, options = {}) {
      const response = await context.http.request(url, options)
      answers[new URL(url).pathname] = response.text
      return response
    },
  }
  await mustPoll({ ...context, http }, channelId)
  return answers
}
