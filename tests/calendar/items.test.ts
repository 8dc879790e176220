import { describe, expect, it } from 'vitest'
import { listFeeds } from '../../server/calendar/feed-shape.ts'
import { addFeed, refreshDueFeeds } from '../../server/calendar/feeds.ts'
import {
  decideItem,
  listItems,
  relayItem,
  showItemPicture,
  takeItemPicture,
} from '../../server/calendar/items.ts'
import { setRule } from '../../server/calendar/relay-by-rule.ts'
import { relayTime } from '../../server/calendar/rules/relay-rule.ts'
import { relayText } from '../../server/calendar/rules/relay-text.ts'
import { listDeliveries } from '../../server/publishing/deliveries.ts'
import { needApproval } from '../support/builders/approval.ts'
import { type Article, feedOf } from '../support/calendar/feed-texts.ts'
import { sourceServer } from '../support/calendar/source-server.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addChannel, HOUR, journalActions, publishingWorld, run } from '../support/publishing.ts'

const DAY = 24 * HOUR
const rentree: Article = {
  title: 'La rentrée',
  link: 'https://ecole.exemple.fr/rentree/',
  guid: 'https://ecole.exemple.fr/?p=1',
  text: 'Les portes ouvrent à 8 h 20.',
  at: '2026-06-01T08:00:00Z',
}
const kermesse: Article = {
  title: 'La kermesse',
  link: 'https://ecole.exemple.fr/kermesse/',
  guid: 'https://ecole.exemple.fr/?p=2',
  at: '2026-06-02T09:00:00Z',
}
const old: Article = {
  title: 'Noël',
  link: 'https://ecole.exemple.fr/noel/',
  guid: 'https://ecole.exemple.fr/?p=0',
  at: '2025-12-20T08:00:00Z',
}

/** A commune that follows the school's blog from ten o'clock on 2 June. */
async function school(articles: Article[] = [old, rentree], kind: DatabaseKind = 'sqlite') {
  const world = await publishingWorld(kind)
  const server = await sourceServer({ '/feed': feedOf(articles) })
  const channel = await addChannel(world, 'village')
  const feed = await addFeed(world.context, world.by, {
    name: 'L’école Jean-Moulin',
    url: `${server.url}/feed`,
    use: 'items',
  })
  const { context, clock, communeId, by } = world
  return {
    ...world,
    server,
    channel,
    feed,
    items: async () => await listItems(context, communeId),
    titles: async () =>
      (await listItems(context, communeId)).map(({ title, state }) => `${title} ${state}`),
    async later(ms: number, now: Article[] | null = null) {
      if (now !== null) server.serves['/feed'] = feedOf(now)
      clock.set(clock.now() + ms)
      return await refreshDueFeeds(context, () => false)
    },
    relay: async (id: number, text = `Lu ! ${rentree.link}`) =>
      await relayItem(context, by, id, {
        text,
        channels: [channel],
        times: ['2026-06-02T18:00'],
        media: [],
      }),
    deliveries: async () => await listDeliveries(context, communeId, {}),
  }
}

