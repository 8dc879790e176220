import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPublished } from '../../server/calendar/rules/published.ts'
import { readSource } from '../../server/calendar/source.ts'

const zone = 'Europe/Paris'
const here = { url: 'https://ecole.exemple.fr/blog/feed/', zone, now: '2026-09-02T10:00' }
const sourceOf = (bytes: Uint8Array | string, charset: string | null = null, url = here.url) =>
  readSource({ ...here, url, charset, bytes: Buffer.from(bytes) })
function newsOf(...given: Parameters<typeof sourceOf>) {
  const read = sourceOf(...given)
  if (read.kind === 'refused' || read.news === null) throw new Error('no news')
  return { ...read.news, type: read.type }
}
const itemOf = (...given: Parameters<typeof sourceOf>) => newsOf(...given).items[0]
const rss = (items: string, channel = '', declared = '') =>
  `${declared}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>École Jean-Moulin</title>${channel}${items}</channel></rss>`

/** As each program writes its feed, cut to one article. */
describe('the feed of', () => {
  it('WordPress: a summary, the whole with a picture, and its line below', () => {
    const read = newsOf(
      rss(
        `<item><title>La rentrée des CM1 &#8211; CM2</title><link>https://ecole.exemple.fr/blog/rentree/</link>
        <dc:creator><![CDATA[Mme Petit]]></dc:creator><pubDate>Tue, 01 Sep 2026 06:30:00 +0000</pubDate>
        <guid isPermaLink="false">https://ecole.exemple.fr/blog/?p=812</guid>
        <description><![CDATA[<p>Les portes ouvrent à 8&nbsp;h&nbsp;20 [&#8230;]</p>
<p>L’article <a href="https://ecole.exemple.fr/blog/rentree/">La rentrée</a> est apparu en premier sur <a href="https://ecole.exemple.fr">École</a>.</p>]]></description>
        <content:encoded><![CDATA[<p><img src="/blog/cour.jpg" /></p><p>Les portes…</p>]]></content:encoded></item>`,
        '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>',
        '<?xml version="1.0" encoding="UTF-8"?>',
      ),
    )
    expect(read).toEqual({
      type: 'rss',
      title: 'École Jean-Moulin',
      ttlMs: 3_600_000,
      items: [
        {
          guid: 'https://ecole.exemple.fr/blog/?p=812',
          title: 'La rentrée des CM1 – CM2',
          text: 'Les portes ouvrent à 8 h 20 […]',
          link: 'https://ecole.exemple.fr/blog/rentree/',
          picture: 'https://ecole.exemple.fr/blog/cour.jpg',
          publishedAt: Date.parse('2026-09-01T06:30:00Z'),
        },
      ],
    })
  })

  it('SPIP: its date of Dublin Core, in ISO-8859-1, whatever its server says', () => {
    const text = rss(
      '<item xml:lang="fr"><title>Fête de l&#039;école</title><link>https://ecole.exemple.fr/spip.php?article12</link><guid isPermaLink="true">https://ecole.exemple.fr/spip.php?article12</guid><dc:date>2026-08-28T09:00:00Z</dc:date><description>&lt;p&gt;Kermesse &#224; 14 h&lt;/p&gt;</description><enclosure url="IMG/jpg/f.jpg" length="3" type="image/jpeg"/></item>',
      '<ttl>60</ttl>',
      '<?xml version="1.0" encoding="iso-8859-1"?>',
    )
    for (const charset of [null, 'iso-8859-1', 'utf-8']) {
      expect(itemOf(Buffer.from(text, 'latin1'), charset)).toMatchObject({
        title: "Fête de l'école",
        text: 'Kermesse à 14 h',
        link: 'https://ecole.exemple.fr/spip.php?article12',
        picture: 'https://ecole.exemple.fr/blog/feed/IMG/jpg/f.jpg',
        publishedAt: Date.parse('2026-08-28T09:00:00Z'),
      })
    }
    expect(newsOf(Buffer.from(text, 'latin1')).title).toBe('École Jean-Moulin')
  })

  it('Drupal: its own names for articles, and what is escaped twice', () => {
    const item = itemOf(
      rss(
        '<item><title>Travaux rue de l&amp;#039;Église</title><link>https://cc.exemple.fr/node/41</link><description>&lt;div class="field"&gt;&lt;p&gt;La rue est fermée.&lt;/p&gt;&lt;/div&gt;</description><pubDate>Mon, 31 Aug 2026 22:15:00 +0200</pubDate><guid isPermaLink="false">41 at https://cc.exemple.fr</guid></item>',
      ),
    )
    expect(item).toMatchObject({
      guid: '41 at https://cc.exemple.fr',
      title: "Travaux rue de l'Église",
      text: 'La rue est fermée.',
    })
  })

  it('Joomla: relative links', () => {
    const item = itemOf(
      rss(
        '<item><title>Conseil communautaire</title><link>/index.php/actualites/12-conseil</link><guid isPermaLink="true">https://cc.exemple.fr/index.php/12</guid><description><![CDATA[<img src="images/a.jpg" width="1" height="1"/><img src="images/b.jpg"/>Ordre du jour]]></description></item>',
      ),
    )
    expect(item).toMatchObject({
      link: 'https://ecole.exemple.fr/index.php/actualites/12-conseil',
      picture: 'https://ecole.exemple.fr/blog/feed/images/b.jpg',
      text: 'Ordre du jour',
      publishedAt: null,
    })
  })

  it('Illiwap: the whole article in its description, and no other word of its picture', () => {
    const item = itemOf(
      rss(
        '<item><title>Coupure d’eau</title><link>https://station.illiwap.com/fr/public/saint-remy/actu/coupure</link><description>&lt;p&gt;Mardi de 9 h à 11 h.&lt;/p&gt;&lt;p&gt;&lt;img src="https://station.illiwap.com/media/photo.jpg"/&gt;&lt;/p&gt;</description><pubDate>Wed, 02 Sep 2026 08:59:39 +0200</pubDate></item>',
      ),
    )
    expect(item).toMatchObject({
      guid: '',
      text: 'Mardi de 9 h à 11 h.',
      picture: 'https://station.illiwap.com/media/photo.jpg',
    })
  })

  it('Mastodon: no title', () => {
    const item = itemOf(
      rss(
        '<item><guid isPermaLink="true">https://social.exemple/@cc/11</guid><link>https://social.exemple/@cc/11</link><pubDate>Wed, 02 Sep 2026 06:00:00 +0000</pubDate><description>&lt;p&gt;La déchetterie est fermée jeudi.&lt;/p&gt;</description><media:content url="https://social.exemple/m.png" type="image/png" medium="image"/></item>',
      ),
    )
    expect(item).toMatchObject({
      title: 'La déchetterie est fermée jeudi.',
      text: '',
      picture: 'https://social.exemple/m.png',
    })
  })

  it('PrestaShop: the picture in the description, HTML in titles', () => {
    const item = itemOf(
      rss(
        '<item><title><![CDATA[<b>Panier</b> du 5&nbsp;septembre]]></title><description><![CDATA[<img src="http://amap.exemple.fr/1.jpg" title="x" alt="thumb" />Légumes]]></description><link><![CDATA[http://amap.exemple.fr/panier?a=1&b=2]]></link></item>',
      ),
    )
    expect(item).toMatchObject({
      title: 'Panier du 5 septembre',
      text: 'Légumes',
      link: 'http://amap.exemple.fr/panier?a=1&b=2',
    })
  })

  it('YouTube: Atom with a group of media', () => {
    const read = newsOf(
      '<?xml version="1.0"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>Mairie</title><entry><id>yt:video:abc</id><title>Le conseil</title><link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><published>2026-09-01T08:00:00+00:00</published><updated>2026-09-02T08:00:00+00:00</updated><media:group><media:thumbnail url="https://i.ytimg.com/vi/abc/hq.jpg" width="480" height="360"/><media:description>La séance du 31 août</media:description></media:group></entry></feed>',
    )
    expect(read.type).toBe('atom')
    expect(read.items[0]).toMatchObject({
      guid: 'yt:video:abc',
      link: 'https://www.youtube.com/watch?v=abc',
      text: 'La séance du 31 août',
      picture: 'https://i.ytimg.com/vi/abc/hq.jpg',
      publishedAt: Date.parse('2026-09-01T08:00:00Z'),
    })
  })

  it('Blogger: several links, HTML in an Atom title, a base of its own', () => {
    const item = itemOf(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.exemple.fr/"><title type="text">Blog</title><entry><id>tag:blogger.com,1999:blog-1.post-2</id><updated>2026-09-01T00:00:00Z</updated><title type="html">Sortie &amp;amp; &lt;i&gt;pique-nique&lt;/i&gt;</title><content type="html">&lt;p&gt;Prévoyez un sac.&lt;/p&gt;</content><link rel="replies" href="c.html"/><link rel="self" href="s.xml"/><link rel="alternate" type="text/html" href="2026/sortie.html"/></entry></feed>',
    )
    expect(item).toMatchObject({
      title: 'Sortie & pique-nique',
      link: 'https://blog.exemple.fr/2026/sortie.html',
    })
  })

  it('Typo3 or eZ: RSS 1.0', () => {
    const item = itemOf(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.exemple"><title>R</title></channel><item rdf:about="https://x.exemple/1"><title>Titre</title><link>https://x.exemple/1</link><dc:date>2026-09-01T10:00:00+02:00</dc:date></item></rdf:RDF>',
    )
    expect(item).toMatchObject({
      guid: 'https://x.exemple/1',
      publishedAt: Date.parse('2026-09-01T08:00:00Z'),
    })
  })

  it('JSON Feed', () => {
    const read = newsOf(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Bibliothèque',
        items: [
          {
            id: 7,
            url: '/heure-du-conte',
            title: 'L’heure du conte',
            content_html: '<p>Mercredi à <b>15 h</b></p>',
            image: 'i.png',
            date_published: '2026-09-01T10:00:00+02:00',
          },
        ],
      }),
    )
    expect(read).toMatchObject({
      type: 'json-feed',
      title: 'Bibliothèque',
      items: [
        {
          guid: '7',
          text: 'Mercredi à 15 h',
          link: 'https://ecole.exemple.fr/heure-du-conte',
          picture: 'https://ecole.exemple.fr/blog/feed/i.png',
        },
      ],
    })
  })
})

