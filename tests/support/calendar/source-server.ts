import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { serveOnLoopback } from '../network/serve-on-loopback.ts'

type Served =
  | string
  | {
      status?: number
      type?: string
      etag?: string
      body?: string
      headers?: Record<string, string>
    }
  | ((request: IncomingMessage, response: ServerResponse) => void)

/** A committee's server on loopback, whose answers a test changes, by path. */
export type SourceServer = {
  url: string
  serves: Record<string, Served>
  /** The paths that were asked for, with the ETag that was named. */
  asked: { path: string; etag: string | undefined }[]
}

export async function sourceServer(serves: SourceServer['serves'] = {}): Promise<SourceServer> {
  const played: SourceServer = { url: '', serves, asked: [] }
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request
    const known = headers['if-none-match']
    played.asked.push({ path, etag: known })
    const found = played.serves[path]
    if (typeof found === 'function') {
      found(request, response)
      return
    }
    const answer = typeof found === 'string' ? { body: found } : (found ?? { status: 404 })
    const { status = 200, etag, body, headers: more } = answer
    const isSame = etag !== undefined && etag === known
    response.writeHead(isSame ? 304 : status, { ...(etag !== undefined && { etag }), ...more })
    response.end(isSame ? undefined : body)
  })
  const port = await serveOnLoopback(server)
  played.url = `http://127.0.0.1:${port}`
  return played
}

export type Vevent = { uid: string; title: string; start: string; more?: string }

/** A calendar as Nextcloud or Google write it; `start`: what follows DTSTART. */
export const icsOf = (...events: Vevent[]): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events
    .map(
      ({ uid, title, start, more = '' }) =>
        `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${title}\r\nDTSTART${start}\r\n${more}END:VEVENT\r\n`,
    )
    .join('')}END:VCALENDAR\r\n`

/** A page with what it tells machines, in one script each. */
export const pageOf = (...documents: unknown[]): string =>
  `<!doctype html><html><head><title>Agenda</title>${documents
    .map(one => `<script type="application/ld+json">${JSON.stringify(one)}</script>`)
    .join('')}</head><body><p>Nos dates</p></body></html>`