describe('what a feed writes', () => {
  it('is offered, of the last two weeks, the newest first', async () => {
    const w = await school([old, rentree, { title: 'Sans date', guid: 'x' }])
    expect(w.feed).toMatchObject({ use: 'items', upcoming: 1, dead: null, rule: null })
    expect(await w.items()).toMatchObject([
      {
        source: 'L’école Jean-Moulin',
        title: 'La rentrée',
        text: 'Les portes ouvrent à 8 h 20.',
        link: rentree.link,
        at: '2026-06-01T08:00:00.000Z',
        state: 'offered',
      },
    ])
    await w.later(HOUR, [old, rentree, kermesse, { title: 'Nouveau sans date', guid: 'y' }])
    expect(await w.titles()).toEqual([
      'Nouveau sans date offered',
      'La kermesse offered',
      'La rentrée offered',
    ])
  })

  itOnBoth('is one article, whatever its feed calls it from one day to the next', async kind => {
    const w = await school([rentree, kermesse], kind)
    const moved = (article: Article) => ({
      ...article,
      link: article.link?.replace('https://', 'http://www.'),
      guid: article.guid?.replace('https://ecole', 'http://blog'),
    })
    await w.later(HOUR, [moved(rentree), moved(kermesse)])
    // Another guid with the same link, then another link with the same title and time.
    await w.later(HOUR, [{ ...moved(rentree), guid: 'neuf' }, kermesse])
    await w.later(HOUR, [{ ...rentree, guid: 'autre', link: 'https://x.exemple/1' }, kermesse])
    expect(await w.items()).toHaveLength(2)
  })

  it('follows its feed while nobody has decided, and stays as it was relayed', async () => {
    const w = await school([rentree, kermesse])
    const [first] = await w.items()
    await w.relay(first?.id ?? 0)
    await w.later(HOUR, [
      { ...rentree, title: 'La rentrée, lundi' },
      { ...kermesse, title: 'Annulée' },
    ])
    expect(await w.titles()).toEqual(['La kermesse relayed', 'La rentrée, lundi offered'])
  })

  it('of the future is offered today, and a site that moved does not offer all it has', async () => {
    const w = await school([rentree])
    const many = Array.from({ length: 60 }, (_, n) => ({
      title: `Article ${n}`,
      guid: `n-${n}`,
      at: '2026-06-02T08:30:00Z',
    }))
    await w.later(HOUR, [{ ...kermesse, at: '2031-01-01T00:00:00Z' }, ...many])
    const items = await w.items()
    expect(items).toHaveLength(1 + 20)
    expect(items[0]).toMatchObject({ title: 'La kermesse', at: '2026-06-02T09:00:00.000Z' })
  })
})

