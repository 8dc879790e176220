import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { neighboursToCome } from '../../server/agenda/agenda.ts'
import { calendarBetween } from '../../server/calendar/calendar.ts'
import { readSourceApart } from '../../server/calendar/check-source.ts'
import { listFeeds } from '../../server/calendar/feed-shape.ts'
import {
  addFeed,
  changeFeed,
  refreshDueFeeds,
  refreshFeed,
  removeFeed,
} from '../../server/calendar/feeds.ts'
import { calendarSentences } from '../../server/calendar/sentences.ts'
import { sentenceText } from '../../server/language/sentence.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { listJournal } from '../../server/people/journal.ts'
import type { Actor, Role } from '../../server/people/rules/role.ts'
import { testApp } from '../support/app.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'
import {
  addCommune,
  byOf,
  HOUR,
  journalActions,
  publishingWorld,
  type World,
} from '../support/publishing.ts'

const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`
const event = (title: string, start: string, more = '') =>
  `BEGIN:VEVENT\r\nUID:${title}@valcourt\r\nSUMMARY:${title}\r\nDTSTART${start}\r\n${more}END:VEVENT\r\n`

const fair = event(
  'Foire aux plants',
  ';TZID=Europe/Paris:20260613T090000',
  'DTEND;TZID=Europe/Paris:20260613T180000\r\nLOCATION:Halle de Valcourt\r\n',
)

/** A neighbour's server, whose answer a test changes. */
async function neighbour() {
  const played = {
    status: 200,
    body: calendar(fair),
    etag: '"1"' as string | null,
    asked: [] as (string | undefined)[],
    url: '',
  }
  const server = createServer((request, response) => {
    const known = request.headers['if-none-match']
    played.asked.push(known)
    if (played.etag !== null) response.setHeader('etag', played.etag)
    const isSame = played.status === 200 && known !== undefined && known === played.etag
    response.writeHead(isSame ? 304 : played.status).end(isSame ? undefined : played.body)
  })
  const port = await serveOnLoopback(server)
  played.url = `http://127.0.0.1:${port}/agenda.ics`
  return played
}

const june = async ({ context, communeId }: World) =>
  (await calendarBetween(context, communeId, { from: '2026-06-01', to: '2026-06-30' })).neighbours

