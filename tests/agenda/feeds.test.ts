import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import { add, addPicture, agendaApp, change, checkXml, feast, publicUrl } from './agenda-app.ts'

const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

/** One event that is as it was announced, with a picture, and one that was cancelled later. */
async function twoEvents() {
  const app = await agendaApp()
  const media = await addPicture(app)
  const feux = await add(app, { media: [media], title: 'Feux & <lampions> « d’été »' })
  const loto = await add(app, { title: 'Loto des aînés', startLocal: '2026-06-13T14:00' })
  app.clock.advance(60_000)
  await change(app, loto.id, { kind: 'cancel', detail: '' })
  return { app, media, feux, loto }
}
const at = { made: '2026-06-02T08:00:00.000Z', changed: '2026-06-02T08:01:00.000Z' }

describe('the feeds, read by a program that others keep', () => {
  it('are RSS 2.0', async () => {
    const { app, media, feux, loto } = await twoEvents()
    const { text } = await app.ask('GET', '/agenda.rss')
    checkXml(text)
    const feed = parseRssFeed(text)
    expect(feed).toMatchObject({
      title: 'Agenda de Saint-Rémi',
      link: `${publicUrl}/agenda`,
      language: 'fr',
      ttl: 60,
      atom: { links: [{ rel: 'self', href: `${publicUrl}/agenda.rss` }] },
    })
    expect(feed.items?.map(({ title }) => plain(title))).toEqual([
      'ANNULÉ : Loto des aînés',
      'Feux & <lampions> « d’été »',
    ])
    const [first, second] = feed.items ?? []
    expect(first?.link).toBe(`${publicUrl}/agenda/${pageNameOf(loto)}`)
    expect(first?.guid?.value).toMatch(/@tambour#1$/)
    expect(second?.enclosures).toEqual([
      {
        url: `${publicUrl}/agenda/${feux.slug}/${media}.jpg`,
        type: 'image/jpeg',
        length: 0,
      },
    ])
    expect(plain(second?.description)).toContain('grillades & <bal>.\n\nProgramme')
  })

  it('say how long a picture is that had to be made, once it was', async () => {
    const { app, media, feux } = await twoEvents()
    const path = `/agenda/${feux.slug}/${media}.jpg`
    const lengths = async () => {
      const rss = parseRssFeed((await app.ask('GET', '/agenda.rss')).text)
      const atom = parseAtomFeed((await app.ask('GET', '/agenda.atom')).text)
      return [rss.items?.[1]?.enclosures?.[0]?.length, atom.entries?.[1]?.links?.[1]?.length]
    }
    expect(await lengths()).toEqual([0, undefined])
    const picture = await app.app.request(path)
    expect(picture.status).toBe(200)
    const { byteLength } = await picture.arrayBuffer()
    expect(await lengths()).toEqual([byteLength, byteLength])
  })

  it('are Atom', async () => {
    const { app, media, feux, loto } = await twoEvents()
    const { text, headers } = await app.ask('GET', '/agenda.atom')
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    checkXml(text)
    const feed = parseAtomFeed(text)
    expect(feed).toMatchObject({
      id: `${publicUrl}/agenda.atom`,
      title: { value: 'Agenda de Saint-Rémi' },
      updated: at.changed,
      authors: [{ name: 'Agenda de Saint-Rémi' }],
    })
    const [first, second] = feed.entries ?? []
    expect(first).toMatchObject({
      id: `${publicUrl}/agenda/${loto.slug}#1`,
      published: at.made,
      updated: at.changed,
      links: [{ rel: 'alternate', href: `${publicUrl}/agenda/${pageNameOf(loto)}` }],
    })
    expect(second).toMatchObject({ id: `${publicUrl}/agenda/${feux.slug}#0`, updated: at.made })
    expect(second?.links?.[1]).toMatchObject({
      rel: 'enclosure',
      href: `${publicUrl}/agenda/${feux.slug}/${media}.jpg`,
    })
    // RFC 4287 § 4.1.2: each has an id, a title and a date, and no id is there twice.
    for (const entry of feed.entries ?? []) {
      expect([entry.id, entry.title, entry.updated]).not.toContain(undefined)
    }
  })

  it('are JSON Feed 1.1', async () => {
    const { app, media, feux, loto } = await twoEvents()
    const { text, headers } = await app.ask('GET', '/agenda/feed.json')
    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const feed = parseJsonFeed(text)
    expect(feed).toMatchObject({
      title: 'Agenda de Saint-Rémi',
      feed_url: `${publicUrl}/agenda/feed.json`,
      home_page_url: `${publicUrl}/agenda`,
      language: 'fr',
    })
    expect(JSON.parse(text)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' })
    expect(feed.items).toMatchObject([
      { id: `${publicUrl}/agenda/${loto.slug}#1`, date_modified: at.changed },
      {
        url: `${publicUrl}/agenda/${pageNameOf(feux)}`,
        image: `${publicUrl}/agenda/${feux.slug}/${media}.jpg`,
        attachments: [{ mime_type: 'image/jpeg', title: 'Affiche des feux' }],
      },
    ])
  })

  it('are sound with nothing in them', async () => {
    const app = await agendaApp()
    for (const path of ['/agenda.rss', '/agenda.atom', '/sitemap.xml']) {
      checkXml((await app.ask('GET', path)).text)
    }
    const atom = parseAtomFeed((await app.ask('GET', '/agenda.atom')).text)
    expect([atom.updated, atom.entries]).toEqual([at.made, undefined])
    expect(parseRssFeed((await app.ask('GET', '/agenda.rss')).text).items).toBeUndefined()
    const json = await app.ask('GET', '/agenda/feed.json')
    expect(json.text).toMatch(/"items":\[\]/)
    expect(parseJsonFeed(json.text).title).toBe('Agenda de Saint-Rémi')
  })

  it('are found from the pages, of all communes or of the one that is shown', async () => {
    const app = await agendaApp()
    const other = await addCommune(app.context, 'Orvain')
    for (const query of ['', `?commune=${other}`]) {
      const { text } = await app.ask('GET', `/agenda${query}`)
      const links = [
        ...text.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g),
      ]
      expect(links.map(([, type, href]) => [type, href])).toEqual([
        ['text/calendar', `/agenda.ics${query}`],
        ['application/rss+xml', `/agenda.rss${query}`],
        ['application/atom+xml', `/agenda.atom${query}`],
        ['application/feed+json', `/agenda/feed.json${query}`],
        ['application/ld+json', `/agenda.json${query}`],
      ])
      for (const [, type = '', href = ''] of links) {
        const { status, headers } = await app.ask('GET', href)
        expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
      }
    }
  })
})

describe('what search engines read', () => {
  it('is a sitemap of each page that anybody may see, which robots.txt names', async () => {
    const { app, feux, loto } = await twoEvents()
    const hidden = await add(app, { title: 'Secret' })
    await app.context.db
      .updateTable('event')
      .set({ listed: 0 })
      .where('id', '=', hidden.id)
      .execute()
    await createEvent(app.context, byOf(await addCommune(app.context, 'Orvain')), {
      ...feast,
      title: 'Vieux bal',
      startLocal: '2025-01-01T20:00',
      endLocal: null,
    })
    const robots = await app.ask('GET', '/robots.txt')
    expect(robots.headers.get('content-type')).toMatch(/^text\/plain/)
    const allowed = [...robots.text.matchAll(/^Allow: (.*)$/gm)].map(([, path]) => path)
    for (const path of ['/agenda', '/accessibilite', '/confidentialite']) {
      expect(allowed).toContain(path)
      expect((await app.ask('GET', path)).status).toBe(200)
    }
    const named = /^Sitemap: (.*)$/m.exec(robots.text)?.[1] ?? ''
    expect(named).toBe(`${publicUrl}/sitemap.xml`)
    const { text, headers } = await app.ask('GET', new URL(named).pathname)
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    checkXml(text)
    const pages = [...text.matchAll(/<url><loc>(.*)<\/loc><lastmod>(.*)<\/lastmod><\/url>/g)]
    expect(text).toContain(`<url><loc>${publicUrl}/agenda/s-abonner</loc></url>`)
    expect(pages.map(([, url, changed]) => [url, changed])).toEqual([
      [`${publicUrl}/agenda`, at.changed],
      [`${publicUrl}/agenda/${pageNameOf(feux)}`, at.made],
      [`${publicUrl}/agenda/${pageNameOf(loto)}`, at.changed],
    ])
  })
})
