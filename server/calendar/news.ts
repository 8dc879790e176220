import {
  type AnyFeed,
  type AtomFeed,
  DetectError,
  MalformedError,
  type MediaNs,
  ParseError,
  parseFeed,
  type RdfFeed,
  type RssFeed,
  type SyNs,
} from 'feedsmith'
import { excerptOf } from '../language/text.ts'
import { plainText } from '../platform/html/plain-text.ts'
import { readMarkup } from '../platform/html/read-markup.ts'
import { addressIn, plain } from './json-ld.ts'
import { readPublished } from './rules/published.ts'
import type { SourceItem, SourceNews, SourceText, SourceType } from './rules/source.ts'

/** As many are kept of a feed, once it is sorted: some put the oldest first. */
const mostItems = 100
const longestTitle = 300
const longestText = 500
/** As much of an article is looked through for its first words and its picture. */
const longestMarkup = 50_000
const HOUR = 60 * 60_000

/** An article as any of the formats has it. */
type Article = {
  guid?: string | undefined
  link?: string | undefined
  title?: string | undefined
  html?: string | undefined
  /** The whole, where `html` is a summary: its first picture is the article's. */
  whole?: string | undefined
  picture?: string | undefined
  date?: string | undefined
}
type Parts = { title: string; articles: Article[]; base?: string | undefined; ttlMs: number | null }

/**
 * The articles of a feed (RSS, RDF, Atom, JSON Feed), as text. Entities that a document declares are
 * not resolved: none can grow, nor reach a file.
 * @returns null: it is no feed, or a damaged one
 */
export function newsIn(work: SourceText): { type: SourceType; news: SourceNews } | null {
  let read: AnyFeed
  try {
    read = parseFeed(work.text)
  } catch (error) {
    const isNone =
      error instanceof DetectError || error instanceof MalformedError || error instanceof ParseError
    if (!isNone) throw error
    return null
  }
  const { title, articles, base = '', ttlMs } = partsOf(read)
  const url = addressIn(base, work.url) ?? work.url
  const items = articles.flatMap(article => itemOf(article, { ...work, url }) ?? [])
  return {
    type: read.format === 'json' ? 'json-feed' : read.format === 'atom' ? 'atom' : 'rss',
    news: { title: oneLine(title), items: newestFirst(items), ttlMs },
  }
}

function partsOf(read: AnyFeed): Parts {
  if (read.format === 'atom') {
    const { title, entries = [], sy, xml } = read.feed
    return {
      title: title?.value ?? '',
      articles: entries.map(entryOf),
      base: xml?.base,
      ttlMs: updatesOf(sy),
    }
  }
  if (read.format === 'json') {
    const { title = '', items = [] } = read.feed
    const articles = items.map(item => ({
      guid: item.id,
      link: item.url ?? item.external_url,
      title: item.title,
      html: item.summary ?? item.content_html ?? item.content_text,
      whole: item.content_html,
      picture: item.image ?? item.banner_image,
      date: item.date_published ?? item.date_modified,
    }))
    return { title, articles, ttlMs: null }
  }
  const { title = '', sy } = read.feed
  if (read.format === 'rdf') {
    return { title, articles: (read.feed.items ?? []).map(rdfItemOf), ttlMs: updatesOf(sy) }
  }
  const { ttl, items = [] } = read.feed
  const ttlMs = ttl === undefined ? updatesOf(sy) : ttl * 60_000
  return { title, articles: items.map(rssItemOf), ttlMs }
}

/** RSS 1.0's module « syndication », which WordPress writes into RSS 2.0 as well. */
function updatesOf(sy: SyNs.Feed<string> | undefined): number | null {
  const hours = periods[sy?.updatePeriod?.trim() ?? '']
  return hours === undefined ? null : (hours * HOUR) / Math.max(1, sy?.updateFrequency ?? 1)
}

const periods: Readonly<Record<string, number>> = { hourly: 1, daily: 24, weekly: 168 }

