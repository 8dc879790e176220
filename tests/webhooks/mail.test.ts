import { describe, expect, it } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { webhookMails } from '../../server/webhooks/mail.ts'
import { changeWebhook } from '../../server/webhooks/webhooks.ts'
import { alertHouse } from '../support/alerts.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { withWebhook } from '../support/webhooks.ts'

/** A webhook whose receiver says that it wants nothing more, at ten. */
async function house() {
  const h = await alertHouse()
  const by = { communeId: h.communeId, userId: h.anne, actor: 'Anne' }
  const w = await withWebhook({ ...h, by })
  w.receiver.says = () => 410
  h.clock.advance(1000)
  await h.receive(thread('t', [from('Ann', h.clock.now(), 'Est-ce ouvert ?')]))
  await w.send()
  return { ...h, ...w, mail: () => sendMails(h.context, webhookMails) }
}

describe('a webhook that was disabled by itself', () => {
  it('is told to those who administer, once each time', async () => {
    const h = await house()
    await h.mail()
    await h.mail()
    expect(h.mailer.mails.map(({ to }) => to)).toEqual([`anne.${h.communeId}@exemple.fr`])
    expect(h.mailer.mails[0]).toMatchObject({
      subject: 'Le webhook «\u00a0Site\u00a0» est désactivé, Saint-Exemple',
      text: expect.stringContaining('https://tambour.exemple.fr/reglages/webhooks'),
    })
    const { address, name, types, words } = h.webhook
    const asked = { address, name, types, words, enabled: true }
    await changeWebhook(h.context, h.by, h.webhook.id, asked)
    h.clock.advance(1000)
    await h.receive(thread('u', [from('Bea', h.clock.now(), 'Est-ce ouvert ?')]))
    await h.send()
    await h.mail()
    expect(h.mailer.mails).toHaveLength(2)
  })

  it('is not told at night, nor once somebody disabled or enabled it', async () => {
    const h = await house()
    h.clock.set(paris('2026-06-02T23:00'))
    await h.mail()
    expect(h.mailer.mails).toEqual([])
    const { address, name, types, words } = h.webhook
    const asked = { address, name, types, words, enabled: true }
    await changeWebhook(h.context, h.by, h.webhook.id, asked)
    await changeWebhook(h.context, h.by, h.webhook.id, { ...asked, enabled: false })
    h.clock.set(paris('2026-06-03T09:00'))
    await h.mail()
    expect(h.mailer.mails).toEqual([])
  })
})
