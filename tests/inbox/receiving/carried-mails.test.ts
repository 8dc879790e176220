import { once } from 'node:events'
import { request } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { lasuite } from '../../../server/connectors/mailbox/index.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { waitingBatches, workOnWebhooks } from '../../../server/inbox/receiving/webhook-work.ts'
import { webhookRoutes } from '../../../server/inbox/routes.ts'
import { createLaSuite, type PlayedWebhook } from '../../../server/sandbox/lasuite.ts'
import { mail } from '../../connectors/mailbox/box.ts'
import { start as startsAt } from '../../support/app.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { testClock } from '../../support/clock.ts'
import { testContext } from '../../support/context.ts'
import { newCommune } from '../../support/network/received.ts'
import { serveOnLoopback } from '../../support/network/serve-on-loopback.ts'

const MINUTE = 60_000
const address = 'mairie@exemple.fr'
const secret = 'le secret du webhook'
const question = (n: number, text = `Question ${n} ?`) =>
  Buffer.from(mail({ 'Message-ID': `<q${n}@exemple.org>`, To: address, Subject: '' }, text))

/** Where Tambour’s webhooks come in, at a port and without its jobs, and Messages before it. */
async function listening() {
  const clock = testClock(startsAt)
  const context = await testContext({ clock, connectors: { lasuite } })
  const communeId = await newCommune(context, 'Saint-Exemple')
  const app = new Hono().route('/webhooks', webhookRoutes(context))
  const server = createAdaptorServer({ fetch: app.fetch })
  const port = await serveOnLoopback(server)
  const url = `http://127.0.0.1:${port}`
  const { id } = await aChannel(context, communeId, {
    ...{ connector: 'lasuite', name: 'Courriel', publishes: 0 },
    ...{ config: { address }, secrets: { webhook: secret } },
    poll: { nextAt: clock.now() + 24 * 60 * MINUTE },
  })
  const suite = createLaSuite(clock.now, address)
  const webhook: PlayedWebhook = {
    ...{ url: `${url}/webhooks/lasuite`, secret, by: 'jwt', format: 'eml' },
    trigger: 'message.delivered',
  }
  const messages = async () =>
    (
      await context.db
        .selectFrom('message')
        .select(['remoteId', 'text'])
        .orderBy('sentAt')
        .execute()
    ).map(({ text }) => text)
  const rows = () => context.db.selectFrom('webhook').selectAll().orderBy('id').execute()
  /** All that waits is worked on, until nothing that is due does. */
  async function work(): Promise<void> {
    for (;;) {
      const due = (await waitingBatches(context)).filter(({ nextAt }) => nextAt <= clock.now())
      if (due.length === 0) return
      for (const batch of due) await workOnWebhooks(context, batch)
    }
  }
  return { context, clock, suite, webhook, id, messages, rows, work, url }
}

