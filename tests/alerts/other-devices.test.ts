import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { raiseAlerts } from '../../server/alerts/alerts.ts'
import { addDevice, listDevices } from '../../server/alerts/devices.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { alertPushes } from '../../server/alerts/push.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import { type DeviceNew, deviceNew } from '../../server/alerts/shapes.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { alertHouse } from '../support/alerts.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { listenOnLoopback } from '../support/network/loopback.ts'
import { MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

type Asked = { method?: string; path: URL; headers: IncomingHttpHeaders; body: string }

/** A server that takes what it is sent, and answers as a test says; `hang up`: once it has it. */
async function playedServer() {
  const played = { url: '', asked: [] as Asked[], says: 200 as number | 'hang up' }
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', played.url)
    const { method, headers } = request
    played.asked.push({ method, path, headers, body: await text(request) })
    if (played.says === 'hang up') request.socket.destroy()
    else response.writeHead(played.says).end()
  })
  const port = await listenOnLoopback(server)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  played.url = `http://127.0.0.1:${port}`
  return played
}

const devices = {
  ntfy: url => ({
    kind: 'ntfy',
    name: 'Téléphone',
    server: url,
    topic: 'mairie-7f3a',
    accessToken: '',
  }),
  'free-mobile': () => ({ kind: 'free-mobile', name: 'SMS', user: '12345678', pass: 'clé & 1' }),
  webhook: url => ({ kind: 'webhook', name: 'Standard', address: `${url}/hook` }),
} satisfies Record<string, (url: string) => DeviceNew>
type Kind = keyof typeof devices

/** Bruno is on duty, has this device and wants no mails; Ann has waited for eight minutes. */
async function house(kind: Kind) {
  const h = await alertHouse()
  const server = await playedServer()
  h.context.freeMobileUrl = server.url
  await h.putOnDuty(h.bruno)
  const by = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
  const added = await addDevice(h.context, by, devices[kind](server.url), '')
  await changeAlertSettings(h.context, by, { mail: false })
  const ten = paris('2026-06-02T10:00')
  await h.receive(
    thread('t-Ann', [from('Ann Durand', ten, 'La salle est-elle libre ?')], { subject: 'Ann' }),
  )
  h.clock.set(ten + 8 * MINUTE)
  await raiseAlerts(h.context)
  const send = async () => {
    await sendMails(h.context, alertPushes)
    await sendMails(h.context, alertMails)
  }
  return { ...h, by, server, added, send }
}

const title = '1\u00a0personne attend une réponse'

describe('what somebody reads besides', () => {
  it('ntfy: is told as its page says', async () => {
    const { server, send } = await house('ntfy')
    await send()
    const [asked] = server.asked
    expect(server.asked).toHaveLength(1)
    expect([asked?.method, asked?.path.pathname]).toEqual(['POST', '/'])
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      topic: 'mairie-7f3a',
      title,
      message: expect.stringContaining('Il reste 7\u00a0min'),
      priority: 4,
      tags: ['bell'],
      click: 'https://tambour.exemple.fr/messages/1',
    })
  })

  it('Free Mobile: gets one short text, without a name', async () => {
    const { server, send } = await house('free-mobile')
    await send()
    const { user, pass, msg } = Object.fromEntries(server.asked[0]?.path.searchParams ?? [])
    expect(server.asked[0]?.path.pathname).toBe('/sendmsg')
    expect([user, pass]).toEqual(['12345678', 'clé & 1'])
    expect(msg).toMatch(/^1\sperson.*https:\/\/tambour\.exemple\.fr\/messages\/1$/s)
    expect(msg).not.toContain('Ann')
  })

  it('a webhook: is signed by the key that was told once', async () => {
    const { server, send, added, context, by } = await house('webhook')
    await send()
    const { body = '', headers } = server.asked[0] ?? {}
    const id = headers?.['webhook-id']
    const at = headers?.['webhook-timestamp']
    const key = Buffer.from(added.secret?.replace('whsec_', '') ?? '', 'base64')
    expect(key).toHaveLength(32)
    const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
    expect(headers?.['webhook-signature']).toBe(`v1,${signature}`)
    expect([id, at]).toEqual(['alert-1-1', String(paris('2026-06-02T10:08') / 1000)])
    expect(JSON.parse(body)).toMatchObject({
      type: 'alert.waiting',
      timestamp: '2026-06-02T08:08:00.000Z',
      data: { title, conversation: 1, url: 'https://tambour.exemple.fr/messages/1' },
    })
    expect(JSON.stringify(await listDevices(context, by))).not.toContain('whsec')
  })

  it.each(['ntfy', 'free-mobile', 'webhook'] as const)(
    '%s: is not told again where nobody knows; a mail says it',
    async kind => {
      const h = await house(kind)
      h.server.says = 'hang up'
      await h.send()
      await h.send()
      expect(h.server.asked).toHaveLength(1)
      expect(h.mailer.mails).toHaveLength(1)
      const [row] = await h.context.db
        .selectFrom('mail')
        .select('state')
        .where('kind', '=', alertPushes.kind)
        .execute()
      expect(row).toEqual({ state: 'unconfirmed' })
    },
  )

  it.each([
    ['ntfy', 403, null],
    ['ntfy', 429, 5_000],
    ['free-mobile', 402, 5_000],
    ['free-mobile', 403, null],
    ['free-mobile', 500, 5_000],
    ['webhook', 410, null],
    ['webhook', 503, 5_000],
  ] as const)('%s: answers %d', async (kind, status, againMs) => {
    const h = await house(kind)
    h.server.says = status
    await h.send()
    const nextAt = againMs === null ? null : h.clock.now() + againMs
    expect(await nextRoundAt(h.context, alertPushes)).toBe(nextAt)
    expect(h.mailer.mails).toHaveLength(againMs === null ? 1 : 0)
  })

  it('has an address on the public network, and of the form that its server takes', async () => {
    const { context, by } = await house('ntfy')
    for (const device of [
      { kind: 'ntfy', name: 'x', topic: 'a b' },
      { kind: 'free-mobile', name: 'x', user: '1234', pass: 'x' },
      { kind: 'webhook', name: 'x', address: 'file:///etc/passwd' },
      { kind: 'webhook', name: '', address: 'https://exemple.fr' },
    ]) {
      expect([device, deviceNew.safeParse(device).success]).toEqual([device, false])
    }
    const address = 'http://10.0.0.1/hook'
    const inside = addDevice(context, by, { kind: 'webhook', name: 'x', address }, '')
    await expect(inside).rejects.toThrow('n’est pas une adresse publique')
  })
})
