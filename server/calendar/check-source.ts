import { fileURLToPath } from 'node:url'
import type { Deps } from '../deps.ts'
import { localTimeOf } from '../language/instant.ts'
import { type Sentence, sentenceAgain, sentenceText } from '../language/sentence.ts'
import { type GuardedAnswer, GuardedFailure } from '../platform/http-guarded.ts'
import { apart } from '../platform/thread.ts'
import type { SourceDocument, SourceRead, SourceUse, SourceWork } from './rules/source.ts'
import { nextLook } from './rules/source.ts'
import { calendarSentences } from './sentences.ts'
import type { SourceAnswer } from './source.ts'
import { askedAddress } from './station.ts'

/** Within which the process that claimed a source has read it, or is gone, ms. */
export const lease = 10 * 60_000

/** As many pages of articles as are asked for at one look, what all and what one of them may take. */
const mostPages = 30
const pagesMs = 120_000
const page = { deadlineMs: 10_000, largest: 1024 * 1024, patienceMs: 3_000 }

/** Where a source lies, and what its server called the version that was read last, RFC 9110 § 8.8. */
export type SourceAddress = {
  url: string
  etag: string | null
  lastModified: string | null
  /** What one must show to read it (the `apikey` of Météo-France’s portal); without it, nothing. */
  apiKey?: string | null
}

/** What became of a look. `waitMs`: how long the server asks to be left alone; null: it does not say. */
export type SourceCheck = { waitMs: number | null } & (
  | {
      kind: 'read'
      read: Omit<SourceRead, 'links'>
      etag: string | null
      lastModified: string | null
    }
  /** Nothing changed since. */
  | { kind: 'same' }
  | { kind: 'failed'; reason: Sentence }
)

type CheckDeps = Pick<Deps, 'guarded' | 'clock'>

/** As people paste it from a calendar's settings. */
export const sourceUrl = (given: string): string => given.trim().replace(/^webcals?:/i, 'https:')

/** Where a source lies, without the part that lets one in. */
export const hostOf = (url: string): string => URL.parse(url)?.host ?? ''

/**
 * Looks at a calendar, a feed or a page that somebody else keeps, politely: what its server says has
 * not changed is not read. Where a feed's articles give no date, their pages are asked for events.
 * @param use what of it is wanted: of what it writes, no page is asked
 */
export async function checkSource(
  deps: CheckDeps,
  source: SourceAddress,
  zone: string,
  use: SourceUse = 'events',
): Promise<SourceCheck> {
  const fetched = await fetchSource(deps, source, zone)
  if (fetched.kind !== 'read') return fetched
  const { answer, read: answered, waitMs } = fetched
  const failed = (reason: Sentence): SourceCheck => ({ kind: 'failed', reason, waitMs })
  const isMap = answered.kind === 'read' && answered.type === 'vigilance'
  if (use === 'vigilance' && !isMap) return failed(calendarSentences.noVigilance)
  if (answered.kind === 'refused') return failed(answered.sentence)
  if (use === 'items' && answered.news === null) return failed(calendarSentences.feedDamaged)
  const { kind: _, links, alternates: _others, asksPassword: _asks, ...read } = answered
  const ttlMs = use === 'items' ? (read.news?.ttlMs ?? null) : null
  const asked = { waitMs: ttlMs === null ? waitMs : Math.max(ttlMs, waitMs ?? 0) }
  const { headers } = answer
  if (use !== 'events' || links.length === 0) {
    const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') }
    return { kind: 'read', read, ...validators, ...asked }
  }
  const here = { zone, now: localTimeOf(deps.clock.now(), zone) }
  const paged = await readPages(deps, links, here)
  const uids = new Set(read.events.map(({ uid }) => uid))
  read.events.push(...paged.events.filter(({ uid }) => !uids.has(uid)))
  read.calledOff.push(...paged.calledOff)
  read.undated += paged.undated
  // Its pages change and the feed does not: the next look begins anew.
  return { kind: 'read', read, etag: null, lastModified: null, ...asked }
}

export type FetchedSource =
  | { kind: 'read'; answer: GuardedAnswer; read: SourceAnswer; waitMs: number | null }
  | Extract<SourceCheck, { kind: 'same' | 'failed' }>

/** Asks for what lies at an address, once, and reads it. */
export async function fetchSource(
  { guarded, clock }: CheckDeps,
  { url, etag, lastModified, apiKey }: SourceAddress,
  zone: string,
): Promise<FetchedSource> {
  const now = clock.now()
  let answer: GuardedAnswer
  try {
    answer = await guarded.get(askedAddress(url, now, zone), {
      headers: {
        accept:
          'text/calendar, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, text/html;q=0.8, */*;q=0.1',
        ...(etag !== null && { 'if-none-match': etag }),
        ...(lastModified !== null && { 'if-modified-since': lastModified }),
      },
      ownHeaders: apiKey ? { apikey: apiKey } : {},
    })
  } catch (error) {
    if (!(error instanceof GuardedFailure)) throw error
    const reason = calendarSentences.feedUnread(error.sentence)
    return { kind: 'failed', reason, waitMs: null }
  }
  const waitMs = askedWait(answer.headers, now)
  if (answer.status === 304) return { kind: 'same', waitMs }
  if (answer.status !== 200) {
    return {
      kind: 'failed',
      reason: statusSentence(answer.status, typeof apiKey === 'string'),
      waitMs,
    }
  }
  const here = { zone, now: localTimeOf(now, zone) }
  const read = await readSourceApart({ ...documentOf(answer), url: answer.url, ...here })
  // A directory of schools lets nobody read: it leads to where one signs in, by a page of script alone.
  const isLedAway = answer.url !== url && signInPath.test(URL.parse(answer.url)?.pathname ?? '')
  if (read.kind === 'refused' && isLedAway && (read.alternates ?? []).length === 0) {
    return { kind: 'failed', reason: calendarSentences.feedNotPublic, waitMs }
  }
  return { kind: 'read', answer, read, waitMs }
}

