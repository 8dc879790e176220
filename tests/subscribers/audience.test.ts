import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { channelCost } from '../../server/channels/shapes-channel.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }

/** A commune at the end of its first of July. */
async function house(database: DatabaseKind = 'sqlite') {
  const clock = testClock('2026-07-01T20:00:00Z')
  const tested = await testApp({ clock, database })
  const { context, communeId, ask } = tested
  const { db } = context
  return {
    ...tested,
    channel: (part: Parameters<typeof aChannel>[2]) => aChannel(context, communeId, part),
    async followed(channelId: number, counts: Record<string, number>) {
      for (const [day, count] of Object.entries(counts)) {
        await db.insertInto('followerCount').values({ channelId, day, count }).execute()
      }
    },
    /** Posts that went out on a channel at these local times. */
    async out(channelId: number, times: readonly string[], part = {}) {
      for (const dueLocal of times) {
        const post = await aPost(db, communeId)
        await aDelivery(db, post, channelId, { dueLocal, state: 'published', ...part })
      }
    },
    async report(period = year): Promise<AudienceReportShape> {
      const asked = `/api/reports/audience?from=${period.from}&to=${period.to}`
      return (await ask('GET', asked, { as: 'councillor' })).json as AudienceReportShape
    },
    cost: (id: number, json: z.output<typeof channelCost>) =>
      ask('PUT', `/api/channels/${id}/cost`, { as: 'administrator', body: json }),
  }
}

describe('how many people each channel reaches', () => {
  itOnBoth('is what its network said in the period, and since when', async database => {
    const h = await house(database)
    const page = await h.channel({})
    const silent = await h.channel({ connector: 'mastodon', name: 'Mastodon' })
    await h.followed(page.id, {
      '2025-12-31': 440,
      '2026-01-03': 451,
      '2026-03-01': 470,
      '2026-06-30': 487,
      '2027-01-01': 500,
    })
    await h.followed(silent.id, { '2025-12-31': 12 })
    const { channels } = await h.report()
    expect(channels.map(({ name, people }) => [name, people])).toEqual([
      [
        page.name,
        {
          ...{ kind: 'followers', count: 487, day: '2026-06-30' },
          before: { count: 451, day: '2026-01-03' },
        },
      ],
      ['Mastodon', { kind: 'followers', count: null }],
    ])
    const march = await h.report({ from: '2026-03-01', to: '2026-03-31' })
    expect(march.channels[0]?.people).toEqual({
      ...{ kind: 'followers', count: 470, day: '2026-03-01' },
      before: null,
    })
  })

  itOnBoth('is who signed up, what a panel counted, or nothing that anybody says', async kind => {
    const h = await house(kind)
    const theme = await aTheme(h.context, h.communeId, 'École', 'newsletter')
    for (const [index, state] of (['active', 'active', 'pending', 'suspended'] as const).entries())
      await aSubscriber(h.context, h.communeId, {
        ...{ state, themes: [theme.id], address: { address: `${index}@exemple.fr` } },
      })
    const panel = await h.channel({ connector: 'panneaupocket', name: 'Panneau', receives: 0 })
    await h.out(panel.id, ['2026-02-01T09:00'], { readers: 180 })
    await h.out(panel.id, ['2026-02-02T09:00'], { readers: 212 })
    await h.out(panel.id, ['2026-02-03T09:00'])
    const site = await h.channel({ connector: 'wordpress', name: 'Site' })
    // They publish nothing, and nobody follows them.
    await h.channel({ connector: 'mailbox', name: 'Boîte', publishes: 0 })
    await h.channel({ name: 'Page de la voisine', neighbour: 'Sermaize' })
    const { channels } = await h.report()
    expect(channels.map(({ id, people, posts }) => [id, people, posts])).toEqual([
      [theme.id, { kind: 'subscribers', count: 2, pending: 1, suspended: 1 }, 0],
      [panel.id, { kind: 'readers', count: 212, posts: 2 }, 3],
      [site.id, { kind: 'none', count: null }, 0],
    ])
  })

  it('has a way to be told for each kind on which something can be published', () => {
    const silent = Object.entries(connectors).flatMap(([key, one]) => {
      const isTold = one.followers ?? one.audience ?? one.manifest.byHand
      return isTold === undefined && one.publish !== undefined ? [key] : []
    })
    expect(silent).toEqual(['wordpress'])
  })

  it('also tells a channel that is gone, for as long as it reached somebody', async () => {
    const h = await house()
    const gone = await h.channel({ state: 'disconnected', secrets: null })
    expect((await h.report()).channels).toEqual([])
    await h.out(gone.id, ['2026-02-01T09:00'])
    expect((await h.report()).channels).toMatchObject([{ id: gone.id, posts: 1 }])
    expect((await h.report({ from: '2026-03-01', to: '2026-03-31' })).channels).toEqual([])
  })
})

