import { isZone } from '../language/zone.ts'
import { readMarkup } from '../platform/html/read-markup.ts'
import { addressIn, plain } from './json-ld.ts'
import {
  readLocal,
  type SourceEvent,
  type SourceRead,
  type SourceText,
  whenOf,
} from './rules/source.ts'

/** What feeds are made of: RSS 2.0, RSS 1.0 with its module of events, Atom (RFC 4287), xCal. */
const fields: Readonly<Record<string, keyof Article>> = {
  title: 'title',
  link: 'link',
  guid: 'id',
  id: 'id',
  description: 'text',
  summary: 'text',
  content: 'text',
  'ev:startdate': 'start',
  'ev:enddate': 'end',
  'ev:location': 'place',
  'xcal:dtstart': 'start',
  'xcal:dtend': 'end',
  'xcal:location': 'place',
  'xcal:status': 'status',
  'xcal:uid': 'id',
}

/** Whatever prefix a feed gives them (http://web.resource.org/rss/1.0/modules/event/). */
const namespaces: readonly [prefix: string, uri: RegExp][] = [
  ['ev', /purl\.org\/rss\/1\.0\/modules\/event/i],
  ['xcal', /urn:ietf:params:xml:ns:xcal/i],
]

const mostArticles = 500
const longestField = 20_000

type Article = Record<
  'title' | 'link' | 'id' | 'text' | 'start' | 'end' | 'place' | 'status' | 'zone',
  string
>

/** The articles of a feed: those with a date of their own are events, of others the page may say one. */
export function readArticles(
  work: SourceText,
): Pick<SourceRead, 'events' | 'calledOff' | 'links' | 'undated'> {
  const read: ReturnType<typeof readArticles> = {
    events: [],
    calledOff: [],
    links: [],
    undated: 0,
  }
  const seen = new Set<string>()
  for (const article of articlesOf(work.text)) {
    const link = addressIn(article.link, work.url)
    const zone = isZone(article.zone) ? article.zone : work.zone
    const event = eventOf(article, link, zone, work)
    if (event === null) {
      if (link === null) read.undated += 1
      else if (!read.links.includes(link)) read.links.push(link)
      continue
    }
    if (seen.has(event.uid)) continue
    seen.add(event.uid)
    const { uid } = event
    if (/^cancell?ed$/i.test(article.status)) read.calledOff.push({ uid, status: 'cancelled' })
    else if ((event.endLocal ?? event.startLocal).slice(0, 10) >= work.now.slice(0, 10)) {
      read.events.push(event)
    }
  }
  return read
}

function articlesOf(feed: string): Article[] {
  const articles: Article[] = []
  const prefixes = new Map(namespaces.map(([prefix]) => [prefix, prefix]))
  const nameOf = (name: string) => {
    const [prefix = '', local] = name.toLowerCase().split(':')
    return local === undefined ? prefix : `${prefixes.get(prefix) ?? prefix}:${local}`
  }
  let article: Article | null = null
  let depth = 0
  let field: keyof Article | null = null
  readMarkup(
    feed,
    {
      open(name, attributes) {
        for (const [key, value] of attributes) {
          const [known] = namespaces.find(([, uri]) => uri.test(value)) ?? []
          if (known !== undefined && key.startsWith('xmlns:')) {
            prefixes.set(key.slice('xmlns:'.length).toLowerCase(), known)
          }
        }
        if (article === null) {
          const isArticle = /^(?:item|entry)$/i.test(name) && articles.length < mostArticles
          if (isArticle) article = { ...blank }
          depth = 0
          return
        }
        depth += 1
        if (depth > 1) return
        const wanted = fields[nameOf(name)]
        // The first that says it: a summary stands before the whole.
        field = wanted !== undefined && article[wanted] === '' ? wanted : null
        const href = attributes.get('href')
        if (field === 'link' && href !== undefined) {
          if ((attributes.get('rel') ?? 'alternate') === 'alternate') article.link = href
          field = null
        }
        if (field === 'start') article.zone = attributes.get('tzid') ?? ''
      },
      text(text) {
        if (article !== null && field !== null && article[field].length < longestField) {
          article[field] += text
        }
      },
      close() {
        if (article === null) return
        if (depth === 0) {
          articles.push(article)
          article = null
        } else {
          depth -= 1
          if (depth === 0) field = null
        }
      },
    },
    { isXml: true },
  )
  return articles
}

const blank: Article = {
  title: '',
  link: '',
  id: '',
  text: '',
  start: '',
  end: '',
  place: '',
  status: '',
  zone: '',
}

function eventOf(
  { title, id, text, start, end, place }: Article,
  link: string | null,
  from: string,
  { zone }: SourceText,
): SourceEvent | null {
  const name = plain(title).replace(/\s+/g, ' ')
  const begins = onClocks(start, from, zone)
  if (name === '' || begins === null) return null
  return {
    uid: (id.trim() || link || name).slice(0, 300),
    title: name.slice(0, 300),
    ...whenOf(begins, onClocks(end, from, zone)),
    place: plain(place).replace(/\n+/g, ', ').slice(0, 500),
    text: plain(text).slice(0, 10_000),
    link,
  }
}

/** A time without an offset is one of the zone that is named beside it. */
function onClocks(text: string, from: string, zone: string): string | null {
  const local = readLocal(text, zone)
  const isOwn = from === zone || local === null || local.length === 10
  if (isOwn || /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim())) return local
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime(from)
  return at.withTimeZone(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
