import type { Deps } from '../deps.ts'
import { toIsoOrNull } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { Refusal } from '../platform/refusal.ts'
import { fetchSource, sourceUrl } from './check-source.ts'
import { calendarSentences } from './sentences.ts'
import type { FeedFound } from './shapes.ts'
import type { SourceAnswer } from './source.ts'
import { stationAgenda } from './station.ts'

const mostShown = 3
/** As many addresses are asked as a page names, beside its own. */
const mostOthers = 4

/**
 * Says what lies at an address that somebody pasted: a calendar, a feed, or a page that names them. All
 * that can be followed is told, what the page itself is first; nothing is kept.
 * @throws Refusal (`bad-request`) with the sentence that says why there is nothing
 */
export async function tryFeed(
  deps: Pick<Deps, 'db' | 'guarded' | 'clock'>,
  { communeId }: { communeId: number },
  given: string,
): Promise<FeedFound[]> {
  const { zone } = await communeOf(deps, communeId)
  const url = sourceUrl(given)
  const look = (address: string) =>
    fetchSource(deps, { url: address, etag: null, lastModified: null }, zone)
  const first = await look(url)
  if (first.kind === 'same') throw new Error('a source answered that it is as nobody knew it')
  const found = first.kind === 'read' ? foundIn(url, first.read) : []
  const named = first.kind === 'read' ? (first.read.alternates ?? []) : []
  const agenda = stationAgenda(url)
  const others = new Set(agenda === null ? named : [...named, agenda])
  others.delete(url)
  for (const other of [...others].slice(0, mostOthers)) {
    const read = await look(other)
    if (read.kind === 'read') found.push(...foundIn(other, read.read))
  }
  if (found.length > 0) return found
  if (first.kind === 'failed') throw new Refusal('bad-request', first.reason, 'url')
  const why = first.read.kind === 'refused' ? first.read.sentence : calendarSentences.feedDamaged
  throw new Refusal('bad-request', why, 'url')
}

/** A feed whose articles are events is one to choose from: what takes place, or what is written. */
function foundIn(url: string, read: SourceAnswer): FeedFound[] {
  if (read.kind === 'refused') return []
  const { type, news, events } = read
  const title = news?.title ?? ''
  const found: FeedFound[] = []
  if (read.format !== 'articles' || events.length > 0) {
    const first = events
      .toSorted((a, b) => (a.startLocal < b.startLocal ? -1 : 1))
      .slice(0, mostShown)
      .map(event => ({ title: event.title, at: null, startLocal: event.startLocal }))
    found.push({ url, type, use: 'events', title, count: events.length, first })
  }
  if (news === null) return found
  const first = news.items
    .slice(0, mostShown)
    .map(item => ({ title: item.title, at: toIsoOrNull(item.publishedAt), startLocal: null }))
  found.push({ url, type, use: 'items', title, count: news.items.length, first })
  return found
}
