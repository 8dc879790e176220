import { expect, it } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { webhookMessages } from '../../server/webhooks/send.ts'
import { testApp } from '../support/app.ts'
import { webhookReceiver } from '../support/network/webhook-receiver.ts'

it('an administrator adds one, tries it, reads its log and sends anew; the secret is told once', async () => {
  const { context, ask, signIn } = await testApp()
  const as = { cookie: await signIn('anne@exemple.fr') }
  const receiver = await webhookReceiver(() => context.clock.now())
  const wanted = { address: `${receiver.url}/hook`, name: 'Site', types: ['event.published'] }
  const added = (await ask('POST', '/api/webhooks', { ...as, body: wanted })).json
  expect(added).toMatchObject({ ...wanted, words: false, enabled: true })
  const { id, secret } = Object(added)
  receiver.secrets.set('/hook', secret)

  const list = await ask('GET', '/api/webhooks', as)
  expect(list.json).toMatchObject([{ id, failure: null, hasTwoSecrets: false }])
  expect(JSON.stringify(list.json)).not.toContain('whsec')

  receiver.says = () => ({ status: 503, headers: { 'retry-after': '1' }, body: 'plus tard' })
  const tried = await ask('POST', `/api/webhooks/${id}/test`, as)
  expect(tried.json).toMatchObject({ state: 'failed', status: 503, answer: 'plus tard' })
  receiver.says = () => 204
  const { messages } = Object((await ask('GET', `/api/webhooks/${id}/messages`, as)).json)
  expect(messages).toMatchObject([
    { type: 'webhook.test', attempts: 1, body: expect.stringMatching(/^\{/) },
  ])
  const again = await ask('POST', `/api/webhooks/${id}/messages/${messages[0].id}/resend`, as)
  expect(again.json).toMatchObject({ state: 'sent', key: messages[0].key, status: 204 })
  await sendMails(context, webhookMessages)
  const since = { since: '2020-01-01T00:00:00Z' }
  expect((await ask('POST', `/api/webhooks/${id}/resend`, { ...as, body: since })).json).toEqual({
    count: 0,
  })
  const off = { ...wanted, enabled: false }
  expect((await ask('PUT', `/api/webhooks/${id}`, { ...as, body: off })).json).toMatchObject({
    enabled: false,
    disabledWhy: 'person',
  })
  const local = { ...wanted, address: 'http://10.0.0.1/' }
  const refused = await ask('POST', '/api/webhooks', { ...as, body: local })
  expect([refused.status, refused.json]).toEqual([
    400,
    expect.objectContaining({ field: 'address', message: expect.stringContaining('10.0.0.1') }),
  ])
  expect((await ask('DELETE', `/api/webhooks/${id}`, as)).status).toBe(204)
})