describe('mails that only a webhook brings', () => {
  it('are each one message, however often they come, and leave nothing behind', async () => {
    const { suite, webhook, messages, rows, work } = await listening()
    for (let times = 0; times < 3; times++) {
      for (let n = 0; n < 4; n++) expect(await suite.deliver(webhook, question(n))).toBe(true)
      if (times === 1) await work()
    }
    await work()
    expect((await messages()).toSorted()).toEqual([0, 1, 2, 3].map(n => `Question ${n} ?`))
    expect((await rows()).map(({ body, nextAt }) => [body, nextAt])).toEqual(
      Array.from({ length: 12 }, () => ['', null]),
    )
  })

  it('come whole, whatever their bytes, up to what Messages takes', async () => {
    const { suite, webhook, messages, work } = await listening()
    const bytes = Buffer.concat([
      question(1, '').subarray(0, -2),
      Buffer.from('La fen\xeatre\0 est cass\xe9e\r\n', 'latin1'),
      Buffer.alloc(10 * 1024 * 1024, '\r\n'),
    ])
    await suite.deliver(webhook, bytes)
    await work()
    expect(await messages()).toEqual([expect.stringMatching(/^La fenêtre est cassée\n/)])
  })

  it('are there once when the process dies between the message and the note of it', async () => {
    const { context, suite, webhook, messages, rows, work, clock } = await listening()
    await suite.deliver(webhook, question(1))
    const [batch] = await waitingBatches(context)
    if (batch === undefined) throw new Error('nothing waits')
    const { db } = context
    const update = db.updateTable.bind(db)
    let writes = 0
    const dying = vi.spyOn(db, 'updateTable').mockImplementation(((table: 'webhook') => {
      // The claim is written; what became of it no more.
      if (table === 'webhook' && ++writes > 1) throw new Error('killed')
      return update(table)
    }) as never)
    await expect(workOnWebhooks(context, batch)).rejects.toThrow('killed')
    dying.mockRestore()
    expect(await messages()).toEqual(['Question 1 ?'])
    clock.advance(2 * MINUTE)
    await work()
    expect(await messages()).toEqual(['Question 1 ?'])
    expect((await rows()).map(({ nextAt }) => nextAt)).toEqual([null])
  })

  it('are there once when a look goes on at the same time', async () => {
    const { context, suite, webhook, id, messages, work } = await listening()
    for (let n = 0; n < 15; n++) await suite.deliver(webhook, question(n))
    await Promise.all([work(), pollChannel(context, id), work(), pollChannel(context, id)])
    await work()
    expect((await messages()).toSorted()).toEqual(
      Array.from({ length: 15 }, (_, n) => `Question ${n} ?`).toSorted(),
    )
  })

  it('wait while the channel is paused', async () => {
    const { context, suite, webhook, id, messages, work, clock, rows } = await listening()
    const paused = (state: 'paused' | 'active') =>
      context.db.updateTable('channel').set({ state }).where('id', '=', id).execute()
    await paused('paused')
    await suite.deliver(webhook, question(1))
    for (let day = 0; day < 6; day++) {
      await work()
      clock.advance(24 * 60 * MINUTE)
    }
    expect(await messages()).toEqual([])
    expect((await rows())[0]?.body).not.toBe('')
    await paused('active')
    await work()
    expect(await messages()).toEqual(['Question 1 ?'])
  })

  it('are held by Messages, where it is set so, while nobody takes them', async () => {
    const { suite, webhook, messages, work, url } = await listening()
    const held = { ...webhook, trigger: 'message.delivering' as const, url: 'http://127.0.0.1:1' }
    expect(await suite.deliver(held, question(1))).toBe(false)
    held.url = `${url}/webhooks/lasuite`
    await suite.sweep()
    await work()
    expect(await messages()).toEqual(['Question 1 ?'])
    // What is delivered already comes once, and is gone.
    expect(await suite.deliver({ ...webhook, url: 'http://127.0.0.1:1' }, question(2))).toBe(true)
    await suite.sweep()
    await work()
    expect(await messages()).toEqual(['Question 1 ?'])
  })

  it('of strangers, of others’ mailboxes and of spam are no messages', async () => {
    const { suite, webhook, messages, rows, work, clock } = await listening()
    const forged = await fetch(webhook.url, {
      method: 'POST',
      body: question(1),
      headers: { authorization: 'Bearer x.y.z-und-so-weiter-und-so' },
    })
    expect([forged.status, await forged.text()]).toEqual([403, ''])
    await suite.deliver({ ...webhook, secret: 'un autre' }, question(1))
    await suite.deliver(webhook, question(2), { isSpam: true })
    await createLaSuite(clock.now, 'ecole@exemple.fr').deliver(webhook, question(3))
    await work()
    expect(await messages()).toEqual([])
    expect(await rows()).toEqual([])
  })

  it('come while strangers begin large bodies and never end them', async () => {
    const { suite, webhook, messages, work } = await listening()
    const strangers = Array.from({ length: 8 }, () => {
      const asked = request(webhook.url, {
        method: 'POST',
        headers: {
          authorization: 'Bearer x.y.z-und-so-weiter-und-so',
          'content-type': 'message/rfc822',
          'content-length': 11 * 1024 * 1024,
        },
      })
      onTestFinished(() => void asked.destroy())
      asked.write('From: ')
      return once(asked, 'response')
    })
    const large = Buffer.concat([question(1), Buffer.alloc(1024 * 1024, '\r\n')])
    expect(await suite.deliver(webhook, large)).toBe(true)
    for (const answer of strangers) expect(await answer).toMatchObject([{ statusCode: 403 }])
    await work()
    expect(await messages()).toEqual([expect.stringContaining('Question 1 ?')])
  })
})