describe('a neighbour’s calendar', () => {
  const followed = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    const server = await neighbour()
    const feed = await addFeed(world.context, world.by, {
      name: 'Valcourt',
      url: server.url,
      use: 'events',
    })
    return { ...world, server, feed }
  }
  const reader = ({ communeId }: Pick<World, 'communeId'>, role: Role = 'administrator') => ({
    communeId,
    role,
  })
  const later = async (world: World, hours = 4) => {
    world.clock.set(world.clock.now() + hours * HOUR)
    return await refreshDueFeeds(world.context, () => false)
  }

  it('is read when it is added, and shown day by day', async () => {
    const world = await followed()
    expect(world.feed).toMatchObject({ name: 'Valcourt', error: null, upcoming: 1 })
    expect(await june(world)).toMatchObject([
      {
        neighbour: 'Valcourt',
        title: 'Foire aux plants',
        startLocal: '2026-06-13T09:00',
        endLocal: '2026-06-13T18:00',
        place: 'Halle de Valcourt',
      },
    ])
    const on = async (date: string) =>
      (await calendarBetween(world.context, world.communeId, { from: date, to: date })).neighbours
        .length
    expect([await on('2026-06-12'), await on('2026-06-13'), await on('2026-06-14')]).toEqual([
      0, 1, 0,
    ])
    expect(await journalActions(world)).toContain('feed.added')
  })

  itOnBoth(
    'has an address that only who may change it is shown, in the journal neither',
    async kind => {
      const world = await followed(kind)
      const { server, context } = world
      const secret = new URL(server.url).pathname
      expect(await listFeeds(context, reader(world))).toMatchObject([{ url: server.url }])
      const { host } = new URL(server.url)
      for (const role of ['officer', 'approver', 'responder', 'councillor'] as const) {
        const feeds = await listFeeds(context, reader(world, role))
        expect(feeds).toMatchObject([{ url: host }])
        expect(await refreshFeed(context, reader(world, role), world.feed.id)).toEqual(feeds[0])
      }
      server.status = 500
      expect(JSON.stringify(await refreshFeed(context, reader(world, 'officer'), 1))).not.toContain(
        secret,
      )
      await removeFeed(context, world.by, world.feed.id)
      // As versions before wrote it.
      await context.db
        .updateTable('journal')
        .set({
          detail: JSON.stringify({
            name: 'Valcourt',
            url: server.url,
            use: 'events',
          }),
        })
        .where('action', '=', 'feed.added')
        .execute()
      const { lines } = await listJournal(context, reader(world), {})
      expect(lines.filter(({ action }) => action.startsWith('feed.'))).toHaveLength(2)
      expect(JSON.stringify(lines)).not.toContain(secret)
    },
  )

  itOnBoth('is looked at every few hours, and read again only when it changed', async kind => {
    const world = await followed(kind)
    expect(await later(world, 3)).toBe(0)
    expect(await later(world, 1)).toBe(1)
    expect(world.server.asked).toEqual([undefined, '"1"'])
    expect(await june(world)).toHaveLength(1)
    world.server.etag = '"2"'
    world.server.body = calendar(fair, event('Bal', ';VALUE=DATE:20260620'))
    await later(world)
    expect((await june(world)).map(({ title, startLocal }) => [title, startLocal])).toEqual([
      ['Foire aux plants', '2026-06-13T09:00'],
      ['Bal', '2026-06-20'],
    ])
  })

  it('keeps what is over, which the feed forgets, and loses what is called off', async () => {
    const world = await followed()
    world.clock.set(Date.parse('2026-06-15T08:00:00Z'))
    world.server.etag = '"2"'
    world.server.body = calendar(event('Bal', ';VALUE=DATE:20260620'))
    await later(world, 0)
    expect((await june(world)).map(({ title }) => title)).toEqual(['Foire aux plants', 'Bal'])
    world.server.etag = '"3"'
    world.server.body = calendar()
    await later(world)
    expect((await june(world)).map(({ title }) => title)).toEqual(['Foire aux plants'])
  })

  it('says why it could not be read, keeps what it knew, and waits longer each time', async () => {
    const world = await followed()
    world.server.status = 500
    await later(world)
    const [ill] = await listFeeds(world.context, reader(world))
    expect(ill).toMatchObject({ upcoming: 1, error: calendarSentences.feedStatus(500) })
    expect(await later(world)).toBe(1)
    expect(await later(world)).toBe(0)
    expect(await later(world)).toBe(1)
    world.server.status = 404
    expect((await refreshFeed(world.context, reader(world), ill?.id ?? 0)).error).toEqual(
      calendarSentences.feedGone,
    )
    world.server.status = 200
    world.server.etag = '"2"'
    world.server.body = '<html>Connexion</html>'
    expect((await refreshFeed(world.context, reader(world), ill?.id ?? 0)).error).toEqual(
      calendarSentences.noFeedThere,
    )
    world.server.body = calendar(fair)
    expect((await refreshFeed(world.context, reader(world), ill?.id ?? 0)).error).toBeNull()
    expect(await june(world)).toHaveLength(1)
  })

  it('is not added twice, nor when it cannot be read, nor from within', async () => {
    const world = await followed()
    const add = (url: string) =>
      addFeed(world.context, world.by, { name: 'Autre', url, use: 'events' })
    await expect(add(world.server.url)).rejects.toThrow(/déjà dans la liste/)
    world.server.status = 403
    await expect(add(`${world.server.url}?prive`)).rejects.toThrow(/faut se connecter/)
    await expect(add('http://192.168.0.1/agenda.ics')).rejects.toThrow(/adresse publique/)
    expect(await listFeeds(world.context, reader(world))).toHaveLength(1)
  })

  it('is its commune’s alone, and goes with what was read', async () => {
    const world = await followed()
    const stranger = byOf(await addCommune(world.context, 'Valcourt'))
    await expect(removeFeed(world.context, stranger, world.feed.id)).rejects.toThrow(/n’existe/)
    await expect(refreshFeed(world.context, reader(stranger), world.feed.id)).rejects.toThrow(
      /n’existe/,
    )
    await removeFeed(world.context, world.by, world.feed.id)
    expect(await june(world)).toEqual([])
    expect(await journalActions(world)).toContain('feed.removed')
  })

  itOnBoth(
    'is shown in the public agenda once somebody says so, and until then is not',
    async kind => {
      const world = await followed(kind)
      const { context, by, communeId, feed } = world
      const other = await addCommune(context, 'Valcourt')
      const shown = async (commune?: number) =>
        (await neighboursToCome(context, [], commune)).map(({ title, by }) => `${title}, ${by}`)
      const change = (who: Actor & { role: Role }, inAgenda: boolean) =>
        changeFeed(context, who, feed.id, { inAgenda, partner: null })
      const officer = { ...by, role: 'officer' as const }
      expect(feed.inAgenda).toBe(false)
      expect(await shown()).toEqual([])
      await expect(change({ ...byOf(other), role: 'administrator' }, true)).rejects.toMatchObject({
        kind: 'not-found',
      })
      const { host } = new URL(world.server.url)
      expect(await change(officer, true)).toMatchObject({ inAgenda: true, url: host })
      await change(officer, true)
      expect(await shown()).toEqual(['Foire aux plants, Valcourt'])
      expect(await shown(communeId)).toEqual(await shown())
      expect(await shown(other)).toEqual([])
      // What is over goes with its day, also while its server is silent.
      world.clock.set(Date.parse('2026-06-13T21:00:00Z'))
      expect(await shown()).toHaveLength(1)
      world.clock.set(Date.parse('2026-06-13T22:15:00Z'))
      expect(await shown()).toEqual([])
      await change(officer, false)
      world.clock.set(Date.parse('2026-06-02T08:00:00Z'))
      expect(await shown()).toEqual([])
      const { id: partner } = await addPartner(context, by, partnerNew.parse({ name: 'Valcourt' }))
      const ofThem = { inAgenda: false, partner }
      expect(await changeFeed(context, officer, feed.id, ofThem)).toMatchObject(ofThem)
      const elsewhere = partnerNew.parse({ name: 'Sarry' })
      const { id: theirs } = await addPartner(context, byOf(other), elsewhere)
      await expect(
        changeFeed(context, officer, feed.id, { inAgenda: true, partner: theirs }),
      ).rejects.toMatchObject({ kind: 'not-found' })
      const acts = (await journalActions(world)).filter(action => action.startsWith('feed.'))
      expect(acts.toSorted()).toEqual(['feed.added', 'feed.hidden', 'feed.shown'])
    },
  )

  it('is looked at by one worker at a time', async () => {
    const world = await followed()
    world.clock.set(world.clock.now() + 4 * HOUR)
    const looked = await Promise.all([
      refreshDueFeeds(world.context, () => false),
      refreshDueFeeds(world.context, () => false),
    ])
    expect(looked.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(world.server.asked).toHaveLength(2)
  })
})