describe('what a channel costs', () => {
  itOnBoth('is counted by the days that are past, and by the posts of the period', async kind => {
    const h = await house(kind)
    const panel = await h.channel({ connector: 'panneaupocket', receives: 0 })
    await h.channel({ connector: 'wordpress', name: 'Site' })
    // The last minute of a period is in it by the commune's clocks, the first of the next is not.
    await h.out(panel.id, ['2025-12-31T23:59', '2026-01-01T00:00', '2026-06-30T23:59'])
    await h.out(panel.id, ['2026-02-01T09:00'], {
      state: 'cancelled',
      publishedAt: 1_770_000_000_000,
    })
    await h.out(panel.id, ['2026-02-02T09:00'], { state: 'scheduled' })
    expect(await h.report()).toMatchObject({ total: { cents: null, minutes: null } })
    expect((await h.cost(panel.id, { yearlyCost: 14_000, postMinutes: 5 })).status).toBe(204)
    const { channels, total } = await h.report()
    expect(channels).toMatchObject([
      // 182 of 365 days: until today, the first of July.
      { posts: 3, minutes: 15, cents: Math.round((14_000 * 182) / 365), yearlyCost: 14_000 },
      { posts: 0, minutes: null, cents: null },
    ])
    expect(total).toEqual({ cents: 6_981, minutes: 15 })
    expect(await h.report({ from: '2025-01-01', to: '2025-12-31' })).toMatchObject({
      total: { cents: 14_000, minutes: 5 },
    })
  })

  it('is said by those who may change the commune, and noted', async () => {
    const h = await house()
    const { id } = await h.channel({})
    const body = { yearlyCost: 100, postMinutes: null }
    const refused = await h.ask('PUT', `/api/channels/${id}/cost`, { as: 'councillor', body })
    expect(refused.status).toBe(403)
    const missing = await h.cost(id + 1, body)
    expect(missing.status).toBe(404)
    await h.cost(id, body)
    const put = { as: 'administrator', body: { households: 430, year: 2023 } } as const
    expect((await h.ask('PUT', '/api/commune/households', put)).status).toBe(204)
    expect((await h.report()).households).toEqual({ count: 430, year: 2023 })
    const journal = await readJournal(h.context.db, { communeId: h.communeId })
    expect(journal.slice(0, 2).map(({ action }) => action)).toEqual([
      ...['commune.changed', 'channel.changed'],
    ])
  })

  it('of SMS is what was sent, at its price then; one without a price is not known', async () => {
    const h = await house()
    const { db } = h.context
    const theme = await aTheme(h.context, h.communeId, 'Alertes', 'sms-ovh')
    const sent = async (
      recipients: number,
      reached: number,
      cents: number,
      paidFor = recipients,
    ) => {
      const post = await aPost(db, h.communeId)
      const dueLocal = '2026-06-01T09:00'
      const { id: deliveryId } = await aDelivery(db, post, theme.id, {
        dueLocal,
        state: 'published',
      })
      const at = Date.parse('2026-06-01T07:00:00Z')
      const whose = { deliveryId, communeId: h.communeId, at }
      await db
        .insertInto('broadcast')
        .values({ ...whose, recipients, reached, failed: 0 })
        .execute()
      const spent = { ...whose, channelId: theme.id, cents, recipients: paidFor }
      await db.insertInto('smsSpending').values(spent).execute()
    }
    await sent(100, 90, 600)
    // Those who are signed up for two themes are told under one of them.
    await sent(20, 20, 600, 100)
    expect((await h.report()).channels).toMatchObject([{ reached: 110, cents: 540 + 120 }])
    await sent(0, 0, 0)
    expect((await h.report()).channels).toMatchObject([{ cents: 660 }])
    await sent(10, 10, 0)
    expect((await h.report()).channels).toMatchObject([{ reached: 120, cents: null }])
  })
})

it('comes as a table, one channel a line, for a spreadsheet too', async () => {
  const h = await house()
  const page = await h.channel({ name: 'Page' })
  await h.channel({ connector: 'wordpress', name: 'Site' })
  await h.followed(page.id, { '2026-01-03': 451, '2026-06-30': 487 })
  await h.cost(page.id, { yearlyCost: 0, postMinutes: 5 })
  const put = { as: 'administrator', body: { households: 430, year: 2023 } } as const
  await h.ask('PUT', '/api/commune/households', put)
  const table = async (rest = '') => {
    const asked = `/api/reports/audience.csv?from=2026-01-01&to=2026-12-31${rest}`
    return (await h.ask('GET', asked, { as: 'councillor' })).text.split('\r\n')
  }
  const [, first, second] = await table()
  expect(first).toBe(
    'Page,facebook,,487,"abonnés, selon le réseau",2026-06-30,451,0,,0,0,2026-01-01,2026-12-31,430,2023',
  )
  expect(second).toBe('Site,wordpress,,,,,,0,,,,2026-01-01,2026-12-31,430,2023')
  expect((await table('&spreadsheet=en'))[0]).toContain('Channel;Network;Theme;People')
})

it('refuses a period that ends before it begins', async () => {
  const { ask } = await house()
  const asked = '/api/reports/audience?from=2026-06-02&to=2026-06-01'
  expect((await ask('GET', asked, { as: 'councillor' })).status).toBe(400)
})
