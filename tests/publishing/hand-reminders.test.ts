import { describe, expect, it } from 'vitest'
import { addDevice } from '../../server/alerts/devices.ts'
import { connectors } from '../../server/connectors/registry.ts'
import type { Context } from '../../server/context.ts'
import { planPost } from '../../server/events/plan-post.ts'
import { toIso } from '../../server/language/instant.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { markDone } from '../../server/publishing/by-hand/done.ts'
import { handMails, handPushes } from '../../server/publishing/by-hand/reminders.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { alertHouse } from '../support/alerts.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { playedPushService } from '../support/network/push-service.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Anne, who has a telephone or not, planned a post that is due on two such channels. */
async function house(kind: DatabaseKind = 'sqlite', browsers = 1) {
  const h = await alertHouse(kind)
  const { communeId, clock } = h
  // The kinds are those of the registry, beside the one that the house plays.
  const context = { ...h.context, connectors: { ...connectors, ...h.context.connectors } }
  const by = { communeId, userId: h.anne, actor: 'Anne' }
  const service = await playedPushService()
  const played = Array.from({ length: browsers }, () => service.subscribe())
  for (const { subscription } of played) {
    await addDevice(context, by, { kind: 'push', subscription }, 'Chrome')
  }
  const channels: number[] = []
  for (const [connector, name] of [
    ['panneaupocket', 'PanneauPocket'],
    ['board', 'Panneau de la place'],
  ] as const) {
    const part = { connector, name, receives: 0, config: {} } as const
    channels.push((await aChannel(context, communeId, part)).id)
  }
  const due = clock.now() + HOUR
  const wanted = { ...aPostToPlan(), channels, times: [toIso(due)] }
  const { deliveries } = await planPost(context, by, wanted)
  clock.set(due)
  await deliverDue(context, { worker: 'w1' })
  const send = async (one: Context = context) => {
    await sendMails(one, handPushes)
    await sendMails(one, handMails)
  }
  const later = async (ms: number) => {
    clock.advance(ms)
    await send()
  }
  const pushed = () => played.map(({ received }) => received.map(({ payload }) => payload))
  return { ...h, context, by, service, due, deliveries, send, later, pushed }
}

describe('whoever publishes', () => {
  itOnBoth(
    'is told on their telephone when it is due, and once more before it is missed',
    async kind => {
      const h = await house(kind)
      await h.send()
      await h.later(10_000)
      const [first] = h.pushed()[0] ?? []
      expect(first).toMatchObject({
        ...{ v: 1, kind: 'due', commune: h.communeId, href: '/', lang: 'fr' },
        title: expect.stringMatching(/^À faire à la main/),
        body: expect.stringContaining(
          'À publier sur PanneauPocket\nÀ publier sur Panneau de la place',
        ),
      })
      await h.later(MINUTE)
      expect(h.pushed()).toMatchObject([[{ kind: 'due' }]])
      expect(await nextRoundAt(h.context, handPushes)).toBe(h.due + 22 * HOUR)
      // One of the two is done meanwhile.
      const [one = 0] = h.deliveries
      await markDone(h.context, h.by, one, { url: null, readers: null })
      await h.later(22 * HOUR)
      expect(h.pushed()[0]?.[1]).toMatchObject({
        title: expect.stringMatching(/^Toujours à faire/),
        body: expect.stringMatching(/^À publier sur Panneau de la place\nCe sera manqué après /),
      })
      await h.later(HOUR)
      expect(h.pushed()[0]).toHaveLength(2)
      // Bruno publishes as well, and has no telephone here.
      expect(h.mailer.mails.map(({ to }) => to)).toEqual([
        'bruno.1@exemple.fr',
        'bruno.1@exemple.fr',
      ])
    },
  )

  itOnBoth('is told once by two processes', async kind => {
    const h = await house(kind, 2)
    const other = { ...(await h.another()), connectors: h.context.connectors }
    await h.send()
    await h.send(other)
    h.clock.advance(10_000)
    // Two contexts of one thread cannot wait for each other where a transaction holds the whole database.
    if (kind === 'postgres') await Promise.all([h.send(), h.send(other)])
    else for (const one of [h.context, other]) await h.send(one)
    expect(h.pushed().map(all => all.length)).toEqual([1, 1])
  })

  it('is told nothing of what was done before', async () => {
    const h = await house()
    await h.send()
    for (const id of h.deliveries) await markDone(h.context, h.by, id, { url: null, readers: 8 })
    await h.later(10_000)
    await h.later(22 * HOUR)
    expect(h.pushed()).toEqual([[]])
  })

  it('is told by mail without a device, and where none took it', async () => {
    const without = await house('sqlite', 0)
    await without.send()
    await without.later(10_000)
    const subject = expect.stringMatching(/^À faire à la main/)
    // Carole reads alone.
    expect(without.mailer.mails).toMatchObject([
      { to: 'anne.1@exemple.fr', subject },
      { to: 'bruno.1@exemple.fr', subject },
    ])
    expect(without.mailer.mails[0]?.text).toContain('PanneauPocket')
    await without.later(22 * HOUR)
    expect(without.mailer.mails).toHaveLength(4)

    const refused = await house()
    refused.service.says = () => 410
    await refused.send()
    await refused.later(10_000)
    await refused.later(MINUTE)
    expect(refused.mailer.mails.map(({ to }) => to).sort()).toEqual([
      'anne.1@exemple.fr',
      'bruno.1@exemple.fr',
    ])
  })
})
