import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listFeeds } from '../../server/calendar/feed-shape.ts'
import { addFeed, refreshDueFeeds } from '../../server/calendar/feeds.ts'
import { decideItem, listItems } from '../../server/calendar/items.ts'
import { setRule } from '../../server/calendar/relay-by-rule.ts'
import { readVigilanceKey } from '../../server/calendar/rules/vigilance.ts'
import { vigilanceIn } from '../../server/calendar/vigilance.ts'
import { vigilanceMails, vigilancePushes } from '../../server/calendar/vigilance-news.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { alertHouse } from '../support/alerts.ts'
import { aFeed, aFeedItem } from '../support/builders/calendar.ts'
import { sourceServer } from '../support/calendar/source-server.ts'
import { mapOf, type Warned } from '../support/calendar/vigilance-map.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addChannel, HOUR, publishingWorld } from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const zone = 'Europe/Paris'
const evening = '2026-06-02T16:00:00Z'
const night = '2026-06-03T04:00:00Z'
const readIn = (document: unknown, now = '2026-06-02T08:00') =>
  vigilanceIn({ text: JSON.stringify(document), url: 'https://mf.exemple/encours#51', zone, now })
const read = (warned: Warned[], now?: string) => readIn(mapOf(warned), now)?.items

it('tells what is orange or red in the department, the gravest first', () => {
  const wind = { phenomenon: 1, color: 3, from: evening, until: night }
  const thunder = { phenomenon: 3, color: 4, from: evening, until: '2026-06-02T20:00:00Z' }
  const elsewhere = { ...wind, domain: '08' }
  const coast = { ...wind, phenomenon: 9, domain: '5110' }
  expect(read([wind, elsewhere, coast, thunder, { ...wind, phenomenon: 6, color: 2 }])).toEqual([
    expect.objectContaining({
      title: 'Vigilance rouge, orages',
      text: 'Du mardi 2\u00a0juin à 18\u00a0h au mardi 2\u00a0juin à 22\u00a0h.',
      warns: { topic: 'storm', until: Date.parse('2026-06-02T20:00:00Z') },
    }),
    expect.objectContaining({
      title: 'Vigilance orange, vent violent',
      text: 'Du mardi 2\u00a0juin à 18\u00a0h au mercredi 3\u00a0juin à 6\u00a0h.',
      warns: { topic: 'storm', until: Date.parse(night) },
    }),
  ])
  expect(read([wind], '2026-06-03T06:00')).toEqual([])
})

it('joins what goes on after midnight, and takes a day of which no hours are told as a whole', () => {
  const midnight = '2026-06-02T22:00:00Z'
  const first = { phenomenon: 1, color: 3, from: evening, until: midnight }
  const second = { phenomenon: 1, color: 4, from: midnight, until: night, period: 1 }
  expect(read([second, first])).toMatchObject([
    { title: 'Vigilance rouge, vent violent', warns: { until: Date.parse(night) } },
  ])
  expect(read([{ phenomenon: 4, color: 3 }])).toMatchObject([
    { title: 'Vigilance orange, crues', warns: { topic: 'flood' } },
  ])
  // Roads are no matter of it: what to do is left to be written.
  expect(read([{ phenomenon: 7, color: 3 }])).toMatchObject([{ warns: { topic: 'other' } }])
})

it('is no map whatever else it is, and tells nothing that is green', () => {
  fc.assert(
    fc.property(fc.jsonValue(), document => {
      expect(readIn(document)).toBeNull()
    }),
  )
  expect(read([])).toEqual([])
})

it('is no map where it says nothing of the department: nobody knows that it is calm there', () => {
  expect(readIn({ product: { periods: [] } })).toBeNull()
  const map = JSON.stringify(mapOf([])).replaceAll('"51"', '"971"')
  expect(readIn(JSON.parse(map))).toBeNull()
})

