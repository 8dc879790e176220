import { createAdaptorServer } from '@hono/node-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createWebhookJob } from '../../server/inbox/receiving/webhook-job.ts'
import { webhookRoutes } from '../../server/inbox/routes.ts'
import { addPreset, faultPresets } from '../../server/sandbox/fault-presets.ts'
import { listenOn } from '../../server/sandbox/listen.ts'
import { facebookVillage } from '../support/network/facebook-village.ts'
import { MINUTE, storedMessages } from '../support/network/received.ts'

/** The village, whose page is followed by webhooks over real HTTP. */
async function followed() {
  const v = await facebookVillage()
  const server = createAdaptorServer({ fetch: webhookRoutes(v.context).fetch })
  onTestFinished(() => new Promise(done => void server.close(() => done())))
  const port = await listenOn(server, 0, () => server.address())
  const callback = `http://127.0.0.1:${port}/facebook`
  await v.sandbox.webhooks.subscribe(callback, 'le mot')
  const job = createWebhookJob(v.context)
  return {
    ...v,
    work: () => job.runOnce(),
    stored: async () => (await v.context.db.selectFrom('webhook').select('id').execute()).length,
  }
}

type Followed = Awaited<ReturnType<typeof followed>>

/** Two comments, an edit and a private message and its echo, whose webhooks suffer the fault. */
async function happenings(v: Followed): Promise<void> {
  const say = (text: string) =>
    v.sandbox.write({ page: v.page, kind: 'message', resident: 'Odile Martin', text })
  const first = v.ask('Quand ?')
  v.clock.advance(MINUTE)
  v.ask('Et où ?')
  v.sandbox.edit(first.id, 'Quand finissent-ils ?')
  v.clock.advance(MINUTE)
  say('Bonjour, la mairie est-elle ouverte ?')
  v.clock.advance(MINUTE)
  v.sandbox.post({ page: v.page, kind: 'message', target: 'Odile Martin', text: 'Oui.' })
  await v.sandbox.webhooks.settled()
}

const said = async (v: Followed) =>
  (await storedMessages(v)).map(({ text }) => text ?? '').sort((a, b) => a.localeCompare(b))

const everything = [
  'Bonjour, la mairie est-elle ouverte ?',
  'Et où ?',
  'Oui.',
  'Quand finissent-ils ?',
]

describe('webhooks of Facebook', () => {
  const presets = faultPresets.filter(({ fault }) => fault.kind === 'webhook')

  it.each(presets)('that come « $label » count once, and polling fills every gap', async one => {
    const v = await followed()
    await v.poll()
    const { id } = addPreset(v.sandbox.faults, { preset: one.key, times: null })
    const fault = v.sandbox.faults.list().find(standing => standing.id === id)
    if (fault?.kind !== 'webhook') throw new Error('no fault of webhooks')
    fault.ms = Math.min(fault.ms, 20)
    await happenings(v)
    expect((await v.stored()) > 0).toBe(fault.how !== 'unsigned')
    await v.work()
    // A forgery is not even stored: those who did call are heard by polling.
    expect(await said(v)).toEqual(fault.how === 'unsigned' ? [] : everything)
    v.sandbox.faults.clear()
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await said(v)).toEqual(everything)
  })

  it('take a thousand in one body', async () => {
    const v = await followed()
    await v.poll()
    addPreset(v.sandbox.faults, { preset: 'webhook-batch' })
    for (let count = 0; count < 1_000; count++) v.ask(`Question ${count} : à quelle heure ?`)
    await v.sandbox.webhooks.settled()
    expect(await v.stored()).toBe(1)
    v.clock.advance(MINUTE)
    await v.work()
    for (let polls = 0; polls < 5; polls++) {
      v.clock.advance(10 * MINUTE)
      await v.poll()
    }
    expect(new Set(await said(v)).size).toBe(1_000)
    expect(await said(v)).toHaveLength(1_000)
  })
})