onBothDatabases('why a calendar could not be read', kind => {
  it('is kept in both languages, and told in the one that is asked for', async () => {
    const app = await testApp({ database: kind })
    const { communeId } = app
    const { db } = app.context
    const feed = {
      communeId,
      etag: null,
      lastModified: null,
      checkedAt: 0,
      readAt: 0,
      createdAt: 0,
    }
    await db
      .insertInto('calendarFeed')
      .values([
        {
          ...feed,
          name: 'Avant',
          url: 'https://avant.example/',
          nextAt: 0,
          // As versions before wrote it.
          error: 'Cet agenda n’est pas public.',
        },
        {
          ...feed,
          name: 'Valcourt',
          url: 'https://valcourt.example/',
          nextAt: 0,
          error: sentenceText(calendarSentences.feedStatus(503)),
        },
      ])
      .execute()
    const told = async (language: string) => {
      const headers = { 'accept-language': language }
      return (await app.ask('GET', '/api/feeds', { as: 'councillor', headers })).json
    }
    const old = { error: 'Cet agenda n’est pas public.' }
    expect(await told('en')).toMatchObject({
      feeds: [old, { error: 'The server of this address answered with an error (503).' }],
    })
    expect(await told('fr')).toMatchObject({
      feeds: [old, { error: 'Le serveur de cette adresse a répondu par une erreur (503).' }],
    })
  })
})

describe('reading a feed apart', () => {
  const read = (text: string, patience?: number) =>
    readSourceApart(
      {
        bytes: Buffer.from(text),
        charset: null,
        url: 'https://valcourt.example/',
        zone: 'Europe/Paris',
        now: '2026-06-02T10:00',
      },
      patience,
    )

  it('expands what repeats, and takes nothing for no fault', async () => {
    const weekly = event(
      'Marché',
      ';TZID=Europe/Paris:20260606T080000',
      'RRULE:FREQ=WEEKLY;COUNT=3\r\n',
    )
    expect(await read(calendar(weekly))).toMatchObject({
      kind: 'read',
      events: [
        { startLocal: '2026-06-06T08:00' },
        { startLocal: '2026-06-13T08:00' },
        { startLocal: '2026-06-20T08:00' },
      ],
    })
    expect(await read(calendar())).toMatchObject({ kind: 'read', events: [] })
  })

  it('is ended when it takes too long', async () => {
    const many = Array.from({ length: 2_000 }, () => fair)
    expect(await read(calendar(...many), 0)).toMatchObject({
      kind: 'refused',
      sentence: calendarSentences.feedTooHard,
    })
  })

  it('goes on after a rule that never ends', async () => {
    const trap = event(
      'Piège',
      ':20260606T080000Z',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n',
    )
    expect(await read(calendar(trap, fair))).toMatchObject({ kind: expect.any(String) })
  })
})
