import type { Kept } from '../state/database.ts'
import { cutPage, type Place } from '../state/lists.ts'
import { instant } from './call.ts'
import { badParameter, GraphError, notPermitted } from './errors.ts'
import { type Field, parseFields } from './fields.ts'
import { hasScope, type Reading } from './reading.ts'

/** A page of an edge, as Meta sends it. */
export type Connection = {
  data: unknown[]
  paging?: { cursors?: { before: string; after: string }; next?: string }
  summary?: Record<string, unknown>
}

type Listing<Row> = {
  /** The edge’s path, after the version: `1353/feed`. */
  path: string
  rows: readonly Kept<Row>[]
  /** By which they are sorted, ms UTC. */
  at: (row: Kept<Row>) => number
  order: 'asc' | 'desc'
  /** Fields for anyone who asks for none. */
  defaults: string
  /** `undefined` for a row that is counted in the page and not given: removed, or not for this token. */
  show: (row: Kept<Row>, fields: Field[]) => unknown
  /** The most that is given at once where it is less than elsewhere. */
  longest?: number
}

/** What is dated between `since` and `until`, and not later than now. */
export function within({ now }: Reading, { args }: Field) {
  const since = instant(args, 'since') ?? 0
  const until = Math.min(instant(args, 'until') ?? now, now)
  return ({ createdAt }: { createdAt: number }) => createdAt >= since && createdAt <= until
}

/** Where it would be more, lists of posts refuse, and others give as many; here all refuse. */
const longestPage = 100
const usualPage = 25

/**
 * One page of an edge. The limit counts rows before those that the token may not see are dropped:
 * so a page can be short, or empty, and still have a `next`. `next` is given whenever the page was
 * full before that, even if nothing follows.
 */
export function connect<Row>(reading: Reading, field: Field, listing: Listing<Row>): Connection {
  const wanted = Math.min(limitOf(field), listing.longest ?? longestPage)
  if (wanted === 0) return { data: [] }
  const short = shortened(reading, field, wanted)
  if (short.emptyAt !== undefined) {
    const next = pageLink(reading, field, listing.path, short.emptyAt, wanted)
    return { data: [], paging: { next } }
  }
  const after = placeOf(field.args.get('after'))
  const { order, at } = listing
  const rows = cutPage(listing.rows, { order, at, limit: short.limit, after })
  const fields = field.fields ?? parseFields(listing.defaults)
  const data = rows.flatMap(row => listing.show(row, fields) ?? [])
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return { data }
  const cursorOf = (row: Kept<Row>) => cursor({ at: at(row), seq: row.seq })
  const cursors = { before: cursorOf(first), after: cursorOf(last) }
  const isFull = rows.length === short.limit
  const next = pageLink(reading, field, listing.path, cursors.after, wanted)
  return { data, paging: { cursors, ...(isFull ? { next } : {}) } }
}

function limitOf(field: Field): number {
  const text = field.args.get('limit') ?? String(usualPage)
  if (!/^\d+$/.test(text)) throw badParameter('Param limit must be a non-negative integer')
  if (Number(text) > longestPage) {
    throw badParameter(`The limit of a list is ${longestPage}, not ${text}`)
  }
  return Number(text)
}

/**
 * What the faults `short-pages` and `too-much-data` make of a page. An empty page is answered once
 * for each place in the list; the cursor of its `next` is marked, so that the list goes on.
 */
function shortened(reading: Reading, field: Field, limit: number) {
  const heavy = reading.faults.use('too-much-data', reading.call, fault => limit > fault.above)
  if (heavy) throw tooMuchData()
  const fault = reading.faults.use('short-pages', reading.call)
  if (!fault) return { limit }
  if (fault.keep > 0) return { limit: Math.min(limit, fault.keep) }
  const at = field.args.get('after') ?? ''
  return at.endsWith(goOn) ? { limit } : { limit, emptyAt: at + goOn }
}

const goOn = '_'

const tooMuchData = () =>
  new GraphError(500, {
    message: "Please reduce the amount of data you're asking for, then retry your request",
    code: 1,
  })

function cursor(place: Place): string {
  return Buffer.from(`${place.at}.${place.seq}`).toString('base64url')
}

function placeOf(text: string | undefined): Place | undefined {
  const bare = text?.endsWith(goOn) ? text.slice(0, -1) : text
  if (!bare) return undefined
  const match = /^(\d+)\.(\d+)$/.exec(Buffer.from(bare, 'base64url').toString())
  if (!match) throw badParameter('Invalid cursor')
  return { at: Number(match[1]), seq: Number(match[2]) }
}

function pageLink(
  reading: Reading,
  field: Field,
  path: string,
  after: string,
  limit: number,
): string {
  const query = new URLSearchParams({ access_token: reading.token.token, pretty: '0' })
  for (const [name, value] of field.args) {
    if (!['after', 'limit'].includes(name)) query.set(name, value)
  }
  if (field.text !== '') query.set('fields', field.text)
  query.set('limit', String(limit))
  query.set('after', after)
  return `${reading.call.origin}/${reading.call.version}/${path}?${query}`
}

/**
 * What is counted of a post over its whole life. One name that is not known fails the whole question.
 * https://developers.facebook.com/docs/graph-api/reference/insights
 */
export function insightsEdge(
  reading: Reading,
  field: Field,
  scope: string,
  counts: Record<string, number>,
): Connection {
  if (!hasScope(reading, scope)) throw notPermitted(scope)
  const asked = (field.args.get('metric') ?? '').split(',')
  return {
    data: asked.map(name => {
      const value = Object.hasOwn(counts, name) ? counts[name] : undefined
      if (value === undefined) throw badParameter('The value must be a valid insights metric')
      return { name, period: 'lifetime', values: [{ value }] }
    }),
  }
}