it('takes no hours that nobody can read, and the whole day where they are none', () => {
  const day = 'Du mardi 2\u00a0juin à 6\u00a0h au mercredi 3\u00a0juin à 0\u00a0h.'
  const wind = { phenomenon: 1, color: 3, from: evening, until: night }
  expect(read([{ ...wind, from: night, until: evening }])).toMatchObject([{ text: day }])
  for (const until of ['9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z']) {
    expect(read([{ ...wind, until }])).toBeUndefined()
  }
  expect(read([{ ...wind, from: '1969-12-31T00:00:00Z' }])).toBeUndefined()
  for (const phenomenon of ['constructor', '__proto__', '-1', '1.5']) {
    const map = JSON.stringify(mapOf([wind])).replace(
      '"phenomenon_id":"1"',
      `"phenomenon_id":"${phenomenon}"`,
    )
    expect(readIn(JSON.parse(map))).toBeNull()
  }
})

it('names each so that it is read again', () => {
  const [item] = read([{ phenomenon: 5, color: 4, from: evening, until: night }]) ?? []
  expect(readVigilanceKey(item?.guid ?? '')).toEqual({
    ...{ phenomenon: '5', color: 4, from: Date.parse(evening), until: Date.parse(night) },
  })
  expect(readVigilanceKey('https://ecole.example/?p=1')).toBeNull()
})

/** A commune of the Marne that has a key, at eight o'clock on 2 June. */
async function marne(kind: DatabaseKind = 'sqlite') {
  const world = await publishingWorld(kind)
  const { context, clock, communeId, by } = world
  clock.set(Date.parse('2026-06-02T06:00:00Z'))
  await context.db.updateTable('commune').set({ department: '51' }).execute()
  const keys: (string | undefined)[] = []
  let warned: Warned[] = []
  const server = await sourceServer({
    '/encours': ({ headers }, response) => {
      keys.push(headers.apikey?.toString())
      const isKnown = headers.apikey === 'cle'
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
      // As the portal's gateway answers (WSO2, code 900901).
      response.end(isKnown ? JSON.stringify(mapOf(warned)) : '{"code":"900901"}')
    },
  })
  const follow = async (apiKey = 'cle', url = `${server.url}/encours`) =>
    await addFeed(context, by, { name: 'Météo-France', use: 'vigilance', apiKey, url })
  return {
    ...world,
    ...{ server, keys, follow },
    async map(now: Warned[], ms = HOUR) {
      warned = now
      clock.set(clock.now() + ms)
      await refreshDueFeeds(context, () => false)
      const items = await listItems(context, communeId)
      return items.map(({ title, state }) => `${title} ${state}`)
    },
    items: async () => await listItems(context, communeId),
  }
}

const wind: Warned = { phenomenon: 1, color: 3, from: evening, until: night }

itOnBoth(
  'what it warns of is offered while it lasts, and told apart by its gravity',
  async kind => {
    const m = await marne(kind)
    await m.follow()
    expect(await m.map([])).toEqual([])
    expect(await m.map([wind])).toEqual(['Vigilance orange, vent violent offered'])
    const [first] = await m.items()
    expect(first?.warns).toEqual({ topic: 'storm', untilLocal: '2026-06-03T06:00' })
    // Longer, and begun earlier: the same.
    const longer = { ...wind, from: '2026-06-02T14:00:00Z', until: '2026-06-03T06:00:00Z' }
    expect(await m.map([longer])).toHaveLength(1)
    expect((await m.items())[0]).toMatchObject({
      id: first?.id,
      warns: { untilLocal: '2026-06-03T08:00' },
    })
    await decideItem(m.context, m.by, first?.id ?? 0, 'dismissed')
    expect(await m.map([longer])).toEqual(['Vigilance orange, vent violent dismissed'])
    const red = { ...longer, color: 4 }
    expect(await m.map([red])).toEqual([
      'Vigilance rouge, vent violent offered',
      'Vigilance orange, vent violent dismissed',
    ])
    // It falls again: nobody is told once more.
    expect(await m.map([longer])).toHaveLength(2)
    // Called off before its time.
    expect(await m.map([])).toEqual(['Vigilance orange, vent violent dismissed'])
  },
)

