import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A shorter one is hardly shorter compressed, bytes. */
const shortest = 1024

/** A longer one would keep others waiting for some milliseconds: `compress` takes it piece by piece, characters. */
const longest = 256 * 1024

const zip = promisify(gzip)

/** A text for a client that reads gzip; a long one by a thread of the pool, so that others are answered. */
async function zipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return text.length > longest ? new Uint8Array(await zip(text)) : gzipSync(text)
}

/** Whether the client reads gzip. */
function readsGzip(c: HonoContext): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(c.req.header('accept-encoding') ?? '')
}

/** A JSON document that is given to many: its bytes, as they are and compressed. */
export type JsonDocument = { bytes: Uint8Array<ArrayBuffer>; zipped: Uint8Array<ArrayBuffer> }

export async function jsonDocument(value: unknown): Promise<JsonDocument> {
  const text = JSON.stringify(value)
  return { bytes: new TextEncoder().encode(text), zipped: await zipped(text) }
}

/** As the client reads it. */
export function documentAnswer(c: HonoContext, document: JsonDocument): Response {
  c.header('content-type', 'application/json')
  c.header('vary', 'Accept-Encoding')
  if (!readsGzip(c)) return c.body(document.bytes)
  c.header('content-encoding', 'gzip')
  return c.body(document.zipped)
}

/**
 * A value as JSON, compressed at once. `compress` would take it for a stream, whose compressor is
 * 270 kB that a thread of the pool asks for and this one gives back: each thread's share of the heap
 * keeps the most that it ever had (« Arenas », https://sourceware.org/glibc/wiki/MallocInternals), and
 * the way there and back costs more than the compressing.
 */
export function jsonAnswer(
  c: HonoContext,
  value: unknown,
  status: ContentfulStatusCode = 200,
): Response {
  const text = JSON.stringify(value)
  const length = Buffer.byteLength(text)
  c.header('content-type', 'application/json')
  if (length < shortest) {
    // By this `compress` knows to leave it alone.
    c.header('content-length', String(length))
    return c.body(text, status)
  }
  if (text.length > longest || !readsGzip(c)) return c.body(text, status)
  c.header('vary', 'Accept-Encoding', { append: true })
  c.header('content-encoding', 'gzip')
  return c.body(gzipSync(text), status)
}