const signInPath =
  /(?:^|[/._-])(?:log-?in|sign-?in|connexion|auth\w*|cas|sso|saml2?|oauth2?)(?:$|[/._-])/i

/** RFC 9110 § 10.2.3, RFC 9111 § 5.2.2.1. */
function askedWait(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')?.trim()
  if (after !== undefined && after !== '') {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now
    if (ms > 0) return ms
  }
  const [, seconds] =
    /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers.get('cache-control') ?? '') ?? []
  return seconds === undefined ? null : Number(seconds) * 1000
}

/** The events of pages; `undated` counts those that tell of none, were not read, or were too many. */
async function readPages(
  { guarded }: Pick<Deps, 'guarded'>,
  links: readonly string[],
  here: { zone: string; now: string },
): Promise<Pick<SourceRead, 'events' | 'calledOff' | 'undated'>> {
  const events = new Map<string, SourceRead['events'][number]>()
  const calledOff: SourceRead['calledOff'] = []
  const enough = AbortSignal.timeout(pagesMs)
  let dated = 0
  for (const url of links.slice(0, mostPages)) {
    if (enough.aborted) break
    let document: SourceDocument
    try {
      const answer = await guarded.get(url, { ...page, headers: { accept: 'text/html' } })
      if (answer.status !== 200) continue
      document = documentOf(answer)
    } catch (error) {
      // One page that cannot be had is as one without a date.
      if (error instanceof GuardedFailure) continue
      throw error
    }
    const read = await readSourceApart({ ...document, url, ...here }, page.patienceMs)
    if (read.kind === 'refused' || read.format !== 'page') continue
    dated += 1
    for (const event of read.events) events.set(event.uid, event)
    calledOff.push(...read.calledOff)
  }
  return { events: [...events.values()], calledOff, undated: links.length - dated }
}

function documentOf({ bytes, headers }: GuardedAnswer): SourceDocument {
  const [, charset = null] =
    /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '') ?? []
  return { bytes, charset }
}

function statusSentence(status: number, hasKey: boolean): Sentence {
  if (status === 404 || status === 410) return calendarSentences.feedGone
  if (status === 401 || status === 403) {
    return hasKey ? calendarSentences.keyRefused : calendarSentences.feedNotPublic
  }
  return calendarSentences.feedStatus(status)
}

/** What is written of a look, whatever it found; `failures`: how many there were in a row before. */
export function afterCheck(
  look: SourceCheck,
  failures: number,
  now: number,
  use: SourceUse = 'events',
) {
  const isRead = look.kind !== 'failed'
  const nextAt = now + nextLook({ use, waitMs: look.waitMs, failures: isRead ? 0 : failures + 1 })
  if (isRead) return { checkedAt: now, readAt: now, nextAt, failures: 0, error: null }
  return { checkedAt: now, nextAt, failures: failures + 1, error: sentenceText(look.reason) }
}

/**
 * Looks at sources that are due, one after the other.
 * @param refresh answers whether nobody else looked at it meanwhile
 * @returns how many were looked at
 */
export async function checkEach<Source extends { id: number }>(
  { log }: Pick<Deps, 'log'>,
  what: string,
  due: readonly Source[],
  refresh: (source: Source) => Promise<boolean>,
  isStopping: () => boolean,
): Promise<number> {
  let looked = 0
  for (const source of due) {
    if (isStopping()) break
    try {
      if (await refresh(source)) looked += 1
    } catch (error) {
      // The others are looked at all the same; this one when its claim ends.
      log.error({ err: error, what, id: source.id }, 'source-check-failed')
    }
  }
  return looked
}

/** Some two thousand events take a second; a trap takes for ever, ms. */
const patienceMs = 15_000

const read = apart<SourceWork, SourceAnswer>(
  fileURLToPath(new URL('./worker.ts', import.meta.url)),
  { patienceMs, megabytes: 256 },
)

/** Reads a source in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readSourceApart(
  work: SourceWork,
  patienceMs?: number,
): Promise<SourceAnswer> {
  const answer = (await read(work, { patienceMs })) ?? tooHard
  return answer.kind === 'read' ? answer : { ...answer, sentence: sentenceAgain(answer.sentence) }
}

const tooHard: SourceAnswer = {
  kind: 'refused',
  sentence: calendarSentences.feedTooHard,
}