function rssItemOf(item: RssFeed.Item<string>): Article {
  const { guid, enclosures = [], media, dc, content } = item
  const isAddress = guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '')
  return {
    guid: guid?.value,
    link: item.link ?? (isAddress ? guid?.value : undefined),
    title: item.title ?? media?.title?.value,
    html: item.description ?? content?.encoded ?? media?.description?.value,
    whole: content?.encoded,
    picture: enclosures.find(({ type }) => type?.startsWith('image/'))?.url ?? pictureOf(media),
    date: item.pubDate ?? dc?.dates?.[0],
  }
}

function rdfItemOf({ title, link, description, rdf, dc, content, media }: RdfFeed.Item<string>) {
  return {
    guid: rdf?.about,
    link: link ?? rdf?.about,
    title,
    html: description ?? content?.encoded,
    whole: content?.encoded,
    picture: pictureOf(media),
    date: dc?.dates?.[0],
  }
}

function entryOf(entry: AtomFeed.Entry<string>): Article {
  const { links = [], media, xml, content } = entry
  const base = content?.xml?.base ?? xml?.base
  const alternate = links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href
  const enclosed = links.find(
    ({ rel, type }) => rel === 'enclosure' && type?.startsWith('image/') === true,
  )
  return {
    guid: entry.id,
    link:
      alternate !== undefined && base ? (URL.parse(alternate, base)?.href ?? alternate) : alternate,
    title: entry.title?.value,
    html: entry.summary?.value ?? content?.value ?? media?.groups?.[0]?.description?.value,
    whole: content?.value,
    picture: enclosed?.href ?? pictureOf(media),
    date: entry.published ?? entry.updated,
  }
}

/** Media RSS (https://www.rssboard.org/media-rss): on the item, or in a group as YouTube has it. */
function pictureOf(media: MediaNs.ItemOrFeed | undefined): string | undefined {
  for (const one of [media, media?.groups?.[0]]) {
    const shown = one?.contents?.find(
      ({ medium, type }) => medium === 'image' || type?.startsWith('image/') === true,
    )
    const found = shown?.url ?? one?.thumbnails?.[0]?.url
    if (found !== undefined) return found
  }
  return undefined
}

function itemOf(article: Article, { url, zone }: SourceText): SourceItem | null {
  const { guid = '', link = '', html = '', whole = html, date = '' } = article
  const text = excerpt(html)
  const title = oneLine(article.title ?? '') || (excerptOf(text) ?? '')
  if (title === '') return null
  const picture = article.picture ?? firstPicture(whole) ?? firstPicture(html) ?? ''
  return {
    guid: guid.trim().slice(0, 500),
    title,
    text: text === title ? '' : text,
    link: addressIn(link.trim(), url),
    picture: addressIn(picture.trim(), url),
    publishedAt: readPublished(date, zone),
  }
}

const oneLine = (html: string): string => excerptOf(plain(html), longestTitle) ?? ''

/** What WordPress writes below every article, and where links lead. */
const besides =
  / \(https?:[^)\s]*\)|(?:^|\n)(?:The post|L’article|L'article|Cet article) .{0,400}?(?:appeared first on|est apparu en premier sur) .*$/gs

function excerpt(html: string): string {
  const text = plainText(/&#?\w+;/.test(html) ? `<p>${html}</p>` : html, longestMarkup)
  return excerptOf(text.replace(besides, ''), longestText) ?? ''
}

function firstPicture(html: string): string | undefined {
  let found: string | undefined
  readMarkup(html.slice(0, longestMarkup), {
    open(name, attributes) {
      if (name !== 'img' || found !== undefined) return
      const isCounter = attributes.get('width') === '1' || attributes.get('height') === '1'
      if (!isCounter) found = attributes.get('src')
    },
  })
  return found
}

function newestFirst(items: readonly SourceItem[]): SourceItem[] {
  return items.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)).slice(0, mostItems)
}