it('is over with its time, also when the map cannot be read', async () => {
  const m = await marne()
  await m.follow()
  await m.map([wind])
  m.server.serves['/encours'] = { status: 503 }
  expect(await m.map([wind], 30 * HOUR)).toEqual([])
})

it('shows the key to its own server alone, and keeps it sealed', async () => {
  const m = await marne()
  const seen: unknown[] = []
  const other = await sourceServer({
    '/map': ({ headers }, response) => {
      seen.push(headers.apikey)
      response.end(JSON.stringify(mapOf([])))
    },
  })
  m.server.serves['/moved'] = { status: 302, headers: { location: `${other.url}/map` } }
  // Where it leads names no department.
  await expect(m.follow('cle', `${m.server.url}/moved`)).rejects.toThrow('département')
  expect(seen).toEqual([undefined])
  await m.follow()
  const row = await m.context.db.selectFrom('calendarFeed').select('apiKey').executeTakeFirst()
  expect(row?.apiKey).toMatch(/^v1\./)
  expect(
    JSON.stringify(await listFeeds(m.context, { ...m.by, role: 'administrator' })),
  ).not.toContain('cle"')
})

it('says why a key is refused, that a department is missing, and that it is another page', async () => {
  const m = await marne()
  const refusal = async (act: () => Promise<unknown>) =>
    await act().then(
      () => '',
      error => error.sentence.fr,
    )
  expect(await refusal(() => m.follow('fausse'))).toContain('Météo-France refuse cette clé')
  m.server.serves['/page'] = '<p>Bonjour</p>'
  expect(await refusal(() => m.follow('cle', `${m.server.url}/page`))).toContain('carte')
  m.server.serves['/feed'] = '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}'
  expect(await refusal(() => m.follow('cle', `${m.server.url}/feed`))).toContain('carte')
  await m.context.db.updateTable('commune').set({ department: null }).execute()
  expect(await refusal(() => m.follow())).toContain('département')
})

it('is never relayed by a rule: a person sends a warning', async () => {
  const m = await marne()
  const { id } = await m.follow()
  const channel = await addChannel(m, 'village')
  const rule = { channels: [channel], words: [], perDay: 1 }
  const by = { ...m.by, role: 'administrator' } as const
  await expect(setRule(m.context, by, id, rule)).rejects.toThrow()
})

itOnBoth('who publishes is told at once, once, by mail where no device can', async kind => {
  const h = await alertHouse(kind, '2026-06-02T05:30')
  const { context, communeId, clock, mailer } = h
  const feed = await aFeed(context.db, communeId, { name: 'Météo-France', use: 'vigilance' })
  const part = { title: 'Vigilance orange, vent violent', topic: 'storm' as const }
  const { id } = await aFeedItem(context.db, feed.id, { ...part, until: paris('2026-06-02T18:00') })
  const over = await aFeedItem(context.db, feed.id, { ...part, until: clock.now() })
  for (const _ of [1, 2]) {
    await sendMails(context, vigilancePushes)
    await sendMails(context, vigilanceMails)
  }
  const told = mailer.mails.filter(({ subject }) => subject.startsWith('Vigilance'))
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ to }) => String(to))).size).toBe(told.length)
  expect(told[0]?.text).toContain(`/alertes/nouvelle?article=${id}`)
  expect(told.map(({ text }) => text).join()).not.toContain(`article=${over.id}`)
})

it('nobody is told of what was decided or called off before a mail left', async () => {
  const h = await alertHouse('sqlite', '2026-06-02T05:30')
  const { context, communeId, clock, mailer } = h
  const feed = await aFeed(context.db, communeId, { name: 'Météo-France', use: 'vigilance' })
  const until = clock.now() + HOUR
  await aFeedItem(context.db, feed.id, { title: 'A', topic: 'storm', until, state: 'old' })
  await aFeedItem(context.db, feed.id, { title: 'B', topic: 'storm', until, state: 'dismissed' })
  await sendMails(context, vigilancePushes)
  await sendMails(context, vigilanceMails)
  expect(mailer.mails).toEqual([])
})
