import type { Context as HonoContext } from 'hono'

/**
 * A table to keep as a file, sent as it is made: one of years is never held whole.
 * @param pieces of the table, in order; ended where whoever asked goes away
 */
export function csvAnswer(
  c: HonoContext,
  fileName: string,
  pieces: AsyncGenerator<string>,
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    async pull(stream) {
      const { value, done } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
  })
}
