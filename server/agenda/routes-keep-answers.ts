import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { agendaPath, embedPath, pastPath, posterPath } from '../language/agenda-address.ts'
import { quarterOf } from './agenda.ts'
import type { Ask } from './routes-listing.ts'

/** All that is kept, at most; the agenda of a village, its pages and feeds, has a tenth. */
const mostBytes = 8 * 1024 * 1024

/** What a page is asked beside its commune; of any other, it would be kept again and again. */
const ownQuestions: Record<string, string[]> = {
  [posterPath]: ['semaine'],
  [agendaPath]: ['autour', 'des'],
  [embedPath]: ['autour', 'des'],
  [pastPath]: ['des'],
}

const zip = promisify(gzip)

type Bytes = Uint8Array<ArrayBuffer>
type Kept = { headers: Record<string, string>; etag: string; bytes: Bytes; zipped: Bytes }

/**
 * Keeps what was answered, compressed and with its tag, while it is true. A page depends on what the
 * database holds and on the quarter of an hour, in which no local date changes, and on nothing else
 * of the request than its path, its commune and what one page alone is asked: the poster its week, a
 * list which of its pages, and how far around. The database says whether anybody wrote since before the answer was made, this process or another (`Database.version`), and then nothing is kept: what
 * is asked for after a change never comes from before it. That costs one small question a request.
 * Who asks for what somebody else is being answered waits for that one answer.
 */
export function keepAnswers({
  database,
  clock,
}: Pick<Context, 'database' | 'clock'>): MiddlewareHandler<Env> {
  const kept = new Map<string, Kept>()
  /** What is being made, and asked for meanwhile; undefined: it came to nothing that is kept. */
  const making = new Map<string, Promise<Kept | undefined>>()
  let keptFor = ''
  let size = 0

  return async (c, next) => {
    const asked = ['commune', ...(ownQuestions[c.req.path] ?? [])]
    const key = JSON.stringify([c.req.path, ...asked.map(name => c.req.query(name))])
    const stamp = `${await database.version()} ${quarterOf(clock.now())}`
    if (stamp !== keptFor) {
      kept.clear()
      making.clear()
      keptFor = stamp
      size = 0
    }
    const underWay = making.get(key)
    // Without a breath where nothing is: of eight who ask at one moment the first must be seen by the next.
    const known = kept.get(key) ?? (underWay && (await underWay))
    if (known !== undefined) return answer(c, known)
    const own = Promise.withResolvers<Kept | undefined>()
    making.set(key, own.promise)
    let made: Kept | undefined
    try {
      await next()
      if (c.res.status === 200 && !c.res.headers.has('etag')) made = await madeOf(c.res)
    } finally {
      if (making.get(key) === own.promise) making.delete(key)
      own.resolve(made)
    }
    if (made === undefined) return
    const takes = made.bytes.length + made.zipped.length
    if (keptFor === stamp && size + takes <= mostBytes) {
      kept.set(key, made)
      size += takes
    }
    c.res = answer(c, made)
  }
}

async function madeOf(response: Response): Promise<Kept> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers: Record<string, string> = { vary: 'Accept-Encoding' }
  for (const name of ['content-type', 'content-disposition']) {
    const value = response.headers.get(name)
    if (value !== null) headers[name] = value
  }
  const etag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`
  return { headers, etag, bytes, zipped: new Uint8Array(await zip(bytes)) }
}

function answer(c: Ask, { headers, etag, bytes, zipped }: Kept): Response {
  const asked = c.req.header('if-none-match')
  if (asked !== undefined && (asked === '*' || asked.includes(etag.slice(2)))) {
    return new Response(null, { status: 304, headers: { etag, vary: 'Accept-Encoding' } })
  }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return new Response(bytes, { headers: { ...headers, etag } })
  }
  return new Response(zipped, { headers: { ...headers, etag, 'content-encoding': 'gzip' } })
}