describe('a feed', () => {
  it('has its newest first, whatever its own order, and a hundred at most', () => {
    const items = Array.from(
      { length: 150 },
      (_, n) =>
        `<item><title>${n}</title><pubDate>${new Date(Date.UTC(2026, 0, 1 + n)).toUTCString()}</pubDate></item>`,
    )
    const { items: read } = newsOf(rss(items.join('')))
    expect(read).toHaveLength(100)
    expect(read[0]?.title).toBe('149')
  })

  it('that declares entities has none of them resolved', () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    expect(itemOf(`${bomb}${rss('<item><title>&b; et</title></item>')}`)?.title).toBe('&b; et')
  })

  it.each([
    ['a mark of its bytes', '\uFEFF  \n', '<item><title>Où</title></item>'],
    ['names of HTML', '', '<item><title>O&ugrave;</title></item>'],
    ['a bare ampersand', '', '<item><title>Où</title><description>a & b</description></item>'],
  ])('with %s is read', (_, before, item) => {
    expect(itemOf(`${before}${rss(item)}`)?.title).toBe('Où')
  })

  it.each([
    ['cut in the middle', rss('<item><title>a</title><link>https://').slice(0, -40)],
    ['nested without end', `<rss version="2.0"><channel>${'<a>'.repeat(50_000)}`],
    ['asking for a file', `<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>${rss('&b;')}`],
    ['of another kind', '<rss version="2.0"></rss>'],
  ])('that is %s has no news, and breaks nothing', (_, text) => {
    expect(sourceOf(text)).toMatchObject({ kind: 'read', format: 'articles', news: null })
  })

  it('never gives HTML, scripts, or links that are no address of the web', () => {
    const item = itemOf(
      rss(
        '<item><title><![CDATA[<script>alert(1)</script>Titre<img src=x onerror=alert(1)>]]></title><link>javascript:alert(1)</link><description><![CDATA[<style>p{}</style><p onclick="x()">Bonjour</p><img src="data:image/png;base64,AA">]]></description></item>',
      ),
    )
    expect(item).toMatchObject({ title: 'Titre', text: 'Bonjour', link: null, picture: null })
  })

  it('of any text is read in a bounded time, or not at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), text => {
        const read = sourceOf(rss(`<item><title>${text}</title></item>`))
        expect(['read', 'refused']).toContain(read.kind)
      }),
    )
  })
})