describe('an article', () => {
  it('is relayed once, by a post like any other', async () => {
    const w = await school([rentree])
    const [item] = await w.items()
    const id = item?.id ?? 0
    const tries = await Promise.allSettled([w.relay(id), w.relay(id), w.relay(id)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(w.relay(id)).rejects.toThrow(/déjà relayé, par Anne/)
    expect(await w.deliveries()).toMatchObject([
      { state: 'scheduled', text: `Lu ! ${rentree.link}`, dueLocal: '2026-06-02T18:00' },
    ])
    expect(await w.items()).toMatchObject([
      { state: 'relayed', decidedBy: 'Anne', byRule: false, dueAt: '2026-06-02T16:00:00.000Z' },
    ])
    w.clock.set(Date.parse('2026-06-02T16:00:00Z'))
    await run(w)
    expect(w.network.postsOf('village')).toMatchObject([{ text: `Lu ! ${rentree.link}` }])
  })

  it('that could not be planned is offered still', async () => {
    const w = await school()
    const [item] = await w.items()
    await expect(w.relay(item?.id ?? 0, 'x'.repeat(63_000))).rejects.toThrow(/raccourcissez-le/)
    expect(await w.titles()).toEqual(['La rentrée offered'])
    expect(await w.deliveries()).toEqual([])
  })

  it('is left, and offered again', async () => {
    const w = await school()
    const [item] = await w.items()
    const id = item?.id ?? 0
    await decideItem(w.context, w.by, id, 'dismissed')
    await decideItem(w.context, w.by, id, 'dismissed')
    await w.later(HOUR, [{ ...rentree, title: 'Autre titre' }])
    expect(await w.items()).toMatchObject([{ state: 'dismissed', title: 'La rentrée' }])
    await decideItem(w.context, w.by, id, 'offered')
    await w.relay(id)
    await expect(decideItem(w.context, w.by, id, 'dismissed')).rejects.toThrow(/déjà relayé/)
    expect(await journalActions(w)).toEqual(
      expect.arrayContaining(['item.dismissed', 'item.restored', 'post.planned']),
    )
  })

  it('of another commune is nobody’s', async () => {
    const w = await school()
    const [item] = await w.items()
    const other = { ...w.by, communeId: w.communeId + 1 }
    await expect(decideItem(w.context, other, item?.id ?? 0, 'dismissed')).rejects.toThrow()
    expect(await listItems(w.context, other.communeId)).toEqual([])
  })

  it('has its picture read here, made small, and copied with words', async () => {
    const { default: sharp } = await import('sharp')
    const png = await sharp({
      create: { width: 900, height: 600, channels: 3, background: 'teal' },
    })
      .png()
      .toBuffer()
    const w = await school([])
    w.server.serves['/p.png'] = (_request, response) => response.end(png)
    w.server.serves['/q.png'] = '<svg onload="alert(1)"></svg>'
    await w.later(HOUR, [
      { ...rentree, picture: `${w.server.url}/p.png` },
      { ...kermesse, picture: `${w.server.url}/q.png` },
    ])
    const [broken, item] = await w.items()
    expect(item?.hasPicture).toBe(true)
    const small = await showItemPicture(w.context, w.communeId, item?.id ?? 0)
    expect(small.type).toMatch(/^image\//)
    await expect(showItemPicture(w.context, w.communeId, broken?.id ?? 0)).rejects.toThrow()
    expect(await takeItemPicture(w.context, w.by, item?.id ?? 0, 'La cour')).toMatchObject({
      alt: 'La cour',
      width: 900,
    })
  })
})

describe('a rule', () => {
  const rule = (channel: number, words: string[] = [], perDay = 1) => ({
    channels: [channel],
    words,
    perDay,
  })
  const administrator = { role: 'administrator' } as const
  async function ruled(words: string[] = [], perDay = 1, kind: DatabaseKind = 'sqlite') {
    const w = await school([rentree], kind)
    const by = { ...w.by, ...administrator }
    await setRule(w.context, by, w.feed.id, rule(w.channel, words, perDay))
    return w
  }
  const travaux = { title: 'Travaux à l’école', guid: 't', at: '2026-06-02T09:30:00Z' }

  itOnBoth('relays what comes from then on, exactly once, and nothing of before', async kind => {
    const w = await ruled([], 5, kind)
    await w.later(HOUR, [rentree, kermesse])
    await w.later(HOUR)
    await Promise.all([w.later(HOUR), refreshDueFeeds(w.context, () => false)])
    expect(await w.titles()).toEqual(['La kermesse relayed', 'La rentrée offered'])
    expect(await w.deliveries()).toMatchObject([
      {
        text: relayText('L’école Jean-Moulin', { title: 'La kermesse', link: kermesse.link ?? '' }),
        dueLocal: '2026-06-02T11:30',
        state: 'scheduled',
      },
    ])
    expect((await w.items())[0]).toMatchObject({ byRule: true, decidedBy: 'L’école Jean-Moulin' })
  })

  it('relays what has one of its words, accents apart, and so many a day', async () => {
    const w = await ruled(['travaux', 'RENTREE'])
    await w.later(HOUR, [kermesse, travaux, { ...travaux, guid: 'u', title: 'La rentrée des CP' }])
    expect((await w.titles()).filter(title => title.endsWith('relayed'))).toEqual([
      'Travaux à l’école relayed',
    ])
    await w.later(15 * HOUR)
    expect((await w.titles()).filter(title => title.endsWith('relayed'))).toHaveLength(2)
  })

  it('waits for approval where the commune asks for it: nobody has read it', async () => {
    const w = await ruled()
    await needApproval(w.context, w.by, { roles: [] })
    await w.later(HOUR, [kermesse])
    expect(await w.deliveries()).toMatchObject([{ state: 'awaiting-approval' }])
  })

  it('says why it could not, leaves the article to a person, and ends', async () => {
    const w = await ruled()
    await w.context.db
      .updateTable('channel')
      .set({ publishes: 0 })
      .where('id', '=', w.channel)
      .execute()
    await w.later(HOUR, [kermesse])
    expect(await w.titles()).toEqual(['La kermesse offered', 'La rentrée offered'])
    const reader = { communeId: w.communeId, ...administrator }
    const [feed] = await listFeeds(w.context, reader)
    expect(feed?.ruleProblem).not.toBeNull()
    const by = { ...w.by, ...administrator }
    await setRule(w.context, by, w.feed.id, null)
    expect(await listFeeds(w.context, reader)).toMatchObject([{ rule: null, ruleProblem: null }])
    await expect(setRule(w.context, by, w.feed.id, rule(w.channel))).rejects.toThrow()
  })

  it.each([
    ['2026-06-02T10:00', '2026-06-02T10:30'],
    ['2026-06-02T05:00', '2026-06-02T08:30'],
    ['2026-06-02T21:00', '2026-06-03T08:30'],
    // 14 July, then Assumption on a Saturday.
    ['2026-07-13T22:00', '2026-07-15T08:30'],
    ['2026-08-15T10:00', '2026-08-17T08:30'],
  ])('at %s has it go out at %s', (now, local) => {
    const at = Temporal.PlainDateTime.from(now).toZonedDateTime('Europe/Paris').epochMilliseconds
    expect(relayTime(at, 'Europe/Paris')).toBe(local)
  })
})

describe('the words of a relay', () => {
  it('name whose news it is, and where it stands, within what every channel takes', () => {
    expect(relayText('La CC', { title: 'Collecte décalée !', link: 'https://cc.fr/1' })).toBe(
      'La CC annonce\u00a0: Collecte décalée !\n\nhttps://cc.fr/1',
    )
    expect(relayText('La CC', { title: 'Collecte', link: null })).toBe(
      'La CC annonce\u00a0: Collecte.',
    )
    const long = relayText('La CC', { title: 'mot '.repeat(100), link: 'https://cc.fr/1' })
    expect(long.length).toBeLessThanOrEqual(280)
  })
})

describe('a source', () => {
  it('is looked at when its server and its feed want it', async () => {
    const w = await school()
    expect(await w.later(HOUR - 1)).toBe(0)
    w.server.serves['/feed'] = {
      body: feedOf([rentree], '<ttl>180</ttl>'),
      etag: '"1"',
      headers: { 'cache-control': 'public, max-age=60' },
    }
    expect(await w.later(1)).toBe(1)
    expect(await w.later(3 * HOUR - 1)).toBe(0)
    expect(await w.later(1)).toBe(1)
    expect(w.server.asked.at(-1)).toMatchObject({ etag: '"1"' })
    w.server.serves['/feed'] = { status: 503, headers: { 'retry-after': '36000' } }
    expect(await w.later(3 * HOUR)).toBe(1)
    expect(await w.later(10 * HOUR - 1)).toBe(0)
    expect(await w.later(1)).toBe(1)
  })

  it('that damages its feed keeps what was offered', async () => {
    const w = await school()
    w.server.serves['/feed'] = feedOf([kermesse]).slice(0, -30)
    await w.later(HOUR)
    expect(await w.titles()).toEqual(['La rentrée offered'])
    const reader = { communeId: w.communeId, role: 'administrator' } as const
    const [feed] = await listFeeds(w.context, reader)
    expect(feed?.error).toMatchObject({ fr: expect.stringContaining('abîmé') })
  })

  it('that says nothing for half a year, or cannot be read for two days, is dead', async () => {
    const w = await school()
    const reader = { communeId: w.communeId, role: 'administrator' } as const
    const dead = async () => (await listFeeds(w.context, reader))[0]?.dead?.why ?? null
    await w.later(178 * DAY)
    expect(await dead()).toBeNull()
    await w.later(2 * DAY)
    expect(await dead()).toBe('silent')
    await w.later(DAY, [{ ...kermesse, at: '2026-12-01T08:00:00Z' }])
    expect(await dead()).toBeNull()
    w.server.serves['/feed'] = { status: 410 }
    for (let hours = 0; hours < 47; hours++) await w.later(HOUR)
    expect(await dead()).toBeNull()
    for (let hours = 0; hours < 24; hours++) await w.later(HOUR)
    expect(await dead()).toBe('failing')
    await w.later(DAY, [{ ...kermesse, guid: 'z' }])
    expect(await dead()).toBeNull()
  })
})
