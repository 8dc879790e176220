import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSource, readSourceApart } from '../../server/calendar/check-source.ts'
import { calendarSentences } from '../../server/calendar/sentences.ts'
import { readSource } from '../../server/calendar/source.ts'
import { createGuardedClient } from '../../server/platform/http-guarded.ts'
import { foldedByOctets } from '../support/calendar/folded.ts'
import { icsOf, pageOf, sourceServer } from '../support/calendar/source-server.ts'
import { testClock } from '../support/clock.ts'
import { morning } from '../support/publishing.ts'

const here = {
  url: 'https://comite.example/agenda/',
  zone: 'Europe/Paris',
  now: '2026-06-02T10:00',
}
const documentOf = (text: string) => ({ bytes: Buffer.from(text), charset: null, ...here })
const read = (text: string) => {
  const answer = readSource(documentOf(text))
  if (answer.kind === 'refused') throw new Error(answer.sentence.fr)
  return answer
}

describe('a source is told by what it holds', () => {
  it('a calendar: its events, what is called off, and a repetition by its days', () => {
    const { format, events, calledOff } = read(
      icsOf(
        {
          uid: 'bal@comite',
          title: 'Bal',
          start: ';TZID=Europe/Paris:20260704T210000',
          more: 'LOCATION:Place\r\nDESCRIPTION:Accordéon\r\nURL:https://comite.example/bal\r\n',
        },
        {
          uid: 'loto@comite',
          title: 'Loto',
          start: ';TZID=Europe/Paris:20260605T200000',
          more: 'RRULE:FREQ=WEEKLY;COUNT=3\r\n',
        },
        {
          uid: 'loto@comite',
          title: 'Loto',
          start: ';TZID=Europe/Paris:20260612T200000',
          more: 'RECURRENCE-ID;TZID=Europe/Paris:20260612T200000\r\nSTATUS:CANCELLED\r\n',
        },
        {
          uid: 'foire@comite',
          title: 'Foire',
          start: ';VALUE=DATE:20260801',
          more: 'STATUS:CANCELLED\r\n',
        },
      ),
    )
    expect(format).toBe('calendar')
    expect(events.map(({ uid, startLocal }) => [uid, startLocal])).toEqual([
      ['loto@comite#2026-06-05', '2026-06-05T20:00'],
      ['loto@comite#2026-06-19', '2026-06-19T20:00'],
      ['bal@comite', '2026-07-04T21:00'],
    ])
    expect(events[2]).toMatchObject({
      place: 'Place',
      text: 'Accordéon',
      link: 'https://comite.example/bal',
    })
    expect(calledOff).toEqual([
      { uid: 'loto@comite#2026-06-12', status: 'cancelled' },
      { uid: 'foire@comite', status: 'cancelled' },
    ])
  })

  it('shows nobody what a calendar marks private', () => {
    const of = (title: string, more: string) => ({
      uid: title,
      title,
      start: ':20260704T210000',
      more,
    })
    const { events } = read(
      icsOf(of('Bal', 'CLASS:PUBLIC\r\n'), of('Rendez-vous', 'CLASS:PRIVATE\r\n')),
    )
    expect(events.map(({ title }) => title)).toEqual(['Bal'])
  })

  it('a repetition that begins an hour later keeps its names', () => {
    const at = (time: string) =>
      read(
        icsOf({
          uid: 'loto',
          title: 'Loto',
          start: `;TZID=Europe/Paris:20260605T${time}`,
          more: 'RRULE:FREQ=WEEKLY;COUNT=3\r\n',
        }),
      ).events.map(({ uid }) => uid)
    expect(at('210000')).toEqual(at('200000'))
  })

  it('a page: events on their own, in a graph, in a list, of any kind', () => {
    const ball = {
      '@context': 'https://schema.org',
      '@type': ['MusicEvent'],
      name: 'Bal de l&#8217;été',
      startDate: '2026-07-04T21:00:00+02:00',
      endDate: '2026-07-05T02:00:00+02:00',
      url: '/bal',
      description: '<p>Accordéon &amp; buvette</p>',
      location: {
        '@type': 'Place',
        name: 'Place de l’église',
        address: { '@type': 'PostalAddress', addressLocality: 'Montbrun' },
      },
    }
    const graph = {
      '@graph': [
        { '@type': 'WebSite', name: 'Comité' },
        { '@type': 'Festival', name: 'Fête', startDate: '2026-08-15', '@id': '#fete' },
        {
          '@type': 'https://schema.org/Event',
          name: 'Loto',
          startDate: '2026-09-01T20:00',
          eventStatus: 'https://schema.org/EventCancelled',
        },
        {
          '@type': 'Event',
          name: 'Marche',
          startDate: '2026-09-02T20:00',
          eventStatus: 'EventPostponed',
        },
      ],
    }
    const list = {
      '@type': 'ItemList',
      itemListElement: [{ '@type': 'ListItem', item: { ...ball, url: '/bal' } }],
    }
    const { format, events, calledOff } = read(pageOf(ball, graph, list))
    expect(format).toBe('page')
    expect(events).toMatchObject([
      {
        uid: 'https://comite.example/bal',
        title: 'Bal de l’été',
        startLocal: '2026-07-04T21:00',
        endLocal: '2026-07-05T02:00',
        place: 'Place de l’église, Montbrun',
        text: 'Accordéon & buvette',
        link: 'https://comite.example/bal',
      },
      { uid: '#fete', startLocal: '2026-08-15', endLocal: null },
    ])
    expect(calledOff).toEqual([
      { uid: 'Loto', status: 'cancelled' },
      { uid: 'Marche', status: 'postponed' },
    ])
  })

  it('events of one address are told apart by their days', () => {
    const loto = { '@type': 'Event', name: 'Loto', url: 'https://comite.example/loto' }
    const { events } = read(
      pageOf([
        { ...loto, startDate: '2026-06-05T20:00' },
        { ...loto, startDate: '2026-06-12T20:00' },
      ]),
    )
    expect(events.map(({ uid }) => uid)).toEqual([
      'https://comite.example/loto#2026-06-05',
      'https://comite.example/loto#2026-06-12',
    ])
  })

  it('RSS whose articles carry dates, by any prefix, and others that do not', () => {
    const { format, events, calledOff, links, undated } = read(`<?xml version="1.0"?>
      <rss version="2.0" xmlns:e="http://purl.org/rss/1.0/modules/event/"
        xmlns:xcal="urn:ietf:params:xml:ns:xcal"><channel><title>Comité</title>
      <item><title>Bal de l&#8217;été</title><guid>bal-1</guid><link>/bal</link>
        <description><![CDATA[<p>Accordéon</p>]]></description>
        <e:startdate>2026-07-04T21:00:00+02:00</e:startdate><e:location>Place</e:location></item>
      <item><title>Loto</title><guid>loto-1</guid><xcal:dtstart>20260605T180000Z</xcal:dtstart></item>
      <item><title>Foire</title><guid>foire-1</guid><xcal:dtstart tzid="Europe/London">20260801T090000</xcal:dtstart></item>
      <item><title>Marche</title><guid>m-1</guid><xcal:dtstart>20260901</xcal:dtstart><xcal:status>CANCELLED</xcal:status></item>
      <item><title>Le bureau est élu</title><link>https://comite.example/bureau</link><pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate></item>
      <item><title>Merci à tous</title></item>
      </channel></rss>`)
    expect(format).toBe('articles')
    expect(events).toMatchObject([
      {
        uid: 'bal-1',
        title: 'Bal de l’été',
        startLocal: '2026-07-04T21:00',
        place: 'Place',
        text: 'Accordéon',
        link: 'https://comite.example/bal',
      },
      { uid: 'loto-1', startLocal: '2026-06-05T20:00' },
      { uid: 'foire-1', startLocal: '2026-08-01T10:00' },
    ])
    expect(calledOff).toEqual([{ uid: 'm-1', status: 'cancelled' }])
    expect(links).toEqual(['https://comite.example/bureau'])
    expect(undated).toBe(1)
  })

  it('Atom, whose links are attributes', () => {
    const { format, links } = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Comité</title><entry><title>Bal</title>
       <id>tag:bal</id><link rel="self" href="/self"/><link href="/bal"/>
       <content type="xhtml"><div><p>Le <b>bal</b></p></div></content></entry></feed>`,
    )
    expect([format, links]).toEqual(['articles', ['https://comite.example/bal']])
  })

  it('what is over, or is no event, is left out', () => {
    const past = { '@type': 'Event', name: 'Bal', startDate: '2026-05-01T20:00' }
    expect(read(pageOf(past, { '@type': 'Event', name: 'Sans date' })).events).toEqual([])
    expect(readSource(documentOf(pageOf({ '@type': 'Article' })))).toMatchObject({
      kind: 'refused',
      sentence: calendarSentences.noFeedThere,
    })
  })

  it('reads whatever it is given, and never throws', () => {
    const piece = fc.constantFrom(
      '<rss>',
      '<item>',
      '</item>',
      '<title>Bal',
      '<script type="application/ld+json">',
      '{"@type":"Event","name":"Bal","startDate":"2026-07-04"}',
      '</script>',
      'BEGIN:VCALENDAR\n',
      'BEGIN:VEVENT\nUID:1\nDTSTART:20260704T100000\n',
      'END:VEVENT\n',
      '<![CDATA[',
      '&#x110000;',
      '[',
      '"',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
        expect(['read', 'refused']).toContain(readSource(documentOf(pieces.join(''))).kind)
      }),
    )
  })
})

describe('a hostile source is bounded', () => {
  it('JSON-LD nested ten thousand times deep, and a script that never ends', async () => {
    const deep = `${'{"a":['.repeat(10_000)}{"@type":"Event","name":"Bal","startDate":"2026-07-04"}${']}'.repeat(10_000)}`
    const text = `<script type="application/ld+json">${deep}</script>
      <script type="application/ld+json">{"@type":"Event","name":"Loto","startDate":"2026-07-05"}</script>
      <script type="application/ld+json">{"@type":"Event","name":"`
    const answer = await readSourceApart(documentOf(text))
    expect(answer).toMatchObject({ kind: 'read' })
    expect(JSON.stringify(answer)).toContain('Loto')
  })

  it('XML nested a hundred thousand times deep, and entities of entities', async () => {
    const deep = `<rss><channel><item>${'<a>'.repeat(100_000)}</channel></rss>`
    expect(await readSourceApart(documentOf(deep))).toMatchObject({ kind: 'read' })
    const laughs = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]>
      <rss><channel><item><title>&b;</title></item></channel></rss>`
    expect(await readSourceApart(documentOf(laughs))).toMatchObject({ undated: 1 })
  })

  it('ten thousand times of one event, in each way of saying so', async () => {
    const daily = icsOf({
      uid: 'loto',
      title: 'Loto',
      start: ':20200101T100000Z',
      more: 'RRULE:FREQ=DAILY;COUNT=10000\r\n',
    })
    const answer = await readSourceApart(documentOf(daily))
    expect(answer.kind === 'read' && answer.events.length).toBe(200)
    const listed = icsOf({
      uid: 'loto',
      title: 'Loto',
      start: ':20260701T100000Z',
      more: `RDATE:${Array.from({ length: 10_000 }, (_, n) => {
        const day = new Date(Date.UTC(2026, 6, 1 + n)).toISOString().slice(0, 10)
        return `${day.replaceAll('-', '')}T100000Z`
      }).join(',')}\r\n`,
    })
    expect(await readSourceApart(documentOf(listed))).toMatchObject({
      kind: expect.any(String),
    })
    const many = icsOf(
      ...Array.from({ length: 10_000 }, (_, n) => ({
        uid: `${n}`,
        title: 'Loto',
        start: ':20260701T100000Z',
      })),
    )
    expect(await readSourceApart(documentOf(many))).toMatchObject({ kind: 'refused' })
  })

  it('an odd zone is the commune’s own', () => {
    const { events } = read(
      icsOf({ uid: 'a', title: 'Bal', start: ';TZID=Mars/Olympus:20260704T210000' }),
    )
    expect(events).toMatchObject([{ startLocal: '2026-07-04T21:00' }])
  })
})

describe('looking at a source', () => {
  const guarded = createGuardedClient({ allowsLoopback: true })
  const deps = { guarded, clock: testClock(morning) }
  const look = (url: string) =>
    checkSource(deps, { url, etag: null, lastModified: null }, here.zone)

  it.each<[string, string, (text: string) => Buffer]>([
    ['text/calendar', 'folded inside letters', text => Buffer.from(text)],
    [
      'text/calendar; charset=utf-8',
      'in Latin-1 all the same',
      text => Buffer.from(text, 'latin1'),
    ],
    ['text/calendar; charset="iso-8859-1"', 'in Latin-1', text => Buffer.from(text, 'latin1')],
  ])('reads a calendar sent as %s, %s', async (type, _, write) => {
    const title = `Fête de l'été à Ébréon ${'é'.repeat(60)}`
    const text = icsOf({ uid: 'a', title, start: ':20260704T210000' })
    const body = foldedByOctets(write(text))
    const server = await sourceServer({
      '/agenda': (_request, response) =>
        response.writeHead(200, { 'content-type': type }).end(body),
    })
    expect(await look(`${server.url}/agenda`)).toMatchObject({ read: { events: [{ title }] } })
  })

  it('asks the pages of articles that give no date, thirty of them and no more', async () => {
    const server = await sourceServer()
    for (let page = 0; page < 40; page++) {
      const event = { '@type': 'Event', name: `Bal ${page}`, startDate: '2026-07-04T21:00' }
      server.serves[`/${page}`] = pageOf(page % 3 === 0 ? { '@type': 'Article' } : event)
    }
    server.serves['/feed'] = {
      etag: '"1"',
      body: `<rss><channel>${Array.from(
        { length: 40 },
        (_, page) => `<item><title>Article ${page}</title><link>/${page}</link></item>`,
      ).join('')}</channel></rss>`,
    }
    const found = await look(`${server.url}/feed`)
    // Its pages may change and the feed does not: it names no version.
    expect(found).toMatchObject({ kind: 'read', etag: null })
    expect(server.asked).toHaveLength(31)
    if (found.kind !== 'read') return
    expect(found.read.events).toHaveLength(20)
    expect(found.read.undated).toBe(20)
  })

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(50 * 1024 * 1024)), { 'content-encoding': 'gzip' }],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024), {}],
  ])('is refused with a sentence: %s', async (_what, body, headers) => {
    const server = await sourceServer()
    server.serves['/'] = (_request, response) => {
      response.writeHead(200, headers).end(body)
    }
    expect(await look(server.url)).toMatchObject({
      kind: 'failed',
      reason: { fr: expect.stringContaining('n’a pas pu être lu') },
    })
  })

  it('is refused where it leads round, or within', async () => {
    const server = await sourceServer({
      '/round': { status: 302, headers: { location: '/round' } },
      '/within': { status: 302, headers: { location: 'http://192.168.0.1/' } },
    })
    for (const url of [`${server.url}/round`, `${server.url}/within`, 'http://10.0.0.1/']) {
      expect(await look(url)).toMatchObject({ kind: 'failed' })
    }
    expect(server.asked.length).toBeLessThan(10)
  })

  it('asks no article’s page within, nor one that is too long', async () => {
    const server = await sourceServer({ '/long': `<p>${'a'.repeat(1024 * 1024)}` })
    server.serves['/'] =
      `<rss><item><title>A</title><link>http://192.168.0.1/</link></item><item><title>B</title><link>/long</link></item></rss>`
    expect(await look(server.url)).toMatchObject({ kind: 'read', read: { events: [], undated: 2 } })
  })
})
