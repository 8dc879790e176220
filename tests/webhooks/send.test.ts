import { describe, expect, it } from 'vitest'
import { mailMetrics } from '../../server/mail/outbox.ts'
import { listJournal } from '../../server/people/journal.ts'
import { resend, resendFailed, tryWebhook } from '../../server/webhooks/log.ts'
import { signingSecrets } from '../../server/webhooks/secrets.ts'
import { findEndpoint } from '../../server/webhooks/store-endpoints.ts'
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  renewSecret,
} from '../../server/webhooks/webhooks.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { village } from '../support/network/received.ts'
import { withWebhook } from '../support/webhooks.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

async function house(database: DatabaseKind = 'sqlite') {
  const v = await village({ database })
  const h = await withWebhook({ ...v, by: v.officer }, { types: ['message.waiting'] })
  const ask = (name: string) =>
    v.receive(thread(`t-${name}`, [from(name, v.clock.now(), 'Quand ?')]))
  return { ...h, ask }
}

describe('a webhook', () => {
  itOnBoth(
    'is told with the same id and bytes until it takes it, at the times of the standard',
    async kind => {
      const h = await house(kind)
      await h.ask('Ann')
      const answers = [500, 'hang up', { status: 301, headers: { location: '/' } }, 404, 502]
      h.receiver.says = () => (answers.shift() as number) ?? 204
      await h.send()
      const waits = []
      for (;;) {
        const late = await h.sendLater()
        if (late === null) break
        waits.push(late)
      }
      // What nobody knows keeps it waiting for a minute at least.
      expect(waits).toEqual([5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR])
      expect(h.receiver.received).toHaveLength(6)
      expect(new Set(h.receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(1)
      expect(new Set(h.receiver.received.map(({ at }) => at)).size).toBe(6)
      expect(await h.log()).toMatchObject([
        { state: 'sent', attempts: 6, status: 204, nextAt: null },
      ])
      expect(await listWebhooks(h.context, h.communeId)).toMatchObject([{ failingSince: null }])
    },
  )

  it('is left to a person after three days, and then leaves anew with all its attempts', async () => {
    const h = await house()
    await h.ask('Ann')
    h.receiver.says = () => ({ status: 500, body: 'x'.repeat(2000) })
    await h.send()
    // It is no mail: those who look after the installation cannot mend it.
    const figures = await mailMetrics(h.context)
    const due = figures.find(({ name }) => name === 'tambour_mail_due_timestamp_seconds')
    expect(due?.values).toEqual([])
    while ((await h.sendLater()) !== null);
    expect(h.receiver.received).toHaveLength(10)
    const [line] = await h.log()
    expect(line).toMatchObject({ state: 'failed', attempts: 10, nextAt: null, status: 500 })
    expect(line?.answer).toHaveLength(500)
    const again = await resend(h.context, h.by, h.webhook.id, line?.id ?? 0)
    expect(again).toMatchObject({ state: 'failed', attempts: 11, key: line?.key })
    expect(Date.parse(again.nextAt ?? '')).toBe(h.clock.now() + 5 * SECOND)
    h.receiver.says = () => 200
    await h.sendLater()
    expect(await h.log()).toMatchObject([{ state: 'sent', attempts: 12 }])
    // What it took may be sent anew too: its receiver may have lost it.
    await resend(h.context, h.by, h.webhook.id, line?.id ?? 0)
    expect(new Set(h.receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(1)
    expect(h.receiver.received).toHaveLength(13)
  })

  it('that asks to be left alone is, with all that it is to be told', async () => {
    const h = await house()
    h.receiver.says = () => ({ status: 429, headers: { 'retry-after': '600' } })
    await h.ask('Ann')
    await h.send()
    await h.ask('Bea')
    await h.send()
    expect(h.receiver.received).toHaveLength(1)
    h.receiver.says = () => 204
    expect(await h.sendLater()).toBe(600 * SECOND)
    expect(h.receiver.taken).toHaveLength(2)
  })

  it.each([
    ['gone', 410],
    ['silent', 500],
  ])(
    'that is %s is told nothing more, and everything when somebody asks for it',
    async (why, status) => {
      const h = await house()
      h.receiver.says = () => status
      for (let day = 0; day < 6; day++) {
        await h.ask(`Ann ${day}`)
        await h.send()
        await h.sendLater()
        h.clock.advance(24 * HOUR)
        await h.send()
      }
      expect(await listWebhooks(h.context, h.communeId)).toMatchObject([
        { enabled: false, disabledWhy: why },
      ])
      const asked = h.receiver.received.length
      await h.ask('Zoe')
      await h.send()
      expect(h.receiver.received).toHaveLength(asked)
      const { lines } = await listJournal(h.context, { ...h, role: 'administrator' }, {})
      expect(lines.filter(({ action }) => action === 'webhook.disabled')).toMatchObject([
        { by: 'Tambour', detail: { name: 'Site', why } },
      ])
      h.clock.advance(MINUTE)
      const all = h.clock.now() - 20 * 24 * HOUR
      await expect(resendFailed(h.context, h.by, h.webhook.id, all)).rejects.toThrow('désactivé')
      const { address, name, types, words } = h.webhook
      await changeWebhook(h.context, h.by, h.webhook.id, {
        address,
        name,
        types,
        words,
        enabled: true,
      })
      h.receiver.says = () => 204
      const { count } = await resendFailed(h.context, h.by, h.webhook.id, all)
      await h.send()
      expect(h.receiver.taken).toHaveLength(count)
      expect((await h.log()).every(({ state }) => state === 'sent')).toBe(true)
      // Zoe wrote while it was told nothing.
      expect(count).toBe((await h.log()).length)
    },
  )

  it('signs with both secrets for a day after a new one', async () => {
    const h = await house()
    const renewed = await renewSecret(h.context, h.by, h.webhook.id)
    expect(renewed).toMatchObject({ hasTwoSecrets: true, secret: expect.stringMatching(/^whsec_/) })
    await tryWebhook(h.context, h.by, h.webhook.id)
    h.receiver.secrets.set('/hook', renewed.secret)
    await tryWebhook(h.context, h.by, h.webhook.id)
    expect(h.receiver.received.map(({ signatures }) => signatures)).toEqual([2, 2])
    h.clock.advance(24 * HOUR)
    await tryWebhook(h.context, h.by, h.webhook.id)
    expect(h.receiver.received.at(-1)?.signatures).toBe(1)
    h.receiver.secrets.set('/hook', h.webhook.secret)
    expect(await tryWebhook(h.context, h.by, h.webhook.id)).toMatchObject({
      state: 'failed',
      status: 401,
      nextAt: null,
    })
    const row = await findEndpoint(h.context.db, h.webhook.id)
    expect(row?.secrets).not.toContain('whsec')
    expect(row && signingSecrets(h.context, row, h.clock.now())).toEqual([renewed.secret])
  })

  it('is nothing on this network, nothing of another commune’s, and leaves nothing behind', async () => {
    const h = await house()
    const inside = { address: 'http://192.168.1.1/', name: 'Box', words: false }
    const types: ['message.waiting'] = ['message.waiting']
    await expect(addWebhook(h.context, h.by, { ...inside, types })).rejects.toThrow(/publique/)
    await h.ask('Ann')
    await h.send()
    const other = { ...h.by, communeId: h.communeId + 1 }
    await expect(removeWebhook(h.context, other, h.webhook.id)).rejects.toThrow(
      /introuvable|existe/,
    )
    await removeWebhook(h.context, h.by, h.webhook.id)
    for (const table of ['webhookEndpoint', 'webhookMessage', 'webhookAgenda', 'mail'] as const) {
      expect(await h.context.db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  })
})
