import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createWebhookJob } from '../../../server/inbox/receiving/webhook-job.ts'
import { receiveWebhook } from '../../../server/inbox/receiving/webhooks.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { facebookVillage } from '../../support/network/facebook-village.ts'
import { MINUTE, storedEpisodes, storedMessages } from '../../support/network/received.ts'

/** The village with its webhooks: what happens in `act` is signed, taken in and worked on. */
async function followed(database: 'sqlite' | 'postgres' = 'sqlite') {
  const v = await facebookVillage(database)
  const job = createWebhookJob(v.context)
  const headers = (body: Uint8Array) => {
    const signature = createHmac('sha256', v.sandbox.app.secret).update(body).digest('hex')
    return new Headers({ 'x-hub-signature-256': `sha256=${signature}` })
  }
  const take = async (text: string) => {
    const body = new TextEncoder().encode(text)
    return await receiveWebhook(v.context, 'facebook', { headers: headers(body), body })
  }
  return {
    ...v,
    take,
    async hear(act: () => void) {
      for (const text of v.sandbox.told(act)) await take(text)
      await job.runOnce()
    },
    waiting: async () =>
      await v.context.db.selectFrom('webhook').select(['nextAt', 'body']).execute(),
  }
}

describe('what Facebook’s webhooks say', () => {
  it('makes of a removed question a withdrawn one, which polling would show later', async () => {
    const v = await followed()
    const { id } = v.ask('Quand ?')
    await v.poll()
    v.clock.advance(5 * MINUTE)
    await v.hear(() => v.sandbox.remove(id))
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'withdrawn', officeMs: 5 * MINUTE }])
    // The same again, and a poll on top: nothing counts twice.
    await v.hear(() => v.sandbox.remove(id))
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([{ officeMs: 5 * MINUTE }])
  })

  itOnBoth('tells what another application sent at once from what somebody wrote', async kind => {
    const v = await followed(kind)
    const ask = (resident: string) => {
      const text = 'Bonjour, la mairie est-elle ouverte ?'
      v.sandbox.write({ page: v.page, kind: 'message', resident, text })
    }
    const send = (target: string, app: string) => {
      v.clock.advance(2_000)
      const text = 'Bonjour ! Nous vous répondons vite.'
      v.sandbox.post({ page: v.page, kind: 'message', target, app, text })
    }
    await v.hear(() => {
      ask('Julie Renard')
      send('Julie Renard', '7700')
    })
    v.clock.advance(MINUTE)
    await v.hear(() => {
      ask('Paul Marchand')
      send('Paul Marchand', v.sandbox.app.id)
    })
    const sent = (await storedMessages(v)).filter(({ direction }) => direction === 'outbound')
    expect(sent.sort((a, b) => a.sentAt - b.sentAt).map(({ automatic }) => automatic)).toEqual([
      1, 0,
    ])
  })

  it('is neither stored nor looked at when it is a heart, however many', async () => {
    const v = await followed()
    const heart = { item: 'reaction', verb: 'add', reaction_type: 'love', post_id: v.post }
    const entry = { id: v.page, time: 1, changes: [{ field: 'feed', value: heart }] }
    expect(await v.take(JSON.stringify({ object: 'page', entry: [entry] }))).toBe(true)
    expect(await v.waiting()).toEqual([])
  })

  itOnBoth('waits for a network that fails, and is then followed', async kind => {
    const v = await followed(kind)
    const { id } = v.ask('Quand ?')
    await v.poll()
    v.clock.advance(MINUTE)
    const fault = v.sandbox.faults.add({ kind: 'error', code: 2, status: 500, times: null })
    await v.hear(() => v.sandbox.remove(id))
    expect(await v.waiting()).toMatchObject([{ body: expect.stringContaining(id) }])
    v.sandbox.faults.clear(fault.id)
    const at = v.clock.now()
    v.clock.advance(10 * MINUTE)
    await v.hear(() => {})
    const [stored] = (await storedMessages(v)).filter(({ remoteId }) => remoteId === id)
    expect(stored?.removedAt).toBe(Math.floor(at / 1000) * 1000)
    expect(await v.waiting()).toEqual([{ nextAt: null, body: '' }])
  })

  it('waits where it alone is refused, holds nothing else up, and is then followed', async () => {
    const v = await followed()
    const { id } = v.ask('Quand ?')
    await v.poll()
    v.clock.advance(MINUTE)
    const match = { path: `/${id}` }
    const fault = v.sandbox.faults.add({ kind: 'error', code: 2, status: 500, times: null, match })
    const said = { page: v.page, kind: 'message', resident: 'Léa', text: 'Allô ?' } as const
    await v.hear(() => {
      v.sandbox.remove(id)
      v.sandbox.write(said)
    })
    const texts = async () => (await storedMessages(v)).map(({ text }) => text)
    expect(await texts()).toContain('Allô ?')
    expect((await v.waiting()).map(({ body }) => body).join()).toContain(id)
    v.sandbox.faults.clear(fault.id)
    v.clock.advance(10 * MINUTE)
    await v.hear(() => {})
    const [stored] = (await storedMessages(v)).filter(({ remoteId }) => remoteId === id)
    expect(stored?.removedAt).not.toBeNull()
    expect((await v.waiting())[0]).toEqual({ nextAt: null, body: '' })
  })
})