describe('when it was published', () => {
  it.each([
    ['Tue, 01 Sep 2026 06:30:00 GMT', '2026-09-01T06:30:00Z'],
    ['1 Sep 26 06:30 +0200', '2026-09-01T04:30:00Z'],
    ['mar., 01 sept. 2026 08:30:00 +0200', '2026-09-01T06:30:00Z'],
    ['mardi 1er septembre 2026', '2026-08-31T22:00:00Z'],
    ['Sat, 15 août 2026 08:00:00 CEST', '2026-08-15T06:00:00Z'],
    ['01/09/2026 08:30', '2026-09-01T06:30:00Z'],
    ['01/12/2026 à 8h30', '2026-12-01T07:30:00Z'],
    ['2026-09-01 08:30:00', '2026-09-01T06:30:00Z'],
    ['2026-09-01', '2026-08-31T22:00:00Z'],
    ['2026-09-01T08:30:00.123+02:00', '2026-09-01T06:30:00.123Z'],
  ])('« %s » is read', (text, instant) => {
    expect(readPublished(text, zone)).toBe(Date.parse(instant))
  })

  it.each(['', 'hier', '31/02/2026', '0000-00-00 00:00:00', '45 sept. 2026', 'x'.repeat(200)])(
    '« %s » is no time',
    text => {
      expect(readPublished(text, zone)).toBeNull()
    },
  )
})

