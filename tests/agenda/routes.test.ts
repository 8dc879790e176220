import { createHash } from 'node:crypto'
import ICAL from 'ical.js'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readEventFile } from '../../server/event-import/event-file.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { saveGroup } from '../../server/partners/groups.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import { anEvent } from '../support/builders/events.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import {
  add,
  addNeighbours,
  addPicture,
  addTaken,
  agendaApp,
  change,
  checkXml,
  feast,
  publicUrl,
} from './agenda-app.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const calendarOf = (text: string) => new ICAL.Component(ICAL.parse(text))
const said = (component: ICAL.Component | null, name: string): string =>
  String(component?.getFirstPropertyValue(name) ?? '')

/** The JSON-LD of a page, read as a search engine reads it. */
function dataOf(page: string): unknown {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)
  return JSON.parse(found?.[1] ?? 'null')
}

describe('the public agenda', () => {
  it('shows what is to come by month, to anybody, without a script', async () => {
    const app = await agendaApp()
    await add(app)
    await add(app, { title: 'Fête nationale', startLocal: '2026-07-13T22:30', endLocal: null })
    await add(app, { title: 'Loto de mai', startLocal: '2026-05-02T20:00', endLocal: null })
    const { status, headers, text } = await app.ask('GET', '/agenda')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=UTF-8')
    const months = [...text.matchAll(/<h2 class="month">(.*?)<\/h2>/g)].map(([, name]) => name)
    expect(months).toEqual(['Juin 2026', 'Juillet 2026'])
    expect(text).toContain('Feux de la Saint-Jean')
    expect(text).not.toContain('Loto de mai')
    expect(text.match(/<script/g)).toEqual(['<script'])
    expect(text).toContain('href="/accessibilite"')
    expect(text).not.toMatch(/(src|href)="(?!\/|https:\/\/tambour\.exemple\.fr|webcal:|#contenu)/)
    const past = await app.ask('GET', '/agenda/passes')
    expect(past.text).toContain('Loto de mai')
    expect(past.text).not.toContain('Feux de la Saint-Jean')
  })

  it('is read a page at a time where it is long, under 100 kB each, and stays whole in feeds', async () => {
    const app = await agendaApp()
    const { db } = app.context
    const text = 'Buvette, grillades et bal sous les lampions de la place. '.repeat(40)
    await add(app, { text, endLocal: null })
    for (let index = 0; index < 119; index++) {
      await anEvent(db, app.communeId, {
        ...{ title: 'Bal', text, uid: `uid-${index}` },
        slug: `abcde${String(222 + index).replaceAll('1', 'z')}`,
        startLocal: `2026-07-${10 + Math.floor(index / 10)}T10:00`,
      })
    }
    for (const path of ['/agenda', `/agenda/embed?commune=${app.communeId}`]) {
      const seen: string[] = []
      const pages: string[] = []
      let next: string | undefined = path
      while (next !== undefined) {
        const page = await app.ask('GET', next)
        expect(page.status).toBe(200)
        expect(Buffer.byteLength(page.text)).toBeLessThan(100_000)
        seen.push(
          ...[...page.text.matchAll(/<h3><a href="([^"]*)"/g)].map(([, href]) => href ?? ''),
        )
        pages.push(next)
        const [, on] = /href="([^"]*)">Plus tard</.exec(page.text) ?? []
        const [, back] = /href="([^"]*)">Plus tôt</.exec(page.text) ?? []
        expect(back?.replaceAll('&amp;', '&')).toBe(pages.at(-2))
        next = on?.replaceAll('&amp;', '&')
      }
      expect(pages).toHaveLength(3)
      expect(new Set(seen).size).toBe(120)
    }
    const second = /href="(\/agenda\?des=[^"]*)">Plus tard</.exec(
      (await app.ask('GET', '/agenda')).text,
    )?.[1]
    // The first page has the feast and 49 balls, ten a day.
    expect(second).toBe('/agenda?des=2026-07-14T10:00.9')
    expect((await app.ask('GET', second ?? '')).text).toContain(
      `<link rel="canonical" href="${publicUrl}${second}">`,
    )
    // Whatever else is asked for leads to a page by its own address: nothing else is kept.
    const inside = await app.ask('GET', '/agenda?des=2026-07-17')
    expect([inside.status, inside.headers.get('location')]).toEqual([302, second])
    const early = await app.ask('GET', '/agenda?des=2020-01-01')
    expect([early.status, early.headers.get('location')]).toEqual([302, '/agenda'])
    expect((await app.ask('GET', '/agenda?des=demain')).status).toBe(404)
    app.clock.set(Date.parse('2026-08-01T08:00:00Z'))
    const past = await app.ask('GET', '/agenda/passes')
    expect(past.text).toContain('>Plus tôt</a>')
    expect(past.text).not.toContain('>Plus tard</a>')
    for (const feed of ['/agenda.ics', '/agenda.json', '/agenda.rss']) {
      const whole = (await app.ask('GET', feed)).text
      expect(whole.match(/uid-|"@type":"Event"|<item>/g)?.length).toBeGreaterThanOrEqual(119)
    }
  })

  it('keeps what is on today until its day is over', async () => {
    const app = await agendaApp()
    await add(app, {
      title: 'Marché',
      startLocal: '2026-06-02T08:00',
      endLocal: '2026-06-02T09:00',
    })
    expect((await app.ask('GET', '/agenda')).text).toContain('Marché')
    const past = (await app.ask('GET', '/agenda/passes')).text
    expect(past).not.toContain('Marché')
    // Much may have been announced that is to come.
    expect(past).toContain('Aucun événement passé.')
  })

  it('says in words that nothing is announced', async () => {
    const app = await agendaApp()
    expect((await app.ask('GET', '/agenda')).text).toContain('Aucun événement n’est annoncé')
  })

  it('shows one event with all that a link’s card needs', async () => {
    const app = await agendaApp()
    const media = await addPicture(app)
    const { slug } = await add(app, { media: [media] })
    const { status, text } = await app.ask('GET', `/agenda/feux-de-la-saint-jean-${slug}`)
    expect(status).toBe(200)
    expect(plain(text)).toContain('Samedi 20 juin 2026, de 21 h à 1 h')
    expect(text).toContain('grillades &amp; &lt;bal&gt;')
    expect(text).toContain('<a href="https://exemple.fr/feux" rel="noopener nofollow">')
    expect(text).toContain(
      `<link rel="canonical" href="${publicUrl}/agenda/feux-de-la-saint-jean-${slug}">`,
    )
    expect(text).toContain(
      `<meta property="og:image" content="${publicUrl}/agenda/${slug}/${media}-1200.jpg">`,
    )
    expect(text).toContain('<meta property="og:image:height" content="675">')
    expect(text).toContain('alt="Affiche des feux"')
    expect(dataOf(text)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Feux de la Saint-Jean',
      startDate: '2026-06-20T21:00:00+02:00',
      endDate: '2026-06-21T01:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Place de la Mairie', address: { addressLocality: 'Saint-Rémi' } },
      image: [`${publicUrl}/agenda/${slug}/${media}.jpg`],
      description: feast.text,
    })
  })

  it('says that an event is put off, waits for its date, or is cancelled', async () => {
    const app = await agendaApp()
    const { id, slug } = await add(app)
    const page = async () => (await app.ask('GET', `/agenda/feux-de-la-saint-jean-${slug}`)).text
    const listed = async () => plain((await app.ask('GET', '/agenda')).text)
    await change(app, id, {
      kind: 'postpone',
      startLocal: '2026-11-07T18:30',
      endLocal: null,
      detail: '',
    })
    expect(plain(await page())).toContain('Initialement prévu le samedi 20 juin 2026 à 21 h.')
    expect(dataOf(await page())).toMatchObject({
      startDate: '2026-11-07T18:30:00+01:00',
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-06-20T21:00:00+02:00',
    })
    await change(app, id, { kind: 'postpone', startLocal: null, endLocal: null, detail: '' })
    expect(plain(await page())).toContain('nouvelle date à venir')
    expect(await listed()).toContain('Reportés, nouvelle date à venir')
    expect(dataOf(await page())).toMatchObject({ eventStatus: 'https://schema.org/EventPostponed' })
    await change(app, id, { kind: 'cancel', detail: '' })
    expect(await page()).toContain('Cet événement n’aura pas lieu.')
    expect(await listed()).toContain('Annulé')
    expect(dataOf(await page())).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
  })

  it('shows neither what is unlisted, nor what somebody must still agree to', async () => {
    const app = await agendaApp()
    const media = await addPicture(app)
    const { id, slug } = await add(app, { media: [media] })
    const set = (values: {
      listed?: 0 | 1
      approval?: 'none' | 'pending' | 'refused' | 'approved'
    }) => app.context.db.updateTable('event').set(values).where('id', '=', id).execute()
    const statuses = async () => {
      const name = pageNameOf({ title: feast.title, slug })
      const paths = [`/agenda/${name}`, `/agenda/${name}.ics`, `/agenda/${slug}/${media}.jpg`]
      const found = []
      for (const path of paths) found.push((await app.ask('GET', path)).status)
      for (const path of [
        '/agenda',
        '/agenda.ics',
        '/agenda.rss',
        '/agenda.json',
        '/agenda/embed',
      ]) {
        found.push((await app.ask('GET', path)).text.includes('Saint-Jean'))
      }
      return found
    }
    const nothing = [404, 404, 404, false, false, false, false, false]
    const all = [200, 200, 200, true, true, true, true, true]
    expect(await statuses()).toEqual(all)
    for (const hidden of [
      { listed: 0 },
      { listed: 1, approval: 'pending' },
      { approval: 'refused' },
    ] as const) {
      await set(hidden)
      expect(await statuses()).toEqual(nothing)
    }
    await set({ approval: 'approved' })
    expect(await statuses()).toEqual(all)
  })

  it('is of every commune, or of one', async () => {
    const app = await agendaApp()
    await add(app)
    const other = await addCommune(app.context, 'Orvain')
    await createEvent(app.context, byOf(other), { ...feast, title: 'Bal d’Orvain' })
    const all = await app.ask('GET', '/agenda')
    expect(all.text).toContain('aria-label="Commune"')
    expect(all.text).toContain('Bal d’Orvain')
    for (const path of [
      '/agenda',
      '/agenda.ics',
      '/agenda.rss',
      '/agenda.json',
      '/agenda/embed',
      '/agenda/passes',
    ]) {
      const { text, status } = await app.ask('GET', `${path}?commune=${other}`)
      expect(status).toBe(200)
      expect(text).not.toContain('Saint-Jean')
      expect((await app.ask('GET', `${path}?commune=999`)).status).toBe(404)
    }
  })

  it('says who proposed what was taken from a neighbour, and leads there', async () => {
    const app = await agendaApp()
    const { original, taken, communeId } = await addTaken(app)
    const there = `/agenda/${pageNameOf(original)}`
    const ask = async (path: string) => plain((await app.ask('GET', path)).text)
    const ours = `?commune=${communeId}`
    expect(await ask(`/agenda${ours}`)).toMatch(
      new RegExp(`<p class="muted">Proposé par <a href="${there}" ?>Orvain</a></p>`),
    )
    expect(await ask(`/agenda/embed${ours}`)).toContain(
      `<a href="${there}" target="_blank" rel="noopener">Orvain</a>`,
    )
    const page = await ask(`/agenda/${pageNameOf(taken)}`)
    expect(page).toContain(`<dt>Proposé par</dt><dd><a href="${there}" >Orvain</a></dd>`)
    expect(page).toContain('<dd>Place de la Mairie, Orvain (')
    expect(await ask(`/agenda/affiche?semaine=2026-W25&commune=${communeId}`)).toContain(
      'Place de la Mairie, Orvain',
    )
    const from = `Proposé par Orvain : ${publicUrl}${there}`
    for (const path of ['/agenda.rss', '/agenda.atom', '/agenda/feed.json']) {
      expect(await ask(`${path}${ours}`)).toContain(from)
    }
    const read = calendarOf((await app.ask('GET', `/agenda.ics${ours}`)).text)
    const entry = read.getFirstSubcomponent('vevent')
    expect(plain(said(entry, 'description'))).toContain(from)
    expect(said(entry, 'location')).toBe('Place de la Mairie, Orvain')
    // Of both communes: the original alone.
    const both = await ask('/agenda')
    expect(both).toContain('Bal d’Orvain')
    expect(both).not.toContain('Bal chez nos voisins')
    await app.context.db
      .updateTable('event')
      .set({ listed: 0 })
      .where('id', '=', original.id)
      .execute()
    expect(await ask(`/agenda${ours}`)).toContain('Proposé par Orvain</p>')
  })

  it('shows what neighbours announce beside its own, and leads to their pages', async () => {
    const app = await agendaApp()
    await add(app)
    await addNeighbours(app, 0)
    const ask = async (path: string) => plain((await app.ask('GET', path)).text)
    expect(await ask('/agenda')).not.toContain('Valcourt')
    await app.context.db.updateTable('calendarFeed').set({ inAgenda: 1 }).execute()
    for (const path of ['/agenda', '/agenda/embed']) {
      const text = await ask(path)
      const titles = [...text.matchAll(/<h3>(?:<a [^>]*>)?(.*?)(?:<\/a>)?<\/h3>/g)]
      // In the order in which they begin; ours, of which theirs tells too, once.
      expect(titles.map(([, title]) => title)).toEqual([
        'Foire &amp; « plants »',
        'Feux de la Saint-Jean',
        'Bourse',
        'Piège',
      ])
      expect(text).toContain('<a href="https://valcourt.example/foire" rel="noopener nofollow"')
      expect(text).toContain('Annoncé par Valcourt')
      expect(text).toContain('Du samedi 27 juin au dimanche 28 juin 2026')
      expect(text).not.toContain('javascript:')
      expect(text).not.toContain('secret')
    }
    expect(await ask('/agenda/passes')).not.toContain('Passée')
  })

  it('is narrowed to what is at home, or to a group, where something is from elsewhere', async () => {
    const app = await agendaApp()
    const { context, by } = app
    await add(app)
    const ask = async (query: string, page = '/agenda') => {
      const { status, text } = await app.ask('GET', `${page}${query}`)
      return { status, text: plain(text) }
    }
    const ways = /aria-label="Autour de chez nous"/
    expect((await ask('')).text).not.toMatch(ways)
    expect((await ask('?autour=ici')).status).toBe(200)
    const { feedId } = await addNeighbours(app)
    const { id: partner } = await addPartner(context, by, partnerNew.parse({ name: 'Valcourt' }))
    const group = { name: 'La CC & <nous>', partners: [partner] }
    const { id } = await saveGroup(context, by, null, group)
    expect((await ask('')).text).toMatch(ways)
    expect((await ask(`?autour=${id}`)).status).toBe(404)
    await saveGroup(context, by, id, { ...group, inAgenda: true })
    // Nothing is known to be of the group yet: it is no choice, and yet an answer.
    expect((await ask('')).text).not.toContain('La CC')
    expect((await ask(`?autour=${id}`)).text).not.toContain('Bourse')
    await context.db
      .updateTable('calendarFeed')
      .set({ partnerId: partner })
      .where('id', '=', feedId)
      .execute()
    const all = (await ask('')).text
    expect(all).toContain('<a href="/agenda" aria-current="page">Tout</a>')
    expect(all).toContain(`<a href="/agenda?autour=${id}" >La CC &amp; &lt;nous&gt;</a>`)
    for (const page of ['/agenda', '/agenda/embed']) {
      const here = (await ask('?autour=ici', page)).text
      expect(here).toContain('Feux de la Saint-Jean')
      expect(here).not.toContain('Bourse')
      const around = (await ask(`?autour=${id}`, page)).text
      expect(around).toContain('Feux de la Saint-Jean')
      expect(around).toContain('Bourse')
      for (const none of ['', '0', '999', 'x']) {
        expect((await ask(`?autour=${none}`, page)).status).toBe(404)
      }
    }
    // Where they lie is known: they are a circle too, and one that shows no more is no choice.
    const lies = { latitude: 48.9, readAt: context.clock.now() }
    for (const [inseeCode, longitude] of [
      ['51108', 4.3],
      ['51231', 4.4],
    ] as const) {
      await context.db
        .insertInto('communeCentre')
        .values({ inseeCode, longitude, ...lies })
        .execute()
    }
    await context.db.updateTable('partner').set({ inseeCode: '51231' }).execute()
    expect((await ask('?autour=10km')).status).toBe(404)
    await setInseeCode(context.db, app.communeId, '51108')
    expect((await ask('')).text).toContain('<a href="/agenda?autour=10km" >À 10 km</a>')
    expect((await ask('')).text).not.toMatch(/autour=(5|20|50)km/)
    for (const [km, shows] of [
      [5, false],
      [10, true],
      [50, true],
    ] as const) {
      expect((await ask(`?autour=${km}km`)).text.includes('Bourse')).toBe(shows)
    }
    expect((await ask('?autour=11km')).status).toBe(404)
    // Search engines know one page.
    expect((await ask('?autour=ici')).text).toContain(
      `<link rel="canonical" href="${publicUrl}/agenda">`,
    )
    // Of several communes, groups are those of the one that is shown.
    await addCommune(context, 'Orvain')
    expect((await ask('')).text).not.toContain('La CC')
    const one = `?commune=${app.communeId}`
    expect((await ask(one)).text).toContain(`href="/agenda${one}&amp;autour=${id}"`)
    expect((await ask(`${one}&autour=ici`)).text).not.toContain('Bourse')
  })

  it('puts nothing of neighbours’ calendars into what others copy', async () => {
    const app = await agendaApp()
    await addNeighbours(app)
    for (const path of [
      '/agenda.ics',
      '/agenda.rss',
      '/agenda.atom',
      '/agenda/feed.json',
      '/agenda.json',
      '/sitemap.xml',
      '/agenda/affiche?semaine=2026-W24',
    ]) {
      const { status, text } = await app.ask('GET', path)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toMatch(/Foire|Valcourt|valcourt/)
    }
    const { text } = await app.ask('GET', '/agenda')
    expect(text).toContain('Foire')
    expect(JSON.stringify(dataOf(text))).not.toContain('Foire')
  })

  it('offers residents what they can use, and programs the data without a link', async () => {
    const app = await agendaApp()
    const { text } = await app.ask('GET', '/agenda')
    expect(text).not.toContain('JSON-LD')
    expect(text).toContain('<link rel="alternate" type="application/ld+json"')
  })

  it('leads to an event’s page by its eight signs alone, whatever the words', async () => {
    const app = await agendaApp()
    const { slug } = await add(app, { title: 'Loto des aînés' })
    const right = `/agenda/loto-des-aines-${slug}`
    expect((await app.ask('GET', right)).status).toBe(200)
    for (const words of ['', 'loto-', 'Fête-de-l’été-', 'fete%20et%2Fbal-', '-']) {
      const { status, headers } = await app.ask('GET', `/agenda/${words}${slug}?fbclid=1`)
      expect([words, status, headers.get('location')]).toEqual([words, 301, `${right}?fbclid=1`])
      expect(headers.get('cache-control')).toBe('public, max-age=60')
      const file = await app.ask('GET', `/agenda/${words}${slug}.ics`)
      expect([file.status, file.headers.get('location')]).toEqual([301, `${right}.ics`])
    }
    expect((await app.ask('GET', '/agenda/loto-des-aines-abcdefgh')).status).toBe(404)
  })

  it('helps each to follow it, of all communes or of one, without a script', async () => {
    const app = await agendaApp()
    expect((await app.ask('GET', '/agenda')).text).toContain('href="/agenda/s-abonner"')
    const one = await app.ask('GET', '/agenda/s-abonner')
    expect(one.text).not.toContain('<script')
    expect(one.text).toContain('href="webcal://tambour.exemple.fr/agenda.ics"')
    expect(one.text).not.toContain('aria-label="Commune"')
    const other = await addCommune(app.context, 'Orvain & Co')
    const query = `?commune=${other}`
    expect((await app.ask('GET', `/agenda${query}`)).text).toContain(
      `href="/agenda/s-abonner${query}"`,
    )
    const { text, headers } = await app.ask('GET', `/agenda/s-abonner${query}`)
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    const links = [...text.matchAll(/<a class="button[^"]*" href="([^"]+)"/g)].map(
      ([, href = '']) => new URL(href.replaceAll('&amp;', '&')),
    )
    const file = `${publicUrl}/agenda.ics${query}`
    const webcal = file.replace('https:', 'webcal:')
    expect(links.map(({ protocol, host }) => protocol + host)).toEqual([
      'webcal:tambour.exemple.fr',
      'https:calendar.google.com',
      'https:outlook.live.com',
      'https:outlook.office.com',
    ])
    expect(links[0]?.href).toBe(webcal)
    expect(links[1]?.searchParams.get('cid')).toBe(webcal)
    for (const link of links.slice(2)) {
      expect(Object.fromEntries(link.searchParams)).toEqual({
        url: file,
        name: 'Agenda d’Orvain & Co',
      })
    }
    expect(text).toContain(`<code class="address">${file}</code>`)
    expect(text).toContain(`<code class="address">${publicUrl}/agenda.rss${query}</code>`)
    expect((await app.ask('GET', '/agenda/s-abonner?commune=999')).status).toBe(404)
  })

  it('makes a week’s poster, of what takes place in it on local days', async () => {
    const app = await agendaApp()
    const days = ['2026-11-29T23:00', '2026-11-30T00:30', '2026-12-06T23:30', '2026-12-07T00:00']
    for (const startLocal of days) await add(app, { title: startLocal, startLocal, endLocal: null })
    await add(app, {
      title: 'Exposition',
      startLocal: '2026-11-20T10:00',
      endLocal: '2026-12-20T18:00',
    })
    const off = await add(app, { title: 'Loto', startLocal: '2026-12-05T20:00', endLocal: null })
    await change(app, off.id, { kind: 'cancel', detail: '' })
    const poster = async (query: string) => await app.ask('GET', `/agenda/affiche${query}`)
    const { text, headers } = await poster('?semaine=2026-W49')
    const titles = [...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)
    expect(titles).toEqual(['Exposition', days[1], 'Loto', days[2]])
    expect(plain(text)).toContain('du 30 novembre au 6 décembre 2026')
    expect(text).toContain('Annulé')
    const css = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(css).digest('base64')
    const again = await poster('?semaine=2026-W49')
    for (const one of [headers, again.headers]) {
      expect(one.get('content-security-policy')).toContain(`'sha256-${hash}'`)
    }
    expect((await poster('?semaine=2026-W50')).text).not.toContain('Loto')
    const heads = await Promise.all(
      ['', '?semaine=2026-W24'].map(
        async query => /<h1>(.*)<\/h1>/.exec((await poster(query)).text)?.[1],
      ),
    )
    expect(heads).toEqual(['Cette semaine', 'Agenda de la semaine'])
    expect(plain((await poster('')).text)).toContain('du 1er au 7 juin 2026')
    for (const wrong of ['2026-W54', '2026-W00', 'demain', '9999-W01', '']) {
      expect((await poster(`?semaine=${wrong}`)).status).toBe(404)
    }
  })

  it('names its commune, keeps a price on one line, and can be shared', async () => {
    const app = await agendaApp()
    const event = await add(app, { text: 'Carton 8 €, buvette.' })
    expect((await app.ask('GET', '/agenda')).text).toContain('<title>Agenda de Saint-Rémi</title>')
    const { text } = await app.ask('GET', `/agenda/${pageNameOf(event)}`)
    expect(text).toContain('Carton 8\u00a0€, buvette.')
    expect(text).toContain('<summary>Partager</summary>')
    const hrefs = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    for (const way of ['https://wa.me/?', 'https://www.facebook.com/sharer/', 'mailto:?']) {
      const href = hrefs.find(one => one?.startsWith(way)) ?? ''
      expect(decodeURIComponent(href)).toContain(`${publicUrl}/agenda/${pageNameOf(event)}`)
    }
  })

  it('says kindly that a page is not there', async () => {
    const app = await agendaApp()
    for (const path of [
      '/agenda/abcdefgh',
      '/agenda/rien',
      '/agenda/abcdefgh/1.jpg',
      '/agenda/a/b/c',
    ]) {
      const { status, text, headers } = await app.ask('GET', path)
      expect(status).toBe(404)
      expect(text).toContain('Page introuvable')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('the calendar', () => {
  it('is read back with all that programs need', async () => {
    const app = await agendaApp()
    const media = await addPicture(app)
    const made = await add(app, { media: [media] })
    const { headers, text } = await app.ask('GET', '/agenda.ics')
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = calendarOf(text)
    expect(said(calendar, 'name')).toBe('Agenda de Saint-Rémi')
    expect(said(calendar, 'refresh-interval')).toBe('PT1H')
    expect(said(calendar, 'source')).toBe(`${publicUrl}/agenda.ics`)
    const entry = calendar.getFirstSubcomponent('vevent')
    expect(said(entry, 'summary')).toBe('Feux de la Saint-Jean')
    expect(said(entry, 'description')).toBe(
      `${feast.text}\n\n${publicUrl}/agenda/${pageNameOf(made)}`,
    )
    expect(said(entry, 'location')).toBe('Place de la Mairie, Saint-Rémi')
    expect(said(entry, 'dtstart')).toBe('2026-06-20T19:00:00Z')
    expect(said(entry, 'dtend')).toBe('2026-06-20T23:00:00Z')
    expect(said(entry, 'status')).toBe('CONFIRMED')
    expect(said(entry, 'sequence')).toBe('0')
    expect(said(entry, 'url')).toBe(`${publicUrl}/agenda/${pageNameOf(made)}`)
    expect(said(entry, 'image')).toBe(`${publicUrl}/agenda/${made.slug}/${media}.jpg`)
    expect(said(entry, 'dtstamp')).toBe('2026-06-02T08:00:00Z')
    expect(said(entry, 'uid')).toMatch(/@tambour$/)
  })

  it('has lines of at most 75 octets, each ended by CRLF', async () => {
    const app = await agendaApp()
    await add(app, { text: `${'Fête à l’école, à côté des hêtres ; '.repeat(40)}👨‍👩‍👧‍👦` })
    const { text } = await app.ask('GET', '/agenda.ics')
    const lines = text.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(said(calendarOf(text).getFirstSubcomponent('vevent'), 'description')).toContain(
      '👨‍👩‍👧‍👦',
    )
  })

  it('follows each change, under the same UID with a higher SEQUENCE', async () => {
    const app = await agendaApp()
    const { id, slug } = await add(app)
    const entry = async () => {
      const { text } = await app.ask('GET', `/agenda/feux-de-la-saint-jean-${slug}.ics`)
      return calendarOf(text).getFirstSubcomponent('vevent')
    }
    const first = await entry()
    const facts = async () => {
      const now = await entry()
      expect(said(now, 'uid')).toBe(said(first, 'uid'))
      return ['sequence', 'status', 'dtstart', 'summary'].map(name => plain(said(now, name)))
    }
    await change(app, id, {
      kind: 'postpone',
      startLocal: '2026-11-07T18:30',
      endLocal: null,
      detail: '',
    })
    expect(await facts()).toEqual([
      '1',
      'CONFIRMED',
      '2026-11-07T17:30:00Z',
      `REPORTÉ : ${feast.title}`,
    ])
    const { channels: _, times: __, texts: ___, ...edit } = feast
    const moved = {
      ...edit,
      startLocal: '2026-11-07T18:30',
      endLocal: null,
      place: 'Salle des fêtes',
    }
    await editEvent(app.context, app.by, id, moved)
    expect((await facts())[0]).toBe('2')
    await change(app, id, { kind: 'postpone', startLocal: null, endLocal: null, detail: '' })
    expect(await facts()).toEqual([
      '3',
      'CANCELLED',
      '2026-11-07T17:30:00Z',
      `REPORTÉ : ${feast.title}`,
    ])
    await change(app, id, { kind: 'cancel', detail: '' })
    expect(await facts()).toEqual([
      '4',
      'CANCELLED',
      '2026-11-07T17:30:00Z',
      `ANNULÉ : ${feast.title}`,
    ])
  })
})

describe('the feeds', () => {
  it('are RSS and JSON-LD with whole addresses', async () => {
    const app = await agendaApp()
    const media = await addPicture(app)
    const { id, slug } = await add(app, { media: [media] })
    await change(app, id, { kind: 'cancel', detail: '' })
    const rss = await app.ask('GET', '/agenda.rss')
    expect(rss.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    expect(plain(rss.text)).toContain('<title>ANNULÉ : Feux de la Saint-Jean</title>')
    expect(rss.text).toContain(`<link>${publicUrl}/agenda/feux-de-la-saint-jean-${slug}</link>`)
    expect(rss.text).toContain('grillades &amp; &lt;bal&gt;')
    expect(rss.text).toMatch(/<guid isPermaLink="false">[^<]+@tambour#1<\/guid>/)
    expect(rss.text).toContain('<pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate>')
    // The poster is a PNG: how long its JPEG is shows when it is made.
    expect(rss.text).toMatch(/<enclosure url="https:[^"]+" type="image\/jpeg" length="0"\/>/)
    const json = await app.ask('GET', '/agenda.json')
    expect(json.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    const graph = z.object({ '@graph': z.array(z.looseObject({})) }).parse(JSON.parse(json.text))
    expect(graph['@graph']).toMatchObject([
      {
        '@id': `${publicUrl}/agenda/${slug}`,
        url: `${publicUrl}/agenda/feux-de-la-saint-jean-${slug}`,
      },
    ])
  })

  it.each(['/agenda', '/agenda.ics', '/agenda.rss', '/agenda.json', '/agenda/embed'])(
    'of %s are not sent twice to anyone who has them',
    async path => {
      const app = await agendaApp()
      const { id } = await add(app)
      const first = await app.ask('GET', path)
      expect(first.headers.get('cache-control')).toBe('public, max-age=60')
      const tag = first.headers.get('etag') ?? ''
      const again = await app.ask('GET', path, { headers: { 'if-none-match': tag } })
      expect([again.status, again.text]).toEqual([304, ''])
      await change(app, id, { kind: 'cancel', detail: '' })
      const changed = await app.ask('GET', path, { headers: { 'if-none-match': tag } })
      expect(changed.status).toBe(200)
    },
  )
})

describe('a text that Word gave', () => {
  const pastedText =
    'Buvette\u000bet grillades\u000c,\u0001 bal\u0085jusqu’à 1 h\ufffe\r\nVenez\u2028tous\u009f.'
  const read = 'Buvette\net grillades\n, bal\njusqu’à 1 h\nVenez\ntous.'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/
  const asked = (slug: string) => [
    '/agenda',
    '/agenda/embed',
    `/agenda/bal-des-aines-${slug}`,
    '/agenda.json',
    '/agenda.ics',
    '/agenda.rss',
  ]

  it('leaves every page, feed and calendar well formed, though it was kept as it came', async () => {
    const app = await agendaApp()
    const { id, slug } = await add(app, { media: [await addPicture(app)] })
    const words = {
      title: 'Bal\u000bdes\u0007 aînés',
      place: 'Salle\u0002 des fêtes',
      text: pastedText,
    }
    await app.context.db.updateTable('event').set(words).where('id', '=', id).execute()
    await app.context.db.updateTable('media').set({ alt: 'Affiche\u0003' }).execute()
    for (const path of asked(slug)) {
      const { text, status } = await app.ask('GET', path)
      expect(status).toBe(200)
      expect(text, path).not.toMatch(unseen)
    }
    checkXml((await app.ask('GET', '/agenda.rss')).text)
    const entry = calendarOf((await app.ask('GET', '/agenda.ics')).text).getFirstSubcomponent(
      'vevent',
    )
    expect(said(entry, 'description')).toContain(read)
  })

  it('is mended as it enters, by a form and by a file', async () => {
    const app = await agendaApp()
    const { channels: _, times: __, texts: ___, plan: ____, slug: _____, ...fields } = feast
    const made = await app.ask('POST', '/api/events', {
      as: 'administrator',
      body: { ...fields, title: 'Bal\u000bdes aînés', text: pastedText },
    })
    expect(made.json).toMatchObject({ title: 'Bal des aînés', text: read })
    const answer = await readEventFile({
      bytes: Buffer.from(
        'Titre;Date;Description\n"Loto\u000bde mai";20/06/2026 20:00;"A\u000bB\u0001"\n',
      ),
      columns: null,
      zone: 'Europe/Paris',
      now: '2026-06-02T10:00',
    })
    expect(answer).toMatchObject({ file: { lines: [{ title: 'Loto de mai', text: 'A\nB' }] } })
  })
})

describe('a picture of the agenda', () => {
  it('has an address that never ends, in its own width and in smaller ones', async () => {
    const app = await agendaApp()
    const media = await addPicture(app)
    const { slug } = await add(app, { media: [media] })
    const shown = async (name: string) => await app.app.request(`/agenda/${slug}/${name}`)
    for (const [name, width] of [
      [`${media}.jpg`, 1600],
      [`${media}-1200.jpg`, 1200],
      [`${media}-640.jpg`, 640],
    ] as const) {
      const answer = await shown(name)
      expect(answer.headers.get('content-type')).toBe('image/jpeg')
      expect(answer.headers.get('cache-control')).toBe('public, max-age=86400')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const { width: given } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect(given).toBe(width)
      const tag = answer.headers.get('etag') ?? ''
      const again = await app.ask('GET', `/agenda/${slug}/${name}`, {
        headers: { 'if-none-match': tag },
      })
      expect(again.status).toBe(304)
    }
    expect((await shown(`${media}-9999.jpg`)).status).toBe(404)
    const other = await addPicture({ ...app, communeId: await addCommune(app.context, 'Orvain') })
    expect((await shown(`${other}.jpg`)).status).toBe(404)
  })
})

describe('what the agenda may do in a browser', () => {
  it('is as little as the screens, but for what others may show', async () => {
    const app = await agendaApp()
    await add(app)
    const page = await app.ask('GET', '/agenda')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    expect(page.headers.get('access-control-allow-origin')).toBe('*')
    expect(page.headers.getSetCookie()).toEqual([])
    const embed = await app.ask('GET', '/agenda/embed')
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(embed.text).toContain('<h1 class="skip">Agenda de Saint-Rémi</h1>')
    expect(embed.headers.get('x-frame-options')).toBeNull()
    expect(embed.text).toContain('target="_blank"')
    for (const path of ['/agendas', '/agenda-x', '/', '/api/setup', '/evenements']) {
      const { headers } = await app.ask('GET', path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
