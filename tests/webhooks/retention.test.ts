import { describe, expect, it } from 'vitest'
import { resend } from '../../server/webhooks/log.ts'
import { eraseMessages, forgetMessages, renewSecret } from '../../server/webhooks/webhooks.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { village } from '../support/network/received.ts'
import { withWebhook } from '../support/webhooks.ts'

const DAY = 24 * 3_600_000

/** Somebody who wrote was answered, and software that wants the words was told of neither yet. */
async function house() {
  const v = await village()
  const h = await withWebhook({ ...v, by: v.officer }, { words: true })
  v.clock.advance(60_000)
  await v.receive(thread('t', [from('Ann Durand', v.clock.now(), 'Quand ?')]))
  h.receiver.says = () => 500
  await h.send()
  v.clock.advance(60_000)
  await v.receive(thread('t', [byCommune(v.clock.now(), 'Demain, madame Durand.')]))
  await h.send()
  const rows = async () =>
    (await h.context.db.selectFrom('webhookMessage').selectAll().execute()).length +
    (await h.context.db.selectFrom('mail').selectAll().execute()).length
  return { ...h, rows }
}

describe('what a webhook was told', () => {
  it('goes after thirty days, with what the outbox has of it', async () => {
    const h = await house()
    h.clock.advance(29 * DAY)
    await forgetMessages(h.context.db, { communeId: h.by.communeId, now: h.clock.now() })
    expect(await h.rows()).toBe(4)
    h.clock.advance(2 * DAY)
    await forgetMessages(h.context.db, { communeId: h.by.communeId + 1, now: h.clock.now() })
    expect(await h.rows()).toBe(4)
    await forgetMessages(h.context.db, { communeId: h.by.communeId, now: h.clock.now() })
    expect(await h.rows()).toBe(0)
    // Older than it is kept, it is no news either.
    await h.send()
    expect(await h.rows()).toBe(0)
  })

  it.each([
    ['what was asked', 1],
    ['what was answered', 2],
  ])('has no words of a message that is erased, and leaves no more: %s', async (_, messageId) => {
    const h = await house()
    await eraseMessages(h.context.db, [messageId])
    const told = await h.context.db.selectFrom('webhookMessage').selectAll().execute()
    expect(JSON.stringify(told)).not.toMatch(/Durand|Quand|Demain/)
    const before = h.receiver.received.length
    h.receiver.says = () => 204
    while ((await h.sendLater()) !== null);
    expect(h.receiver.received).toHaveLength(before)
    const [line] = await h.log()
    expect(line).toMatchObject({ body: '', state: 'dropped' })
    await expect(resend(h.context, h.by, h.webhook.id, line?.id ?? 0)).rejects.toThrow(/effacé/)
  })
})

it('a secret that another installation sealed is renewed, and loses nothing', async () => {
  const h = await house()
  await h.context.db.updateTable('webhookEndpoint').set({ secrets: 'v1.a.b.c' }).execute()
  await h.sendLater()
  expect(await h.log()).toMatchObject([{ reason: expect.anything() }, { state: 'failed' }])
  const { secret } = await renewSecret(h.context, h.by, h.webhook.id)
  h.receiver.secrets.set('/hook', secret)
  h.receiver.says = () => 204
  while ((await h.sendLater()) !== null);
  expect(h.receiver.taken).toHaveLength(2)
})