describe('a page', () => {
  it('names its feeds, relative to its base, without that of its comments', () => {
    const read = sourceOf(
      '<html><head><base href="https://cc.exemple.fr/site/"><link rel="alternate" type="application/rss+xml" href="feed/"><link rel="alternate" type="application/rss+xml" title="Flux des commentaires" href="comments/feed/"><link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="/atom"><link rel="stylesheet" href="x.css"></head><form><input type="password"></form>',
    )
    expect(read).toMatchObject({
      kind: 'refused',
      alternates: ['https://cc.exemple.fr/site/feed/', 'https://cc.exemple.fr/atom'],
    })
  })

  it('where one signs in is said to be one', () => {
    const read = sourceOf('<html><form><input name=login><input type=PASSWORD></form></html>')
    expect(read).toMatchObject({
      kind: 'refused',
      sentence: { fr: expect.stringContaining('Il faut se connecter') },
    })
  })
})

describe('the agenda of a station', () => {
  const url = 'https://station.illiwap.com/fr/public/saint-remy/agenda/list?start=a&end=b'

  it('is read as its own calendar reads it', () => {
    const read = sourceOf(
      JSON.stringify([
        {
          id: 'u-2',
          title: 'Guinguette',
          start: '2026-09-12T18:00:00+02:00',
          end: '2026-09-12T23:59:00+02:00',
          extendedProps: { description: null, categorieLibelle: 'Animation', medias: [] },
        },
        { title: 'Jeu de piste', start: '2026-09-05', allDay: true, end: '2026-09-07' },
        { title: 'Sans date', start: null },
        { title: 'Passé', start: '2026-08-01T10:00:00+02:00' },
        'x',
      ]),
      null,
      url,
    )
    expect(read).toMatchObject({
      kind: 'read',
      type: 'station',
      events: [
        {
          uid: 'u-2#2026-09-12T18:00',
          title: 'Guinguette',
          startLocal: '2026-09-12T18:00',
          endLocal: '2026-09-12T23:59',
          link: 'https://station.illiwap.com/fr/public/saint-remy/evenements/',
        },
        { title: 'Jeu de piste', startLocal: '2026-09-05', endLocal: '2026-09-06' },
      ],
    })
  })

  it('may have nothing to come, and a list elsewhere is none', () => {
    expect(sourceOf('[]', null, url)).toMatchObject({ kind: 'read', events: [] })
    expect(sourceOf('[]')).toMatchObject({ kind: 'refused' })
    expect(sourceOf('[{', null, url)).toMatchObject({ kind: 'refused' })
  })
})
