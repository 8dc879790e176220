import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { digestMails } from '../../server/digest/mail.ts'
import { createPollJob } from '../../server/inbox/receiving/poll-job.ts'
import { createMailJob } from '../../server/mail/job.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { start, testApp } from '../support/app.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { testClock } from '../support/clock.ts'

/** What every way goes through: words, dates, the database, the frame of HTTP. */
const everywhere = /^server\/((language|database|platform|http|sandbox)\/|(clock|context)\.ts$)/

/** The files of the server of which a function ran meanwhile, as V8 counts its calls. */
async function filesOn(way: () => Promise<void>): Promise<string[]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  try {
    await way()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url, functions }) => ({ file: relative('.', fileURLToPath(url)), functions }))
      .filter(({ file, functions }) => {
        if (!file.startsWith('server/') || everywhere.test(file)) return false
        return functions.some(({ functionName, ranges: [all] }) => {
          if (all === undefined || all.count === 0) return false
          // What vite wraps round a module that is loaded meanwhile, and round what each exports.
          const isWrapper = all.startOffset < 100
          const isExport = functionName === '' && all.endOffset - all.startOffset < 100
          return !isWrapper && !isExport
        })
      })
      .map(({ file }) => file)
  } finally {
    session.disconnect()
  }
}

/** A village and its neighbour, both on Facebook; neither has anything that is new. */
async function village() {
  const clock = testClock(start)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const settings = { graphApiUrl: sandbox.graphUrl, smtpUrl: sandbox.smtpUrl }
  const { ask: request, context } = await testApp({ clock, connectors: { facebook }, settings })
  const ask = async (method: string, path: string, body?: object) => {
    const { status, text, json } = await request(method, `/api${path}`, {
      as: 'administrator',
      body,
    })
    expect(status, text).toBeLessThan(300)
    return json
  }
  const [neighbour] = sandbox.neighbours
  if (neighbour === undefined) throw new Error('no neighbour')
  const connect = async (page: typeof sandbox.village, more: object) => {
    const { app } = sandbox
    const secrets = { token: page.token, app_secret: app.secret, verify_token: 'x' }
    const config = { page: page.id, app_id: app.id }
    await ask('POST', '/channels', aChannelToConnect({ config, secrets, ...more }))
  }
  await connect(sandbox.village, { name: 'Page de la mairie' })
  await connect(neighbour, { neighbour: 'Voisine', ownership: 'neighbour' })
  const poll = createPollJob(context)
  const post = sandbox.post({ page: sandbox.village.id, kind: 'post', text: 'Travaux' })
  for (let look = 0; look < 2; look++) {
    await poll.runOnce()
    clock.advance(60_000)
  }
  await ask('GET', '/today')
  return { ask, clock, context, neighbour, poll, post, sandbox }
}

// What grew unseen once is counted: who reads how a thing happens opens these files one after the other.

it('leads a comment to the first screen through 85 files at most', async () => {
  const { ask, clock, poll, post, sandbox } = await village()
  const text = 'La déchetterie ouvre samedi ?'
  const comment = { page: sandbox.village.id, kind: 'comment', target: post.id, text } as const
  sandbox.write({ ...comment, resident: 'Résidente' })
  const files = await filesOn(async () => {
    clock.advance(60_000)
    await poll.runOnce()
    expect(await ask('GET', '/today')).toMatchObject({ waitingCount: 1 })
  })
  expect(files).toContain('server/messages/upsert-messages.ts')
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(85)
})

it('leads an event to a neighbour’s page through 45 files at most', async () => {
  const { ask, clock, context, neighbour, sandbox } = await village()
  const due = createDueTimer(context)
  const event = { startLocal: '2026-06-13T20:00', times: ['2026-06-02T10:40'], channels: [1, 2] }
  const files = await filesOn(async () => {
    await ask('POST', '/events', anEventToPlan(event))
    clock.set('2026-06-02T08:41:00Z')
    await due.runOnce()
  })
  expect(sandbox.posts(neighbour.id)).toHaveLength(1)
  expect(files).toContain('server/publishing/send-delivery.ts')
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(45)
})

it('leads a digest to its mail through 45 files at most', async () => {
  const { ask, clock, context, sandbox } = await village()
  const mails = createMailJob(context, digestMails)
  const files = await filesOn(async () => {
    await ask('POST', '/digest/recipients', { email: 'maire@exemple.fr' })
    clock.set('2026-06-08T06:00:00Z')
    await mails.runOnce()
  })
  expect(await sandbox.mail()).not.toEqual([])
  expect(files).toContain('server/digest/weekly-digest.ts')
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(45)
})
