import { describe, expect, it } from 'vitest'
import { tryFeed } from '../../server/calendar/try-feed.ts'
import { feedOf } from '../support/calendar/feed-texts.ts'
import { icsOf, type SourceServer, sourceServer } from '../support/calendar/source-server.ts'
import { publishingWorld } from '../support/publishing.ts'

const rentree = { title: 'La rentrée', guid: '1', at: '2026-06-01T08:00:00Z' }
const fair = icsOf({ uid: 'f@x', title: 'Foire', start: ';VALUE=DATE:20260613' })
const page = (...links: string[]) => `<!doctype html><html><head>${links.join('')}</head></html>`
const alternate = (href: string, type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" href="${href}">`

async function trying(serves: SourceServer['serves']) {
  const { context, communeId } = await publishingWorld()
  const server = await sourceServer(serves)
  return {
    server,
    at: async (path: string) => await tryFeed(context, { communeId }, `${server.url}${path}`),
  }
}

describe('an address that somebody pastes', () => {
  it('is told by what lies there', async () => {
    const { at } = await trying({ '/feed': feedOf([rentree]), '/agenda.ics': fair })
    expect(await at('/feed')).toMatchObject([
      {
        type: 'rss',
        use: 'items',
        title: 'École Jean-Moulin',
        count: 1,
        first: [{ title: 'La rentrée', at: '2026-06-01T08:00:00.000Z', startLocal: null }],
      },
    ])
    expect(await at('/agenda.ics')).toMatchObject([
      { type: 'calendar', use: 'events', first: [{ title: 'Foire', startLocal: '2026-06-13' }] },
    ])
  })

  it('of a page is what the page names', async () => {
    const { at, server } = await trying({
      '/': page(alternate('/feed'), alternate('/agenda.ics', 'text/calendar'), alternate('/gone')),
      '/feed': feedOf([rentree]),
      '/agenda.ics': fair,
    })
    const found = await at('/')
    expect(found.map(({ url, use }) => [url.replace(server.url, ''), use])).toEqual([
      ['/feed', 'items'],
      ['/agenda.ics', 'events'],
    ])
  })

  it('of a station is its news and its agenda, which is asked for a year', async () => {
    const station = '/fr/public/saint-remy'
    const { at, server } = await trying({})
    server.serves[`${station}/actu`] = page(alternate('/rss/saint-remy'))
    server.serves['/rss/saint-remy'] = feedOf([rentree])
    const agenda = `${station}/agenda/list?start=2026-06-02&end=2027-06-02`
    server.serves[agenda] = JSON.stringify([{ title: 'Bal', start: '2026-07-13T21:00:00+02:00' }])
    expect(await at(`${station}/actu`)).toMatchObject([
      { type: 'rss', use: 'items' },
      { type: 'station', use: 'events', first: [{ title: 'Bal', startLocal: '2026-07-13T21:00' }] },
    ])
  })

  it.each([
    ['/401', /Il faut se connecter/],
    ['/403', /Il faut se connecter/],
    ['/ent', /Il faut se connecter/],
    ['/cas', /Il faut se connecter/],
    ['/page', /ni agenda ni fil/],
    ['/cut', /abîmé/],
    ['/404', /plus rien/],
    ['/500', /erreur \(500\)/],
    ['/large', /beaucoup trop long/],
  ])('%s is refused with one sentence', async (path, sentence) => {
    const { at } = await trying({
      '/401': { status: 401 },
      '/403': { status: 403 },
      '/ent': '<form><input type="password"></form>',
      '/cas': { status: 302, headers: { location: '/cas/login?service=x' } },
      '/cas/login?service=x': '<script src="app.js"></script>',
      '/page': page(),
      '/cut': feedOf([rentree]).slice(0, -25),
      '/500': { status: 500 },
      '/large': (_request, response) => response.end(Buffer.alloc(3 * 1024 * 1024, 'a')),
    })
    await expect(at(path)).rejects.toThrow(sentence)
  })

  it('of a server that is not there, or within, is refused too', async () => {
    const { context, communeId } = await publishingWorld()
    const at = (url: string) => tryFeed(context, { communeId }, url)
    await expect(at('http://127.0.0.1:1/feed')).rejects.toThrow(/n’a pas abouti/)
    await expect(at('http://192.168.0.1/feed')).rejects.toThrow(/adresse publique/)
    await expect(at('ftp://ecole.exemple.fr/feed')).rejects.toThrow(/https/)
  })
})
